"""Cells of a workbook that another program has saved: the named ones get new values, nothing else changes."""

from __future__ import annotations

import re

from lxml import etree

from ...errors import DataError
from ...writers.docx.archive import zipped
from ..workbooks import Workbook, cells_of

__all__ = ["Cells", "set_cells"]

Cells = dict[str, tuple[list[str], bool]]
"""Values by the formula that names their cells, and whether they are numbers."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAME = re.compile(r"([A-Z]+)([0-9]+)")


def set_cells(workbook: Workbook, cells: Cells) -> bytes:
    """A workbook with other values in some cells; their formats, and everything else, stay.

    Raises:
        DataError: the formulas name no cells of it, more or fewer than there are values, or reckoned ones.
    """
    sheets: dict[str, etree._Element] = {}
    for formula, (values, numbers) in cells.items():
        found = cells_of(formula)
        if found is None or found[0] not in workbook.sheets or len(found[1]) != len(values):
            raise _refusal(f"the cells {formula} are not those of its values")
        part = workbook.sheets[found[0]]
        sheet = sheets.setdefault(part, workbook.parts.tree(part))
        for name, value in zip(found[1], values, strict=True):
            _set(_cell(sheet, name), value, is_number=numbers)
    new = {part: _bytes(sheet) for part, sheet in sheets.items()}
    return zipped((name, new.get(name) or workbook.parts.read(name)) for name in workbook.parts.names())


def _refusal(message: str) -> DataError:
    return DataError(f"its workbook was rearranged: {message}", code="living.workbook")


def _bytes(sheet: etree._Element) -> bytes:
    return bytes(etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True))


def _set(cell: etree._Element, value: str, *, is_number: bool) -> None:
    if cell.find(f"{_MAIN}f") is not None:
        raise _refusal(f"{cell.get('r')} is reckoned by a formula")
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if is_number and value:
        etree.SubElement(cell, f"{_MAIN}v").text = value
    elif value:
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t").text = value


def _cell(sheet: etree._Element, name: str) -> etree._Element:
    found = _NAME.fullmatch(name)
    data = sheet.find(f"{_MAIN}sheetData")
    if found is None or data is None:
        raise _refusal(f"there is no cell {name}")
    row = _child(data, f"{_MAIN}row", found[2])
    return _child(row, f"{_MAIN}c", name)


def _child(parent: etree._Element, tag: str, name: str) -> etree._Element:
    """A row by its number, or a cell by its name, made in its place where it is missing."""
    after = None
    for child in parent.iterchildren(tag):
        if child.get("r") == name:
            return child
        if _rank(child.get("r", "")) < _rank(name):
            after = child
    made = etree.Element(tag, {"r": name})
    if after is None:
        parent.insert(0, made)
    else:
        after.addnext(made)
    return made


def _rank(name: str) -> tuple[int, str, int]:
    """Where a row (``12``) or a cell (``AB12``) stands among its like."""
    letters = name.rstrip("0123456789")
    return len(letters), letters, int(name[len(letters) :] or 0)
