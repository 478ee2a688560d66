"""How wide the columns of a table are."""

from __future__ import annotations

from ...blocks import Table
from ...runs import Run, text_of
from ...themes import TextStyle
from .desk import MM, Desk

__all__ = ["CELL_PAD", "column_widths"]

#: The blank at each side of a cell.
CELL_PAD = 1.5 * MM


def column_widths(desk: Desk, block: Table, cell: TextStyle, head: TextStyle) -> list[float]:
    """The widths of the columns: their weights, but no figure and no short word is broken.

    Columns that are too narrow for their longest unbreakable content take from those with room.
    """
    total = sum(max(column.weight, 0.01) for column in block.columns)
    widths = [desk.width * max(column.weight, 0.01) / total for column in block.columns]
    needs = [
        min(_need(desk, block, place, cell, head), desk.width * 0.6) for place in range(len(block.columns))
    ]
    if sum(needs) >= desk.width:
        return [desk.width * need / sum(needs) for need in needs]
    lacking = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
    share = lacking / spare if spare else 0
    return [
        max(need, width - share * max(0.0, width - need)) for need, width in zip(needs, widths, strict=True)
    ]


def _need(desk: Desk, block: Table, place: int, cell: TextStyle, head: TextStyle) -> float:
    """The least width of a column: its figures whole, its names at least six signs wide."""
    column = block.columns[place]
    # In the order of the rows, for glyphs are numbered as they are first used.
    texts = dict.fromkeys(text_of(row.cells[place].runs) for row in block.rows if place < len(row.cells))
    if column.align in ("decimal", "right", "center"):
        widest = max((_width(desk, text, cell) for text in texts if len(text) <= 14), default=0)
    else:
        longest = max((len(text) for text in texts), default=0)
        widest = min(longest, 6) * cell.size
    title = min(len(column.title), 4) * head.size
    return max(widest, title) + 2 * CELL_PAD + 0.1 * cell.size


def _width(desk: Desk, text: str, style: TextStyle) -> float:
    return desk.setter.width((Run(text),), style)
