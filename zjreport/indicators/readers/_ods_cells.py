"""What the fast reader does not tell of an .ods: its percentage cells and its merged ones, and its extent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from ._archive import Archive, locked, refuse_extent
from ._marks import Marks

__all__ = ["MIME_TYPE", "marks"]

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ROW = f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def marks(archive: Archive, name: str) -> Mapping[str, Marks]:
    """Percentage cells and merged ranges by sheet name.

    Raises:
        DataError: it is locked, or too large (a zip bomb, or filled cells repeated without end).
    """
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise locked(name)
    root = archive.tree("content.xml")
    tables = root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    return {table.get(f"{_TABLE}name", ""): _marks(table, name) for table in tables}


def _marks(table: etree._Element, name: str) -> Marks:
    percentages: set[tuple[int, int]] = set()
    merged = []
    rows = columns = 0
    for row, repeated, cells in _rows(table):
        for column, count, cell in cells:
            rows, columns = max(rows, row + repeated), max(columns, column + count)
            # Before anything is laid out cell by cell.
            refuse_extent(rows, columns, name)
            if cell.get(f"{_OFFICE}value-type") == "percentage":
                percentages |= {
                    (row + down, column + right) for down in range(repeated) for right in range(count)
                }
            span = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if span != (1, 1):
                merged.append(((row, column), (row + span[0] - 1, column + span[1] - 1)))
    return Marks(frozenset(percentages), tuple(merged))


_Filled = tuple[int, int, etree._Element]


def _rows(table: etree._Element) -> Iterator[tuple[int, int, list[_Filled]]]:
    """Every row that holds something: its number, how often it is repeated, and its filled cells."""
    number = 0
    for row in table.iter(_ROW):
        repeated = _count(row, "number-rows-repeated")
        if filled := list(_filled(row)):
            yield number, repeated, filled
        number += repeated


def _filled(row: etree._Element) -> Iterator[_Filled]:
    """The cells of a row that hold something: column, how often it is repeated, and the cell."""
    column = 0
    for cell in row.iterchildren(*_CELLS):
        count = _count(cell, "number-columns-repeated")
        if len(cell) or cell.get(f"{_OFFICE}value-type"):
            yield column, count, cell
        column += count


def _count(element: etree._Element, name: str) -> int:
    return max(1, int(element.get(f"{_TABLE}{name}", "1")))
