"""Where tables begin and end on a sheet, below and beside each other, and which rows are their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ._branches import branch_column
from ._header_rows import columns_of, depth_of, is_figure
from ._titles import title_of
from .areas import is_area
from .columns import (
    CATALOGUE_FIELDS,
    DATING,
    FIGURES,
    IDENTITY,
    TARGET_FIELDS,
    Column,
    column_of,
)
from .readers import Cell, Sheet
from .tables import Kind, Table, cell_text, is_blank, only_text

__all__ = ["locate"]

_HEADER_WITHIN = 40
_ROWS_TO_LOOK_AT = 6
# Whether a text names a period does not hang on the year that completes it.
_ANY_YEAR = 2000
_KEYS = IDENTITY | DATING | {"area"}


class _Head(NamedTuple):
    """A header: its columns, its first row, and the first row below it."""

    columns: tuple[Column, ...]
    top: int
    first: int


def locate(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, from top to bottom and from left to right; none where no row is a header."""
    heads = list(_heads(sheet))
    tables: list[Table] = []
    above = 0
    for number, head in enumerate(heads):
        last = heads[number + 1].top if number + 1 < len(heads) else len(sheet.rows)
        last = _without_titles(sheet, head.first, last) if number + 1 < len(heads) else last
        tables += _tables(sheet, head, above, last)
        above = last
    return tables


def _heads(sheet: Sheet) -> Iterator[_Head]:
    head = next(
        (found for index in range(min(len(sheet.rows), _HEADER_WITHIN)) if (found := _head_at(sheet, index))),
        None,
    )
    while head is not None:
        yield head
        head = _next_head(sheet, head) if sheet.first_row else None


def _next_head(sheet: Sheet, head: _Head) -> _Head | None:
    """The header of the next table below; a header that is merely repeated does not begin one."""
    for index in range(head.first + 1, len(sheet.rows)):
        if _may_be_header(sheet.rows[index]) or _is_below_title(sheet, index):
            found = _head_at(sheet, index)
            if found and (_begins_blank(sheet.rows[index]) or _texts_of(found) != _texts_of(head)):
                return found
    return None


def _may_be_header(row: Sequence[Cell]) -> bool:
    """A cheap look at a row: texts only, and its first one heads a column of names or times."""
    first = next((cell for cell in row if cell is not None and cell != ""), None)
    if type(first) is not str or column_of(first).field not in _KEYS:
        return False
    return all(cell is None or (type(cell) is str and not is_figure(cell)) for cell in row)


def _texts_of(head: _Head) -> list[str]:
    return [column.header for column in head.columns]


def _begins_blank(row: Sequence[Cell]) -> bool:
    return not row or is_blank(row[0])


def _is_below_title(sheet: Sheet, index: int) -> bool:
    """Whether a row that begins with a blank says periods and measures only, below a line of its own."""
    row = sheet.rows[index]
    if not _begins_blank(row) or not only_text(sheet.rows[index - 1]):
        return False
    texts = [cell_text(cell) for cell in row if not is_blank(cell)]
    columns = [column_of(text, _ANY_YEAR) for text in texts]
    return len(texts) > 1 and all(
        column.field in FIGURES and not is_figure(column.header) for column in columns
    )


def _without_titles(sheet: Sheet, first: int, last: int) -> int:
    """The end of a table above another: without the lines that belong to the other as its title."""
    end = last
    while end > first and (only_text(sheet.rows[end - 1]) or _is_empty(sheet.rows[end - 1])):
        if _is_empty(sheet.rows[end - 1]) and end < last:
            break
        end -= 1
    return max(end, first)


def _is_empty(row: Sequence[Cell]) -> bool:
    return all(is_blank(cell) for cell in row)


# one header


def _head_at(sheet: Sheet, index: int) -> _Head | None:
    """The header that begins in a row, if one does."""
    texts = [cell_text(cell) for cell in sheet.rows[index]]
    if len({text for text in texts if text}) < 2 and sheet.first_row:
        return None
    year = title_of(sheet.rows[:index], sheet).year
    depth = depth_of(sheet, index, texts) if sheet.first_row else 1
    for rows in range(depth, 0, -1):
        columns = columns_of(sheet.rows[index : index + rows], year)
        accepted = _accepted(columns, sheet, index + rows)
        if accepted is not None:
            return _Head(tuple(accepted), index, index + rows)
    return None


# what makes a row a header


def _accepted(columns: list[Column], sheet: Sheet, first: int) -> list[Column] | None:
    """The columns of a header with that of the names found, or ``None`` where the row is no header."""
    if _is_header(columns):
        return columns
    if not sheet.first_row:
        return columns if _is_pivot_header(columns) else None
    if not _figures_below(sheet, first):
        return None
    if _is_pivot_header(columns) or branch_column(columns) is not None:
        return columns
    return _with_key(columns, sheet, first)


