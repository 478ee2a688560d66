"""Complex fields, each of their marks in a run of its own (WPS wants it so), and bookmarks."""

from __future__ import annotations

from .markup import Xml, concat, escape, w

__all__ = [
    "begin_field",
    "bookmark",
    "bookmark_name",
    "end_field",
    "field",
    "page_field",
    "page_reference",
    "target_name",
]


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


def page_reference(name: str, page: int) -> Xml:
    """The number of the page of a bookmark; ``page`` is shown until the fields are updated."""
    return _simple(f"PAGEREF {name} \\h", str(page))


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
