"""From a theme's font role to faces that load and that hold the signs of a Chinese report.

For every role the faces named in the theme are tried first (files and families installed on the
machine, in the theme's order), then the bundled one.  Signs that a face lacks are taken from the
faces of the other roles, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from .. import resources
from ..errors import ThemeError, did_you_mean
from ..themes import FontRole, Theme
from .installed import find
from .sfnt import Sfnt, SfntError, read

__all__ = ["Face", "Stack", "stack"]

# What a face must hold to be taken for the text of a report; a sign of every common kind.
_PROBE = (
    "的一是了和在人中国民政府工作报告经济运行增长同比亿元万亩，。、；：！？“”（）《》—…·0123456789%.,ABCabc"
)


@dataclass(frozen=True, eq=False)
class Face:
    """A font file that was loaded.

    Attributes:
        path: the file.
        index: the number of the face in a collection, otherwise 0.
        sfnt: what the file holds.
    """

    path: Path
    index: int
    sfnt: Sfnt

    @property
    def name(self) -> str:
        """A name for the embedded face: the file's, with its number in a collection."""
        return f"{self.path.stem}-{self.index}" if self.index else self.path.stem

    def covers(self, text: str) -> bool:
        """Whether the face has a glyph for every sign of ``text``."""
        cmap = self.sfnt.cmap
        return all(ord(sign) in cmap for sign in text)


class Stack:
    """The faces for one role, the role's own first; the others are loaded when a sign asks for them."""

    def __init__(self, own: Face, others: tuple[str, ...]) -> None:
        self.own = own
        self._others = others

    @cached_property
    def _fallbacks(self) -> tuple[Face, ...]:
        return tuple(_bundled(file) for file in self._others if resources.font(file) != self.own.path)

    def __iter__(self) -> Iterator[Face]:
        yield self.own
        yield from self._fallbacks

    def holds_latin(self, sign: str) -> bool:
        """Whether ``sign`` is a Latin letter, a digit or another sign of ASCII that the own face has."""
        return sign.isascii() and ord(sign) in self.own.sfnt.cmap

    def face_for(self, sign: str) -> Face | None:
        """The first face that has a glyph for ``sign``; ``None`` where none has."""
        code = ord(sign)
        if code in self.own.sfnt.cmap:
            return self.own
        return next((face for face in self._fallbacks if code in face.sfnt.cmap), None)


def stack(theme: Theme, role: str) -> Stack:
    """The faces of a theme's font role.

    Raises:
        ThemeError: the theme has no such role, or the role's bundled face is no TrueType font.
    """
    chosen = theme.font(role)
    bundled = (chosen.bundled, *(other.bundled for other in theme.fonts.values()))
    return Stack(_own(chosen), tuple(dict.fromkeys(bundled)))


def _own(role: FontRole) -> Face:
    for name in role.installed:
        place = find(name)
        face = _load(*place) if place else None
        if face and face.covers(_PROBE):
            return face
    return _bundled(role.bundled)


@lru_cache(maxsize=32)
def _load(path: Path, index: int) -> Face | None:
    try:
        return Face(path, index, read(path, index))
    except (SfntError, OSError):
        return None


def _bundled(file: str) -> Face:
    face = _load(resources.font(file), 0)
    if face is None:
        known = (path.name for path in resources.font("").glob("*.ttf"))
        raise ThemeError(
            f"no font file “{file}” is bundled", code="theme.font", hint=did_you_mean(file, known)
        )
    return face
