"""How wide the columns of a table are, and the type that it is set in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...blocks import Table
from ...runs import Run
from ...themes import TextStyle
from .._columns import Type, fit_columns
from .desk import MM, Desk

__all__ = ["Columns", "columns_of"]

#: The blank at each side of a cell set in the theme's own size.
_PAD = 1.5 * MM


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their edges from its left, the blank beside their text, their styles."""

    edges: tuple[float, ...]
    pad: float
    cell: TextStyle
    head: TextStyle
    scale: float

    def width(self, place: int) -> float:
        """The width of one column."""
        return self.edges[place + 1] - self.edges[place]


def columns_of(desk: Desk, block: Table) -> Columns:
    """The columns of a table as wide as the text block; the type is smaller where it has many."""
    cell, head = desk.style("table-cell"), desk.style("table-header")

    def measure(style: TextStyle) -> Callable[[str], float]:
        plain = desk.restyled(style, align="left", indent=0, hang=0)
        return lambda text: desk.setter.width((Run(text),), plain) / cell.size

    fit = fit_columns(block, desk.width, Type(cell.size, _PAD, measure(cell), measure(head)))
    edges = tuple(sum(fit.widths[:place]) for place in range(len(fit.widths) + 1))
    return Columns(
        edges, _PAD * fit.scale, _scaled(desk, cell, fit.scale), _scaled(desk, head, fit.scale), fit.scale
    )


def _scaled(desk: Desk, style: TextStyle, scale: float) -> TextStyle:
    if scale == 1:
        return style
    return desk.restyled(style, size=style.size * scale, leading=(style.leading or 1.5 * style.size) * scale)
