"""What the fast workbook reader does not tell: the size of an .xlsx once unpacked, and percentage cells."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from decimal import Decimal
from posixpath import join, normpath

from lxml import etree

from . import MAX_BYTES, MAX_CELLS, unreadable

__all__ = ["hundredfold", "inspect"]

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_CELL = re.compile(rb"""r\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
# A cell beyond column AZ or row 99999: only then is the extent of a sheet counted out.
_FAR = re.compile(rb"""r\s*=\s*["'](?:[B-Z][A-Z]|[A-Z]{3}|[A-Z]{0,3}[0-9]{6})""")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')
_BUILT_IN_PERCENT = {9, 10}
_CHUNK = 1 << 20


def inspect(data: bytes, name: str) -> Mapping[str, frozenset[tuple[int, int]]]:
    """The cells shown as percentages, by sheet name, as (row, column) counted from 0.

    Raises:
        DataError: the file is no workbook, or too large once unpacked (a zip bomb, or a stray cell far out).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(archive, name)
            sheets: dict[str, bytes] = {}
            for part in sorted(parts.names):
                if not part.lower().endswith((".xml", ".rels")):
                    continue
                content = parts.read(part)
                if part.lower().startswith("xl/worksheets/"):
                    _check_extent(content, name)
                    sheets[part] = content
            styles = _percent_styles(parts)
            if not styles:
                return {}
            return {
                sheet: _cells_of_styles(sheets[part], styles)
                for sheet, part in _sheet_parts(parts).items()
                if part in sheets
            }
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise unreadable(
            name,
            "the workbook is damaged",
            "open it in a spreadsheet program and save it again as .xlsx",
            code="data.format",
        ) from error


class _Parts:
    """The parts of a workbook, none of which is unpacked beyond the common limit."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = MAX_BYTES
        self.names = frozenset(archive.namelist())
        # What an entry says of its size is a first hint only: reading counts what is really unpacked.
        if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
            raise self._too_large()
        if len(self.names) < len(archive.namelist()):
            raise ValueError("two parts have one name")

    def read(self, part: str) -> bytes:
        chunks = []
        with self._archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise self._too_large()
                chunks.append(chunk)
        return b"".join(chunks)

    def tree(self, part: str) -> etree._Element:
        return etree.fromstring(self.read(part), _PARSER)

    def _too_large(self) -> Exception:
        return unreadable(
            self._name, f"unpacked it is larger than {MAX_BYTES // 1_000_000} MB", code="data.too-large"
        )


def _check_extent(sheet: bytes, name: str) -> None:
    """Refuse a grid with more cells than can be held: one stray cell far out makes it that large."""
    if not _FAR.search(sheet):
        return
    cells = _CELL.findall(sheet)
    columns = max((_column_number(letters) for letters in {letters for letters, _ in cells}), default=0)
    rows = max((int(row) for row in {row for _, row in cells}), default=0)
    if rows * columns > MAX_CELLS:
        raise unreadable(
            name,
            f"a sheet reaches to row {rows}, column {columns}",
            "delete the stray cells far to the right or below the table",
            code="data.too-large",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _percent_styles(parts: _Parts) -> frozenset[bytes]:
    """The cell styles whose number format prints a percent sign."""
    if "xl/styles.xml" not in parts.names:
        return frozenset()
    root = parts.tree("xl/styles.xml")
    formats = {
        int(entry.get("numFmtId", "0"))
        for entry in root.iterfind("{*}numFmts/{*}numFmt")
        if "%" in _LITERAL.sub("", entry.get("formatCode", ""))
    } | _BUILT_IN_PERCENT
    return frozenset(
        str(index).encode()
        for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))
        if int(style.get("numFmtId", "0")) in formats
    )


def _cells_of_styles(sheet: bytes, styles: frozenset[bytes]) -> frozenset[tuple[int, int]]:
    tag = rb"<c\s" if b"<c " in sheet else rb"<\w+:c\s"
    styled = rb'(?=[^>]*\bs="(?:' + b"|".join(sorted(styles)) + rb')")'
    cells = re.compile(tag + styled + rb'[^>]*?\br="([A-Z]+)([0-9]+)"').findall(sheet)
    columns = {letters: _column_number(letters) - 1 for letters in {letters for letters, _ in cells}}
    return frozenset((int(row) - 1, columns[letters]) for letters, row in cells)


def _sheet_parts(parts: _Parts) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    targets = {
        relation.get("Id"): normpath(join("xl", relation.get("Target", ""))).lstrip("/")
        for relation in parts.tree("xl/_rels/workbook.xml.rels")
    }
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    sheets = parts.tree("xl/workbook.xml").iterfind("{*}sheets/{*}sheet")
    return {sheet.get("name", ""): targets.get(sheet.get(key), "") for sheet in sheets}


def hundredfold(number: object) -> str:
    """A fraction as the number of its percentage.

    >>> hundredfold(Decimal("0.07")), hundredfold(1)
    ('7', '100')
    """
    return format(Decimal(str(number)).scaleb(2), "f")
