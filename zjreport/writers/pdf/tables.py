"""Tables: three rules in the official manner, a tinted header in the brochure's.

Every row is a slice, so a table of any length breaks over pages in linear time; the header is set
again on each, under （续表）.  Rows of many lines are cut into slices of one line each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import repeat

from ...blocks import Cell, Column, Row, Table
from ...runs import Run, Runs, text_of
from ...themes import TextStyle
from .canvas import PageCanvas
from .columns import CELL_PAD, column_widths
from .desk import MM, Desk, TextLine, baseline, numbered
from .flow import Slice
from .lines import Line, draw_line
from .structure import cell_attributes

__all__ = ["table"]

#: Rows of more lines than this may be parted.
_TALL = 8
_CONTINUED = "（续表）"


def table(desk: Desk, block: Table) -> list[Slice]:
    """A table with its caption and notes."""
    if not block.columns:
        return []
    layout = _Layout(desk, block)
    rows: list[Slice] = []
    with desk.element("Table"):
        with desk.element("Caption"):
            caption = layout.caption(block.title)
        with desk.element("THead"):
            header = layout.header()
        with desk.artifact():
            continued = [*layout.caption((*block.title, Run(_CONTINUED))), *header]
        with desk.element("TBody"):
            for number, row in enumerate(block.rows):
                rows += layout.row(row, number, last=number == len(block.rows) - 1)
    for piece in rows:
        piece.repeat = continued
    slices = [*caption, *header, *rows]
    # A header with fewer than three rows below it looks lost at the foot of a page.
    for piece in slices[: len(caption) + len(header) + 2]:
        piece.keep = True
    if len(rows) > 2:
        rows[-2].keep = True
    notes = layout.notes()
    if notes:
        slices[-1].keep = True
    elif slices:
        slices[-1].keep = False
    return slices + notes


@dataclass(slots=True)
class _SetRow:
    """The cells of a row as set lines, by column."""

    cells: list[list[Line]]
    shifts: list[float] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many lines the row has; an empty row has one."""
        return max([1, *map(len, self.cells)])


