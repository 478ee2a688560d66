"""Changes of growth rates, always between the rates as printed."""

from __future__ import annotations

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Observation
from ..indicators.periods import Period
from ..quantities import PERCENT, POINTS
from ..runs import Basis, Measure
from .comparability import breaks_between
from .earlier import earlier_periods
from .facts import Fact
from .growth import growth
from .kinds import refuse_two_kinds
from .levels import find, observe, refuse
from .movements import Pace

__all__ = ["pace"]


def pace(data: IndicatorSet, id: str, period: Period, area: str = "", *, since: Period | None = None) -> Pace:
    """How the growth rate changed against that of ``since``, in percentage points.

    Without ``since`` it is the period that a release compares with: the cumulative period before,
    or the single period before (see :func:`~zjreport.analysis.earlier.earlier_periods`).

    Raises:
        RefusalError: one of the two rates is not known or has a hedge, the two are not of one kind,
            the indicator changes by points, or the series breaks between the two.
    """
    indicator = data.indicator(id)
    own = _rate(data, id, period, area)
    reference, other = _reference(data, id, period, area, since)
    if breaks_between(data, observe(data, id, period, area), other):
        raise refuse("pace", indicator, period, f"the series breaks after {reference}")
    rate = _rate(data, id, other.period, area)
    refuse_two_kinds(data, "pace", own, rate)
    mine, theirs = own.quantity.rounded(), rate.quantity.rounded()
    return Pace(
        measure=Measure.PACE,
        indicator=indicator,
        period=period,
        area=area,
        value=mine - theirs,
        unit=POINTS,
        status_word=own.status_word,
        basis=Basis.COMPUTED,
        sources=own.sources + rate.sources,
        own=mine,
        reference=theirs,
        since=reference,
    )


def _rate(data: IndicatorSet, id: str, period: Period, area: str) -> Fact:
    fact = growth(data, id, period, area)
    if fact.unit != PERCENT:
        raise refuse(
            "pace", fact.indicator, period, "it changes by points, not by percent", hint="say its change"
        )
    if fact.qualifier:
        raise refuse("pace", fact.indicator, period, "a rate with a hedge proves no exact difference")
    return fact


def _reference(
    data: IndicatorSet, id: str, period: Period, area: str, since: Period | None
) -> tuple[Period, Observation]:
    indicator = data.indicator(id)
    if since is not None:
        if not since < period:
            raise refuse("pace", indicator, period, f"{since} is not before it")
        return since, observe(data, id, since, area)
    candidates = tuple(earlier_periods(indicator, period))
    for candidate in candidates:
        if row := _with_rate(data, id, candidate, area):
            return candidate, row
    raise refuse(
        "pace",
        indicator,
        period,
        f"no growth rate of {' or '.join(map(str, candidates)) or 'the period before'} is known",
        hint="give its rate, or name another period with since=",
    )


def _with_rate(data: IndicatorSet, id: str, period: Period, area: str) -> Observation | None:
    row = find(data, id, period, area)
    if row is None:
        return None
    try:
        growth(data, id, period, area)
    except RefusalError:
        return None
    return row
