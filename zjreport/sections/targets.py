"""主要预期目标: the year's targets beside last year's actuals."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis import target
from ..blocks import Block, Cell, Chart, Column, Paragraph, Row, Table
from ..charts import ChartSpec, Series
from ..errors import DefinitionError
from ..indicators.model import Bound, Target
from ..indicators.periods import Period
from ..phrasing import period_name
from ..runs import Measure, as_runs, join_runs
from ._base import Context, Section
from ._cells import Notes, cell
from ._points import fact_or_none, point

__all__ = ["TargetsSection", "plugin"]


class TargetsSection(Section, frozen=True, kw_only=True):
    """A table of targets, a chart of them, or both.

    Attributes:
        indicators: which targets; by default all of the period.
        intro: text before the table.
        actual_period: the year of the actuals beside; by default the one before ``period``.
        chart: whether the targets of the commonest unit are also drawn beside their actuals.
    """

    kind = "targets"

    indicators: list[str] = []
    intro: str = ""
    actual_period: str = ""
    chart: bool = False
    source: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, introduction, table and chart."""
        aims = self._aims(context)
        before = Period.parse(self.actual_period) if self.actual_period else context.period.year_ago()
        yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        yield self._table(context, aims, before)
        if self.chart:
            yield from self._chart(context, aims, before)

    def _aims(self, context: Context) -> list[Target]:
        of_period = {
            aim.indicator: aim
            for aim in context.data.targets
            if aim.period == context.period and aim.area == context.area
        }
        for id in self.indicators:
            target(context.data, id, context.period, context.area)
        if not of_period:
            raise DefinitionError(
                f"there are no targets for {context.period}", code="targets.none", hint="give period: here"
            )
        return [of_period[id] for id in self.indicators or of_period]

    def _table(self, context: Context, aims: list[Target], before: Period) -> Table:
        notes = Notes()
        columns = (
            Column("指标", weight=4.2),
            Column("单位", align="center", weight=1.4),
            Column(f"{period_name(before)}实绩", align="decimal", weight=1.8),
            Column(f"{period_name(context.period)}目标", align="decimal", weight=1.8),
        )
        rows = tuple(_row(context, aim, before, notes) for aim in aims)
        return Table(columns, rows, notes=notes.lines(context), source=context.text(self.source))

    def _chart(self, context: Context, aims: list[Target], before: Period) -> Iterable[Block]:
        units = [context.fact(Measure.TARGET, aim.indicator, period=aim.period).unit for aim in aims]
        unit = max(units, key=units.count)
        drawn = [
            aim
            for aim, own in zip(aims, units, strict=True)
            if own == unit
            and fact_or_none(context, Measure.LEVEL, aim.beside or aim.indicator, period=before)
        ]
        if not drawn:
            return
        actual = [context.fact(Measure.LEVEL, aim.beside or aim.indicator, period=before) for aim in drawn]
        planned = [context.fact(Measure.TARGET, aim.indicator, period=aim.period) for aim in drawn]
        names = tuple(context.speaker.name(fact.indicator, short=True) for fact in planned)
        spec = ChartSpec(
            "target-progress",
            names,
            (
                Series(
                    as_runs(f"{period_name(before)}实绩"),
                    tuple(point(context, fact) for fact in actual),
                    unit,
                ),
                Series(
                    as_runs(f"{period_name(context.period)}目标"),
                    tuple(point(context, fact) for fact in planned),
                    unit,
                ),
            ),
            title=context.text(self.title),
            unit=unit,
            alt="；".join(
                f"{context.data.indicator(aim.indicator).name}目标{fact.value}{unit}"
                for aim, fact in zip(drawn, planned, strict=True)
            ),
        )
        yield Chart(spec, source=context.text(self.source))


def _row(context: Context, aim: Target, before: Period, notes: Notes) -> Row:
    beside = aim.beside or aim.indicator
    measure = Measure.GROWTH if aim.bound is Bound.GROWTH else Measure.LEVEL
    actual = fact_or_none(context, measure, beside, period=before)
    fact = context.fact(Measure.TARGET, aim.indicator, period=aim.period)
    name = join_runs([context.speaker.name(fact.indicator), notes.mark(aim.note)])
    return Row((Cell(name), Cell(as_runs(fact.unit)), cell(context, actual), cell(context, fact)))


plugin = TargetsSection
