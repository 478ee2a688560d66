"""The changes of a refresh as tracked changes, so that an office can go through them, accept and reject.

What was merged is compared with the file as it was: first the blocks and rows that have come and gone, then
the text of each paragraph.  Accepting all changes gives the refreshed text, rejecting all the old one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count

from lxml import etree

from ...writers.docx.markup import NAMESPACES
from ..archive import WordFile
from ..outline import heading_levels, is_contents

__all__ = ["Tracker"]

_W = f"{{{NAMESPACES['w']}}}"
_P, _R, _T, _TR, _TBL, _INS, _DEL = (f"{_W}{name}" for name in ("p", "r", "t", "tr", "tbl", "ins", "del"))
_RPR, _PPR, _FIELD = f"{_W}rPr", f"{_W}pPr", f"{_W}fldChar"
_REFERENCE = f"{_W}footnoteReference"
_NOTE, _BOOKMARK = f"{_W}footnote", f"{_W}bookmarkStart"
_CONTROL = f"{_W}sdt"
_BLOCKS = (_P, _TBL, _TR, _NOTE)
_GONE = frozenset((_DEL, f"{_W}moveFrom", _PPR, f"{_W}sdtPr"))
_DELETED = {_T: f"{_W}delText", f"{_W}instrText": f"{_W}delInstrText"}
_MARKS = tuple(
    f"{_W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
_PARTS = ("footnotes", "endnotes", "header", "footer")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOKEN = re.compile(r"[-−]?\d[\d,.]*\d(?:%|‰)?|\d(?:%|‰)?|\s+|.", re.DOTALL)
_AUTHOR = "zjreport"


class Tracker:
    """Takes down a file before it is refreshed, and marks afterwards what is new in it."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._roots = [
            file.root(part) for part in (file.main, *(part for kind in _PARTS for part in file.related(kind)))
        ]
        self._blocks = {
            parent: blocks for root in self._roots for parent in root.iter() if (blocks := _below(parent))
        }
        self._copies = {each: deepcopy(each) for root in self._roots for each in root.iter(_P)}
        self._rows = {row for root in self._roots for row in root.iter(_TR)}
        used = (
            int(value)
            for root in self._roots
            for each in root.iter(_BOOKMARK, _INS, _DEL, f"{_W}commentRangeStart")
            if (value := each.get(f"{_W}id", "")).isdecimal()
        )
        self._ids = count(max(used, default=0) + 1_000_000)

    def mark(self) -> None:
        """Marks what has changed since; lists of contents, which programs make anew, have no marks."""
        levels = heading_levels(self._file)
        paragraphs = [each for root in self._roots for each in root.iter(_P) if not is_contents(each, levels)]
        rows = [row for root in self._roots for row in root.iter(_TR) if row not in self._rows]
        names = {mark.get(f"{_W}name") for root in self._roots for mark in root.iter(_BOOKMARK)}
        for parent, blocks in self._blocks.items():
            if any(root is parent or root in parent.iterancestors() for root in self._roots):
                self._put_back(parent, blocks, names)
        for row in rows:
            self._mark_row(row, _INS)
        for paragraph in paragraphs:
            if paragraph in self._copies:
                self._mark_text(paragraph, self._copies[paragraph])
            else:
                self._mark_whole(paragraph, _INS)
        self._drop_loose_notes()

    # -- blocks ----------------------------------------------------------------------------------------

    def _put_back(
        self, parent: etree._Element, old: Sequence[etree._Element], names: Container[str | None]
    ) -> None:
        """What has gone from a body, a table or a cell is put back as deleted, in its place."""
        standing = [each for each in parent if each in set(old)]
        steady = _increasing([old.index(each) for each in standing])
        before: etree._Element | None = None
        for place, block in enumerate(old):
            if place in steady:
                before = block
                continue
            gone = deepcopy(self._copies.get(block, block))
            if block.getparent() is parent:
                # It has moved: it is new where it stands now, and struck out where it stood.
                self._mark_block(block, _INS)
            if any(mark.get(f"{_W}name") in names for mark in gone.iter(_BOOKMARK)):
                _take_marks(gone)
            if block.tag != _NOTE:
                self._mark_block(gone, _DEL)
            _put(parent, gone, before)
            before = gone

    def _mark_block(self, block: etree._Element, tag: str) -> None:
        for row in block.iter(_TR):
            self._mark_row(row, tag)
        for paragraph in block.iter(_P):
            self._mark_whole(paragraph, tag)

    def _drop_loose_notes(self) -> None:
        """Takes out the notes that not even deleted text refers to."""
        standing = {each.get(f"{_W}id") for root in self._roots for each in root.iter(_REFERENCE)}
        for root in self._roots:
            for note in list(root.iterchildren(_NOTE)):
                if note.get(f"{_W}type") is None and note.get(f"{_W}id") not in standing:
                    root.remove(note)

    def _mark_row(self, row: etree._Element, tag: str) -> None:
        properties = row.find(f"{_W}trPr")
        if properties is None:
            properties = etree.Element(f"{_W}trPr")
            exceptions = row.find(f"{_W}tblPrEx")
            row.insert(0 if exceptions is None else 1, properties)
        if properties.find(tag) is None:
            place = sum(1 for child in properties if child.tag != f"{_W}trPrChange")
            properties.insert(place, self._change(tag))

    def _mark_whole(self, paragraph: etree._Element, tag: str) -> None:
        """A paragraph that has come or gone with all that is in it."""
        if not _ends_cell(paragraph):
            self._mark_end(paragraph, tag)
        _take_controls(paragraph, only_changed=False)
        self._wrap(list(_runs(paragraph)), tag)

    def _mark_end(self, paragraph: etree._Element, tag: str) -> None:
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = etree.Element(_PPR)
            paragraph.insert(0, properties)
        looks = properties.find(_RPR)
        if looks is None:
            looks = etree.Element(_RPR)
            behind = {f"{_W}sectPr", f"{_W}pPrChange"}
            properties.insert(sum(1 for child in properties if child.tag not in behind), looks)
        if looks.find(tag) is None:
            looks.insert(0, self._change(tag))

    # -- text ------------------------------------------------------------------------------------------

    def _mark_text(self, paragraph: etree._Element, old: etree._Element) -> None:
        """The words of a paragraph that differ from those that it had."""
        if [sign.text for sign in _signs(old)] == [sign.text for sign in _signs(paragraph)]:
            return
        _part_runs(old)
        _part_runs(paragraph)
        before, after = _tokens(_signs(old)), _tokens(_signs(paragraph))
        mine, theirs = map(_words, (before, after))
        codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        # From the last to the first: cutting a run leaves what stands before in its place.
        for kind, i1, i2, j1, j2 in reversed(codes):
            if kind == "equal":
                continue
            come = [run for piece in _pieces(after[j1:j2]) for run in (_cut(*piece),)]
            following = come[0] if come else None
            if following is None and j1 < len(after):
                following = _cut(*_pieces([after[j1]])[0])
            last = _last_run(paragraph) if following is None else None
            for piece in _pieces(before[i1:i2]):
                struck = self._struck_out(*piece)
                if following is not None:
                    following.addprevious(struck)
                elif last is not None:
                    last.addnext(struck)
                    last = struck
                else:
                    paragraph.append(struck)
            self._wrap(come, _INS)
        _take_controls(paragraph)

    def _struck_out(self, element: etree._Element, start: int, end: int) -> etree._Element:
        """What a run of the old text holds, or a piece of it, as deleted."""
        run = element.getparent()
        made = deepcopy(run)
        if element.tag == _T:
            _set(made.find(_T), (element.text or "")[start:end])
        deleted = self._change(_DEL)
        deleted.append(made)
        _as_deleted(deleted)
        own = next(run.iterancestors(_INS), None)
        if own is None:
            return deleted
        # It was an author's insertion: where both are rejected, nothing is left of it.
        inserted = etree.Element(_INS, own.attrib, own.nsmap)
        inserted.append(deleted)
        return inserted

    def _wrap(self, runs: Sequence[etree._Element], tag: str) -> None:
        """Runs marked as inserted or deleted, neighbours together; what an author has inserted is marked."""
        change: etree._Element | None = None
        for run in runs:
            if any(above.tag in (tag, _DEL) for above in run.iterancestors(_INS, _DEL)):
                change = None
                continue
            if change is None or change.getnext() is not run:
                change = self._change(tag)
                run.addprevious(change)
            change.append(run)
            if tag == _DEL:
                _as_deleted(change)

    def _change(self, tag: str) -> etree._Element:
        return etree.Element(tag, {f"{_W}id": str(next(self._ids)), f"{_W}author": _AUTHOR})


