"""What the fast reader does not tell of an .xlsx: its size once unpacked, and its percentage cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import join, normpath

from ._archive import Archive, refuse_extent
from ._percentages import BUILT_IN, is_percentage

__all__ = ["percentages"]

_CELL = re.compile(rb"""r\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
# A cell beyond column AZ or row 99999: only then is the extent of a sheet counted out.
_FAR = re.compile(rb"""r\s*=\s*["'](?:[B-Z][A-Z]|[A-Z]{3}|[A-Z]{0,3}[0-9]{6})""")

_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
_ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{1,7})["']""")
_UNPLACED = re.compile(rb"<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^>]*\sr\s*=)")


def percentages(archive: Archive, name: str) -> Mapping[str, frozenset[tuple[int, int]]]:
    """The cells shown as percentages, by sheet name, as (row, column) counted from 0.

    Raises:
        DataError: too large once unpacked (a zip bomb, or a stray cell far out).
    """
    sheets: dict[str, bytes] = {}
    for part in sorted(archive.names):
        if not part.lower().endswith((".xml", ".rels")):
            continue
        content = archive.read(part)
        if part.lower().startswith("xl/worksheets/"):
            _check_extent(content, name)
            sheets[part] = content
    styles = _percent_styles(archive)
    if not styles:
        return {}
    return {
        sheet: _cells_of_styles(sheets[part], styles)
        for sheet, part in _sheet_parts(archive).items()
        if part in sheets
    }


def _check_extent(sheet: bytes, name: str) -> None:
    is_placed = _is_plainly_placed(sheet) or not _UNPLACED.search(sheet)
    if is_placed and not _FAR.search(sheet):
        return
    cells = _CELL.findall(sheet)
    columns = max((_column_number(letters) for letters in {letters for letters, _ in cells}), default=0)
    rows = max(map(int, {row for _, row in cells} | set(_ROW_NUMBER.findall(sheet))), default=0)
    if not is_placed:
        # Rows and cells without an address follow the one before: at worst all of them do, far out.
        each = _ROW.split(sheet)
        rows += len(each)
        columns += max(len(_UNPLACED.findall(row)) for row in each)
    refuse_extent(rows, columns, name)


def _is_plainly_placed(sheet: bytes) -> bool:
    """Whether all rows and cells begin with their address, as most programs write them; counting is quick."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData")
    return start >= 0 and all(
        sheet.count(tag, start, end) == sheet.count(tag + b' r="', start, end) for tag in (b"<row", b"<c")
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _percent_styles(archive: Archive) -> frozenset[bytes]:
    """The cell styles whose number format prints a percent sign."""
    if "xl/styles.xml" not in archive.names:
        return frozenset()
    root = archive.tree("xl/styles.xml")
    formats = BUILT_IN | {
        int(entry.get("numFmtId", "0"))
        for entry in root.iterfind("{*}numFmts/{*}numFmt")
        if is_percentage(entry.get("formatCode", ""))
    }
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


def _sheet_parts(archive: Archive) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    targets = {
        relation.get("Id"): normpath(join("xl", relation.get("Target", ""))).lstrip("/")
        for relation in archive.tree("xl/_rels/workbook.xml.rels")
    }
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    sheets = archive.tree("xl/workbook.xml").iterfind("{*}sheets/{*}sheet")
    return {sheet.get("name", ""): targets.get(sheet.get(key), "") for sheet in sheets}