def _is_header(columns: Sequence[Column]) -> bool:
    known = {column.field for column in columns if not column.indicator} - {"", "ignore"}
    named = bool(known & IDENTITY)
    if not known & (IDENTITY | DATING):
        return False
    if len(known) == 1:
        # Beside the names only columns of areas.
        return named and sum(is_area(column.header) for column in columns) > 1
    return named or bool(known & FIGURES and not _is_pivot_header(columns))


def _is_pivot_header(columns: Sequence[Column]) -> bool:
    """A column of periods or areas beside columns that are indicators."""
    keyed = any(column.field in DATING | {"area"} and not column.indicator for column in columns)
    return keyed and any(
        (column.header and (column.indicator or not column.field)) or column.field in FIGURES
        for column in columns
    )


def _with_key(columns: list[Column], sheet: Sheet, first: int) -> list[Column] | None:
    """The columns of a header whose first cell is blank or says nothing known, before periods or measures.

    What stands below that cell tells whether the column holds areas or indicators.
    """
    key = next((at for at, text in enumerate(_first_texts(sheet, first)) if text), None)
    others = [column for at, column in enumerate(columns) if at != key and column.header]
    if key is None or key > 1 or any(column.header for column in columns[:key]):
        return None
    told = [column for column in others if column.field in FIGURES and not column.indicator]
    if not told or any(
        column.field not in FIGURES | {"unit", "note"} or column.indicator for column in others
    ):
        return None
    if columns[key].header and (columns[key].period or not _may_head_names(columns[key].header)):
        return None
    if (
        not columns[key].header
        and len(others) < 2
        and not any(column.period or column.undated for column in told)
    ):
        return None
    names = [
        text
        for row in sheet.rows[first : first + _ROWS_TO_LOOK_AT]
        if (text := cell_text(row[key]) if key < len(row) else "")
    ]
    if not names or any(is_figure(name) for name in names):
        return None
    field = "area" if sum(map(is_area, names)) * 2 > len(names) else "indicator"
    columns[key] = Column(field, columns[key].header or "指标")
    return columns


def _may_head_names(header: str) -> bool:
    """Whether a header is not known, or is 类别 and the like, over names where nothing else is."""
    return column_of(header).field in ("", "group")


def _first_texts(sheet: Sheet, first: int) -> list[str]:
    """The cells of the first row below a header that holds figures."""
    for row in sheet.rows[first : first + _ROWS_TO_LOOK_AT]:
        texts = [cell_text(cell) for cell in row]
        if any(is_figure(text) for text in texts):
            return texts
    return []


def _figures_below(sheet: Sheet, first: int) -> bool:
    return any(
        isinstance(cell, (int, Decimal)) or (isinstance(cell, str) and is_figure(cell))
        for row in sheet.rows[first : first + _ROWS_TO_LOOK_AT]
        for cell in row
    )


# tables


def _tables(sheet: Sheet, head: _Head, above: int, last: int) -> Iterator[Table]:
    """The table of a header, or several side by side where its column of names comes again."""
    title = title_of(sheet.rows[above : head.top], sheet)
    if above and title.period is None and title.year is None:
        # A table further down the sheet is of the time of the sheet's own title.
        whole = title_of(sheet.rows[: head.top], sheet)
        title = title._replace(period=whole.period, dated_by=whole.dated_by, year=whole.year)
    for left, right in _ranges(head.columns):
        columns = tuple(
            column if left <= at < (right or len(head.columns)) else Column("ignore")
            for at, column in enumerate(head.columns)
        )
        yield Table(
            _kind(columns, sheet.name),
            sheet,
            columns,
            head.first,
            last,
            head.top + sheet.first_row,
            left,
            right,
            *title,
        )


def _ranges(columns: Sequence[Column]) -> list[tuple[int, int | None]]:
    """The columns of each table beside another: a new one begins where the column of names comes again."""
    key = next((column for column in columns if column.field in IDENTITY | {"area"}), None)
    if key is None:
        return [(0, None)]
    starts = [
        at for at, column in enumerate(columns) if column.field == key.field and column.header == key.header
    ]
    if len(starts) < 2 or any(not _holds_figures(columns[at + 1 :]) for at in starts):
        return [(0, None)]
    edges = [0, *starts[1:]]
    return [(left, right) for left, right in zip(edges, [*edges[1:], None], strict=True)]


def _holds_figures(columns: Sequence[Column]) -> bool:
    return any(column.field in FIGURES or column.period for column in columns)


def _kind(columns: Sequence[Column], sheet: str | None) -> Kind:
    own = {column.field for column in columns if column.period is None and not column.undated}
    wide = any(column.period or column.undated for column in columns)
    if own & TARGET_FIELDS or ("target" in own and not own & (FIGURES - {"target", "qualifier", "status"})):
        return "targets"
    if sheet and ("目标" in sheet or "target" in sheet.casefold()) and (wide or own & {"value", "target"}):
        return "targets"
    if wide or own & DATING or own & (FIGURES - {"qualifier", "status"}):
        return "data"
    if any(is_area(column.header) for column in columns):
        return "data"
    return "catalogue" if own & (CATALOGUE_FIELDS | {"name", "unit"}) else "data"
