"""CSV and other delimited text, in UTF-8, UTF-16 or GB18030; SDMX-CSV among it."""

from __future__ import annotations

import csv
import io
from typing import Any, ClassVar

from . import MAX_CELLS, MAX_COLUMNS, Reader, Sheet, _sdmx, unreadable
from ._encodings import decode

__all__ = ["CsvReader", "plugin"]

_DELIMITERS = ",\t;|"


class CsvReader(Reader):
    """Text with a delimiter; a row is a record, as a spreadsheet program would number it."""

    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".txt")

    def read(self, source: Any, name: str) -> list[Sheet]:
        text = decode(source, name)
        delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(text)
        rows = _records(text, delimiter, name)
        if rows and _sdmx.is_sdmx(rows[0]):
            return [Sheet(None, name, _sdmx.long_rows(rows))]
        return [Sheet(None, name, rows)]


def _delimiter(text: str) -> str:
    """The delimiter that the first lines use most; a comma where none is used."""
    head = text[:20_000]
    counts = {sign: head.count(sign) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: counts[sign])


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    """All records; quoting is read strictly, since a lost quote would swallow the rows behind it."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise unreadable(
            name,
            f"its quotation marks are wrong at or after row {len(rows) + 1} ({error})",
            "close every quotation mark, and double those inside a quoted cell",
            code="data.quotes",
        ) from error
    if sum(map(len, rows)) > MAX_CELLS:
        raise unreadable(name, f"it has more than {MAX_CELLS} cells", code="data.too-large")
    if max(map(len, rows), default=0) > MAX_COLUMNS:
        raise unreadable(
            name,
            f"a row has more than {MAX_COLUMNS} columns",
            "look for lost line ends, or for a wrong delimiter",
            code="data.too-large",
        )
    return rows


plugin = CsvReader
