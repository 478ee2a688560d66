"""Levels as multiples of earlier ones, and growth beyond a doubling in times instead of percent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Prices
from ..indicators.periods import Period
from ..quantities import PERCENT, is_ratio, round_decimal
from ..runs import Basis, Measure, Source
from .comparability import half_step, in_unit_of, incomparable, real_rate_meant
from .facts import Fact
from .growth import growth
from .levels import find, observe, refuse
from .movements import Multiple

__all__ = ["TIMES", "in_times", "multiple"]

TIMES = "倍"
_DECIMALS = 1
_HALF_A_TENTH = Decimal("0.05")
_DOUBLINGS = {Decimal(2) ** power: power for power in range(1, 5)}


def in_times(fact: Fact, *, beyond: Decimal = Decimal(100)) -> Fact:
    """Growth in times (增长1.4倍 for 136 %), if it is at least ``beyond`` percent; else the fact itself."""
    if fact.measure is not Measure.GROWTH or fact.unit != PERCENT:
        return fact
    printed = fact.quantity.rounded()
    if printed < max(beyond, Decimal(100)):
        return fact
    return replace(fact, value=printed / 100, unit=TIMES, decimals=_DECIMALS, basis=Basis.COMPUTED)


def multiple(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, since: Period | None = None
) -> Multiple:
    """How many times the level of ``since`` (or of a year ago) this level is; for increases only.

    Where the level of a year ago is not known, the published growth rate tells.

    Raises:
        RefusalError: the levels do not tell, or this one is not larger than the other.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    reference = period.year_ago() if since is None else since
    if not reference < period:
        raise refuse("multiple", indicator, period, f"{reference} is not before it")
    if is_ratio(row.unit or indicator.unit) or indicator.prices is Prices.INDEX:
        raise refuse("multiple", indicator, period, "ratios and indices change by points")
    base = find(data, id, reference, area)
    if base is not None and base.value is not None and row.value is not None:
        ratio, sources = _of_levels(data, indicator, row, base)
    else:
        ratio, sources = _of_rate(data, indicator, row, since)
    if round_decimal(ratio, _DECIMALS) <= 1:
        raise refuse(
            "multiple", indicator, period, "倍 is for increases only", hint="say its growth or its change"
        )
    doublings = _DOUBLINGS.get(round_decimal(ratio, _DECIMALS), 0)
    return Multiple(
        measure=Measure.MULTIPLE,
        indicator=indicator,
        period=period,
        area=area,
        value=ratio,
        unit=TIMES,
        decimals=_DECIMALS,
        status_word=row.status_word,
        basis=Basis.COMPUTED,
        sources=sources,
        since=reference,
        doublings=doublings if ratio >= Decimal(2) ** doublings else 0,
    )


def _of_levels(
    data: IndicatorSet, indicator: Indicator, row: Observation, base: Observation
) -> tuple[Decimal, tuple[Source, ...]]:
    reason = real_rate_meant(indicator, row.unit or indicator.unit) or incomparable(data, row, base)
    if reason:
        raise refuse("multiple", indicator, row.period, reason)
    base = in_unit_of(row, base, indicator)
    if row.value is None or base.value is None or base.value <= 0:
        raise refuse("multiple", indicator, row.period, f"the base is {base.value}")
    ratio = row.value / base.value
    doubt = (half_step(row, indicator) + ratio * half_step(base, indicator)) / base.value
    if doubt > _HALF_A_TENTH:
        raise refuse("multiple", indicator, row.period, "the levels are rounded too coarsely to prove it")
    return ratio, (row.origin("value"), base.origin("value"))


def _of_rate(
    data: IndicatorSet, indicator: Indicator, row: Observation, since: Period | None
) -> tuple[Decimal, tuple[Source, ...]]:
    if since is not None and not since.same_span(row.period.year_ago()):
        raise refuse("multiple", indicator, row.period, f"the level of {since} is not known")
    if indicator.prices is not Prices.CURRENT and real_rate_meant(indicator, row.unit or indicator.unit):
        raise refuse(
            "multiple", indicator, row.period, "a rate at constant prices proves no multiple of levels"
        )
    try:
        fact = growth(data, row.indicator, row.period, row.area)
    except RefusalError as error:
        raise refuse("multiple", indicator, row.period, error.message) from error
    if fact.qualifier or fact.basis is not Basis.PUBLISHED:
        raise refuse("multiple", indicator, row.period, "a rate with a hedge proves no multiple")
    return 1 + fact.quantity.rounded() / 100, fact.sources
