"""How wide the columns of a table are, and the type that it is set in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from string import digits

from ....blocks import Table
from ....runs import Run
from ....themes import TextStyle
from ..._columns import Type, fit_columns
from ..desk import MM, Desk

__all__ = ["Columns", "Ruler", "columns_of"]

#: The blank at each side of a cell set in the theme's own size.
_PAD = 1.5 * MM
#: Texts after which a table counts as long.
_MANY = 200
_SHAPE = str.maketrans(digits, "0" * len(digits))


class Ruler:
    """Measures short texts of one style in ems of a size.

    A long table has thousands of figures of a few shapes: where digits are of one width, figures
    are measured once a shape.
    """

    def __init__(self, desk: Desk, style: TextStyle, size: float) -> None:
        self._desk, self._size = desk, size
        self._style = desk.restyled(style, align="left", indent=0, hang=0)
        self._widths: dict[str, float] = {}
        self._by_shape = False

    def __call__(self, text: str) -> float:
        key = text.translate(_SHAPE) if self._by_shape else text
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self._measured(text)
            # Measuring a sign embeds its glyph: all digits are only asked for where all are in use.
            if len(self._widths) == _MANY:
                self._by_shape = len({self._measured(digit) for digit in digits}) == 1
        return found

    def _measured(self, text: str) -> float:
        return self._desk.setter.width((Run(text),), self._style) / self._size


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        edges: their edges from the table's left in points.
        pad: the blank at each side of a cell's text.
        cell, head: the styles of cells and titles.
        scale: the size of the type as a share of the theme's.
        ruler: measures texts of the cells in ems.
    """

    edges: tuple[float, ...]
    pad: float
    cell: TextStyle
    head: TextStyle
    scale: float
    ruler: Ruler

    def width(self, place: int) -> float:
        """The width of one column."""
        return self.edges[place + 1] - self.edges[place]


def columns_of(desk: Desk, block: Table) -> Columns:
    """The columns of a table as wide as the text block; the type is smaller where it has many."""
    cell, head = desk.style("table-cell"), desk.style("table-header")
    ruler = Ruler(desk, cell, cell.size)
    cells = Type(cell.size, _PAD, ruler, Ruler(desk, head, cell.size), head.size / cell.size)
    fit = fit_columns(block, desk.width, cells)
    edges = tuple(accumulate(fit.widths, initial=0.0))
    small_cell, small_head = (_scaled(desk, style, fit.scale) for style in (cell, head))
    return Columns(edges, _PAD * fit.scale, small_cell, small_head, fit.scale, ruler)


def _scaled(desk: Desk, style: TextStyle, scale: float) -> TextStyle:
    if scale == 1:
        return style
    return desk.restyled(style, size=style.size * scale, leading=(style.leading or 1.5 * style.size) * scale)
