"""Bytes as text: by their byte order mark, otherwise in UTF-8 or GB18030."""

from __future__ import annotations

import codecs

from . import unreadable

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = ((b"PK\x03\x04", "a workbook"), (b"\xd0\xcf\x11\xe0", "a workbook"), (b"%PDF", "a PDF file"))


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
