"""Complex fields, each of their marks in a run of its own (WPS wants it so), and bookmarks."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from .markup import NAMESPACES, Xml, concat, escape, w

__all__ = [
    "begin_field",
    "bookmark",
    "bookmark_name",
    "end_field",
    "field",
    "page_field",
    "page_reference",
    "show_pages",
    "target_name",
]


_W = f"{{{NAMESPACES['w']}}}"


def begin_field(instruction: str) -> Xml:
    """A field up to its shown result."""
    code = Xml(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
    return concat((_mark("begin"), w("r", code), _mark("separate")))


def end_field() -> Xml:
    """The end of a field."""
    return _mark("end")


def _mark(kind: str) -> Xml:
    return w("r", w("fldChar", fldCharType=kind))


def field(instruction: str, shown: Xml) -> Xml:
    """A field with the runs that are shown until the fields are updated."""
    return concat((begin_field(instruction), shown, end_field()))


def _simple(instruction: str, shown: str) -> Xml:
    return field(instruction, w("r", w("t", Xml(shown))))


def page_field() -> Xml:
    """The number of the page it stands on."""
    return _simple("PAGE", "1")


def page_reference(name: str) -> Xml:
    """The number of the page of a bookmark; :func:`show_pages` tells what is shown until it is updated."""
    return _simple(f"PAGEREF {name} \\h", "1")


def show_pages(tree: etree._Element, pages: Mapping[str, int]) -> None:
    """Fills in what references to pages show, by the names of their bookmarks."""
    for code in tree.iter(f"{_W}instrText"):
        word, _, rest = code.text.strip().partition(" ")
        name = rest.partition(" ")[0]
        if word == "PAGEREF" and name in pages:
            shown = code.getparent().getnext().getnext()
            shown.find(f"{_W}t").text = str(pages[name])


def bookmark_name(place: int) -> str:
    """The name of the bookmark of block number ``place`` of the document; Word's own form."""
    return f"_Toc{100000000 + place}"


def target_name(place: int) -> str:
    """The name of the bookmark of chart or table number ``place`` of the document; Word's own form."""
    return f"_Ref{200000000 + place}"


def bookmark(number: int, name: str, content: Xml) -> Xml:
    """``content`` under a name that fields and links can refer to."""
    start = w("bookmarkStart", id=number, name=name)
    return concat((start, content, w("bookmarkEnd", id=number)))
