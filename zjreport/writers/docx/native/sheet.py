"""The table behind a chart: one source for the cells of its workbook and the values kept in its markup."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .formats import GENERAL

__all__ = ["SHEET", "Cell", "Column", "Sheet", "letters"]

SHEET = "数据"
"""The name of the only sheet."""

Cell = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header in row 1, its cells from row 2 on, the number format of its numbers."""

    header: str
    cells: tuple[Cell, ...]
    format: str = GENERAL


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns from A on: the names of the categories, the series, then what only helps to draw them."""

    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        """How many categories there are."""
        return len(self.columns[0].cells)

    def head(self, number: int) -> str:
        """The reference of the header of column ``number``, counted from 0.

        >>> Sheet((Column("", ("甲",)), Column("产值", (Decimal(1),)))).head(1)
        '数据!$B$1'
        """
        return f"{SHEET}!${letters(number)}$1"

    def body(self, number: int) -> str:
        """The reference of the cells below it."""
        name = letters(number)
        return f"{SHEET}!${name}$2:${name}${self.rows + 1}"


def letters(number: int) -> str:
    """The name of a column, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    while number >= 0:
        number, place = divmod(number, 26)
        name = chr(65 + place) + name
        number -= 1
    return name
