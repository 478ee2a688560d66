"""On which page each bookmark will stand, near enough to fill the contents before Word has laid them out.

The body that has been written is measured paragraph by paragraph and row by row, with the exact
leadings, paddings and keeps that it says itself; only the widths of text are reckoned.  A program
that knows the pages (the PDF writer lays out the same document) can give them to the writer instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .draft import Draft
from .markup import Xml, root
from .measuring import Ruler, Slice

__all__ = ["bookmark_pages", "last_page"]

_PREFIXES = ("w", "r", "wp", "a", "pic", "wps", "wpg", "mc", "w15")


def bookmark_pages(body: Xml, draft: Draft) -> dict[str, int]:
    """The page of every bookmark by its name."""
    return {name: page for page, _, each in _placed(body, draft) for name in each.names}


def last_page(body: Xml, draft: Draft) -> tuple[int, float]:
    """The number of the page on which the body ends, and how deep it is filled, in millimetres."""
    page, depth = 1, 0.0
    for page, top, each in _placed(body, draft):
        page, depth = (page + 1, 0.0) if each.breaks else (page, top + each.height)
    return page, depth


def _placed(body: Xml, draft: Draft) -> Iterator[tuple[int, float, Slice]]:
    """Every slice with its page and the depth at which it begins."""
    tree = etree.fromstring(root("w:body", body, prefixes=_PREFIXES))
    ruler = Ruler(draft)
    page, depth, notes = 1, 0.0, 0.0
    for group in _groups(ruler.body(tree)):
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


def _groups(slices: Iterator[Slice]) -> Iterator[list[Slice]]:
    """Slices that stay on one page."""
    group: list[Slice] = []
    for each in slices:
        group.append(each)
        if not each.keeps:
            yield group
            group = []
    if group:
        yield group
