"""Gaps between two indicators or two areas, always between the printed numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import POINTS, is_percent
from ..runs import Basis, Measure
from .facts import Fact, Gap
from .growth import growth
from .levels import level, refuse

__all__ = ["growth_gap", "level_gap"]

FactOf = Callable[[IndicatorSet, str, Period, str], Fact]


def growth_gap(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    other: str = "",
    other_area: str | None = None,
) -> Gap:
    """How far this growth lies above (+) or below (-) another's, in percentage points.

    The other is another indicator, another area, or both.

    Raises:
        RefusalError: one of the two rates is not known.
    """
    return _gap(growth, data, id, period, area, other, other_area)


def level_gap(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    other: str = "",
    other_area: str | None = None,
) -> Gap:
    """How far this level lies above (+) or below (-) another's; points where both are ratios.

    Raises:
        RefusalError: one of the two levels is not known, or their units differ.
    """
    return _gap(level, data, id, period, area, other, other_area)


def _gap(
    fact_of: FactOf,
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str,
    other: str,
    other_area: str | None,
) -> Gap:
    indicator = data.indicator(id)
    if not other and other_area is None:
        raise refuse("gap", indicator, period, "nothing was named to compare with")
    own = fact_of(data, id, period, area)
    reference = fact_of(data, other or id, period, area if other_area is None else other_area)
    if own.value is None or reference.value is None or own.unit != reference.unit:
        raise refuse(
            "gap",
            indicator,
            period,
            f"{own.unit or 'words'} cannot be compared with {reference.unit or 'words'}",
        )
    mine, theirs = own.quantity.rounded(), reference.quantity.rounded()
    return Gap(
        measure=Measure.GAP,
        indicator=indicator,
        period=period,
        area=area,
        value=mine - theirs,
        unit=POINTS if is_percent(own.unit) or own.unit == POINTS else own.unit,
        status_word=own.status_word or reference.status_word,
        basis=Basis.COMPUTED,
        sources=own.sources + reference.sources,
        reference_name=(data.indicator(other).name if other else "") or (other_area or ""),
        own=Decimal(mine),
        reference=Decimal(theirs),
    )
