"""The boxes that glyphs are put in, where a face's own do not suit Chinese setting."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .subset import Cut

__all__ = ["OWN", "Box", "boxed"]

#: How much farther than its box a dash reaches, in em, lest a seam shows between two.
_SEAM = 0.02


class Box(NamedTuple):
    """The box that a glyph is put in instead of its own, ``width`` em wide, and where it stands in it.

    A box of one em changes narrower glyphs only; a narrower one leaves out some of a glyph's blank at
    the other side, or about its middle.  A dash fills its box from edge to edge.
    """

    side: Literal["", "left", "right", "middle", "dash"] = ""
    width: float = 1


#: No box but the glyph's own.
OWN = Box()


def boxed(cut: Cut, ink: tuple[int, int], em: int, box: Box) -> Cut:
    """The glyph with the ink edges ``ink`` put in a box."""
    left, right = ink
    room = round(box.width * em)
    if box.side == "dash" and right > left and (left > 0.02 * em or right < 0.98 * em):
        stretch = round(((room + _SEAM * em) / (right - left)) * 16384) / 16384
        return cut._replace(shift=round(-_SEAM / 2 * em - stretch * left), advance=room, stretch=stretch)
    if not box.side or (box.width == 1 and cut.advance >= em):
        return cut
    if box.side == "middle":
        return cut._replace(shift=round((room - left - right) / 2), advance=room)
    return cut._replace(shift=room - cut.advance if box.side == "right" else 0, advance=room)
