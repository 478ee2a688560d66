"""What the fast reader does not tell of an .xls: its percentage cells, and how far it reaches.

Of the records of the binary format (BIFF5 and BIFF8) only number formats, cell styles, sheets and the heads
of cells are looked at.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

from ._archive import locked, refuse_extent
from ._marks import Marks
from ._percentages import BUILT_IN, is_percentage

__all__ = ["SIGNATURE", "marks"]

SIGNATURE = b"\xd0\xcf\x11\xe0"

_BOF, _EOF, _ENCRYPTED, _BOUND_SHEET = 0x0809, 0x000A, 0x002F, 0x0085
_FORMAT, _STYLE = 0x041E, 0x00E0
_FORMULA, _NUMBER, _RK, _MANY_RK, _TEXT, _SHARED_TEXT = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0204, 0x00FD
_NUMBERS = (_FORMULA, _NUMBER, _RK)
_CELLS = (*_NUMBERS, _TEXT, _SHARED_TEXT)
_BIFF8 = 0x0600

_Record = tuple[int, int, bytes]


def marks(data: bytes, name: str) -> Mapping[str, Marks]:
    """Percentage cells by sheet name; nothing where the file holds no workbook.

    Raises:
        DataError: it is locked, or a stray cell lies far out.
        ValueError: the file is damaged.
    """
    book = _stream(data, name)
    try:
        records = list(_records(book, 0))
        if any(kind == _ENCRYPTED for _, kind, _ in records):
            raise locked(name)
        if not records:
            return {}
        is_wide = struct.unpack_from("<H", records[0][2])[0] == _BIFF8
        styles = _percent_styles(records, is_wide)
        return {
            sheet: Marks(_percentages(book, start, styles, name))
            for sheet, start in _sheets(records, is_wide)
        }
    except (struct.error, IndexError) as error:
        raise ValueError("a record is cut off") from error


def _stream(data: bytes, name: str) -> bytes:
    """The records of the workbook, out of the file system in the file."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as container:
            if container.exists("EncryptedPackage"):
                # An .xlsx with a password comes in such a container.
                raise locked(name)
            for stream in ("Workbook", "Book"):
                if container.exists(stream):
                    return bytes(container.openstream(stream).read())
    except (OSError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("its container is damaged") from error
    return b""


def _records(book: bytes, start: int) -> Iterator[_Record]:
    """The records from ``start`` to the end of their part: offset, kind and content."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        yield start, kind, book[start + 4 : start + 4 + length]
        # A chart within a sheet is a part of its own.
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        start += 4 + length


def _percent_styles(records: list[_Record], is_wide: bool) -> frozenset[int]:
    """The numbers of the cell styles that are shown as percentages."""
    formats = set(BUILT_IN)
    styles = []
    for _, kind, content in records:
        if kind == _FORMAT:
            number = struct.unpack_from("<H", content)[0]
            formats.discard(number)
            if is_percentage(_text(content[2:], 2 if is_wide else 1, is_wide)):
                formats.add(number)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", content, 2)[0])
    return frozenset(index for index, format in enumerate(styles) if format in formats)


def _sheets(records: list[_Record], is_wide: bool) -> Iterator[tuple[str, int]]:
    for _, kind, content in records:
        if kind == _BOUND_SHEET:
            yield _text(content[6:], 1, is_wide), struct.unpack_from("<I", content)[0]


def _text(content: bytes, counted: int, is_wide: bool) -> str:
    """A text with its length before it, in ``counted`` bytes; flags follow the length in BIFF8."""
    length = int.from_bytes(content[:counted], "little")
    if not is_wide:
        return content[counted : counted + length].decode("gb18030", "replace")
    letters = content[counted + 1 :]
    if content[counted] & 1:
        return letters[: 2 * length].decode("utf-16-le", "replace")
    return letters[:length].decode("latin-1")


def _percentages(book: bytes, start: int, styles: frozenset[int], name: str) -> frozenset[tuple[int, int]]:
    found = set()
    rows = columns = 0
    for _, kind, content in _records(book, start):
        if kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", content)
            last = first + (len(content) - 6) // 6 - 1
            for column in range(first, last + 1):
                if struct.unpack_from("<H", content, 4 + 6 * (column - first))[0] in styles:
                    found.add((row, column))
        elif kind in _CELLS:
            row, last, style = struct.unpack_from("<HHH", content)
            if kind in _NUMBERS and style in styles:
                found.add((row, last))
        else:
            continue
        rows, columns = max(rows, row + 1), max(columns, last + 1)
    refuse_extent(rows, columns, name)
    return frozenset(found)
