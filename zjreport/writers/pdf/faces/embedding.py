"""Faces inside one PDF file: glyphs numbered as they are used, embedded as one subset a face.

reportlab's own TrueType fonts are not used: they cut a face into subsets of 256 signs, map hanzi
beyond the basic plane to wrong code points, and cannot serve two documents at once.

An :class:`EmbeddedFace` is a Type 0 font whose codes of two bytes count its signs in the order of
their first use.  Every sign has a code of its own, so that the map back to Unicode is right for
each, beyond the basic plane too.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from ....fonts import Face
from .boxes import OWN, Box, boxed
from .subset import Cut, subset

__all__ = ["EmbeddedFace", "Glyph"]


class Glyph(NamedTuple):
    """A sign in an embedded face: its code there, its advance and its ink's edges in em."""

    face: EmbeddedFace
    code: int
    advance: float
    left: float
    right: float


class EmbeddedFace:
    """One face of one document."""

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self._signs: list[str] = [""]
        self._glyphs: list[Cut] = [Cut(0)]
        self._advances: list[float] = [1.0]
        self._known: dict[tuple[str, Box], Glyph] = {}
        self._widened: dict[tuple[int, int], int] = {}
        #: The name by which page contents call the font.
        self.name = name

    def glyph(self, sign: str, box: Box = OWN, *, shown: str = "") -> Glyph:
        """The glyph of a sign, given a code on its first use.

        The face covers it, or it covers ``shown``, which is printed in its stead and read as the sign.
        """
        found = self._known.get((sign, box))
        if found is None:
            found = self._known[sign, box] = self._taken(sign, box, shown or sign)
        return found

    def _taken(self, sign: str, box: Box, shown: str) -> Glyph:
        sfnt = self._face.sfnt
        number, em = sfnt.cmap[ord(shown)], sfnt.units
        edges = sfnt.extent(number)
        cut = boxed(Cut(number, 0, sfnt.advances[number]), edges, em, box)
        left, right = (cut.stretch * edge + cut.shift for edge in edges)
        self._signs.append(sign)
        self._glyphs.append(cut)
        self._advances.append(cut.advance / em)
        return Glyph(self, len(self._signs) - 1, cut.advance / em, left / em, right / em)

    def widened(self, code: int, units: int) -> int:
        """The code of the same glyph, read as the same sign, that many thousandths of an em wider."""
        found = self._widened.get((code, units))
        if found is None:
            cut = self._glyphs[code]
            advance = cut.advance + round(units * self._face.sfnt.units / 1000)
            self._signs.append(self._signs[code])
            self._glyphs.append(cut._replace(advance=advance))
            self._advances.append(self._advances[code] + units / 1000)
            found = self._widened[code, units] = len(self._signs) - 1
        return found

    def add_objects(self, document: Any) -> None:
        """Put the font and its subset into a reportlab document under :attr:`name`."""
        base = f"{self._tag()}+{self._face.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "DW": 1000,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(self._widths())]),
                "FontDescriptor": self._descriptor(document, base),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"cid:{self.name}")]),
                "ToUnicode": document.Reference(_stream(self._to_unicode()), f"unicode:{self.name}"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _tag(self) -> str:
        """Six capitals that name the subset, told by what is in it."""
        digest = hashlib.sha256("".join(self._signs).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])

    def _widths(self) -> list[int]:
        return [int(1000 * advance + 0.5) for advance in self._advances]

    def _descriptor(self, document: Any, base: str) -> Any:
        data = subset(self._face.sfnt, self._glyphs)
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-200, -300, 1200, 1200]),
                "ItalicAngle": 0,
                "Ascent": 880,
                "Descent": -120,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": document.Reference(file, f"file:{self.name}"),
            }
        )
        return document.Reference(descriptor, f"descriptor:{self.name}")

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>"
            for code, sign in enumerate(self._signs)
            if code
        ]
        blocks = (lines[start : start + 100] for start in range(0, len(lines), 100))
        maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (_CMAP_HEAD + maps + _CMAP_TAIL).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