class _Layout:
    """Column edges and styles of one table, and the making of its slices."""

    def __init__(self, desk: Desk, block: Table) -> None:
        self._desk, self._block = desk, block
        self._official = desk.manner("tables") == "rules"
        self._cell, self._head = desk.style("table-cell"), desk.style("table-header")
        self._pad = 1.1 * MM if self._official else 1.6 * MM
        self._widths = column_widths(desk, block, self._cell, self._head)
        self._edges = [sum(self._widths[:place]) for place in range(len(self._widths) + 1)]
        self._points = [self._point(place) for place in range(len(block.columns))]

    def caption(self, title: Runs) -> list[Slice]:
        """The title and the unit line."""
        desk, block = self._desk, self._block
        slices = []
        if text_of(block.title) or block.number:
            runs = numbered(f"{block.number} " if block.number else "", title)
            slices = desk.paragraph(runs, desk.style("table-title"), desk.width, balanced=True)
        elif title and text_of(title) == _CONTINUED:
            slices = desk.paragraph(title, desk.style("table-title"), desk.width)
        if block.unit:
            slices += desk.paragraph((Run(f"单位：{block.unit}"),), desk.style("table-unit"), desk.width)
        for number, piece in enumerate(slices):
            piece.keep = True
            piece.snap = number == 0
        return slices

    def header(self) -> list[Slice]:
        """The header of one row, or of two where columns are grouped."""
        columns = self._block.columns
        if not any(column.title or column.group for column in columns):
            return [self._top_rule()]
        desk = self._desk
        style = desk.restyled(self._head, align="center", indent=0, hang=0)
        upper: list[tuple[int, int, list[Line]]] = []
        lower: list[tuple[int, int, list[Line]]] = []
        grouped = any(column.group for column in columns)
        with desk.element("TR") as above:
            pass
        with desk.element("TR") if grouped else nullcontext(above) as below:
            pass
        place = 0
        while place < len(columns):
            end = _group_end(columns, place)
            if columns[place].group:
                with desk.structure.inside(above):
                    upper.append((place, end, self._set_head(columns[place].group, style, place, end)))
            with desk.structure.inside(below if columns[place].group else above):
                for inner in range(place, end):
                    rows = 2 if grouped and not columns[place].group else 1
                    lines = self._set_head(columns[inner].title, style, inner, inner + 1, rows)
                    lower.append((inner, inner + 1, lines))
            place = end
        return [_Header(desk, self._edges, upper, lower, style, self._pad, self._official).slice()]

    def _set_head(self, title: str, style: TextStyle, first: int, end: int, rows: int = 1) -> list[Line]:
        width = self._edges[end] - self._edges[first] - CELL_PAD
        with self._desk.element("TH", attributes=cell_attributes("Column", columns=end - first, rows=rows)):
            return self._desk.lines((Run(title),), style, width, balanced=True) if title else []

    def _top_rule(self) -> Slice:
        desk = self._desk
        thickness = desk.measure("table_rule_heavy", 1)

        def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
            canvas.rule(desk.colour(self._rule_colour), thickness, x, top, x + desk.width, top)

        return Slice(thickness, draw, snap=False)

    @property
    def _rule_colour(self) -> str:
        return "ink" if self._official else "accent"

    def row(self, row: Row, number: int, *, last: bool) -> list[Slice]:
        """The slices of a row: one, or one a line where it has many."""
        with self._desk.element("TR"):
            placed = self._set(row)
        leading, pad = self._cell.leading, self._pad
        if placed.depth <= _TALL:
            height = placed.depth * leading + 2 * pad
            draw = _RowPart(self, row, placed, range(placed.depth), pad, number, last, last)
            return [Slice(height, draw, keep=row.kind == "group", snap=False)]
        return [
            Slice(
                leading + (pad if line == 0 else 0) + (pad if line == placed.depth - 1 else 0),
                _RowPart(
                    self,
                    row,
                    placed,
                    range(line, line + 1),
                    pad if line == 0 else 0,
                    number,
                    last and line == placed.depth - 1,
                    line == placed.depth - 1,
                ),
                snap=False,
            )
            for line in range(placed.depth)
        ]

    def _set(self, row: Row) -> _SetRow:
        bold = row.kind != "body"
        if row.kind == "group" and not any(cell.runs for cell in row.cells[1:]):
            return self._set_group(row)
        placed = _SetRow([])
        cells = (*row.cells, *repeat(Cell(), len(self._widths) - len(row.cells)))
        for place, cell in enumerate(cells[: len(self._widths)]):
            with self._desk.element("TD"):
                lines, shift = self._set_cell(cell, place, row, bold)
            placed.cells.append(lines)
            placed.shifts.append(shift)
        return placed

    def _set_group(self, row: Row) -> _SetRow:
        style = self._desk.restyled(self._cell, align="left", indent=0, hang=0, bold=True)
        runs = row.cells[0].runs if row.cells else ()
        with self._desk.element("TD", attributes=cell_attributes(columns=len(self._widths))):
            return _SetRow([self._desk.lines(runs, style, self._desk.width - 2 * CELL_PAD)], [CELL_PAD])

    def _set_cell(self, cell: Cell, place: int, row: Row, bold: bool) -> tuple[list[Line], float]:
        column, width = self._block.columns[place], self._widths[place]
        indent = row.indent * self._cell.size if place == 0 else 0
        align = column.align
        if align == "decimal":
            return self._set_figure(cell, place, bold)
        room = width - 2 * CELL_PAD - indent
        style = self._desk.restyled(self._cell, align=align, indent=0, hang=0, bold=self._cell.bold or bold)
        return self._desk.lines(cell.runs, style, room), CELL_PAD + indent

    def _set_figure(self, cell: Cell, place: int, bold: bool) -> tuple[list[Line], float]:
        """A figure with its decimal point on the column's; other text is centred."""
        desk, width = self._desk, self._widths[place]
        style = desk.restyled(self._cell, align="left", indent=0, hang=0, bold=self._cell.bold or bold)
        whole = _whole_part(text_of(cell.runs))
        if whole is None:
            centred = desk.restyled(style, align="center")
            return desk.lines(cell.runs, centred, width - 2 * CELL_PAD), CELL_PAD
        lines = desk.lines(cell.runs, style, width)
        shift = self._points[place] - desk.setter.width((Run(whole),), style)
        return lines, max(0.3 * MM, shift)

    def _point(self, place: int) -> float:
        """Where figures of a decimal column have their point, from the column's left edge."""
        if self._block.columns[place].align != "decimal":
            return 0
        style = self._desk.restyled(self._cell, align="left", indent=0, hang=0)
        wholes, rests = [0.0], [0.0]
        rows = self._block.rows
        for text in dict.fromkeys(text_of(row.cells[place].runs) for row in rows if place < len(row.cells)):
            whole = _whole_part(text)
            if whole is not None:
                wholes.append(self._desk.setter.width((Run(whole),), style))
                rests.append(self._desk.setter.width((Run(text[len(whole) :]),), style))
        left, right = max(wholes), max(rests)
        return (self._widths[place] - left - right) / 2 + left

    def draw_part(self, canvas: PageCanvas, part: _RowPart, x: float, top: float, height: float) -> None:
        """Draw some lines of a row with the tint behind them and the rule below."""
        desk = self._desk
        if not self._official and part.row.kind != "body":
            tint = "tint_deep" if part.row.kind == "total" else "tint"
            canvas.fill(desk.colour(tint), x, top - height, desk.width, height)
        style = self._cell
        for place, lines in enumerate(part.placed.cells):
            # Cells of fewer lines stand in the middle of the row.
            skipped = (part.placed.depth - len(lines)) / 2 if part.placed.depth <= _TALL else 0
            depth = top - part.pad - skipped * style.leading
            for number in part.lines:
                if number < len(lines):
                    left = x + self._edges[place] + part.placed.shifts[place]
                    draw_line(canvas, lines[number], left, baseline(depth, style.size, style.leading))
                    depth -= style.leading
        if part.closes:
            self._draw_rule(canvas, x, top - height, part.last)

    def _draw_rule(self, canvas: PageCanvas, x: float, y: float, last: bool) -> None:
        desk = self._desk
        if last:
            thickness = desk.measure("table_rule_heavy", 1)
            canvas.rule(desk.colour(self._rule_colour), thickness, x, y, x + desk.width, y)
        elif not self._official:
            canvas.rule(desk.colour("hair"), desk.measure("table_rule_light", 0.4), x, y, x + desk.width, y)

    def notes(self) -> list[Slice]:
        """The notes and the source below the table."""
        desk = self._desk
        slices: list[Slice] = []
        for note in self._block.notes:
            with desk.element("Note"):
                slices += desk.paragraph(note, desk.style("table-note"), desk.width)
        slices += desk.paragraph(self._block.source, desk.style("source"), desk.width)
        for number, piece in enumerate(slices):
            piece.snap = False
            piece.before = 1 * MM if number == 0 else 0
        return slices


