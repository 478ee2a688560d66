"""On which page each piece of a written body will stand, near enough to fill the contents before Word has
laid them out.

The body is measured paragraph by paragraph and row by row, with the exact leadings, paddings and keeps that
it says itself; only the widths of text are reckoned.  A program that knows the pages (the PDF writer lays
out the same document) can give them to the writer instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from .draft import Draft
from .makeup import groups, made_up, squeezed
from .markup import Xml, root
from .measuring import Ruler, Slice

__all__ = ["Reckoning", "reckoned", "room_below"]

_PREFIXES = ("w", "r", "wp", "a", "pic", "wps", "wpg", "mc", "w15")


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The pages of a body: of every bookmark by its name, of the first text of each section.

    ``last`` is the number of the page on which it ends, ``depth`` how deep that is filled, in millimetres.
    """

    bookmarks: dict[str, int]
    sections: dict[int, int]
    last: int = 1
    depth: float = 0.0


def reckoned(body: etree._Element, draft: Draft, foot: float = 0.0) -> Reckoning:
    """The pages of a body; in themes that fill their pages it is made up on the way.

    ``foot`` is what is to find room below the last of it, in millimetres.
    """
    ruler = Ruler(draft)
    slices: Sequence[Slice] = list(ruler.body(body))
    grid = draft.theme.page.grid
    slices = squeezed(slices, ruler, draft, foot) if grid else made_up(slices, ruler, draft, foot)
    bookmarks: dict[str, int] = {}
    sections: dict[int, int] = {}
    last, depth = 1, 0.0
    for page, top, each in _placed(slices, ruler):
        bookmarks |= dict.fromkeys(each.names, page)
        sections.setdefault(each.section, page)
        last, depth = (page + 1, 0.0) if each.breaks else (page, top + each.height)
    return Reckoning(bookmarks, sections, last, depth)


def room_below(xml: Xml, draft: Draft) -> float:
    """What blocks that begin a page leave of that on which they end, in millimetres."""
    ruler = Ruler(draft)
    tree = etree.fromstring(root("w:body", xml, prefixes=_PREFIXES))
    placed = list(_placed(ruler.body(tree), ruler))
    return draft.theme.page.text_height - (placed[-1][1] + placed[-1][2].height if placed else 0.0)


def _placed(slices: Iterable[Slice], ruler: Ruler) -> Iterator[tuple[int, float, Slice]]:
    """Every slice with its page and the depth at which it begins."""
    page, depth, notes = 1, 0.0, 0.0
    for group in groups(slices):
        tall = sum(each.height for each in group) + ruler.foot(notes, sum(each.notes for each in group))
        if depth and (group[0].begins or depth + tall > group[0].sheet):
            page, depth, notes = page + 1, group[0].resumed, 0.0
        for each in group:
            if depth > 0 and depth + each.height + ruler.foot(notes, each.notes) > each.sheet:
                page, depth, notes = page + 1, each.resumed, 0.0
            yield page, depth, each
            depth += each.height
            notes += each.notes
            if each.breaks:
                page, depth, notes = page + 1, 0.0, 0.0
