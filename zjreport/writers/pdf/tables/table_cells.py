"""The rows of a table as set lines: names with their indents, figures with their points below one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from ....blocks import Cell, Row, Table
from ....runs import Run, text_of
from ....themes import TextStyle
from ..desk import MM, Desk
from ..tags.structure import cell_attributes
from ..typesetting.lines import Line, notes_in
from ..typesetting.notes import Note
from .columns import Columns

__all__ = ["SetRow", "TableCells"]

#: The blank that a figure has at its left at the least.
_LEAST = 0.3 * MM
_EMPTY = Cell()
# What stands before the point of a figure, its decimals, and words behind it.
_FIGURE = re.compile(r"([#*+\-−–]?\d[\d,]*)((?:\.\d+)?)(.*)", re.DOTALL)


class _Point(NamedTuple):
    """The place of a column's point from its left edge, and whether some figures have no room around it.

    Those leave the point before they leave their cell.
    """

    at: float
    crowded: bool


@dataclass(slots=True)
class SetRow:
    """The cells of a row as set lines, by column, and how far each is shifted in its column."""

    cells: list[list[Line]]
    shifts: list[float] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many lines the row has; an empty row has one."""
        return max([1, *map(len, self.cells)])

    def notes(self, numbers: range) -> list[Note]:
        """The footnotes whose marks stand in those lines of the cells."""
        return notes_in(line for cell in self.cells for line in cell[numbers.start : numbers.stop])


class TableCells:
    """Sets the rows of one table."""

    def __init__(self, desk: Desk, block: Table, columns: Columns) -> None:
        self._desk, self._block, self._columns = desk, block, columns
        self._count = len(block.columns)
        self._styles: dict[tuple[str, bool], TextStyle] = {}
        self._points = [self._point(place) for place in range(self._count)]

    def set(self, row: Row) -> SetRow:
        """The lines of a row's cells."""
        bold = row.kind != "body"
        if row.kind == "group" and not any(cell.runs for cell in row.cells[1:]):
            return self._set_group(row)
        placed = SetRow([])
        cells = (*row.cells, *repeat(_EMPTY, self._count - len(row.cells)))
        for place, cell in enumerate(cells[: self._count]):
            with self._desk.element("TD"):
                lines, shift = self._set_cell(cell, place, row, bold)
            placed.cells.append(lines)
            placed.shifts.append(shift)
        return placed

    def _style(self, align: str, bold: bool) -> TextStyle:
        found = self._styles.get((align, bold))
        if found is None:
            cell = self._columns.cell
            found = self._desk.restyled(cell, align=align, indent=0, hang=0, bold=cell.bold or bold)
            self._styles[align, bold] = found
        return found

    def _set_group(self, row: Row) -> SetRow:
        """A row that heads those below it: one cell over the whole width."""
        desk, pad = self._desk, self._columns.pad
        style = self._style("left", True)
        runs = row.cells[0].runs if row.cells else ()
        with desk.element("TD", attributes=cell_attributes(columns=self._count)):
            return SetRow([desk.lines(runs, style, desk.width - 2 * pad)], [pad])

    def _set_cell(self, cell: Cell, place: int, row: Row, bold: bool) -> tuple[list[Line], float]:
        columns = self._columns
        if not cell.runs:
            return [], columns.pad
        align = self._block.columns[place].align
        if align == "decimal":
            return self._set_figure(cell, place, bold)
        indent = row.indent * columns.cell.size if place == 0 else 0
        style = self._style(align, bold)
        room = columns.width(place) - 2 * columns.pad - indent
        return self._desk.lines(cell.runs, style, room), columns.pad + indent

    def _set_figure(self, cell: Cell, place: int, bold: bool) -> tuple[list[Line], float]:
        """A figure with its decimal point on the column's; other text is centred."""
        desk, columns = self._desk, self._columns
        width, plain = columns.width(place), columns.cell
        style = self._style("left", bold)
        figure = _FIGURE.match(text_of(cell.runs))
        if figure is None:
            return desk.lines(cell.runs, self._style("center", bold), width - 2 * columns.pad), columns.pad
        # Bold type may be wider; the ruler knows that of the cells.
        whole = (
            desk.setter.width((Run(figure[1]),), style)
            if bold and not plain.bold
            else columns.ruler(figure[1]) * plain.size
        )
        point = self._points[place]
        shift = point.at - whole
        if point.crowded:
            shift = min(shift, width - desk.setter.width(cell.runs, style) - _LEAST)
        return desk.lines(cell.runs, style, width), max(_LEAST, shift)

    def _point(self, place: int) -> _Point:
        """Where figures of a decimal column have their point.

        The figures stand in the middle as a block, without the words behind some of them as long as
        those have room.
        """
        if self._block.columns[place].align != "decimal":
            return _Point(0.0, False)
        texts = dict.fromkeys(
            text_of(row.cells[place].runs) for row in self._block.rows if place < len(row.cells)
        )
        figures = [found for found in map(_FIGURE.match, texts) if found]
        whole = self._widest(figure[1] for figure in figures)
        decimals = self._widest(figure[2] for figure in figures)
        furthest = self._widest(figure[2] + figure[3] for figure in figures)
        width = self._columns.width(place)
        middle = (width - whole - decimals) / 2
        left = width - self._columns.pad - whole - furthest
        return _Point(whole + max(0.0, min(middle, left)), crowded=left < 0)

    def _widest(self, texts: Iterable[str]) -> float:
        columns = self._columns
        return max(map(columns.ruler, filter(None, texts)), default=0.0) * columns.cell.size
