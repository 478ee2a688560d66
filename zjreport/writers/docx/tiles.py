"""Tinted fields side by side: the cells of a layout table, with unruled columns as gutters."""

from __future__ import annotations

from collections.abc import Sequence

from ...themes import Theme
from .grid import Box, Rule, box, grid_row, grid_table
from .lengths import twips
from .markup import EMPTY, Xml
from .styles import LAYOUT_STYLE

__all__ = ["BAR", "Field", "field_box", "field_row", "share"]

# A field's content and look.
Field = tuple[Xml, Box]

# The width of the coloured bar at the left of a field, in points.
BAR = 3.0
# The padding above and below a field as a share of that at its sides.
_FLATTER = 0.66


def share(width: float, count: int, gutter: float) -> float:
    """The width of each of ``count`` fields in ``width``, all in millimetres."""
    return (width - (count - 1) * gutter) / count


def field_box(theme: Theme, bar: str, padding: float, *, fill: str = "tint", vertical: str = "") -> Box:
    """A field on the warm tint with a bar at its left; ``padding`` is in millimetres."""
    sides = {side: twips(padding) for side in ("left", "right")}
    sides |= {side: twips(padding * _FLATTER) for side in ("top", "bottom")}
    rules = {"left": Rule(BAR, theme.colour(bar))} if bar else {}
    return Box(theme.colour(fill), rules, sides, vertical)


def field_row(fields: Sequence[Field], width: float, gutter: float, *, title: str = "") -> Xml:
    """One row of fields of one width as a table of its own, ``width`` millimetres in all."""
    each, between = twips(share(width, len(fields), gutter)), twips(gutter)
    widths, cells = [], []
    for number, (content, look) in enumerate(fields):
        if number and between:
            widths.append(between)
            cells.append(box(between, Box(), EMPTY))
        widths.append(each)
        cells.append(box(each, look, content))
    return grid_table(widths, [grid_row(cells)], LAYOUT_STYLE, title=title)
