"""Punctuation that stands without some of its blank half: its glyphs in boxes as wide as their room."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Literal

from ..faces.boxes import Box
from .characters import BLANK_LEFT, BLANK_RIGHT
from .composing import Text

__all__ = ["Narrowed", "narrowed_signs"]

#: How finely boxes are narrowed, in parts of an em: every width is a glyph of its own in the file.
#: At the end of a line the box's edge is the line's.
_STEPS, _LAST_STEPS = 20, 200
_BLANK = BLANK_LEFT | BLANK_RIGHT

Narrowed = dict[int, tuple[str, float]]
"""Signs with narrowed boxes: the codes of their narrower glyphs, and by how many points they are narrower."""


def narrowed_signs(text: Text, start: int, end: int, place: Callable[[int], float], right: float) -> Narrowed:
    """The signs of a line ``text[start:end]`` that stand without some of their blank half.

    ``place`` tells where the box of a sign begins, ``right`` where the line ends.
    """
    kinds, found = text.kinds, Narrowed()
    for sign in [sign for sign in range(start, end) if kinds[sign] in _BLANK]:
        closing = kinds[sign] in BLANK_RIGHT
        if closing:
            room = (place(sign + 1) if sign + 1 < end else right) - place(sign)
            taken = text.widths[sign] - room
        elif sign == start:
            taken = text.start_trims[start] if start else 0.0
        elif kinds[sign - 1] in BLANK_RIGHT:
            continue
        else:
            taken = text.widths[sign - 1] - place(sign) + place(sign - 1)
        if taken > 0.01:
            room = text.widths[sign] - taken
            steps = _STEPS if sign + 1 < end else _LAST_STEPS
            found[sign] = _narrow(text, sign, room, "left" if closing else "right", steps)
    return found


def _narrow(
    text: Text, sign: int, room: float, side: Literal["left", "right"], steps: int
) -> tuple[str, float]:
    """The code of a sign in a box that ``room`` points hold, and by how much it is narrower."""
    look = text.looks[sign]
    width = max(0.5, floor(room / look.size * steps + 0.02) / steps)
    glyph = look.font.glyph(text.signs[sign], Box(side, width))
    return f"{glyph.code:04X}", (text.glyphs[sign].advance - glyph.advance) * look.size
