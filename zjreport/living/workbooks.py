"""The workbook behind a chart: the cells that the chart's formulas name."""

from __future__ import annotations

import re
from functools import cached_property

from lxml import etree

from ..themes.house.archive import Parts

__all__ = ["Workbook", "cells_of"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RANGE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
_MOST = 10_000


class Workbook:
    """The values of a workbook's cells, as the file has them."""

    def __init__(self, data: bytes, name: str) -> None:
        self.parts = Parts(data, name)
        main = next(each for each in self.parts.relations("").values() if each.kind == "officeDocument")
        self._main = main.target

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name."""
        relations = self.parts.relations(self._main)
        sheets = self.parts.tree(self._main).iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
        return {
            sheet.get("name", ""): relations[sheet.get(f"{_REL}id", "")].target
            for sheet in sheets
            if sheet.get(f"{_REL}id", "") in relations
        }

    @cached_property
    def _strings(self) -> list[str]:
        for relation in self.parts.relations(self._main).values():
            if relation.kind == "sharedStrings" and relation.target in self.parts:
                return [_text(item) for item in self.parts.tree(relation.target).iterfind(f"{_MAIN}si")]
        return []

    def values(self, formula: str) -> list[str] | None:
        """The values of the cells that a formula names; ``None`` where it names none of the workbook."""
        found = cells_of(formula)
        if not found or found[0] not in self.sheets:
            return None
        cells = self._cells(found[0])
        return [cells.get(cell, "") for cell in found[1]]

    def _cells(self, sheet: str) -> dict[str, str]:
        rows = self.parts.tree(self.sheets[sheet]).iterfind(f"{_MAIN}sheetData/{_MAIN}row/{_MAIN}c")
        return {cell.get("r", ""): self._value(cell) for cell in rows}

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return _text(inline) if inline is not None else ""
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s" and value.isdecimal() and int(value) < len(self._strings):
            return self._strings[int(value)]
        return value


def cells_of(formula: str) -> tuple[str, list[str]] | None:
    """The sheet and the cells of a range in one row or column.

    >>> cells_of("数据!$B$2:$B$4")
    ('数据', ['B2', 'B3', 'B4'])
    """
    found = _RANGE.fullmatch(formula.strip())
    if not found:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    first, top = _column(found[3]), int(found[4])
    last, bottom = (_column(found[5]), int(found[6])) if found[5] else (first, top)
    if not 0 < (last - first + 1) * (bottom - top + 1) <= _MOST:
        return None
    cells = [
        f"{_letters(column)}{row}" for row in range(top, bottom + 1) for column in range(first, last + 1)
    ]
    return sheet, cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _text(element: etree._Element) -> str:
    """The text of a string, of its runs, without readings in another script."""
    parts = (part for part in element.iter(f"{_MAIN}t") if part.getparent().tag != f"{_MAIN}rPh")
    return "".join(part.text or "" for part in parts)
