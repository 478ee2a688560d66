"""Tables whose rows fill their columns, whose merged cells hang together, whose cells end in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .package import MC, Package, W, attribute

__all__ = ["RULES"]

#: Where paragraphs, tables, runs, rows and cells may stand.
_BLOCKS = {
    "body",
    "tc",
    "txbxContent",
    "hdr",
    "ftr",
    "footnote",
    "endnote",
    "comment",
    "sdtContent",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "customXml",
    "docPartBody",
}
_LINES = {
    "p",
    "hyperlink",
    "sdtContent",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "smartTag",
    "customXml",
    "fldSimple",
    "bdo",
    "dir",
    "ruby",
    "rt",
    "rubyBase",
}
_PLACES = {
    "p": _BLOCKS,
    "tbl": _BLOCKS,
    "r": _LINES,
    "tr": {"tbl", "sdtContent", "customXml", "ins", "del"},
    "tc": {"tr", "sdtContent", "customXml"},
    "t": {"r"},
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell by the columns it fills and by the part it has in cells merged downwards."""

    first: int
    span: int
    merge: str


def _places(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        for tag, parents in _PLACES.items():
            for element in tree.iter(f"{W}{tag}"):
                parent = element.getparent()
                if parent is not None and etree.QName(parent).localname not in parents:
                    yield f"{part}: {tag} in {etree.QName(parent).localname}"


def _cells(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        for cell in tree.iter(f"{W}tc"):
            content = [one for one in cell if one.tag != f"{W}tcPr"]
            if not content or not _ends_in_paragraph(content[-1]):
                yield f"{part}: a cell that does not end in a paragraph: {''.join(cell.itertext())[:30]!r}"
        for tag in ("tr", "tbl"):
            for one in tree.iter(f"{W}{tag}"):
                inner = "tc" if tag == "tr" else "tr"
                if next(one.iter(f"{W}{inner}"), None) is None:
                    yield f"{part}: {tag} without {inner}"


def _ends_in_paragraph(element: etree._Element) -> bool:
    if element.tag == f"{W}sdt":
        content = element.find(f"{W}sdtContent")
        return content is not None and len(content) > 0 and _ends_in_paragraph(content[-1])
    if element.tag in (f"{W}bookmarkEnd", f"{W}bookmarkStart"):
        before = element.getprevious()
        return before is not None and _ends_in_paragraph(before)
    return bool(element.tag == f"{W}p")


def _neighbours(package: Package) -> Iterator[str]:
    """Word takes two tables for one where nothing stands between them."""
    for part, tree in package.stories():
        for table in tree.iter(f"{W}tbl"):
            after = table.getnext()
            if after is not None and after.tag == f"{W}tbl":
                yield f"{part}: two tables with nothing between them"


def _grids(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        for number, table in enumerate(tree.iter(f"{W}tbl"), 1):
            columns = [one.get(f"{W}w", "") for one in table.findall(f"{W}tblGrid/{W}gridCol")]
            above: list[_Cell] = []
            for place, row in enumerate(_rows(table), 1):
                where = f"{part}: table {number}, row {place}"
                cells, after = _row(row)
                if after != len(columns):
                    yield f"{where}: {after} columns of {len(columns)}"
                yield from _widths(where, row, cells, columns)
                yield from (
                    f"{where}: a cell goes on with one that is not above it"
                    for cell in cells
                    if cell.merge == "continue" and not _goes_on(cell, above)
                )
                above = cells


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for one in table:
        if one.tag == f"{W}tr":
            yield one
        elif one.tag == f"{W}sdt":
            yield from one.iterfind(f"{W}sdtContent/{W}tr")


def _row_cells(row: etree._Element) -> Iterator[etree._Element]:
    for one in row:
        if one.tag == f"{W}tc":
            yield one
        elif one.tag == f"{W}sdt":
            yield from one.iterfind(f"{W}sdtContent/{W}tc")


def _row(row: etree._Element) -> tuple[list[_Cell], int]:
    """The cells of a row, and the column behind it."""
    at = int(attribute(row, "trPr/gridBefore") or 0)
    cells = []
    for cell in _row_cells(row):
        span = int(attribute(cell, "tcPr/gridSpan") or 1)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        cells.append(_Cell(at, span, "" if merged is None else merged.get(f"{W}val", "continue")))
        at += span
    return cells, at + int(attribute(row, "trPr/gridAfter") or 0)


def _widths(where: str, row: etree._Element, cells: list[_Cell], columns: list[str]) -> Iterator[str]:
    for cell, element in zip(cells, _row_cells(row), strict=True):
        said = attribute(element, "tcPr/tcW", "w")
        kind = attribute(element, "tcPr/tcW", "type")
        widths = columns[cell.first : cell.first + cell.span]
        if said is None or kind != "dxa" or not all(width.isdigit() for width in widths):
            continue
        whole = sum(map(int, widths))
        if abs(int(said) - whole) > 2 * cell.span:
            yield f"{where}: a cell {said} wide over columns of {whole}"


def _goes_on(cell: _Cell, above: list[_Cell]) -> bool:
    return any(one.merge and (one.first, one.span) == (cell.first, cell.span) for one in above)


def _alternatives(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        for one in tree.iter(f"{MC}AlternateContent"):
            if one.find(f"{MC}Choice") is None:
                yield f"{part}: alternatives without a choice"


RULES = (_places, _cells, _neighbours, _grids, _alternatives)
