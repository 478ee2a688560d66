"""The main table: indicators by row, what is known of them by column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import msgspec

from ..analysis import Fact, Rank, RankChange, TargetFact, find
from ..blocks import Block, Cell, Column, Orientation, Paragraph, Row, Table
from ..indicators.model import Bound, Indicator, Observation
from ..indicators.periods import Period
from ..runs import Measure, Runs, digit_groups, join_runs
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._columns import ColumnName, Frame, column_of, fact_of, last_part, stated_unit
from ._points import fact_or_none

__all__ = ["IndicatorTableSection", "plugin"]

_MARKED = {"indent": "", "#": "# ", "其中": "其中："}


class IndicatorTableSection(Section, frozen=True, kw_only=True):
    """A table of indicators.

    Attributes:
        indicators: the rows; a part (其中) of the row above is indented by its ``parent``.
        columns: what is told of each: ``level`` and ``growth`` are of the briefing's period, which is the
            year so far; ``single`` and ``single_growth`` of its last month or quarter; ``wider_growth`` and
            ``gap`` set the growth against that of ``wider``.
        wider: the wider area, as the data names it.
        single_period: another period for ``single`` and ``single_growth``.
        of_which: how parts are marked: indented alone, with # or, the first of them, with 其中.
        caption: whether the title is the table's caption (default) or a heading of the text.
        intro: text before the table.
        notes: lines below the table; the indicators' own notes are added with their marks.
        source: the source line.
        orientation: ``landscape`` sets the table on a page turned on its side, ``portrait`` never;
            ``auto`` where its columns have no room upright at a readable size.
    """

    kind = "indicator-table"

    indicators: list[str]
    columns: list[ColumnName] = msgspec.field(default_factory=lambda: ["unit", "level", "growth"])
    wider: str = "全省"
    single_period: str = ""
    of_which: Literal["indent", "#", "其中"] = "indent"
    caption: bool = True
    intro: str = ""
    notes: list[str] = []
    source: str = ""
    orientation: Orientation = "auto"

    def render(self, context: Context) -> Iterable[Block]:
        """Heading or caption, and the table."""
        if not self.caption:
            yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        notes, frame = Notes(), self._frame(context)
        rows = tuple(self._row(context, id, notes, frame) for id in self.indicators)
        yield Table(
            (Column("指标", weight=4), *(self._column(context, name, frame) for name in self.columns)),
            rows,
            title=context.text(self.title) if self.caption else (),
            unit=self._one_unit(context),
            notes=(*notes.lines(context), *(context.text(note) for note in self.notes)),
            source=context.text(self.source),
            orientation=self.orientation,
        )

    def _frame(self, context: Context) -> Frame:
        single = Period.parse(self.single_period) if self.single_period else last_part(context.period)
        return Frame(single, self.wider, spans=any(name.startswith("single") for name in self.columns))

    def _column(self, context: Context, name: ColumnName, frame: Frame) -> Column:
        column = column_of(context, name, frame)
        if name == "rank":
            return replace(column, title=f"{self._one_scope(context)}{column.title}")
        return column

    def _one_unit(self, context: Context) -> str:
        """The unit above the table, where no column says it and all rows share it."""
        if "unit" in self.columns or not {"level", "single", "change", "target"} & set(self.columns):
            return ""
        units = {unit for id in self.indicators if (unit := _unit(context, id))}
        return units.pop() if len(units) == 1 else ""

    def _one_scope(self, context: Context) -> str:
        """Among whom the ranks are, where all are among the same."""
        rows = (find(context.data, id, context.period, context.area) for id in self.indicators)
        scopes = {row.rank_scope for row in rows if row and (row.rank is not None or row.rank_word)}
        scope = scopes.pop() if len(scopes) == 1 else ""
        return scope if not digit_groups(scope) else ""

    def _row(self, context: Context, id: str, notes: Notes, frame: Frame) -> Row:
        indicator = context.data.indicator(id)
        row = find(context.data, id, context.period, context.area)
        marks = _marks(row, notes) if row else []
        depth = self._depth(context, indicator)
        name = join_runs([self._mark(indicator, depth), context.speaker.name(indicator), *marks])
        cells = (
            self._unit_cell(context, indicator)
            if column == "unit"
            else self._cell(context, fact_of(context, column, id, frame), row, column, notes)
            for column in self.columns
        )
        return Row((Cell(name), *cells), indent=depth)

    def _mark(self, indicator: Indicator, depth: int) -> str:
        """The sign of a part; 其中 stands before the first only, behind its whole."""
        before = self.indicators[self.indicators.index(indicator.id) - 1]
        if not depth or (self.of_which == "其中" and before != indicator.parent):
            return ""
        return _MARKED[self.of_which]

    def _depth(self, context: Context, indicator: Indicator) -> int:
        """How many of the indicators it is part of stand in the table."""
        depth, parent = 0, indicator.parent
        while parent in self.indicators and depth < len(self.indicators):
            depth, parent = depth + 1, context.data.indicator(parent).parent
        return depth

    def _unit_cell(self, context: Context, indicator: Indicator) -> Cell:
        return Cell(context.speaker.unit_of(indicator, _unit(context, indicator.id)))

    def _cell(
        self, context: Context, fact: Fact | None, row: Observation | None, column: ColumnName, notes: Notes
    ) -> Cell:
        filled = self._filled(context, fact, row, column)
        if fact is None or (row is not None and fact.status_word == row.status_word):
            return filled
        # A status that is not the row's own is marked at its figure.
        return Cell(join_runs([filled.runs, notes.mark(status_note(fact.status_word), fact.sources[0])]))

    def _filled(
        self, context: Context, fact: Fact | None, row: Observation | None, column: ColumnName
    ) -> Cell:
        if isinstance(fact, Rank):
            return self._rank(context, fact)
        if isinstance(fact, RankChange):
            return Cell(context.speaker.runs("moved_places", fact))
        if isinstance(fact, TargetFact) and fact.bound is Bound.GROWTH:
            return Cell(context.speaker.runs("target", fact))
        unit = stated_unit(column) or (self._row_unit(context, fact.indicator.id) if fact else "")
        status = row.status if row and column in ("level", "growth", "change") else None
        return cell(context, fact, unit=unit, status=status)

    def _row_unit(self, context: Context, id: str) -> str:
        """The unit that a reader takes a level of the row to be in."""
        return _unit(context, id) if "unit" in self.columns or self._one_unit(context) else ""

    def _rank(self, context: Context, fact: Rank) -> Cell:
        """The place; with its scope where the header does not say it."""
        figure = cell(context, fact).runs
        if self._one_scope(context) or not fact.scope:
            return Cell(figure)
        return Cell(join_runs([context.speaker.declared(fact.scope, fact.sources[0]), figure]))


def _marks(row: Observation, notes: Notes) -> list[Runs]:
    return [
        notes.mark(status_note(row.status_word), row.origin("status_word")),
        notes.mark(row.note, row.origin("note")),
    ]


def _unit(context: Context, id: str) -> str:
    """The unit that the level is printed in."""
    level = fact_or_none(context, Measure.LEVEL, id)
    row = find(context.data, id, context.period, context.area)
    return (level.unit if level else "") or (row.unit if row else "") or context.data.indicator(id).unit


plugin = IndicatorTableSection
