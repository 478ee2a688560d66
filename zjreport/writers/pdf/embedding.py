"""Faces inside one PDF file: glyphs numbered as they are used, embedded as one subset a face.

reportlab's own TrueType fonts are not used: they cut a face into subsets of 256 signs, map hanzi
beyond the basic plane to wrong code points, and cannot serve two documents at once.

An :class:`EmbeddedFace` is a Type 0 font whose codes of two bytes count its signs in the order of
their first use.  Every sign has a code of its own, so that the map back to Unicode is right for
each, beyond the basic plane too.  A :class:`RoleFont` shows a role's whole stack of faces to
reportlab's own text calls, which charts use.
"""

from __future__ import annotations

import hashlib
import itertools
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from ...fonts import Face, Stack, stack
from ...themes import Theme
from .boxes import OWN, Box, boxed
from .subset import Cut, subset

__all__ = ["EmbeddedFace", "FontBook", "Glyph", "RoleFont"]

#: The sign that printers set where a type is missing.
GETA = "〓"
_SERIAL = itertools.count(1)


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


class FontBook:
    """All faces of one document, and the signs that none of them has."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: dict[Face, EmbeddedFace] = {}
        self._roles: dict[str, RoleFont] = {}
        #: Signs printed as 〓 because no face has them, in the order they were met.
        self.missing: dict[str, None] = {}

    def role(self, name: str) -> RoleFont:
        """The font of a role of the theme."""
        found = self._roles.get(name)
        if found is None:
            western = self._theme.font(name).western
            latin = stack(self._theme, western) if western else None
            found = self._roles[name] = RoleFont(name, stack(self._theme, name), self, latin)
        return found

    def embedded(self, face: Face) -> EmbeddedFace:
        """The face as it is embedded in this document."""
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        return found

    def addObjects(self, document: Any) -> None:  # noqa: N802 - the name that reportlab calls
        """Embed every face that has been used."""
        for face in self._faces.values():
            face.add_objects(document)


class RoleFont:
    """A role's faces as one font: :meth:`glyph` for our own setting, the rest for reportlab's.

    To reportlab it is a dynamic font whose subsets are the faces of the stack.
    """

    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815
    shapable = False
    ascent, descent = 880, -120

    def __init__(self, role: str, faces: Stack, book: FontBook, latin: Stack | None = None) -> None:
        #: A name that no font of another document has; reportlab's registry is one for the process.
        self.fontName = f"zjreport-{role}-{next(_SERIAL)}"
        self._stack, self._latin = faces, latin
        self._book = book
        self._glyphs: dict[tuple[str, Box], Glyph] = {}
        self._subsets: list[EmbeddedFace] = []

    def glyph(self, sign: str, box: Box = OWN) -> Glyph:
        """The glyph of a sign from the first face that has one; 〓, read as the sign, if none has."""
        found = self._glyphs.get((sign, box))
        if found is None:
            found = self._glyphs[sign, box] = self._find(sign, box)
        return found

    def _find(self, sign: str, box: Box) -> Glyph:
        face = (
            self._latin.own if self._latin and self._latin.holds_latin(sign) else self._stack.face_for(sign)
        )
        if face is None:
            self._book.missing[sign] = None
            face = self._stack.face_for(GETA) or self._stack.own
            return self._book.embedded(face).glyph(sign, box, shown=GETA)
        return self._book.embedded(face).glyph(sign, box)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:  # noqa: N802
        """The natural width of a text in points."""
        return size * sum(self.glyph(sign).advance for sign in _text(text, encoding))

    def splitString(  # noqa: N802
        self, text: str | bytes, document: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The text as codes, cut where the face changes."""
        parts: list[tuple[int, bytes]] = []
        for sign in _text(text, encoding):
            face, code = self.glyph(sign)[:2]
            if face not in self._subsets:
                self._subsets.append(face)
            number = self._subsets.index(face)
            data = code.to_bytes(2, "big")
            if parts and parts[-1][0] == number:
                parts[-1] = (number, parts[-1][1] + data)
            else:
                parts.append((number, data))
        return parts

    def getSubsetInternalName(self, subset: int, document: Any) -> str:  # noqa: N802
        """The name by which page contents call a face."""
        return f"/{self._subsets[subset].name}"


def _text(text: str | bytes, encoding: str) -> str:
    return text if isinstance(text, str) else text.decode(encoding)
