"""What of the looks of a row says where in its table it stands."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...writers.docx.markup import NAMESPACES
from .nodes import Node

__all__ = ["set_by_place"]

_W = f"{{{NAMESPACES['w']}}}"
_BY_PLACE = (f"{_W}tcBorders", f"{_W}vMerge")
_CELL_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")


def set_by_place(old: Node, new: Node) -> None:
    """Lines around the cells of a row, and cells that go on from above, as they are at its new place."""
    for mine, theirs in zip(old.children, new.children, strict=False):
        own, other = mine.element.find(f"{_W}tcPr"), theirs.element.find(f"{_W}tcPr")
        if own is None or other is None:
            continue
        for name in _BY_PLACE:
            was, now = own.find(name), other.find(name)
            if was is not None:
                own.remove(was)
            if now is not None:
                _insert_in_order(own, now)


def _insert_in_order(properties: etree._Element, found: etree._Element) -> None:
    name = found.tag.removeprefix(_W)
    before = _CELL_ORDER[: _CELL_ORDER.index(name)]
    place = sum(1 for child in properties if child.tag.removeprefix(_W) in before)
    properties.insert(place, deepcopy(found))
