"""The workbook behind a chart: its cells, and that nothing in them is more than text or a number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from .package import Package, R

__all__ = ["Workbook", "workbook_faults"]

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ALLOWED = ("xml", "rels", "vml")


class Workbook:
    """Cells by sheet and address: text as text, numbers as decimals, errors and truth values as text."""

    def __init__(self, package: Package) -> None:
        main = package.trees.get(package.main)
        strings = package.tree_of("sharedStrings")
        self._shared = [] if strings is None else [_text(one) for one in strings.findall(f"{S}si")]
        targets = {one.id: one.target for one in package.relations.get(package.main, ())}
        sheets = [] if main is None else list(main.iter(f"{S}sheet"))
        self.sheets = {
            one.get("name", ""): self._cells(package.trees.get(targets.get(one.get(f"{R}id", ""), "")))
            for one in sheets
        }

    def _cells(self, sheet: etree._Element | None) -> dict[str, str | Decimal]:
        cells = [] if sheet is None else list(sheet.iter(f"{S}c"))
        read = {cell.get("r", ""): self._value(cell) for cell in cells}
        return {address: value for address, value in read.items() if value is not None}

    def _value(self, cell: etree._Element) -> str | Decimal | None:
        kind, text = cell.get("t", "n"), cell.findtext(f"{S}v")
        if kind == "inlineStr":
            inner = cell.find(f"{S}is")
            return "" if inner is None else _text(inner)
        if text is None:
            return None
        if kind == "s":
            return self._shared[int(text)] if int(text) < len(self._shared) else None
        if kind != "n":
            return text
        try:
            return Decimal(text)
        except InvalidOperation:
            return text


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{S}t"))


def workbook_faults(package: Package) -> Iterator[str]:
    """Formulas, links to elsewhere, macros, numbers that are none, cells out of order."""
    for name, tree in package.trees.items():
        if next(tree.iter(f"{S}f"), None) is not None:
            yield f"{name}: a formula"
        if next(tree.iter(f"{S}externalReference", f"{S}definedName", f"{S}connection"), None) is not None:
            yield f"{name}: leads elsewhere"
        yield from _rows(name, tree)
    for name in package.parts:
        if name.rpartition(".")[2].lower() not in _ALLOWED:
            yield f"{name}: has no place in the data of a chart"
    for sheet, cells in Workbook(package).sheets.items():
        if not cells:
            yield f"sheet {sheet!r} is empty"


def _rows(name: str, tree: etree._Element) -> Iterator[str]:
    before = 0
    for row in tree.iter(f"{S}row"):
        number = int(row.get("r", before + 1))
        if number <= before:
            yield f"{name}: row {number} behind row {before}"
        before = number
        addresses = [cell.get("r", "") for cell in row.findall(f"{S}c")]
        if len(addresses) != len(set(addresses)) or any(not one.endswith(str(number)) for one in addresses):
            yield f"{name}: cells {addresses} in row {number}"
        for cell in row.findall(f"{S}c"):
            text = cell.findtext(f"{S}v")
            if cell.get("t", "n") == "n" and text is not None and not _is_number(text):
                yield f"{name}: {text!r} for a number in {cell.get('r')}"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
