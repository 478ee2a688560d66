"""The sections of a dressed document: the template's headers and footers, margins of the theme's page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from ....themes import Page
from ....themes.house.namespaces import W
from ..lengths import twips
from .frame import Frame

__all__ = ["dress_sections"]

_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
    "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
    "textDirection", "bidi", "rtlGutter", "docGrid",
)  # fmt: skip
# What a section of ours takes from the one of the template that it stands in.
_SHARED = ("pgBorders", "lnNumType", "docGrid")
# What says how pages are counted and whether the first one differs; it goes with headers and footers.
_COUNTED = ("pgNumType", "titlePg")


def dress_sections(content: Sequence[etree._Element], ours: etree._Element, frame: Frame, page: Page) -> None:
    """Gives the sections of the contents, and the template's one that they stand in, one furniture.

    Args:
        content: the blocks of the contents.
        ours: our own last section; headers, footers and numbers of ours stay where the template has none.
        frame: the template's body; its governing section is changed.
        page: the theme's.
    """
    theirs = bool(frame.references)
    inner = [section for block in content for section in block.iter(f"{W}sectPr")]
    headed = [section for section in inner if list(_references(section))]
    _set_paper(frame.governing, page)
    _set_references(frame.governing, frame.references or tuple(_references(ours)))
    if not theirs:
        _share(frame.governing, ours, _COUNTED)
    for section in headed:
        _share(section, frame.governing, (*_SHARED, *_COUNTED) if theirs else _SHARED)
        if theirs:
            _set_references(section, frame.references)
        if (orient := section.find(f"{W}pgSz")) is not None and orient.get(f"{W}orient") != "landscape":
            _keep_distances(section, frame.governing)
    if inner:
        _replace(frame.governing, "type", etree.Element(f"{W}type", {f"{W}val": "nextPage"}))
    if theirs:
        _one_title_page([*headed, frame.governing])


def _references(section: etree._Element) -> list[etree._Element]:
    return list(section.iter(f"{W}headerReference", f"{W}footerReference"))


def _set_references(section: etree._Element, references: Sequence[etree._Element]) -> None:
    for old in _references(section):
        section.remove(old)
    for number, reference in enumerate(references):
        section.insert(number, deepcopy(reference))


def _set_paper(section: etree._Element, page: Page) -> None:
    """The theme's paper and margins, which are the template's unless it says otherwise, and one column."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None:
        size = etree.Element(f"{W}pgSz")
        _replace(section, "pgSz", size)
    size.set(f"{W}w", str(twips(page.width)))
    size.set(f"{W}h", str(twips(page.height)))
    size.attrib.pop(f"{W}orient", None)
    if page.width > page.height:
        size.set(f"{W}orient", "landscape")
    if margins is None:
        margins = etree.Element(f"{W}pgMar", {f"{W}header": "851", f"{W}footer": "992"})
        _replace(section, "pgMar", margins)
    for side in ("top", "bottom", "left", "right"):
        length = twips(getattr(page, side))
        # Word takes a margin below 0 for one that a tall header does not move.
        fixed = margins.get(f"{W}{side}", "").startswith("-")
        margins.set(f"{W}{side}", str(-length if fixed else length))
    margins.set(f"{W}gutter", "0")
    for name, distance in (("header", "851"), ("footer", "992")):
        if margins.get(f"{W}{name}") is None:
            margins.set(f"{W}{name}", distance)
    columns = section.find(f"{W}cols")
    if columns is not None:
        section.remove(columns)
    _replace(section, "cols", etree.Element(f"{W}cols", {f"{W}space": "425"}))


def _share(section: etree._Element, other: etree._Element, names: Sequence[str]) -> None:
    for name in names:
        found = other.find(f"{W}{name}")
        _replace(section, name, None if found is None else deepcopy(found))


def _keep_distances(section: etree._Element, governing: etree._Element) -> None:
    own, other = section.find(f"{W}pgMar"), governing.find(f"{W}pgMar")
    if own is not None and other is not None:
        for name in ("header", "footer"):
            own.set(f"{W}{name}", other.get(f"{W}{name}", "851"))


def _one_title_page(sections: Sequence[etree._Element]) -> None:
    """Only the first section begins with a page of its own kind and with a number of its own."""
    for section in sections[1:]:
        _replace(section, "titlePg", None)
        numbers = section.find(f"{W}pgNumType")
        if numbers is not None:
            numbers.attrib.pop(f"{W}start", None)


def _replace(section: etree._Element, name: str, element: etree._Element | None) -> None:
    """Puts a property in its place in the schema's order, instead of the one that is there."""
    for old in section.findall(f"{W}{name}"):
        section.remove(old)
    if element is None:
        return
    before = _ORDER[: _ORDER.index(name)]
    section.insert(sum(str(child.tag).removeprefix(W) in before for child in section), element)
