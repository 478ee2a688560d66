"""Fields in what a template lends: those that only count and tell stay, others become the text they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .namespaces import W

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["settle_fields", "unwrap"]

# Fields that read a file or an address, start a program, or ask the reader are not among them.
_HARMLESS = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ", "REF", "PAGEREF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "REVNUM", "NUMWORDS", "NUMCHARS"),
        *("TITLE", "AUTHOR", "SUBJECT", "KEYWORDS", "LASTSAVEDBY", "FILENAME"),
        *("EQ", "SYMBOL", "IF", "COMPARE", "QUOTE", "="),
    }
)


@dataclass(slots=True)
class _Field:
    """A field as it is met: its marks, what it is told to do, and the pieces of that instruction."""

    marks: list[etree._Element]
    instruction: str = ""
    pieces: list[etree._Element] = field(default_factory=list)
    shown: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split()
        if words and words[0].startswith("="):
            return "="
        return words[0].upper() if words else ""


def settle_fields(root: etree._Element) -> list[str]:
    """Turns every field that is not harmless into its last result; gives the names of those."""
    settled = []
    for found in list(_fields(root)):
        if found.name not in _HARMLESS:
            settled.append(found.name or "?")
            for element in (*found.marks, *found.pieces):
                _remove(element)
    for simple in list(root.iter(f"{W}fldSimple")):
        words = simple.get(f"{W}instr", "").split()
        name = words[0].upper() if words else ""
        if name not in _HARMLESS:
            settled.append(name or "?")
            unwrap(simple)
    return settled


def _fields(root: etree._Element) -> Iterator[_Field]:
    """The complex fields, inner ones first."""
    open_fields: list[_Field] = []
    for element in root.iter():
        if element.tag == f"{W}fldChar":
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                _note(open_fields, element)
                open_fields.append(_Field([element]))
            elif open_fields:
                open_fields[-1].marks.append(element)
                open_fields[-1].shown = True
                if kind == "end":
                    yield open_fields.pop()
                    _note(open_fields, element)
        elif element.tag == f"{W}instrText" and open_fields:
            if not open_fields[-1].shown:
                open_fields[-1].instruction += element.text or ""
            _note(open_fields, element)
        elif element.getparent() is not None and element.getparent().tag == f"{W}r":
            _note(open_fields, element)
    yield from reversed(open_fields)


def _note(open_fields: list[_Field], element: etree._Element) -> None:
    """A piece of the instruction of every field that has not come to its result; properties are none."""
    if element.tag == f"{W}rPr":
        return
    for found in open_fields:
        if not found.shown:
            found.pieces.append(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Puts the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(place + number, child)
    parent.remove(element)
