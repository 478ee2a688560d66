"""Fields, links and text: begun and ended in turn, leading to bookmarks that are there, no blank lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .package import Package, W

__all__ = ["RULES"]

_BOOKMARK = re.compile(r"^\s*(?:PAGEREF|REF|NOTEREF)\s+\"?(\w+)", re.IGNORECASE)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = (f"{W}fldChar", f"{W}instrText", f"{W}t")


def _balanced(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        # Of each open field: whether its result has begun.
        open_: list[bool] = []
        for mark in tree.iter(*_MARKS):
            if mark.tag == f"{W}instrText":
                if not open_ or open_[-1]:
                    yield f"{part}: the code of a field outside of fields: {mark.text}"
            elif mark.tag == f"{W}t":
                if open_ and not open_[-1] and not _in_shape(mark):
                    yield f"{part}: text among the code of a field: {mark.text}"
            else:
                yield from _step(part, mark.get(f"{W}fldCharType", ""), open_)
        yield from (f"{part}: a field without end" for _ in open_)


def _in_shape(mark: etree._Element) -> bool:
    return next(mark.iterancestors(f"{W}txbxContent"), None) is not None


def _step(part: str, kind: str, open_: list[bool]) -> Iterator[str]:
    if kind == "begin":
        open_.append(False)
    elif not open_:
        yield f"{part}: {kind} of a field that has not begun"
    elif kind == "separate":
        if open_[-1]:
            yield f"{part}: a field with two results"
        open_[-1] = True
    elif kind == "end":
        open_.pop()
    else:
        yield f"{part}: {kind!r} of a field"


def _targets(package: Package) -> Iterator[str]:
    names = {mark.get(f"{W}name") for _, tree in package.stories() for mark in tree.iter(f"{W}bookmarkStart")}
    for part, tree in package.stories():
        asked = {link.get(f"{W}anchor") for link in tree.iter(f"{W}hyperlink")} - {None}
        for code in _codes(tree):
            asked |= set(_BOOKMARK.findall(code))
        yield from (f"{part}: bookmark {name} is not there" for name in sorted(asked - names))


def _codes(tree: etree._Element) -> Iterator[str]:
    """The codes of fields; those in several pieces are put together."""
    code = ""
    for mark in tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if mark.tag == f"{W}fldSimple":
            yield mark.get(f"{W}instr", "")
        elif mark.tag == f"{W}instrText":
            code += mark.text or ""
        else:
            yield code
            code = ""


def _blanks(package: Package) -> Iterator[str]:
    for part, tree in package.stories():
        for one in tree.iter(f"{W}t", f"{W}instrText", f"{W}delText"):
            text = one.text or ""
            if text != text.strip(" \t\r\n") and one.get(_SPACE) != "preserve":
                yield f"{part}: Word drops the blanks at the ends of {text!r}"


RULES = (_balanced, _targets, _blanks)