@dataclass(frozen=True, slots=True, eq=False)
class _Sign:
    """A sign of a paragraph's text, or a reference to a note, in the element that holds it."""

    text: str
    element: etree._Element
    offset: int = 0


def _below(parent: etree._Element) -> list[etree._Element]:
    return [child for child in parent if child.tag in _BLOCKS]


def _ends_cell(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the last of its cell or note, which has to keep one."""
    parent = paragraph.getparent()
    if parent is None or parent.tag not in (f"{_W}tc", f"{_W}footnote", f"{_W}txbxContent"):
        return False
    return not any(each.tag == _P for each in paragraph.itersiblings())


def _put(parent: etree._Element, block: etree._Element, before: etree._Element | None) -> None:
    """A block put back behind what it stood behind, or first of all blocks."""
    first = next(iter(_below(parent)), None)
    if before is not None:
        before.addnext(block)
    elif first is not None:
        first.addprevious(block)
    else:
        parent.append(block)


def _take_marks(block: etree._Element) -> None:
    """Takes bookmarks, controls and comments, of which there is one each, from a copy."""
    for mark in list(block.iter(*_MARKS)):
        mark.getparent().remove(mark)
    _take_controls(block, only_changed=False)


def _take_controls(block: etree._Element, *, only_changed: bool = True) -> None:
    """Takes the controls of figures that are tracked: their bookmarks are left.

    Word fills a control that rejecting leaves empty with words of its own, and LibreOffice accepts and
    rejects other signs than are marked within one.
    """
    for control in list(block.iter(_CONTROL)):
        is_changed = next(control.iter(_INS, _DEL), None) is not None
        is_changed = is_changed or next(control.iterancestors(_INS, _DEL), None) is not None
        content = control.find(f"{_W}sdtContent")
        if content is None or (only_changed and not is_changed):
            continue
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)


def _increasing(places: Sequence[int]) -> set[int]:
    """The most of some places that stand in their order.

    >>> sorted(_increasing([2, 0, 1, 3]))
    [0, 1, 3]
    """
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that are not deleted, without those of text boxes in it."""
    for child in paragraph:
        if child.tag == _R:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _runs(child)


def _signs(paragraph: etree._Element) -> list[_Sign]:
    """What is compared of a paragraph: its signs, and its references to notes."""
    found: list[_Sign] = []
    codes: list[bool] = []
    for run in _runs(paragraph):
        for child in run:
            if child.tag == _FIELD:
                kind = child.get(f"{_W}fldCharType", "")
                if kind == "begin":
                    codes.append(True)
                elif codes and kind == "separate":
                    codes[-1] = False
                elif codes and kind == "end":
                    codes.pop()
            elif any(codes):
                continue
            elif child.tag == _T:
                found += (_Sign(sign, child, at) for at, sign in enumerate(child.text or ""))
            elif child.tag == _REFERENCE:
                found.append(_Sign(f"\0{child.get(f'{_W}id')}", child))
            elif child.tag in (f"{_W}tab", f"{_W}br"):
                found.append(_Sign("\n", child))
    return found


def _tokens(signs: Sequence[_Sign]) -> list[list[_Sign]]:
    """Signs in groups: a number is one."""
    text = "".join(sign.text[0] for sign in signs)
    return [list(signs[match.start() : match.end()]) for match in _TOKEN.finditer(text)]


def _words(tokens: Sequence[Sequence[_Sign]]) -> list[str]:
    return ["".join(sign.text for sign in token) for token in tokens]


def _part_runs(paragraph: etree._Element) -> None:
    """Gives each thing in the runs of a paragraph a run of its own, with the same looks."""
    for run in list(_runs(paragraph)):
        held = [child for child in run if child.tag != _RPR]
        for child in reversed(held[1:]):
            made = etree.Element(_R, run.attrib, run.nsmap)
            looks = run.find(_RPR)
            if looks is not None:
                made.append(deepcopy(looks))
            made.append(child)
            run.addnext(made)


def _pieces(tokens: Sequence[Sequence[_Sign]]) -> list[tuple[etree._Element, int, int]]:
    """What signs that follow each other take of the elements that hold them."""
    pieces: list[tuple[etree._Element, int, int]] = []
    for sign in (sign for token in tokens for sign in token):
        if pieces and pieces[-1][0] is sign.element:
            pieces[-1] = (sign.element, pieces[-1][1], sign.offset + 1)
        else:
            pieces.append((sign.element, sign.offset, sign.offset + 1))
    return pieces


def _cut(element: etree._Element, start: int, end: int) -> etree._Element:
    """The run of a piece of text, cut to it; ``element`` stands alone in its run."""
    run = element.getparent()
    text = element.text or ""
    if element.tag != _T:
        return run
    if end < len(text):
        rest = deepcopy(run)
        _set(rest.find(_T), text[end:])
        run.addnext(rest)
    if start == 0:
        _set(element, text[:end])
        return run
    made = deepcopy(run)
    _set(made.find(_T), text[start:end])
    _set(element, text[:start])
    run.addnext(made)
    return made


def _last_run(paragraph: etree._Element) -> etree._Element | None:
    """What the last sign of a paragraph stands in."""
    signs = _signs(paragraph)
    if not signs:
        return None
    run = signs[-1].element.getparent()
    return run.getparent() if run.getparent().tag == _INS else run


def _as_deleted(change: etree._Element) -> None:
    for name, deleted in _DELETED.items():
        for text in list(change.iter(name)):
            text.tag = deleted


def _set(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
