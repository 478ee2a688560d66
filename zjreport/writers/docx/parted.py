"""Layout tables whose rows are shared out each in its own way, as cards are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .grid import Box, Rule, box, grid_row, grid_table
from .lengths import twips
from .markup import EMPTY, Xml
from .paragraphs import all_kept, paragraph
from .styles import LAYOUT_STYLE

__all__ = ["Part", "Row", "edged", "footed", "kept", "parted_table"]

NO_LOOK = Box()


@dataclass(frozen=True, slots=True)
class Part:
    """A cell of a row: where it begins and ends in millimetres, its look and its content."""

    start: float
    end: float
    look: Box = NO_LOOK
    content: Xml = EMPTY


@dataclass(frozen=True, slots=True)
class Row:
    """A row whose parts follow one another over the whole width.

    ``height`` in millimetres is for rows without text; one that is not ``whole`` may go on on the next page.
    """

    parts: Sequence[Part]
    height: float = 0.0
    whole: bool = True


def edged(rows: Sequence[Row], sides: Mapping[str, Rule]) -> list[Row]:
    """The rows in a frame: the rules of ``sides`` along the edges of the whole."""
    found = []
    for number, row in enumerate(rows):
        parts = []
        for place, part in enumerate(row.parts):
            outer = {
                "top": number == 0,
                "left": place == 0,
                "bottom": number == len(rows) - 1,
                "right": place == len(row.parts) - 1,
            }
            rules = {side: rule for side, rule in sides.items() if outer[side]}
            parts.append(replace(part, look=replace(part.look, rules={**part.look.rules, **rules})))
        found.append(replace(row, parts=parts))
    return found


def footed(row: Row, space: float) -> Row:
    """The row with so many millimetres below its contents."""
    below = {"bottom": twips(space)}
    parts = [
        replace(part, look=replace(part.look, padding={**part.look.padding, **below})) for part in row.parts
    ]
    return replace(row, parts=parts)


def kept(row: Row) -> Row:
    """The row on the page of the next."""
    parts = [
        replace(part, content=all_kept(part.content or paragraph("hidden-line", EMPTY))) for part in row.parts
    ]
    return replace(row, parts=parts)


def parted_table(rows: Iterable[Row], *, title: str = "") -> Xml:
    """The rows as one table, whose columns end wherever a part of any row does."""
    rows = list(rows)
    edges = sorted({twips(edge) for row in rows for part in row.parts for edge in (part.start, part.end)})
    widths = [right - left for left, right in pairwise(edges)]
    return grid_table(widths, [_row(row, edges) for row in rows], LAYOUT_STYLE, title=title)


def _row(row: Row, edges: Sequence[int]) -> Xml:
    cells = []
    for part in row.parts:
        start, end = twips(part.start), twips(part.end)
        span = edges.index(end) - edges.index(start)
        cells.append(box(end - start, part.look, part.content, span=span))
    return grid_row(cells, height=twips(row.height), exact=row.height > 0, whole=row.whole)
