"""The header of a table: one row, and one more for every level of groups above the titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....blocks import Column
from ....runs import Run
from ....themes import TextStyle
from ..._heads import HeadCell, header_cells
from ..desk import Desk, TextLine
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from ..tags.structure import cell_attributes
from ..typesetting.lines import Line
from .columns import Columns

__all__ = ["header_slice"]


def header_slice(desk: Desk, titles: Sequence[Column], columns: Columns, pad: float) -> Slice:
    """The header as one slice; ``pad`` is the blank above and below its lines."""
    style = desk.restyled(columns.head, align="center", indent=0, hang=0)
    setter = _Setter(desk, columns, style)
    cells = header_cells(titles)
    placed: list[_Title] = []
    for row in range(max(cell.row + cell.rows for cell in cells)):
        with desk.element("TR"):
            placed += [setter.set(cell) for cell in cells if cell.row == row]
    return _Header(desk, columns, placed, style, pad).slice()


@dataclass(frozen=True, slots=True)
class _Title:
    """A cell of the header with its set lines."""

    cell: HeadCell
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Setter:
    desk: Desk
    columns: Columns
    style: TextStyle

    def set(self, cell: HeadCell) -> _Title:
        """A title in lines as wide as its columns."""
        width = self.columns.edges[cell.end] - self.columns.edges[cell.first] - self.columns.pad
        spans = cell_attributes("Column", columns=cell.end - cell.first, rows=cell.rows)
        with self.desk.element("TH", attributes=spans):
            lines = self.desk.lines((Run(cell.text),), self.style, width, balanced=True) if cell.text else []
        return _Title(cell, lines)


@dataclass(slots=True)
class _Header:
    """Draws the rows of a header."""

    desk: Desk
    columns: Columns
    titles: Sequence[_Title]
    style: TextStyle
    pad: float

    def slice(self) -> Slice:
        """The header as one slice."""
        return Slice(self._edges()[-1], self, snap=False)

    def _edges(self) -> list[float]:
        """The depths at which rows begin, and where the last one ends.

        A title that reaches down over several rows makes the last of them deeper, if it must.
        """
        edges = [0.0]
        for row in range(max(title.cell.row + title.cell.rows for title in self.titles)):
            needs = [
                edges[title.cell.row] + self._height(title)
                for title in self.titles
                if title.cell.row + title.cell.rows == row + 1
            ]
            edges.append(max([edges[-1] + self.style.leading + 2 * self.pad, *needs]))
        return edges

    def _height(self, title: _Title) -> float:
        return len(title.lines) * self.style.leading + 2 * self.pad

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        desk, edges = self.desk, self._edges()
        official = desk.manner("tables") == "rules"
        ink = desk.colour("ink" if official else "accent")
        right = x + self.columns.edges[-1]
        if not official:
            canvas.fill(desk.colour("tint_deep"), x, top - height, right - x, height)
        heavy, light = desk.measure("table_rule_heavy", 1), desk.measure("table_rule_light", 0.5)
        canvas.rule(ink, heavy, x, top, right, top)
        for title in self.titles:
            cell = title.cell
            upper, lower = top - edges[cell.row], top - edges[cell.row + cell.rows]
            self._draw_lines(canvas, title, x, upper, upper - lower)
            if cell.heads:
                begin, end = (x + self.columns.edges[place] for place in (cell.first, cell.end))
                colour = ink if official else desk.colour("hair")
                canvas.rule(colour, light, begin + self.columns.pad, lower, end - self.columns.pad, lower)
        canvas.rule(ink, light, x, top - height, right, top - height)

    def _draw_lines(self, canvas: PageCanvas, title: _Title, x: float, top: float, height: float) -> None:
        leading = self.style.leading
        left = self.columns.edges[title.cell.first] + self.columns.pad / 2
        depth = top - (height - len(title.lines) * leading) / 2
        for line in title.lines:
            TextLine(line, left, leading)(canvas, x, depth, leading)
            depth -= leading
