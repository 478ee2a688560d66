"""Tables: three rules in the official manner, a tinted header in the brochure's.

Every row is a slice, so a table of any length breaks over pages in linear time; the header is set
again on each, under （续表）.  Rows of many lines are cut into slices of one line each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ....blocks import Row, Table
from ....runs import Run, Runs, text_of
from ..blocks.references import make_target
from ..desk import MM, Desk, baseline, numbered
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from ..typesetting.lines import draw_line
from .columns import columns_of
from .table_cells import SetRow, TableCells
from .table_heads import header_slice

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
        make_target(desk, block.id, caption)
        with desk.element("THead"):
            header = layout.header()
        with desk.artifact():
            title = tuple(replace(run, note=()) for run in block.title)
            continued = [*layout.caption((*title, Run(_CONTINUED))), *header]
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


class _Layout:
    """Column edges and styles of one table, and the making of its slices."""

    def __init__(self, desk: Desk, block: Table) -> None:
        self._desk, self._block = desk, block
        self._official = desk.manner("tables") == "rules"
        self._columns = columns_of(desk, block)
        self._cell = self._columns.cell
        self._pad = (1.1 * MM if self._official else 1.6 * MM) * self._columns.scale
        self._cells = TableCells(desk, block, self._columns)

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
        """The header, or the rule above a table that has none."""
        if any(column.title or column.groups for column in self._block.columns):
            return [header_slice(self._desk, self._block.columns, self._columns, self._pad)]
        return [self._top_rule()]

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
            placed = self._cells.set(row)
        leading, pad = self._cell.leading, self._pad
        if placed.depth <= _TALL:
            height = placed.depth * leading + 2 * pad
            draw = _RowPart(self, row, placed, range(placed.depth), pad, number, last, last)
            return [Slice(height, draw, keep=row.kind == "group", snap=False, notes=placed.notes(draw.lines))]
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
                notes=placed.notes(range(line, line + 1)),
            )
            for line in range(placed.depth)
        ]

    def draw_part(self, canvas: PageCanvas, part: _RowPart, x: float, top: float, height: float) -> None:
        """Draw some lines of a row with the tint behind them and the rule below."""
        desk = self._desk
        if not self._official and part.row.kind != "body":
            tint = "tint_deep" if part.row.kind == "total" else "tint"
            canvas.fill(desk.colour(tint), x, top - height, desk.width, height)
        style, row_depth = self._cell, part.placed.depth
        for place, lines in enumerate(part.placed.cells):
            # Cells of fewer lines stand in the middle of the row.
            skipped = (row_depth - len(lines)) / 2 if row_depth <= _TALL else 0
            depth = top - part.pad - skipped * style.leading
            for number in part.lines:
                if number < len(lines):
                    left = x + self._columns.edges[place] + part.placed.shifts[place]
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
    placed: SetRow
    lines: range
    pad: float
    number: int
    last: bool
    closes: bool

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        self.layout.draw_part(canvas, self, x, top, height)
