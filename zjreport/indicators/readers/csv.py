"""CSV and other delimited text, in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs
import csv
import io
from typing import Any, ClassVar

from . import MAX_CELLS, Reader, Sheet, unreadable

__all__ = ["CsvReader", "plugin"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = ((b"PK\x03\x04", "a workbook"), (b"\xd0\xcf\x11\xe0", "a workbook"), (b"%PDF", "a PDF file"))
_DELIMITERS = ",\t;|"


class CsvReader(Reader):
    """Text with a delimiter; a row is a record, as a spreadsheet program would number it."""

    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".txt")

    def read(self, source: Any, name: str) -> list[Sheet]:
        text = decode(source, name)
        delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(text)
        return [Sheet(None, name, _records(text, delimiter, name))]


def decode(data: bytes, name: str) -> str:
    """``data`` as text: by its byte order mark, otherwise UTF-8, otherwise GB18030.

    Raises:
        DataError: it is no text in any of them.
    """
    for start, what in _BINARY:
        if data.startswith(start):
            raise unreadable(
                name,
                f"it is {what}, not text",
                "give the file the suffix of its real format",
                code="data.format",
            )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, name, (encoding,))
    if b"\0" in data:
        raise unreadable(name, "it is no text", "save it again as CSV in UTF-8", code="data.format")
    return _decoded(data, name, ("utf-8", "gb18030"))


def _decoded(data: bytes, name: str, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable(
        name,
        f"its text is not in {' or '.join(encodings)}",
        "save it again as CSV in UTF-8",
        code="data.encoding",
    )


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
    return rows


plugin = CsvReader
