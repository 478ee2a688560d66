"""The values kept in a chart's markup: the same cells as in its workbook."""

from __future__ import annotations

from decimal import Decimal

from ..markup import Xml, escape
from ..texts import clean
from .formats import GENERAL
from .sheet import Cell, Sheet

__all__ = ["categories", "name", "values"]


def name(sheet: Sheet, number: int) -> Xml:
    """The name of the series in column ``number``."""
    point = _point(0, sheet.columns[number].header)
    return Xml(
        f"<c:tx><c:strRef><c:f>{sheet.head(number)}</c:f>"
        f'<c:strCache><c:ptCount val="1"/>{point}</c:strCache></c:strRef></c:tx>'
    )


def categories(sheet: Sheet) -> Xml:
    """The names of the categories."""
    points = "".join(_point(place, cell) for place, cell in enumerate(sheet.columns[0].cells))
    return Xml(
        f"<c:cat><c:strRef><c:f>{sheet.body(0)}</c:f>"
        f'<c:strCache><c:ptCount val="{sheet.rows}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def values(sheet: Sheet, number: int) -> Xml:
    """The values of the series in column ``number``; a gap where there is none."""
    column = sheet.columns[number]
    points = "".join(_point(place, cell) for place, cell in enumerate(column.cells))
    code = escape(column.format or GENERAL)
    return Xml(
        f"<c:val><c:numRef><c:f>{sheet.body(number)}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{sheet.rows}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def _point(place: int, cell: Cell) -> Xml:
    if cell is None or cell == "":
        return Xml("")
    text = Xml(f"{cell:f}") if isinstance(cell, Decimal) else escape(clean(cell, "a chart's data"))
    return Xml(f'<c:pt idx="{place}"><c:v>{text}</c:v></c:pt>')
