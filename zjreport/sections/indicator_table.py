"""The main table: indicators by row, what is known of them by column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from ..analysis import Fact
from ..blocks import Block, Cell, Column, Paragraph, Row, Table
from ..indicators.model import Indicator, Observation
from ..phrasing import period_name
from ..runs import Measure, Runs, as_runs, join_runs
from ._base import Context, Section
from ._cells import Notes, cell
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
            notes=(*notes.lines(context), *(context.text(note) for note in self.notes)),
            source=context.text(self.source),
        )

    def _column(self, context: Context, name: str) -> Column:
        if name != "level":
            return _COLUMNS[name]
        return Column(period_name(context.period), align="decimal", weight=1.4)

    def _row(self, context: Context, id: str, notes: Notes) -> Row:
        indicator = context.data.indicator(id)
        depth = 1 if indicator.parent in self.indicators else 0
        row = context.data.find(id, context.period, context.area)
        marks = [notes.mark(note) for note in (_status_note(row), row.note)] if row else []
        name = join_runs([context.speaker.name(indicator), *marks])
        cells = (self._cell(context, indicator, column) for column in self.columns)
        return Row((Cell(name), *cells), indent=depth)

    def _cell(self, context: Context, indicator: Indicator, column: str) -> Cell:
        if column == "unit":
            return Cell(as_runs(_unit(context, indicator)))
        if column == "rank":
            return Cell(_rank(context, indicator))
        row = context.data.find(indicator.id, context.period, context.area)
        measure = {"level": Measure.LEVEL}.get(column, Measure(column))
        options = {"period": context.period} if column == "target" else {}
        return cell(
            context,
            fact_or_none(context, measure, indicator.id, **options),
            status=row.status if row and column == "level" else None,
        )


def _status_note(row: Observation) -> str:
    word = row.status_word
    return f"{word.removesuffix('数')}数。" if word else ""


def _unit(context: Context, indicator: Indicator) -> str:
    row = context.data.find(indicator.id, context.period, context.area)
    return (row.unit if row else "") or indicator.unit


def _rank(context: Context, indicator: Indicator) -> Runs:
    fact: Fact | None = fact_or_none(context, Measure.RANK, indicator.id)
    return cell(context, fact).runs


plugin = IndicatorTableSection
