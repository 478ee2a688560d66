"""Areas beside each other: an area a row, for each indicator what is known of it by columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from ..analysis import Fact, find
from ..blocks import Block, Cell, Column, Orientation, Row, Table
from ..quantities import PERCENT
from ..runs import Role, Runs, join_runs, with_role
from ._areas import areas_of
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._points import fact_or_none

__all__ = ["AreaTableSection", "plugin"]

Told = Literal["level", "growth"]


class AreaTableSection(Section, frozen=True, kw_only=True):
    """A table of areas.

    Attributes:
        indicators: what is told of each area, under a header of its own.
        areas: the rows, in this order; by default every area that the first indicator is known of, wider
            ones (全省) left out.
        columns: what is told of each indicator; what no area has is left out.
        notes: lines below the table, behind those that the data asks for.
        source: the source line.
        orientation: ``landscape`` sets the table on a page turned on its side, ``portrait`` never;
            ``auto`` where its columns have no room upright at a readable size.
    """

    kind = "area-table"

    indicators: list[str]
    areas: list[str] = []
    columns: list[Told] = msgspec.field(default_factory=lambda: ["level", "growth"])
    notes: list[str] = []
    source: str = ""
    orientation: Orientation = "auto"

    def render(self, context: Context) -> Iterable[Block]:
        """One table; the briefing's own area is marked."""
        areas, notes = areas_of(context, self.indicators[0], self.areas), Notes()
        told = [
            (id, measure)
            for id in self.indicators
            for measure in self.columns
            if any(fact_or_none(context, measure, id, area=area) for area in areas)
        ]
        units = {id: _unit(context, id, areas) for id in self.indicators}
        rows = tuple(self._row(context, area, told, units, notes) for area in areas)
        yield Table(
            (Column("地区", weight=1.4), *(_column(context, id, measure, units[id]) for id, measure in told)),
            rows,
            title=context.text(self.title),
            notes=(*notes.lines(context), *(context.text(note) for note in self.notes)),
            source=context.text(self.source),
            orientation=self.orientation,
        )

    def _row(
        self,
        context: Context,
        area: str,
        told: Sequence[tuple[str, Told]],
        units: Mapping[str, str],
        notes: Notes,
    ) -> Row:
        name: Runs = context.text(area)
        cells: list[Cell] = []
        marked: set[str] = set()
        for id, measure in told:
            fact = fact_or_none(context, measure, id, area=area)
            filled = cell(context, fact, unit=units[id] if measure == "level" else PERCENT)
            if fact is None:
                cells.append(filled)
                continue
            name = context.speaker.declared(area, fact.sources[0])
            marks = [] if id in marked else _marks(context, fact, area, notes)
            marked.add(id)
            cells.append(Cell(join_runs([filled.runs, *marks])))
        return Row((Cell(with_role(name, Role.STRONG) if area == context.area else name), *cells))


def _column(context: Context, id: str, measure: Told, unit: str) -> Column:
    level = f"数值（{unit}）" if unit else "数值"
    title = level if measure == "level" else "同比（%）"
    return Column(title, align="decimal", group=context.data.indicator(id).name)


def _marks(context: Context, fact: Fact, area: str, notes: Notes) -> list[Runs]:
    """What the data remarks on the figures of an indicator in an area."""
    row = find(context.data, fact.indicator.id, context.period, area)
    marks = [notes.mark(status_note(fact.status_word), fact.sources[0])]
    return [*marks, notes.mark(row.note, row.origin("note"))] if row else marks


def _unit(context: Context, id: str, areas: Iterable[str]) -> str:
    """The unit of the first level that is known; that of the catalogue without one."""
    levels = (fact_or_none(context, "level", id, area=area) for area in areas)
    return next((fact.unit for fact in levels if fact), context.data.indicator(id).unit)


plugin = AreaTableSection
