"""Principles as tiles: short parallel lines, each beside its number on a field of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import ListItem
from ...runs import text_of
from .draft import Draft
from .grid import Box
from .lengths import twips
from .lists import joined, list_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gutter, numbered_paragraph, text_paragraph
from .parted import Part, Row, parted_table
from .properties import run_properties

__all__ = ["principle_tiles"]

# Millimetres: the field of the number, the padding of the words.
_NUMBER, _PADDING = 13.0, 3.0
# Texts of up to this many signs are set three in a row.
_SHORT, _MOST, _MOST_LONG = 26, 3, 2


def principle_tiles(items: Sequence[ListItem], draft: Draft, width: float) -> Xml:
    """Tiles in rows of two or three, the longer rows first."""
    gap = draft.theme.measures.get("column_gap", 5)
    markers = _markers(items, draft)
    tables, start = [], 0
    for count in _rows_of(len(items), _MOST if _are_short(items) else _MOST_LONG):
        each = (width - (count - 1) * gap) / count
        parts: list[Part] = []
        for place in range(count):
            left = place * (each + gap)
            if place:
                parts.append(Part(left - gap, left))
            parts += _tile(items[start + place], markers[start + place], draft, left, each)
        tables.append(parted_table([Row(parts)]))
        start += count
    return Xml(gutter().join(tables))


def _are_short(items: Sequence[ListItem]) -> bool:
    plain = not any(item.children for item in items)
    return plain and max((len(text_of(joined(item))) for item in items), default=0) <= _SHORT


def _rows_of(count: int, most: int) -> list[int]:
    """How many tiles stand in each row: rows as even as may be.

    >>> _rows_of(5, 3), _rows_of(7, 3), _rows_of(1, 2)
    ([3, 2], [3, 2, 2], [1])
    """
    rows = -(-count // most)
    return [count // rows + (number < count % rows) for number in range(rows)] if count else []


def _markers(items: Sequence[ListItem], draft: Draft) -> tuple[Marker, ...]:
    style = draft.styles["tile-number"]
    look = run_properties(style.text, draft.theme)
    return draft.numbering.items([item.number for item in items], 0, style.indent, tabbed=False, run=look)


def _tile(item: ListItem, marker: Marker, draft: Draft, left: float, width: float) -> list[Part]:
    number = numbered_paragraph("tile-number", marker, EMPTY, draft) if item.number else EMPTY
    words = text_paragraph("principle", joined(item), draft)
    below = list_paragraphs(item.children, "principle", "item-lead", draft)
    padding = {side: twips(_PADDING) for side in ("top", "left", "bottom", "right")}
    colour, middle = draft.theme.colour, left + _NUMBER
    return [
        Part(left, middle, Box(colour("accent"), vertical="center"), number),
        Part(
            middle,
            left + width,
            Box(colour("tint"), padding=padding, vertical="center"),
            concat((words, below)),
        ),
    ]
