"""Targets, how far the actual has come, and whether it is ahead of the calendar."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Accumulation, Bound, IndicatorSet, Target
from ..indicators.periods import Frequency, Period
from ..quantities import PERCENT, POINTS, Quantity, decimals_of, is_ratio, points_of
from ..runs import Basis, Measure
from .facts import Completion, Fact, TargetFact
from .growth import RATE_DECIMALS, growth
from .levels import level, refuse

__all__ = ["actual", "completion", "elapsed", "progress", "target"]

_QUALIFIERS = {Bound.AT_LEAST: "以上", Bound.AT_MOST: "以内", Bound.ABOUT: "左右"}
_HEDGES = {
    **dict.fromkeys(("以上", "不低于", "不少于", "超过", "高于"), Bound.AT_LEAST),
    **dict.fromkeys(("以内", "以下", "不超过", "不高于", "低于"), Bound.AT_MOST),
    **dict.fromkeys(("左右", "约", "大约", "上下"), Bound.ABOUT),
}
_STRICT = ("超过", "高于", "低于")
_ABOUT = 20


def target(data: IndicatorSet, id: str, period: Period | None = None, area: str = "") -> TargetFact:
    """The aim for an indicator; without a period, the only one there is.

    A period within a year that runs from January is measured by the year's aim, unless it has one
    of its own.

    Raises:
        RefusalError: there is none, or there are several and no period was named.
    """
    indicator = data.indicator(id)
    aims = [aim for aim in data.targets if aim.indicator == id and aim.area == area]
    found = aims if period is None else _of_period(aims, period)
    if len(found) != 1:
        periods = ", ".join(str(aim.period) for aim in aims)
        raise RefusalError(
            f"{len(found) or 'no'} targets of {indicator.name} ({id}) for {period or 'any period'}",
            code="refused.target",
            hint=f"there are targets for {periods}; name one with period="
            if periods
            else "give one in the sheet of targets",
        )
    return _fact(data, found[0])


def _of_period(aims: list[Target], period: Period) -> list[Target]:
    exact = [aim for aim in aims if aim.period.same_span(period)]
    if exact or period.start_month != 1:
        return exact
    return [aim for aim in aims if aim.period == Period(period.year, Frequency.ANNUAL)]


def _fact(data: IndicatorSet, aim: Target) -> TargetFact:
    indicator = data.indicator(aim.indicator)
    return TargetFact(
        measure=Measure.TARGET,
        indicator=indicator,
        period=aim.period,
        area=aim.area,
        value=aim.value,
        unit=aim.unit or (PERCENT if aim.bound is Bound.GROWTH else indicator.unit),
        decimals=decimals_of(aim.value),
        qualifier=aim.qualifier or _QUALIFIERS.get(aim.bound, ""),
        sources=(aim.origin("value"),),
        bound=aim.bound,
        note=aim.note,
        beside=aim.beside or aim.indicator,
    )


def actual(data: IndicatorSet, id: str, aim: TargetFact, period: Period, area: str = "") -> Fact:
    """What a target is measured by: the growth for growth targets, else the level.

    Raises:
        RefusalError: it was not published.
    """
    return (growth if aim.bound is Bound.GROWTH else level)(data, id, period, area)


def completion(data: IndicatorSet, id: str, period: Period, area: str = "") -> Completion:
    """The actual against the target of the period, or of its year.

    For levels to reach, the value is the actual in percent of the target.  A growth rate, a ratio
    and an upper bound have no completion rate: the value is then the gap, in points or in the unit.

    Raises:
        RefusalError: target or actual is missing, the actual is hedged, or the target is not
            positive.
    """
    aim = target(data, id, period, area)
    done = actual(data, id, aim, period, area)
    if aim.value is None or done.value is None or done.qualifier:
        raise refuse("completion", aim.indicator, period, "the actual is no number, or has a hedge")
    own = done.quantity.in_unit(aim.unit)
    bound = _asked(aim)
    by_gap = aim.bound is Bound.GROWTH or bound is Bound.AT_MOST or is_ratio(aim.unit)
    if by_gap:
        value = own.rounded() - aim.value
        unit = points_of(aim.unit) if is_ratio(aim.unit) else aim.unit
    elif aim.value > 0:
        value, unit = own.value / aim.value * 100, PERCENT
    else:
        raise refuse("completion", aim.indicator, period, "the target is not positive")
    return Completion(
        measure=Measure.COMPLETION,
        indicator=aim.indicator,
        period=period,
        area=area,
        value=value,
        unit=unit,
        decimals=None if by_gap else RATE_DECIMALS,
        status_word=done.status_word,
        basis=Basis.COMPUTED,
        sources=done.sources + aim.sources,
        actual=own.value,
        aim=aim.value,
        bound=bound,
        met=_met(own, aim.value, bound) and not (aim.qualifier in _STRICT and own.rounded() == aim.value),
        by_gap=by_gap,
        by_growth=aim.bound is Bound.GROWTH,
    )


def _asked(aim: TargetFact) -> Bound:
    """The test that a target asks for: its bound or, of a level or a rate, the hedge printed with it."""
    if aim.bound in (Bound.LEVEL, Bound.GROWTH):
        return _HEDGES.get(aim.qualifier, aim.bound)
    return aim.bound


def _met(own: Quantity, aim: Decimal, bound: Bound) -> bool:
    printed = own.rounded()
    if bound is Bound.AT_MOST:
        return printed <= aim
    if bound is Bound.ABOUT:
        return abs(printed - aim) <= abs(aim) / _ABOUT
    return printed >= aim


def elapsed(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """How much of its target's year is over, in percent (序时进度): months of 12.

    Raises:
        RefusalError: there is no completion rate, the target is not of the whole year, the value is
            no sum from January on, or the year is over.
    """
    done = completion(data, id, period, area)
    accumulation = done.indicator.accumulation
    cumulative = accumulation is Accumulation.YEAR_TO_DATE or period.is_cumulative
    if done.by_gap or period.start_month != 1 or not cumulative or accumulation is Accumulation.STOCK:
        raise refuse("progress", done.indicator, period, "only a sum from January on runs with the calendar")
    aim = target(data, id, period, area)
    if aim.period.months != 12:
        raise refuse("progress", done.indicator, period, "its target is not of the whole year")
    if period.months == 12:
        hint = "say its completion alone"
        raise refuse(
            "progress", done.indicator, period, "the year is over, and the calendar with it", hint=hint
        )
    return Fact(
        measure=Measure.PROGRESS,
        indicator=done.indicator,
        period=period,
        area=area,
        value=Decimal(period.end_month) / 12 * 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        basis=Basis.COMPUTED,
        sources=aim.sources,
    )


def progress(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """How far the completion rate is ahead (+) of the calendar's, or behind (-), in points.

    Raises:
        RefusalError: as of :func:`elapsed`.
    """
    by_calendar = elapsed(data, id, period, area)
    done = completion(data, id, period, area)
    return replace(
        by_calendar,
        value=done.quantity.rounded() - by_calendar.quantity.rounded(),
        unit=POINTS,
        status_word=done.status_word,
        sources=done.sources,
    )
