"""The workbook inside a chart: what opens in a spreadsheet when its data are edited.

Texts are inline strings in cells of the format *text*: nothing typed or read can become a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from ..archive import zipped
from ..markup import HEAD, Xml, concat, element, escape
from ..texts import clean
from .formats import GENERAL
from .sheet import SHEET, Column, Sheet, letters

__all__ = ["workbook"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# The styles of cells: usual, header, text; those of numbers follow.
_HEADER, _TEXT, _NUMBERS = 1, 2, 3
_FIRST_FORMAT = 164
_TEXT_FORMAT = 49
_WIDTHS = (6, 40)


def workbook(sheet: Sheet) -> bytes:
    """The sheet as an xlsx file, the same bytes for the same cells."""
    formats = list(dict.fromkeys(column.format for column in sheet.columns if column.format != GENERAL))
    files = {
        **_FRAME,
        "xl/styles.xml": _styles(tuple(formats)),
        "xl/worksheets/sheet1.xml": _sheet(sheet, formats),
    }
    return zipped(files.items(), packed=False)


def _part(name: str, space: str, *children: Xml) -> bytes:
    return (HEAD + element(name, {"xmlns": space}, *children)).encode()


def _relations(*targets: tuple[str, str]) -> bytes:
    entries = (
        element("Relationship", {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}", "Target": target})
        for number, (kind, target) in enumerate(targets, 1)
    )
    return _part("Relationships", f"{_PACKAGE}/relationships", *entries)


def _types() -> bytes:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    named = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    return _part(
        "Types",
        f"{_PACKAGE}/content-types",
        *(element("Default", {"Extension": end, "ContentType": kind}) for end, kind in defaults.items()),
        *(
            element("Override", {"PartName": f"/xl/{name}.xml", "ContentType": f"{_SPREADSHEET}.{kind}+xml"})
            for name, kind in named.items()
        ),
    )


def _book() -> bytes:
    entry = element("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"})
    return (
        HEAD + element("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE}, element("sheets", None, entry))
    ).encode()


_FRAME = {
    "[Content_Types].xml": _types(),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": _book(),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
    ),
}


@lru_cache(maxsize=64)
def _styles(formats: tuple[str, ...]) -> bytes:
    codes = [
        element("numFmt", {"numFmtId": _FIRST_FORMAT + number, "formatCode": code})
        for number, code in enumerate(formats)
    ]
    cells = [
        _style(0),
        _style(_TEXT_FORMAT, bold=True, wraps=True),
        _style(_TEXT_FORMAT, wraps=True),
        *(_style(_FIRST_FORMAT + number) for number in range(len(formats))),
    ]
    return _part(
        "styleSheet",
        _MAIN,
        _counted("numFmts", codes) if codes else Xml(""),
        _counted("fonts", [_font(), _font(Xml("<b/>"))]),
        _counted("fills", [_fill("none"), _fill("gray125")]),
        _counted("borders", [Xml("<border><left/><right/><top/><bottom/><diagonal/></border>")]),
        _counted("cellStyleXfs", [Xml('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>')]),
        _counted("cellXfs", cells),
        _counted("cellStyles", [Xml('<cellStyle name="常规" xfId="0" builtinId="0"/>')]),
    )


def _counted(name: str, entries: list[Xml]) -> Xml:
    return element(name, {"count": len(entries)}, *entries)


def _font(weight: Xml = Xml("")) -> Xml:  # noqa: B008 - a constant
    return Xml(f'<font>{weight}<sz val="11"/><name val="宋体"/><charset val="134"/></font>')


def _fill(pattern: str) -> Xml:
    return Xml(f'<fill><patternFill patternType="{pattern}"/></fill>')


def _style(code: int, *, bold: bool = False, wraps: bool = False) -> Xml:
    attributes: dict[str, str | int | None] = {
        "numFmtId": code,
        "fontId": int(bold),
        "fillId": 0,
        "borderId": 0,
    }
    attributes |= {
        "xfId": 0,
        "applyNumberFormat": 1 if code else None,
        "applyAlignment": 1 if wraps else None,
    }
    return element("xf", attributes, Xml('<alignment wrapText="1"/>') if wraps else Xml(""))


def _sheet(sheet: Sheet, formats: list[str]) -> bytes:
    widths = concat(
        element("col", {"min": number, "max": number, "width": _width(column), "customWidth": 1})
        for number, column in enumerate(sheet.columns, 1)
    )
    head = concat(_text(f"{letters(place)}1", one.header, _HEADER) for place, one in enumerate(sheet.columns))
    rows = [element("row", {"r": 1}, head)]
    rows += [element("row", {"r": row + 2}, *_row(sheet, row, formats)) for row in range(sheet.rows)]
    return _part("worksheet", _MAIN, element("cols", None, widths), element("sheetData", None, *rows))


def _row(sheet: Sheet, row: int, formats: list[str]) -> Iterator[Xml]:
    for place, column in enumerate(sheet.columns):
        cell, at = column.cells[row], f"{letters(place)}{row + 2}"
        if isinstance(cell, Decimal):
            style = _NUMBERS + formats.index(column.format) if column.format != GENERAL else 0
            yield Xml(f'<c r="{at}" s="{style}"><v>{cell:f}</v></c>')
        elif cell:
            yield _text(at, cell, _TEXT)


def _text(at: str, text: str, style: int) -> Xml:
    content = escape(clean(text, f"cell {at} of a chart's workbook"))
    return Xml(f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>')


def _width(column: Column) -> int:
    lines: Iterable[str] = (
        line for cell in (column.header, *column.cells) for line in f"{cell or ''}".split("\n")
    )
    widest = max((sum(1 if sign < "\x7f" else 2 for sign in line) for line in lines), default=0)
    return min(max(widest + 2, _WIDTHS[0]), _WIDTHS[1])
