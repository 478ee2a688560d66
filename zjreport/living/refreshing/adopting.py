"""Paragraphs, rows and figures of the new file put into the edited one."""

from __future__ import annotations

from copy import deepcopy
from itertools import count

from lxml import etree

from ...writers.docx.marks import sort_of_mark
from ...writers.docx.markup import NAMESPACES
from ...writers.docx.names import paragraph_name
from ..archive import WordFile
from .lists import Lists
from .notes import Notes

__all__ = ["Adopter", "drop_doubles"]

_W = f"{{{NAMESPACES['w']}}}"
_W15 = f"{{{NAMESPACES['w15']}}}"
_MC = f"{{{NAMESPACES['mc']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_REFERENCE = f"{_W}footnoteReference"
_STYLES = ("pStyle", "rStyle", "tblStyle")
_STYLE = f"{_W}pPr/{_W}pStyle"
# What a style says of others.
_TIES = ("basedOn", "next", "link")
# How the names of the styles begin in which cards print changes.
_CHANGE = paragraph_name("card-change").casefold()


class Adopter:
    """Copies elements of the new file as the edited file can hold them.

    Styles go by their names, since programs give them ids of their own; bookmarks get ids of their own.

    Attributes:
        lists: where paragraphs of lists count in the edited file.
    """

    def __init__(self, file: WordFile, new: WordFile, notes: Notes) -> None:
        self._notes = notes
        self._styles = _style_ids(file, new)
        self._sheet = next((file.root(part) for part in file.related("styles")), None)
        self._new_styles = _styles_by_id(new)
        self._names, self._new_names = dict(_named(file)), dict(_named(new))
        self.lists = Lists(file, new)
        root = file.root(file.main)
        ids = (mark.get(f"{_W}id", "") for mark in root.iter(f"{_W}bookmarkStart"))
        used = [int(id) for id in ids if id.isdecimal()]
        self._ids = count(max(used, default=0) + 1)
        ignorable = root.get(f"{_MC}Ignorable", "").split()
        self._knows_w15 = any(root.nsmap.get(prefix) == NAMESPACES["w15"] for prefix in ignorable)

    def style(self, id: str) -> str:
        """The edited file's id of a style of the new file, which is put into it where it has none."""
        if not self._styles.get(id) and self._sheet is not None and id in self._new_styles:
            self._styles[id] = self._add_style(id, self._sheet)
        return self._styles.get(id, "")

    def _add_style(self, id: str, sheet: etree._Element) -> str:
        """A file dressed in a house template has of our styles only those that it was written with."""
        made = deepcopy(self._new_styles[id])
        sheet.append(made)
        self._styles[id] = id
        for name in _TIES:
            for tie in made.findall(f"{_W}{name}"):
                known = self.style(tie.get(f"{_W}val", "")) if name == "basedOn" else ""
                if known:
                    tie.set(f"{_W}val", known)
                else:
                    made.remove(tie)
        self.lists.fit(made)
        return id

    def restyle(self, old: etree._Element, new: etree._Element) -> None:
        """Gives a paragraph the colour of a change for better or worse that it has in the new file."""
        mine, theirs = old.find(_STYLE), new.find(_STYLE)
        if mine is None or theirs is None:
            return
        names = (self._names, mine), (self._new_names, theirs)
        if all(known.get(style.get(f"{_W}val", ""), "").startswith(_CHANGE) for known, style in names):
            mine.set(f"{_W}val", self.style(theirs.get(f"{_W}val", "")) or mine.get(f"{_W}val", ""))

    def copy(self, element: etree._Element) -> etree._Element:
        """An element of the new file, to be put into the edited one."""
        made = deepcopy(element)
        made.tail = None
        self._fit(made)
        for reference in made.iter(_REFERENCE):
            self._notes.adopt(reference)
        return made

    def can_hold(self, element: etree._Element) -> bool:
        """Whether an element needs no other part than notes: pictures, charts and links do."""
        if next(element.iter(f"{_W}drawing"), None) is not None:
            return False
        if next(element.iter(_REFERENCE), None) is not None and not self._notes.can_take:
            return False
        return not any(f"{_R}id" in each.attrib for each in element.iter())

    def _fit(self, made: etree._Element) -> None:
        for name in _STYLES:
            for style in list(made.iter(f"{_W}{name}")):
                known = self.style(style.get(f"{_W}val", ""))
                if known:
                    style.set(f"{_W}val", known)
                else:
                    _detach(style)
        self.lists.fit(made)
        ids: dict[str, str] = {}
        for mark in made.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
            old = mark.get(f"{_W}id", "")
            if old not in ids:
                ids[old] = str(next(self._ids))
            mark.set(f"{_W}id", ids[old])
        if not self._knows_w15:
            for appearance in list(made.iter(f"{_W15}appearance")):
                _detach(appearance)


def drop_doubles(root: etree._Element) -> None:
    """Takes the bookmark and the id from our marks that say the same as an earlier one: the tag is left."""
    seen: set[str] = set()
    for start in list(root.iter(f"{_W}bookmarkStart")):
        name = start.get(f"{_W}name", "")
        if sort_of_mark(name) is None or name not in seen:
            seen.add(name)
            continue
        id = start.get(f"{_W}id")
        ends = (end for end in root.iter(f"{_W}bookmarkEnd") if end.get(f"{_W}id") == id)
        for mark in (start, next(ends, None)):
            if mark is not None:
                _detach(mark)
    for tag in root.iter(f"{_W}tag"):
        own = tag.getparent().find(f"{_W}id")
        if own is not None and tag.get(f"{_W}val", "").startswith("zjr:"):
            # Word gives a control without an id one of its own.
            if (name := f"control {own.get(f'{_W}val')}") in seen:
                _detach(own)
            seen.add(name)


def _style_ids(file: WordFile, new: WordFile) -> dict[str, str]:
    mine = {name: id for id, name in _named(file)}
    ids = {id for id, _ in _named(file)}
    return {
        id: mine.get(name) or (id if id in ids else "")
        for id, name in _named(new)
        if name in mine or id in ids
    }


def _styles_by_id(file: WordFile) -> dict[str, etree._Element]:
    return {
        style.get(f"{_W}styleId", ""): style
        for part in file.related("styles")
        for style in file.root(part).iterfind(f"{_W}style")
    }


def _named(file: WordFile) -> list[tuple[str, str]]:
    return [
        (style.get(f"{_W}styleId", ""), name.get(f"{_W}val", "").casefold())
        for part in file.related("styles")
        for style in file.root(part).iterfind(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    ]


def _detach(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
