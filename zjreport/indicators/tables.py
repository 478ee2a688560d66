"""Tables: the header of a sheet, what its columns hold, and whether it is catalogue, data or targets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .columns import Column
from .periods import Period
from .readers import Cell, Sheet
from .units import index_base

__all__ = ["Kind", "Table", "cell_text", "column_letter", "is_blank", "only_text", "tells_prices"]

Kind = Literal["catalogue", "data", "targets"]

_OF_PRICES = re.compile("(?:消费|零售|生产者|出厂|购进|住宅|商品房|生产资料|生活资料)(?:销售)?价格")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a part of one, with its header read.

    ``columns`` has one entry a column of the sheet; rows ``first`` to ``last`` (an index behind the last one)
    and columns ``left`` to ``right`` are the table's own.  ``header_row`` is the header's printed number.
    ``title`` is what stands above it; ``period``, ``year`` and ``unit`` are what the title says, or else the
    name of the sheet or of the file: ``dated_by`` tells which.
    """

    kind: Kind
    sheet: Sheet
    columns: tuple[Column, ...]
    first: int
    last: int
    header_row: int
    left: int = 0
    right: int | None = None
    title: str = ""
    period: Period | None = None
    dated_by: str = ""
    year: int | None = None
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
        rows = self.sheet.rows
        whole = self.left == 0 and self.right is None
        for index in range(self.first, self.last):
            row = rows[index] if whole else [None] * self.left + list(rows[index][self.left : self.right])
            # Nearly all rows hold a text or a number other than 0, which is quicker to see.
            if any(row) or any(cell is not None and cell != "" for cell in row):
                yield index + offset, row


def tells_prices(table: Table) -> bool:
    """Whether all rows of a table are prices, by its title and its headers (涨跌幅, 上年同期=100)."""
    if not _OF_PRICES.search(table.title):
        return False
    moves = any("涨" in column.header for column in table.columns if column.field in ("yoy", "pop"))
    return moves or bool(index_base(table.title)) or any(column.index for column in table.columns)


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


def only_text(row: Sequence[Cell]) -> str | None:
    """The one text that a row holds, be it in several merged cells; ``None`` if it holds more or a number."""
    found = None
    for cell in row:
        if cell is None or cell == "" or cell == found or (type(cell) is str and not cell.strip()):
            continue
        if found is not None or not isinstance(cell, str):
            return None
        found = cell
    return found.strip() if found else None


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
