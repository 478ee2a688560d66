"""Gaps between two indicators or two areas, always between the printed numbers."""

from __future__ import annotations

from collections.abc import Callable

from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import PERCENT, Quantity, is_ratio, points_of
from ..runs import Basis, Measure
from .facts import Fact, Gap
from .growth import growth
from .kinds import refuse_two_kinds
from .levels import level, refuse, refuse_index

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
        RefusalError: one of the two rates is not known, or is a change in points, or the two rates
            of one indicator are not of one kind.
    """
    return _gap(_rate, data, id, period, area, other, other_area)


def _rate(data: IndicatorSet, id: str, period: Period, area: str) -> Fact:
    fact = growth(data, id, period, area)
    if fact.value is not None and fact.unit != PERCENT:
        raise refuse(
            "gap", fact.indicator, period, "it changes by points, not by percent", hint="compare its levels"
        )
    return fact


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
        RefusalError: one of the two levels is not known, their units differ, or it is an index.
    """
    refuse_index("gap", data.indicator(id), period)
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
    theirs = fact_of(data, other or id, period, area if other_area is None else other_area)
    if own.measure is Measure.GROWTH:
        refuse_two_kinds(data, "gap", own, theirs)
    reference = _comparable(own, theirs).rounded()
    mine = own.quantity.rounded()
    return Gap(
        measure=Measure.GAP,
        indicator=indicator,
        period=period,
        area=area,
        value=mine - reference,
        unit=points_of(own.unit) if is_ratio(own.unit) else own.unit,
        status_word=own.status_word or theirs.status_word,
        basis=Basis.COMPUTED,
        sources=own.sources + theirs.sources,
        reference_name=(data.indicator(other).name if other else "") or (other_area or ""),
        own=mine,
        reference=reference,
    )


def _comparable(own: Fact, other: Fact) -> Quantity:
    """The other number, in the unit of the own one.

    Raises:
        RefusalError: one of them is no number, is hedged, or they measure different things.
    """
    for fact in (own, other):
        if fact.value is None or fact.qualifier:
            raise refuse(
                "gap", fact.indicator, fact.period, "words, or a number with a hedge, prove no exact gap"
            )
    if is_ratio(own.unit) != is_ratio(other.unit):
        raise refuse(
            "gap", own.indicator, own.period, f"{own.unit} cannot be compared with {other.unit or 'words'}"
        )
    return other.quantity.in_unit(own.unit)
