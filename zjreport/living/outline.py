"""Which paragraphs of a Word file are headings, and which are lines of its table of contents."""

from __future__ import annotations

from lxml import etree

from ..writers.docx.markup import NAMESPACES
from .archive import WordFile

__all__ = ["Levels", "heading_levels", "is_contents"]

_W = f"{{{NAMESPACES['w']}}}"
_CONTENTS = ("toc ", "contents ", "目录")
_DEEPEST = 9


class Levels:
    """The outline levels and the names of paragraph styles by their ids."""

    def __init__(self, levels: dict[str, int], names: dict[str, str]) -> None:
        self._levels = levels
        self._names = names

    def of(self, paragraph: etree._Element) -> int:
        """The level of a paragraph as a heading, from 1; 0 for running text."""
        own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        return _level(own) if own is not None else self._levels.get(_style(paragraph), 0)

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style, in small letters."""
        return self._names.get(_style(paragraph), "")


def heading_levels(file: WordFile) -> Levels:
    """What the file's styles say of headings."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    names: dict[str, str] = {}
    for part in file.related("styles"):
        for style in file.root(part).iterfind(f"{_W}style"):
            key = style.get(f"{_W}styleId", "")
            name = style.find(f"{_W}name")
            names[key] = name.get(f"{_W}val", "").casefold() if name is not None else ""
            level, base = style.find(f"{_W}pPr/{_W}outlineLvl"), style.find(f"{_W}basedOn")
            if level is not None:
                own[key] = _level(level)
            elif base is not None:
                based[key] = base.get(f"{_W}val", "")
    return Levels({key: _inherited(key, own, based) for key in names}, names)


def _inherited(key: str, own: dict[str, int], based: dict[str, str]) -> int:
    seen: set[str] = set()
    while key not in own and key in based and key not in seen:
        seen.add(key)
        key = based[key]
    return own.get(key, 0)


def _level(element: etree._Element) -> int:
    said = element.get(f"{_W}val", "")
    return int(said) + 1 if said.isdecimal() and int(said) < _DEEPEST else 0


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def is_contents(paragraph: etree._Element, levels: Levels) -> bool:
    """Whether a paragraph is a line of the table of contents: what it says stands elsewhere, too."""
    if levels.style_name(paragraph).startswith(_CONTENTS):
        return True
    return any("PAGEREF _Toc" in (code.text or "") for code in paragraph.iter(f"{_W}instrText"))
