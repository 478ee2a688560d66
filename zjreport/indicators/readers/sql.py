"""Queries of databases: DuckDB, SQLite, PostgreSQL and whatever else has a driver."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...errors import DataError
from ..queries import Query
from . import MAX_CELLS, Cell, Reader, Sheet, decimal_of, plain_cell, unreadable
from ._databases import Answer, asked, name_of

__all__ = ["SqlReader", "plugin"]

_ROWS_AT_ONCE = 10_000


class SqlReader(Reader):
    """The columns of a query are the columns of the sheet; rows count from 1, as the query orders them."""

    @classmethod
    def accepts(cls, source: object) -> bool:
        return isinstance(source, Query)

    def read(self, source: Any, name: str) -> list[Sheet]:
        file = name_of(source)
        try:
            with asked(source) as answer:
                rows = _rows(answer, file)
                header: list[Cell] = list(answer.columns)
        except DataError:
            raise
        except Exception as error:
            # The errors of drivers have no base class in common.
            raise source.refusal(_said(error), "try it in the database's own client") from error
        columns = [
            _column(column, index in answer.short) for index, column in enumerate(zip(*rows, strict=True))
        ]
        return [
            Sheet(source.name or None, file, [header, *map(list, zip(*columns, strict=True))], first_row=0)
        ]


def _rows(answer: Answer, file: str) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = []
    while more := answer.next_rows(_ROWS_AT_ONCE):
        rows.extend(more)
        if len(rows) * len(answer.columns) > MAX_CELLS:
            raise unreadable(
                file,
                f"the query gives more than {MAX_CELLS} cells",
                "select fewer rows",
                code="data.too-large",
            )
    return rows


def _column(values: Sequence[Any], is_short: bool) -> list[Cell]:
    # A 32-bit float holds seven digits; the rest of its 64-bit value is noise.
    digits = 7 if is_short else 15
    cells = [decimal_of(value, digits) if type(value) is float else plain_cell(value) for value in values]
    return [_bare(cell) for cell in cells] if _is_padded(cells) else cells


def _is_padded(cells: Sequence[Cell]) -> bool:
    """Whether all decimals end in zero: the zeros are the column's (NUMERIC(18, 4)), not the figures'."""
    decimals = [cell for cell in cells if isinstance(cell, Decimal)]
    return bool(decimals) and all(_ends_in_zero(cell) for cell in decimals)


def _ends_in_zero(number: Decimal) -> bool:
    _, digits, exponent = number.as_tuple()
    return isinstance(exponent, int) and exponent < 0 and digits[-1] == 0


def _bare(cell: Cell) -> Cell:
    """A decimal without the zeros that end it, and without an exponent."""
    return Decimal(format(cell.normalize(), "f")) if isinstance(cell, Decimal) else cell


def _said(error: Exception) -> str:
    """What a driver says, in one line; SQLAlchemy wraps it, and pg8000 gives it in parts."""
    cause = getattr(error, "orig", None) or error
    told = cause.args[0] if cause.args else ""
    text = str(told.get("M", "")) if isinstance(told, dict) else str(cause)
    first = text.strip().partition("\n\n")[0]
    return " ".join(first.split())[:200] or type(error).__name__


plugin = SqlReader
