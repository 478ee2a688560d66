"""The main table: indicators by row, what is known of them by column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from ..analysis import Rank, TargetFact, find
from ..blocks import Block, Cell, Column, Paragraph, Row, Table
from ..indicators.model import Bound, Indicator, Observation
from ..phrasing import period_name
from ..quantities import PERCENT
from ..runs import Measure, Runs, digit_groups, join_runs
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._points import fact_or_none

__all__ = ["IndicatorTableSection", "plugin"]

ColumnName = Literal["unit", "level", "growth", "change", "rank", "target", "completion"]

_COLUMNS: dict[str, Column] = {
    "unit": Column("单位", align="center", weight=1.2),
    "level": Column("数值", align="decimal", weight=1.4),
    "growth": Column("同比（%）", align="decimal", weight=1.4),
    "change": Column("增减", align="decimal", weight=1.4),
    "rank": Column("位次", align="center", weight=1.4),
    "target": Column("年度目标", align="decimal", weight=1.4),
    "completion": Column("完成（%）", align="decimal", weight=1.4),
}


class IndicatorTableSection(Section, frozen=True, kw_only=True):
    """A table of indicators.

    Attributes:
        indicators: the rows; a part (其中) of the row above is indented by its ``parent``.
        columns: any of unit, level, growth, change, rank, target, completion.
        caption: whether the title is the table's caption (default) or a heading of the text.
        intro: text before the table.
        notes: lines below the table; the indicators' own notes are added with their marks.
        source: the source line.
    """

    kind = "indicator-table"

    indicators: list[str]
    columns: list[ColumnName] = msgspec.field(default_factory=lambda: ["unit", "level", "growth"])
    caption: bool = True
    intro: str = ""
    notes: list[str] = []
    source: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading or caption, and the table."""
        if not self.caption:
            yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        notes = Notes()
        rows = tuple(self._row(context, id, notes) for id in self.indicators)
        yield Table(
            (Column("指标", weight=4), *(self._column(context, name) for name in self.columns)),
            rows,
            title=context.text(self.title) if self.caption else (),
            unit=self._one_unit(context),
            notes=(*notes.lines(context), *(context.text(note) for note in self.notes)),
            source=context.text(self.source),
        )

    def _column(self, context: Context, name: ColumnName) -> Column:
        if name == "level":
            return Column(period_name(context.period), align="decimal", weight=1.4)
        if name == "rank":
            return Column(f"{self._one_scope(context)}位次", align="center", weight=1.4)
        return _COLUMNS[name]

    def _one_unit(self, context: Context) -> str:
        """The unit above the table, where no column says it and all rows share it."""
        if "unit" in self.columns or not {"level", "change", "target"} & set(self.columns):
            return ""
        units = {unit for id in self.indicators if (unit := _unit(context, id))}
        return units.pop() if len(units) == 1 else ""

    def _one_scope(self, context: Context) -> str:
        """Among whom the ranks are, where all are among the same."""
        rows = (find(context.data, id, context.period, context.area) for id in self.indicators)
        scopes = {row.rank_scope for row in rows if row and (row.rank is not None or row.rank_word)}
        scope = scopes.pop() if len(scopes) == 1 else ""
        return scope if not digit_groups(scope) else ""

    def _row(self, context: Context, id: str, notes: Notes) -> Row:
        indicator = context.data.indicator(id)
        row = find(context.data, id, context.period, context.area)
        marks = _marks(row, notes) if row else []
        name = join_runs([context.speaker.name(indicator), *marks])
        cells = (self._cell(context, indicator, row, column) for column in self.columns)
        return Row((Cell(name), *cells), indent=self._depth(context, indicator))

    def _depth(self, context: Context, indicator: Indicator) -> int:
        """How many of the indicators it is part of stand in the table."""
        depth, parent = 0, indicator.parent
        while parent in self.indicators and depth < len(self.indicators):
            depth, parent = depth + 1, context.data.indicator(parent).parent
        return depth

    def _cell(
        self, context: Context, indicator: Indicator, row: Observation | None, column: ColumnName
    ) -> Cell:
        if column == "unit":
            return Cell(context.speaker.unit_of(indicator, _unit(context, indicator.id)))
        if column == "rank":
            return self._rank(context, indicator)
        options = {"period": context.period} if column == "target" else {}
        fact = fact_or_none(context, column, indicator.id, **options)
        if isinstance(fact, TargetFact) and fact.bound is Bound.GROWTH:
            return Cell(context.speaker.runs("target", fact))
        status = row.status if row and column == "level" else None
        return cell(context, fact, unit=self._stated_unit(context, indicator.id, column), status=status)

    def _stated_unit(self, context: Context, id: str, column: ColumnName) -> str:
        """The unit that a reader takes a figure of the column to be in."""
        if column in ("growth", "completion"):
            return PERCENT
        return _unit(context, id) if "unit" in self.columns or self._one_unit(context) else ""

    def _rank(self, context: Context, indicator: Indicator) -> Cell:
        """The place; with its scope where the header does not say it."""
        fact = fact_or_none(context, Measure.RANK, indicator.id)
        if not isinstance(fact, Rank):
            return Cell()
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
    row = find(context.data, id, context.period, context.area)
    return (row.unit if row else "") or context.data.indicator(id).unit


plugin = IndicatorTableSection
