"""What paragraphs and cells that have been written say of themselves, read in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from .lengths import mm_of_points
from .markup import NAMESPACES

__all__ = ["CellSays", "ParagraphSays", "cell_says", "mm_of_twips", "number_said", "paragraph_says"]

_W = f"{{{NAMESPACES['w']}}}"
_MC = f"{{{NAMESPACES['mc']}}}"
_WP = f"{{{NAMESPACES['wp']}}}"
_EMU = 36000
# What says that a list counts a paragraph: the level and the list.
_LEVEL_AND_LIST = 2
_VAL, _NAME, _ID = f"{_W}val", f"{_W}name", f"{_W}id"


@dataclass(slots=True)
class ParagraphSays:
    """A paragraph: its style, its text, and what bears on the page it stands on.

    ``keeps`` is what it says itself of the next paragraph's page, ``inline`` a drawing in its line, ``runs``
    are its character styles with the signs that are in each, ``counted`` are the list that counts it and the
    level.
    """

    style: str = ""
    text: str = ""
    names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keeps: bool | None = None
    ends_section: bool = False
    breaks: bool = False
    inline: etree._Element | None = None
    counted: tuple[int, int] | None = None
    runs: list[tuple[str, int]] = field(default_factory=list)

    @property
    def inline_height(self) -> float:
        """The height of the drawing in its line, in millimetres."""
        return int(self.inline[0].get("cy", 0)) / _EMU if self.inline is not None else 0.0


@dataclass(slots=True)
class CellSays:
    """A cell: its width and the space around what it holds by side, in twips, as far as it says them.

    ``rules`` are the thicknesses of its rules by side in eighths of a point, ``vertical`` is where its text
    stands, ``merged`` whether it goes over several rows.
    """

    width: int = 0
    margins: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    merged: bool = False
    vertical: str = ""


def paragraph_says(paragraph: etree._Element) -> ParagraphSays:
    """What a paragraph says."""
    said = ParagraphSays()
    texts: list[str] = []
    _read(paragraph, said, texts)
    said.text = "".join(texts).rstrip("\n")
    return said


def _read(parent: etree._Element, said: ParagraphSays, texts: list[str]) -> None:
    for child in parent:
        reader = _READERS.get(child.tag)
        if reader is not None:
            reader(child, said, texts)


def _read_properties(element: etree._Element, said: ParagraphSays, _: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{_W}pStyle":
            said.style = child.get(_VAL, "")
        elif tag == f"{_W}keepNext":
            said.keeps = child.get(_VAL) != "0"
        elif tag == f"{_W}sectPr":
            said.ends_section = True
        elif tag == f"{_W}numPr" and len(child) == _LEVEL_AND_LIST:
            said.counted = int(child[1].get(_VAL, 0)), int(child[0].get(_VAL, 0))


def _read_run(run: etree._Element, said: ParagraphSays, texts: list[str]) -> None:
    style, signs = "", 0
    for child in run:
        tag = child.tag
        if tag == f"{_W}t":
            texts.append(child.text or "")
            signs += len(texts[-1])
        elif tag == f"{_W}rPr":
            named = child.find(f"{_W}rStyle")
            style = "" if named is None else named.get(_VAL, "")
        elif tag == f"{_W}br":
            said.breaks = said.breaks or child.get(f"{_W}type") == "page"
            texts.append("\n")
            signs += 1
        elif tag == f"{_W}footnoteReference":
            said.notes.append(child.get(_ID, ""))
        elif tag == f"{_W}drawing":
            _read_drawing(child, said)
        elif tag == f"{_MC}AlternateContent":
            _read_drawing(child[0][0], said)
    if signs:
        said.runs.append((style, signs))


def _read_drawing(drawing: etree._Element, said: ParagraphSays) -> None:
    if drawing[0].tag == f"{_WP}inline":
        said.inline = drawing[0]


def _read_name(mark: etree._Element, said: ParagraphSays, _: list[str]) -> None:
    said.names.append(mark.get(_NAME, ""))


_READERS: dict[str, Callable[[etree._Element, ParagraphSays, list[str]], None]] = {
    f"{_W}pPr": _read_properties,
    f"{_W}r": _read_run,
    f"{_W}bookmarkStart": _read_name,
    f"{_W}sdt": _read,
    f"{_W}sdtContent": _read,
    f"{_W}hyperlink": _read,
}


def cell_says(cell: etree._Element) -> CellSays:
    """What a cell says."""
    found = CellSays()
    for child in cell[0]:
        tag = child.tag
        if tag == f"{_W}tcW":
            found.width = number_said(child, "w")
        elif tag == f"{_W}tcMar":
            found.margins = {side.tag.removeprefix(_W): number_said(side, "w") for side in child}
        elif tag == f"{_W}tcBorders":
            found.rules = {side.tag.removeprefix(_W): number_said(side, "sz") for side in _ruled(child)}
        elif tag == f"{_W}vMerge":
            found.merged = True
        elif tag == f"{_W}vAlign":
            found.vertical = child.get(_VAL, "")
    return found


def _ruled(borders: etree._Element) -> Iterable[etree._Element]:
    return (side for side in borders if side.get(_VAL) not in ("nil", "none"))


def number_said(element: etree._Element, name: str) -> int:
    """A whole number that an element says."""
    return int(element.get(f"{_W}{name}", 0))


def mm_of_twips(twips: float) -> float:
    """Twips in millimetres."""
    return mm_of_points(twips / 20)
