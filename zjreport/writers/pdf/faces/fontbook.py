"""The fonts of a document by the roles of its theme: which face prints a sign, and what none can print.

A :class:`RoleFont` shows a role's whole stack of faces to reportlab's own text calls, which charts
use, and to our own setting.
"""

from __future__ import annotations

import itertools
from typing import Any

from ....fonts import Face, Stack, stack
from ....themes import Theme
from .boxes import OWN, Box
from .embedding import EmbeddedFace, Glyph

__all__ = ["FontBook", "RoleFont"]

#: The sign that printers set where a type is missing.
GETA = "〓"
_SERIAL = itertools.count(1)


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
