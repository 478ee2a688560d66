"""Readers: one module a format, each turning bytes or an object into raw sheets and nothing more.

What the cells mean is settled once for all formats by :mod:`zjreport.indicators.interpret`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from ...errors import DataError, Place

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_COLUMNS",
    "Cell",
    "Reader",
    "Sheet",
    "decimal_of",
    "plain_cell",
    "unreadable",
]

MAX_BYTES = 200_000_000
MAX_CELLS = 10_000_000
# As many as spreadsheet programs have; every header is looked at.
MAX_COLUMNS = 16_384

Cell = str | int | Decimal | datetime.date | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of cells as it stands in its file.

    ``first_row`` is the number of the first of ``rows`` as a spreadsheet program shows it; records of JSON
    and of data frames number their header 0 and count from 1.  ``name`` is ``None`` where the format has no
    sheets; ``vintage`` is the release of rows that do not say theirs.
    """

    name: str | None
    file: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    vintage: str = ""


class Reader:
    """The base class of readers.

    ``suffixes`` are the endings of file names that it reads, with the dot and in lower case.
    """

    suffixes: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def accepts(cls, source: object) -> bool:
        """Whether ``source``, an object that is neither path nor file, is one that this reader reads."""
        return False

    def read(self, source: Any, name: str) -> list[Sheet]:
        """The sheets of ``source``: the bytes of a file, or an object that the reader accepts.

        ``name`` is the file's name as it is to be shown, without its folder.

        Raises:
            DataError: the source cannot be read.
        """
        raise NotImplementedError


def decimal_of(number: float, digits: int = 15) -> Decimal | int | None:
    """A binary number as the decimal that it stands for; not-a-number is a missing value.

    Fifteen significant digits are what spreadsheet programs keep: more shows binary noise.

    >>> decimal_of(0.1 + 0.2), decimal_of(2024.0)
    (Decimal('0.3'), 2024)
    """
    if number != number:  # NaN
        return None
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    shortest = repr(number)
    decimal = Decimal(shortest if len(shortest) <= digits else format(number, f".{digits}g"))
    return Decimal(format(decimal, "f")) if "e" in shortest else decimal


def plain_cell(value: Any) -> Cell:
    """Any Python value as a cell; lists of texts are joined with ；.

    >>> plain_cell(["创历史新高", "全省第一"])
    '创历史新高；全省第一'
    """
    if value is None or isinstance(value, (str, bool, Decimal, int)):
        return value
    if isinstance(value, float):
        return decimal_of(value)
    if isinstance(value, datetime.datetime):
        return _date(value)
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, (list, tuple)):
        return "；".join(str(part) for part in value)
    return _foreign_cell(value)


def _foreign_cell(value: Any) -> Cell:
    """Scalars of array libraries, and anything else as its text."""
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "item") and callable(value.item):
        return plain_cell(value.item())
    return str(value)


def _date(moment: datetime.datetime) -> Cell:
    if moment != moment or type(moment).__name__ == "NaTType":
        return None
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.date() if midnight else moment.isoformat(" ")


def unreadable(name: str, why: str, hint: str = "", *, code: str = "data.unreadable") -> DataError:
    """The error for a file that cannot be read at all."""
    return DataError(f"it cannot be read: {why}", code=code, place=Place(file=name), hint=hint)