@dataclass(slots=True)
class _RowPart:
    """Draws a row, or some lines of it."""

    layout: _Layout
    row: Row
    placed: _SetRow
    lines: range
    pad: float
    number: int
    last: bool
    closes: bool

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        self.layout.draw_part(canvas, self, x, top, height)


@dataclass(slots=True)
class _Header:
    """The header row, or the two rows of grouped columns."""

    desk: Desk
    edges: list[float]
    upper: list[tuple[int, int, list[Line]]]
    lower: list[tuple[int, int, list[Line]]]
    style: TextStyle
    pad: float
    official: bool

    def slice(self) -> Slice:
        """The header as one slice."""
        height = self._upper_height() + self._lower_height()
        grouped = {place for first, end, _ in self.upper for place in range(first, end)}
        free = max([0, *(len(lines) for place, _, lines in self.lower if place not in grouped)])
        return Slice(max(height, free * self.style.leading + 2 * self.pad), self, snap=False)

    def _upper_height(self) -> float:
        deepest = max([0, *(len(lines) for _, _, lines in self.upper)])
        return deepest * self.style.leading + 2 * self.pad if self.upper else 0

    def _lower_height(self) -> float:
        grouped = {place for first, end, _ in self.upper for place in range(first, end)}
        counts = [len(lines) for place, _, lines in self.lower if place in grouped or not self.upper]
        return max([1, *counts]) * self.style.leading + 2 * self.pad

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        desk = self.desk
        ink = desk.colour("ink" if self.official else "accent")
        if not self.official:
            canvas.fill(desk.colour("tint_deep"), x, top - height, desk.width, height)
        heavy, light = desk.measure("table_rule_heavy", 1), desk.measure("table_rule_light", 0.5)
        canvas.rule(ink, heavy, x, top, x + desk.width, top)
        grouped = {place for first, end, _ in self.upper for place in range(first, end)}
        split = self._upper_height()
        done: set[int] = set()
        for first, end, lines in [*self.upper, *self.lower]:
            if end - first == 1 and first not in grouped and first not in done:
                self._lines(canvas, first, lines, x, top, height)
            elif (first, end, lines) in self.upper and first not in done:
                self._lines(canvas, first, lines, x, top, split)
                left, right = x + self.edges[first] + CELL_PAD, x + self.edges[end] - CELL_PAD
                canvas.rule(
                    ink if self.official else desk.colour("hair"),
                    light,
                    left,
                    top - split,
                    right,
                    top - split,
                )
                done.add(first)
            else:
                self._lines(canvas, first, lines, x, top - split, height - split)
        canvas.rule(ink, light, x, top - height, x + desk.width, top - height)

    def _lines(
        self, canvas: PageCanvas, first: int, lines: Sequence[Line], x: float, top: float, height: float
    ) -> None:
        leading = self.style.leading
        depth = top - (height - len(lines) * leading) / 2
        for line in lines:
            TextLine(line, self.edges[first] + CELL_PAD / 2, leading)(canvas, x, depth, leading)
            depth -= leading


def _group_end(columns: Sequence[Column], first: int) -> int:
    end = first + 1
    while columns[first].group and end < len(columns) and columns[end].group == columns[first].group:
        end += 1
    return end


_FIGURE = re.compile(r"[#*+\-−–]?\d[\d,]*")


def _whole_part(text: str) -> str | None:
    """What stands before the decimal point of a figure; ``None`` if the text is no figure.

    >>> _whole_part("5,264.07"), _whole_part("-0.4"), _whole_part("2.7以上"), _whole_part("—")
    ('5,264', '-0', '2', None)
    """
    found = _FIGURE.match(text)
    return found.group() if found else None
