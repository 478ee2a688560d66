"""主要预期目标: the year's targets beside last year's actuals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..blocks import Block, Cell, Chart, Column, Orientation, Paragraph, Row, Table
from ..errors import DefinitionError
from ..indicators.periods import Period
from ..phrasing import period_name
from ..runs import join_runs
from ._aims import Aim, aim_of, named_actuals, target_chart
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._points import noted

__all__ = ["TargetsSection", "plugin"]


class TargetsSection(Section, frozen=True, kw_only=True):
    """A table of targets, a chart of them, or both.

    Attributes:
        indicators: which targets; by default all of the period.
        intro: text before the table.
        actual_period: the year of the actuals beside; by default the one before ``period``.
        source: the source line below table and chart.
        chart: whether the targets of the commonest unit are also drawn beside their actuals.
        orientation: ``landscape`` sets the table on a page turned on its side, ``portrait`` never;
            ``auto`` where its columns have no room upright at a readable size.
    """

    kind = "targets"

    indicators: list[str] = []
    intro: str = ""
    actual_period: str = ""
    chart: bool = False
    source: str = ""
    orientation: Orientation = "auto"

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, introduction, table and chart."""
        before = Period.parse(self.actual_period) if self.actual_period else context.period.year_ago()
        aims = [aim_of(context, id, before) for id in self.indicators or self._all(context)]
        yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        yield self._table(context, aims, before)
        if self.chart:
            yield from self._chart(context, aims, before)

    def _all(self, context: Context) -> list[str]:
        ids = [
            aim.indicator
            for aim in context.data.targets
            if aim.period.same_span(context.period) and aim.area == context.area
        ]
        if not ids:
            raise DefinitionError(
                f"there are no targets for {context.period}", code="targets.none", hint="give period: here"
            )
        return ids

    def _table(self, context: Context, aims: Sequence[Aim], before: Period) -> Table:
        notes = Notes()
        columns = (
            Column("指标", weight=4.2),
            Column("单位", align="center", weight=1.4),
            Column(f"{period_name(before)}实绩", align="decimal", weight=1.8),
            Column(f"{period_name(context.period)}目标", align="decimal", weight=1.8),
        )
        rows = tuple(_row(context, aim, notes) for aim in aims)
        return Table(
            columns,
            rows,
            notes=notes.lines(context),
            source=context.text(self.source),
            orientation=self.orientation,
        )

    def _chart(self, context: Context, aims: Sequence[Aim], before: Period) -> Iterable[Block]:
        units = [aim.fact.unit for aim in aims]
        unit = max(units, key=units.count)
        drawn = [aim for aim in aims if aim.fact.unit == unit and aim.beside and aim.beside.value is not None]
        if not drawn:
            return
        title = context.text(self.title)
        spec = target_chart(context, drawn, before, context.period, title)
        source = noted(context.text(self.source), named_actuals(context, drawn))
        yield Chart(spec, source=source)


def _row(context: Context, aim: Aim, notes: Notes) -> Row:
    fact, beside = aim.fact, aim.beside
    marks = [notes.mark(fact.note, fact.sources[0])]
    if beside is not None:
        marks.append(notes.mark(status_note(beside.status_word), beside.sources[0]))
    name = join_runs([aim.name(context), *marks])
    unit = context.speaker.unit(fact)
    return Row((Cell(name), Cell(unit), cell(context, beside), cell(context, fact)))


plugin = TargetsSection
