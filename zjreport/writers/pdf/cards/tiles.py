"""Principles as tiles: short parallel lines, each beside its number."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import ItemList, ListItem
from ....runs import Run, text_of
from ....themes import TextStyle
from ..blocks.prose import hanging, lead_and_runs
from ..desk import MM, Desk, TextLine
from ..file.canvas import PageCanvas
from ..furniture.looks import RADIUS
from ..makeup.flow import Slice
from ..typesetting.lines import Line
from .cards import rows_of

__all__ = ["principle_tiles"]

_NUMBER = 13 * MM
#: So many rows are not parted.
_TOGETHER = 3
#: Texts of up to this many signs are set three in a row.
_SHORT = 26


def principle_tiles(desk: Desk, block: ItemList) -> list[Slice]:
    """Principles as tiles, two or three in a row, each with its number large."""
    gutter = desk.measure("column_gap", 5) * MM
    longest = max((len(text_of(lead_and_runs(item))) for item in block.items), default=0)
    plain = not any(item.children for item in block.items)
    rows, start = [], 0
    for count in rows_of(len(block.items), 3 if plain and longest <= _SHORT else 2):
        width = (desk.width - (count - 1) * gutter) / count
        items = block.items[start : start + count]
        rows.append(_tile_row(desk, [_tile(desk, item, width) for item in items], width, gutter))
        start += count
    # A few rows stand together; of many the last is not alone.
    for row in rows[:-1] if len(rows) <= _TOGETHER else rows[-2:-1]:
        row.keep = True
    return rows


def _number_style(desk: Desk) -> TextStyle:
    return desk.restyled(desk.style("card-figure"), size=20, leading=24, align="center", colour="on_accent")


def _tile(desk: Desk, item: ListItem, width: float) -> tuple[Line | None, list[Slice]]:
    style = desk.style("principle")
    left, room = _NUMBER + 3 * MM, width - _NUMBER - 6 * MM
    with desk.element("LI"):
        with desk.element("Lbl"):
            number = desk.one_line((Run(item.number),), _number_style(desk), _NUMBER)
        text = desk.paragraph(lead_and_runs(item), style, room, left=left)
        with desk.element("L"):
            for child in item.children:
                text += hanging(desk, child, style, room, left=left)
    return number, text


def _tile_row(
    desk: Desk, tiles: Sequence[tuple[Line | None, list[Slice]]], width: float, gutter: float
) -> Slice:
    number_style = _number_style(desk)
    deepest = max(sum(piece.height for piece in text) for _, text in tiles)
    height = max(deepest + 6 * MM, 15 * MM)

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        for place, (number, text) in enumerate(tiles):
            left = x + place * (width + gutter)
            _ground(desk, canvas, left, top, width, given)
            if number:
                middle = top - given / 2 + number_style.leading / 2
                TextLine(number, 0, number_style.leading)(canvas, left, middle, 0)
            else:
                canvas.fill(desk.colour("gold"), left + 5.5 * MM, top - given / 2 - MM, 2 * MM, 2 * MM)
            depth = top - (given - sum(piece.height for piece in text)) / 2
            for piece in text:
                piece.draw(canvas, left, depth, piece.height)
                depth -= piece.height

    return Slice(height, draw, before=0.8 * gutter, flex=1, grow=4 * MM)


def _ground(desk: Desk, canvas: PageCanvas, left: float, top: float, width: float, height: float) -> None:
    """A tile: its number's field at the left, the text's on the tint."""
    canvas.fill(desk.colour("tint"), left, top - height, width, height, RADIUS)
    canvas.fill(desk.colour("accent"), left, top - height, _NUMBER, height, RADIUS)
    canvas.fill(desk.colour("accent"), left + RADIUS, top - height, _NUMBER - RADIUS, height)
