"""Levels below zero, of which no percentage can be said: losses, deficits, and what turns into them."""

from __future__ import annotations

from decimal import Decimal

from ..indicators.model import IndicatorSet, Prices
from ..indicators.periods import Period
from ..quantities import is_ratio
from ..runs import Basis, Measure
from .comparability import base_of, printed
from .levels import observe, refuse
from .movements import Swing, Way

__all__ = ["swing"]


def swing(data: IndicatorSet, id: str, period: Period, area: str = "") -> Swing:
    """How a level lies to zero against the same period last year; ``value`` is the change.

    Raises:
        RefusalError: both levels are above zero, one is not known, they may not be compared, or
            the indicator is a ratio or an index.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if is_ratio(unit) or indicator.prices is Prices.INDEX:
        raise refuse("swing", indicator, period, "a ratio or an index has a change, and no loss")
    base = base_of(data, indicator, row, "swing")
    if row.value is None or base.value is None:
        raise refuse("swing", indicator, period, "a level is missing")
    own, before = printed(row, indicator), printed(base, indicator)
    way = _way(row.value, base.value, stayed=own.value == before.value)
    if way is None:
        raise refuse("swing", indicator, period, f"{own.value} and {before.value} are not below zero")
    return Swing(
        measure=Measure.SWING,
        indicator=indicator,
        period=period,
        area=area,
        value=own.value - before.value,
        unit=own.unit,
        decimals=indicator.decimals,
        status_word=row.status_word or base.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
        way=way,
        own=own.value,
        base=before.value,
    )


def _way(own: Decimal, base: Decimal, *, stayed: bool) -> Way | None:
    """How the levels lie to zero; whether a loss has ``stayed`` is told by the printed ones."""
    if base == 0:
        return Way.FROM_NOTHING if own else None
    if base > 0:
        return Way.TO_LOSS if own < 0 else None
    if own > 0:
        return Way.TO_GAIN
    if stayed:
        return Way.LOSS_STAYED
    return Way.LOSS_GREW if own < base else Way.LOSS_SHRANK
