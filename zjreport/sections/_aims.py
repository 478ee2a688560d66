"""Targets beside what they are measured by, in one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis import Fact, TargetFact, actual, converted, elapsed, target
from ..charts import ChartSpec, Point, Series
from ..errors import RefusalError
from ..indicators.model import Bound
from ..indicators.periods import Period
from ..phrasing import period_name
from ..quantities import is_percent
from ..runs import Runs, as_runs, join_runs
from ._alt import alt_text
from ._base import Context
from ._points import point

__all__ = ["Aim", "aim_of", "named_actuals", "target_chart"]

_TIME_MARK = "序时进度"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target, and the fact beside it: a growth rate beside a growth target, else a level."""

    fact: TargetFact
    beside: Fact | None

    def name(self, context: Context, *, short: bool = False) -> Runs:
        """The indicator's name; a growth target of a level is one of its 增速."""
        indicator = self.fact.indicator
        suffix = "增速" if self.fact.bound is Bound.GROWTH and not is_percent(indicator.unit) else ""
        return join_runs([context.speaker.name(indicator, short=short), as_runs(suffix)])


def aim_of(context: Context, id: str, period: Period, *, strict: bool = True) -> Aim:
    """The target for the briefing's period, with the fact of ``period`` beside it if it is known.

    Raises:
        RefusalError: there is no such target; unless ``strict``, one of another period is taken
            where it is the only one.
    """
    try:
        fact = target(context.data, id, context.period, context.area)
    except RefusalError:
        if strict:
            raise
        fact = target(context.data, id, None, context.area)
    return Aim(fact, _beside(context, fact, period))


def _beside(context: Context, aim: TargetFact, period: Period) -> Fact | None:
    try:
        return converted(actual(context.data, aim.beside, aim, period, context.area), aim.unit)
    except RefusalError:
        return None


def named_actuals(context: Context, aims: Sequence[Aim]) -> list[tuple[Runs, Fact | None]]:
    """The facts beside the targets with the names they are drawn under."""
    return [(aim.name(context, short=True), aim.beside) for aim in aims]


def target_chart(
    context: Context, aims: Sequence[Aim], before: Period, period: Period, title: Runs
) -> ChartSpec:
    """Targets of one unit beside their actuals; ``before`` and ``period`` name the two series.

    While the year of the targets runs, a mark tells how much of it is over.
    """
    unit = aims[0].fact.unit
    names = tuple(aim.name(context, short=True) for aim in aims)
    series = (
        Series(
            as_runs(f"{period_name(before)}实绩"), tuple(point(context, aim.beside) for aim in aims), unit
        ),
        Series(as_runs(f"{period_name(period)}目标"), tuple(point(context, aim.fact) for aim in aims), unit),
    )
    mark = _time_mark(context, aims, before)
    return ChartSpec(
        "target-progress",
        names,
        series,
        title=title,
        unit="" if is_percent(unit) else unit,
        alt=alt_text(title, names, series, as_runs(f"{_TIME_MARK}{mark.label}" if mark else "")),
        target=mark,
        target_name=as_runs(_TIME_MARK if mark else ""),
    )


def _time_mark(context: Context, aims: Sequence[Aim], period: Period) -> Point | None:
    """How much of the targets' year is over, where every one of them runs with the calendar."""
    if any(aim.fact.period.year != period.year for aim in aims):
        return None
    try:
        over = [elapsed(context.data, aim.fact.indicator.id, period, context.area) for aim in aims]
    except RefusalError:
        return None
    return point(context, over[0])
