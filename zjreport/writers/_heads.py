"""The header of a table as cells of a grid: the same for every writer.

A group of columns stands above their titles, and groups may stand in groups; a title that has fewer
groups above it than others reaches down from the row in which it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..blocks import Column

__all__ = ["HeadCell", "group_spans", "header_cells"]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One title over the columns from ``first`` up to ``end``, ``rows`` deep from ``row`` on.

    ``heads`` says whether other titles stand below it.
    """

    text: str
    first: int
    end: int
    row: int
    rows: int = 1
    heads: bool = False


def header_cells(columns: Sequence[Column]) -> list[HeadCell]:
    """The cells of a header by column and row; none where no column has a title."""
    if not any(column.title or column.groups for column in columns):
        return []
    depth = 1 + max(len(column.groups) for column in columns)
    cells = [
        HeadCell(text, first, end, level, heads=True)
        for level in range(depth - 1)
        for text, first, end in group_spans(columns, level)
    ]
    for place, column in enumerate(columns):
        row = len(column.groups)
        cells.append(HeadCell(column.title, place, place + 1, row, depth - row))
    return sorted(cells, key=lambda cell: (cell.first, cell.row))


def group_spans(columns: Sequence[Column], level: int) -> list[tuple[str, int, int]]:
    """The groups of one level, 0 being the uppermost: the name, the first column and the end of each."""
    spans = []
    places = range(len(columns))
    for path, members in groupby(places, key=lambda place: columns[place].groups[: level + 1]):
        held = list(members)
        if len(path) > level:
            spans.append((path[level], held[0], held[-1] + 1))
    return spans
