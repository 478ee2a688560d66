"""The header of a table: one row, or two where columns are grouped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from ...blocks import Column
from ...runs import Run
from ...themes import TextStyle
from .canvas import PageCanvas
from .columns import Columns
from .desk import Desk, TextLine
from .flow import Slice
from .lines import Line
from .structure import cell_attributes

__all__ = ["header_slice"]


def header_slice(desk: Desk, titles: Sequence[Column], columns: Columns, pad: float) -> Slice:
    """The header as one slice; ``pad`` is the blank above and below its lines."""
    style = desk.restyled(columns.head, align="center", indent=0, hang=0)
    setter = _Setter(desk, columns, style)
    upper: list[_Title] = []
    lower: list[_Title] = []
    grouped = any(column.group for column in titles)
    with desk.element("TR") as above:
        pass
    with desk.element("TR") if grouped else nullcontext(above) as below:
        pass
    place = 0
    while place < len(titles):
        end = _group_end(titles, place)
        if titles[place].group:
            with desk.structure.inside(above):
                upper.append((place, end, setter.set(titles[place].group, place, end)))
        with desk.structure.inside(below if titles[place].group else above):
            for inner in range(place, end):
                rows = 2 if grouped and not titles[place].group else 1
                lower.append((inner, inner + 1, setter.set(titles[inner].title, inner, inner + 1, rows)))
        place = end
    return _Header(desk, columns, upper, lower, style, pad, desk.manner("tables") == "rules").slice()


_Title = tuple[int, int, list[Line]]


@dataclass(frozen=True, slots=True)
class _Setter:
    desk: Desk
    columns: Columns
    style: TextStyle

    def set(self, title: str, first: int, end: int, rows: int = 1) -> list[Line]:
        """The lines of a title over the columns from ``first`` up to ``end``."""
        width = self.columns.edges[end] - self.columns.edges[first] - self.columns.pad
        with self.desk.element("TH", attributes=cell_attributes("Column", columns=end - first, rows=rows)):
            return self.desk.lines((Run(title),), self.style, width, balanced=True) if title else []


@dataclass(slots=True)
class _Header:
    """Draws the row of the header, or the two rows of grouped columns."""

    desk: Desk
    columns: Columns
    upper: list[_Title]
    lower: list[_Title]
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
                left, right = (
                    x + self.columns.edges[first] + self.columns.pad,
                    x + self.columns.edges[end] - self.columns.pad,
                )
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
            TextLine(line, self.columns.edges[first] + self.columns.pad / 2, leading)(
                canvas, x, depth, leading
            )
            depth -= leading


def _group_end(columns: Sequence[Column], first: int) -> int:
    end = first + 1
    while columns[first].group and end < len(columns) and columns[end].group == columns[first].group:
        end += 1
    return end
