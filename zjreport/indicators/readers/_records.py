"""Records, that is rows with named cells, as sheets: shared by the readers of JSON and of Python objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...errors import DataError, Place
from . import Cell, Sheet, plain_cell

__all__ = ["sheets_of"]


def sheets_of(content: object, name: str) -> list[Sheet]:
    """The sheets of a list of records, or of a mapping from sheet names to such lists.

    Raises:
        DataError: the content has another shape.
    """
    if isinstance(content, Mapping):
        if content and not any(isinstance(part, (list, tuple)) for part in content.values()):
            return [_sheet(None, name, [content])]
        return [_sheet(str(key), name, part) for key, part in content.items()]
    return [_sheet(None, name, content)]


def _sheet(sheet: str | None, name: str, records: object) -> Sheet:
    if not isinstance(records, Iterable) or isinstance(records, (str, bytes, Mapping)):
        raise _wrong_shape(sheet, name, None)
    rows = list(records)
    for number, record in enumerate(rows, start=1):
        if not isinstance(record, Mapping):
            raise _wrong_shape(sheet, name, number)
    headers = list(dict.fromkeys(key for record in rows for key in record))
    cells = [
        [_cell(record.get(key), Place(name, sheet, number, str(key))) for key in headers]
        for number, record in enumerate(rows, start=1)
    ]
    return Sheet(sheet, name, [[plain_cell(key) for key in headers], *cells], first_row=0)


def _cell(value: Any, place: Place) -> Cell:
    nested = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    )
    if isinstance(value, Mapping) or any(isinstance(part, (Mapping, list, tuple)) for part in nested):
        raise DataError(
            "a cell holds a nested object",
            code="data.nested",
            place=place,
            hint="write one flat object a row; only a list of texts may stand in a cell",
        )
    return plain_cell(value)


def _wrong_shape(sheet: str | None, name: str, row: int | None) -> DataError:
    return DataError(
        "a list of objects is expected, one a row" if row is None else "the row is not an object",
        code="data.shape",
        place=Place(name, sheet, row),
        hint='write [{"indicator": …, "value": …}, …] or {"indicators": […], "observations": […]}',
    )
