"""Styles of smaller type and narrower padding, for tables whose columns have no room in the theme's."""

from __future__ import annotations

import re
from dataclasses import replace

from msgspec.structs import replace as with_settings

from .lengths import half_points, points
from .styles import LAYOUT_STYLE, TABLE_STYLE, ParagraphStyle

__all__ = ["cell_margins", "resized", "spaced", "table_style"]

# What the styles of tables have above and below their cells, and at their sides, in twips.
_MARGINS = {TABLE_STYLE: (45, 85), LAYOUT_STYLE: (0, 0)}
_SIZED = re.compile(f"{TABLE_STYLE}-([0-9]+)")


def resized(style: ParagraphStyle, scale: float) -> ParagraphStyle:
    """A style in type of another size; its key tells which."""
    size = half_points(style.text.size * scale) / 2
    text = with_settings(style.text, size=size, leading=style.text.leading * scale)
    return replace(style, key=f"{style.key}-{size:g}pt", text=text)


def spaced(style: ParagraphStyle, millimetres: float) -> ParagraphStyle:
    """A style of lines without text that are deeper; its key tells by how much."""
    text = with_settings(style.text, leading=style.text.leading + points(millimetres))
    return replace(style, key=f"{style.key}-plus{millimetres:g}mm", text=text)


def table_style(scale: float) -> str:
    """The style of tables whose type is ``scale`` times the theme's.

    >>> table_style(1), table_style(0.75)
    ('zjr-table', 'zjr-table-75')
    """
    return TABLE_STYLE if scale == 1 else f"{TABLE_STYLE}-{int(scale * 100 + 0.5)}"


def cell_margins(style: str) -> tuple[int, int]:
    """What cells of a table style have above and below, and at their sides, in twips.

    >>> cell_margins("zjr-table"), cell_margins("zjr-table-80"), cell_margins("their-own")
    ((45, 85), (45, 68), (0, 0))
    """
    if sized := _SIZED.fullmatch(style):
        above, beside = _MARGINS[TABLE_STYLE]
        return above, (beside * int(sized[1]) + 50) // 100
    return _MARGINS.get(style, (0, 0))
