"""Headers of one to three rows: how many rows a header has, and what each of its columns says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .areas import is_area
from .columns import FIGURES, IDENTITY, Column, column_of, joined_column
from .readers import Cell, Sheet
from .tables import cell_text
from .units import looks_like_unit

__all__ = ["columns_of", "depth_of", "is_figure"]

_DEPTH = 3
_LEADING = IDENTITY | {"area", "unit"}
_NUMBER = re.compile(r"[-+−－]?[\d０-９][\d０-９,，.．]*\s*[%％]?|[-—…]{1,2}|持平")


def depth_of(sheet: Sheet, index: int, above: Sequence[str]) -> int:
    """How many rows the header has: those below it whose own cells are measures, periods or units."""
    depth = 1
    while depth < _DEPTH and index + depth < len(sheet.rows):
        lower = [cell_text(cell) for cell in sheet.rows[index + depth]]
        own = [
            (position, text)
            for position, text in enumerate(lower)
            if text and (position >= len(above) or text != above[position])
        ]
        if not own or not _is_lower_row(own, lower, above):
            break
        above = [
            text or (above[position] if position < len(above) else "") for position, text in enumerate(lower)
        ]
        depth += 1
    return depth


def _is_lower_row(own: Sequence[tuple[int, str]], lower: Sequence[str], above: Sequence[str]) -> bool:
    key = next((position for position, text in enumerate(above) if text), 0)
    # Below a row of periods alone the columns of names and units may first get their headers.
    headed = [entry for entry in own if entry[0] >= key or column_of(entry[1]).field not in _LEADING]
    if headed and all(_is_lower_header(text) for _, text in headed):
        return True
    # Names of indicators may stand below a period or an area, where the column of names is merged with them.
    if own[0][0] <= key or any(is_figure(text) for _, text in own) or len(own) < 2:
        return False
    return any(column_of(text).field in FIGURES for _, text in own) or all(
        column_of(f"2024年{text}").period or is_area(text) or "（" in text or "(" in text for _, text in own
    )


def _is_lower_header(text: str) -> bool:
    """Whether ``text`` may stand below another header: a measure, a period, or a part of a year."""
    if looks_like_unit(text.strip("（）()")):
        return True
    column = column_of(text)
    if column.field and column.field not in IDENTITY and not column.period:
        return True
    # A bare number is no header here: the first row of data may well be 2023 and 1905.
    return not text.isdecimal() and (column.undated or column.period is not None)


def is_figure(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None


def columns_of(rows: Sequence[Sequence[Cell]], year: int | None) -> list[Column]:
    """The columns of a header of one or several rows: a text stands over all cells up to the next one.

    ``year`` completes periods that name none; without it, the one year that the other columns name.
    """
    columns = _columns(rows, year)
    if year is None and any(column.undated for column in columns):
        named = {column.period.year for column in columns if column.period}
        if len(named) == 1:
            return _not_beyond(max(_ends(columns)), _columns(rows, named.pop()), columns)
    return columns


def _ends(columns: Sequence[Column]) -> list[int]:
    return [column.period.end_month for column in columns if column.period]


def _not_beyond(month: int, completed: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
    """The completed columns, but for those behind the last named month: they may be of another year."""
    return [
        now if now.period is None or now.period.end_month <= month else before
        for now, before in zip(completed, columns, strict=True)
    ]


def _columns(rows: Sequence[Sequence[Cell]], year: int | None) -> list[Column]:
    width = max(len(row) for row in rows)
    texts = [[cell_text(row[at]) if at < len(row) else "" for at in range(width)] for row in rows]
    for number in range(len(texts) - 1):
        _spread(texts, number)
    columns = []
    for at in range(width):
        parts = tuple(dict.fromkeys(row[at] for row in texts if row[at]))
        columns.append(joined_column(parts, year) if parts else Column(""))
    return _without_open_years(
        columns, [next((row[at] for row in texts if row[at]), "") for at in range(width)]
    )


def _without_open_years(columns: list[Column], groups: Sequence[str]) -> list[Column]:
    """Columns below a year whose other columns are of parts of that year say no period, and are not known."""
    parted = {
        group
        for group, column in zip(groups, columns, strict=True)
        if column.period and column.period.months < 12 and column.header != group
    }
    return [
        Column("", column.header)
        if group in parted and column.period and column.period.months == 12 and column.header != group
        else column
        for group, column in zip(groups, columns, strict=True)
    ]


def _spread(texts: list[list[str]], number: int) -> None:
    """Let the text of a row stand over the cells to its right that have texts of their own below."""
    row, group = texts[number], ""
    for at, text in enumerate(row):
        has_lower = any(lower[at] for lower in texts[number + 1 :])
        if text:
            group = text if has_lower else ""
        elif has_lower:
            starts_anew = (
                any(upper[at] and upper[at] != upper[at - 1] for upper in texts[:number]) if at else True
            )
            group = "" if starts_anew else group
            row[at] = group
        else:
            group = ""
