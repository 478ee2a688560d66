"""Footnotes: a part of their own, in Word's own styles, counted ①②③ anew on each page by Word."""

from __future__ import annotations

from .markup import Xml, concat, root, w
from .names import paragraph_id
from .styles import CHARACTER_PREFIX

__all__ = ["NUMBERING", "REFERENCE", "SEPARATORS", "Footnotes"]

REFERENCE = "note-reference"
"""The key of the character style of marks."""

_LOOK = w("rPr", w("rStyle", val=f"{CHARACTER_PREFIX}{REFERENCE}"), w("rFonts", hint="eastAsia"))
NUMBERING = concat((w("numFmt", val="decimalEnclosedCircleChinese"), w("numRestart", val="eachPage")))
"""How notes are counted, for the settings and for each section."""

# Word's own ids of the rule above the notes of a page, and of that above a note carried over.
SEPARATORS = (-1, 0)
_KINDS = ("separator", "continuationSeparator")
_PREFIXES = ("w", "r", "mc", "w15")
_MARK = w("r", _LOOK, w("footnoteRef"))
_BLANK = Xml('<w:r><w:t xml:space="preserve"> </w:t></w:r>')


class Footnotes:
    """The notes of one document, in order; :meth:`part` writes them."""

    def __init__(self) -> None:
        self._notes: list[Xml] = []

    def add(self, content: Xml) -> Xml:
        """Takes in a note and gives the run with its mark."""
        self._notes.append(content)
        mark = w("footnoteReference", id=len(self._notes))
        return w("r", _LOOK, mark)

    def part(self) -> bytes:
        """The part ``footnotes.xml``; it is there without notes too, for those that an editor adds."""
        separators = (
            w("footnote", _line("footnote-rule", w("r", w(kind))), type=kind, id=number)
            for kind, number in zip(_KINDS, SEPARATORS, strict=True)
        )
        notes = (
            w("footnote", _line("footnote", concat((_MARK, _BLANK, content))), id=number)
            for number, content in enumerate(self._notes, 1)
        )
        return root("w:footnotes", *separators, *notes, prefixes=_PREFIXES)


def _line(style: str, content: Xml) -> Xml:
    return w("p", w("pPr", w("pStyle", val=paragraph_id(style))), content)
