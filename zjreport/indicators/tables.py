"""Tables: the header of a sheet, what its columns hold, and whether it is catalogue, data or targets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..errors import DataError
from .columns import CATALOGUE_FIELDS, FIGURES, IDENTITY, TARGET_FIELDS, Column, column_of
from .periods import Period
from .readers import Cell, Sheet
from .values import plain_unit

__all__ = ["Kind", "Table", "cell_text", "column_letter", "is_blank", "locate"]

Kind = Literal["catalogue", "data", "targets"]

_HEADER_WITHIN = 40
_TITLE_PERIOD = re.compile(
    r"\d{4}\s*(?:年度?|-)?\s*(?:全年|[上下]半年|前[二三四]季度|第?[一二三四1-4]季度"
    r"|\d{1,2}月?\s*[-—–至~～]\s*\d{1,2}\s*月|\d{1,2}\s*月|[QH][1-4])?"
)
_TITLE_UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s、,，;；()（）]+)\s*[)）]?\s*$")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its header read.

    ``columns`` has one entry a column of the sheet, ``first`` is the index of the first row below the header,
    ``header_row`` the header's printed number.  ``period`` and ``unit`` are what the title rows above it say.
    """

    kind: Kind
    sheet: Sheet
    columns: tuple[Column, ...]
    first: int
    header_row: int
    period: Period | None = None
    unit: str = ""

    def index(self, *fields: str) -> int | None:
        """The column of the first of ``fields`` that stands in the header without a period or an area."""
        for field in fields:
            for index, column in enumerate(self.columns):
                if column.field == field and column.period is None and not column.area:
                    return index
        return None

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the header that hold anything, each with its printed number."""
        offset = self.sheet.first_row
        for index in range(self.first, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if any(cell is not None and cell != "" for cell in row):
                yield index + offset, row


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def cell_text(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, dates that stand for a month as that month."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, datetime.date):
        # Spreadsheet programs turn 2024-01 and 2024年1月 into the first day of the month.
        return f"{cell.year}-{cell.month:02}" if cell.day == 1 else cell.isoformat()
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return format(cell.to_integral_value(), "f")
    return str(cell)


def column_letter(index: int) -> str:
    """The letters of a column as spreadsheet programs show them.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def locate(sheet: Sheet) -> Table | None:
    """The table of a sheet: its header is the first row, below titles, that names what the columns hold.

    Returns:
        ``None`` where no row is a header.
    """
    for accept in (_is_header, _is_pivot_header):
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            columns = [column_of(cell_text(cell)) for cell in row]
            if accept(columns):
                return _table(sheet, index, columns)
    return None


def _table(sheet: Sheet, index: int, columns: list[Column]) -> Table:
    below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) and sheet.first_row else ()
    first = index + 1
    if both := _two_rows(sheet.rows[index], below):
        columns, first = both, first + 1
    title = " ".join(cell_text(cell) for row in sheet.rows[:index] for cell in dict.fromkeys(row))
    unit = _TITLE_UNIT.search(title)
    return Table(
        _kind(columns, sheet.name),
        sheet,
        tuple(columns),
        first,
        index + sheet.first_row,
        _title_period(title),
        plain_unit(unit[1]) if unit else "",
    )


def _is_header(columns: Sequence[Column]) -> bool:
    known = {column.field for column in columns} - {"", "ignore"}
    about = known & (IDENTITY | {"period"})
    named = bool(known & IDENTITY)
    return bool(about) and len(known) > 1 and (named or bool(known & FIGURES))


def _is_pivot_header(columns: Sequence[Column]) -> bool:
    """A column of periods or areas beside columns that are indicators."""
    fields = [column.field for column in columns if column.header]
    keyed = bool({"period", "area"} & set(fields))
    return keyed and "" in fields and not any(column.period for column in columns)


def _two_rows(above: Sequence[Cell], below: Sequence[Cell]) -> list[Column] | None:
    """The columns of a header of two rows (2022年 over 数值 and 同比), or ``None`` if it has but one."""
    lower = [cell_text(cell) for cell in below]
    upper = [cell_text(cell) for cell in above] + [""] * (len(below) - len(above))
    own = [text for text, over in zip(lower, upper, strict=False) if text and text != over]
    if not own or not all(_is_lower_header(text) for text in own):
        return None
    joined, group = [], ""
    for position, over in enumerate(upper):
        under = lower[position] if position < len(lower) else ""
        group = over or group
        text = over if not under or under == over else " ".join(part for part in (group, under) if part)
        joined.append(text)
    columns = [column_of(text) for text in joined]
    return columns if any(column.period for column in columns) else None


def _is_lower_header(text: str) -> bool:
    """Whether ``text`` may stand below another header: a measure, a period, or a part of a year."""
    column = column_of(text)
    if column.field and column.field not in IDENTITY and not column.period:
        return True
    # A bare number is no header here: the first row of data may well be 2023 and 1905.
    return not text.isdecimal() and (column.period or column_of(f"2024年{text}").period) is not None


def _kind(columns: Sequence[Column], sheet: str | None) -> Kind:
    own = {column.field for column in columns if column.period is None}
    wide = any(column.period for column in columns)
    if own & TARGET_FIELDS or ("target" in own and not own & (FIGURES - {"target", "qualifier", "status"})):
        return "targets"
    if sheet and ("目标" in sheet or "target" in sheet.casefold()) and (wide or own & {"value", "target"}):
        return "targets"
    if wide or "period" in own or own & (FIGURES - {"qualifier", "status"}):
        return "data"
    return "catalogue" if own & (CATALOGUE_FIELDS | {"name", "unit"}) else "data"


def _title_period(title: str) -> Period | None:
    for text in _TITLE_PERIOD.findall(title):
        try:
            return Period.parse(text)
        except DataError:
            continue
    return None
