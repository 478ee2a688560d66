"""The room that signs take up and leave between them, by their kinds, their font and their size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar

from ..faces.boxes import OWN, Box
from ..faces.embedding import Glyph
from ..faces.fontbook import RoleFont
from .bonds import pair_price
from .characters import BLANK_LEFT, BLANK_RIGHT, LATIN, RIGID, TIGHT, Kind

__all__ = ["Pair", "SetBox", "Spacing", "letter_spaced"]

K = TypeVar("K")
V = TypeVar("V")

#: How far the ink of a sign may reach whose other half is blank, in em.
_HALF = 0.52
#: The boxes that signs stand in whatever their face has: proportional quotes at one side of an em.
_BOXES: dict[Kind, Box] = {
    Kind.OPEN: Box("right"),
    Kind.CLOSE: Box("left"),
    Kind.DASH: Box("dash"),
    Kind.RANGE: Box("middle"),
    Kind.MIDDLE: Box("middle", 0.5),
}


class SetBox(NamedTuple):
    """A sign's glyph, its width, and what line ends do to it.

    ``start_trim`` and ``end_trim`` are left out where the sign begins or ends a line, ``end_shrink``
    only where the line is too wide.
    """

    glyph: Glyph
    width: float
    start_trim: float = 0.0
    end_trim: float = 0.0
    end_shrink: float = 0.0


class Pair(NamedTuple):
    """The gap between two signs, how far it shrinks, its share in stretching, and a break's price."""

    gap: float
    shrink: float
    weight: float
    price: float


class _Known(dict[K, V]):
    """A mapping that makes what it is asked for first."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self[key] = self._make(key)
        return made


class Spacing:
    """The manner of spaces: the CJK–Latin gap in em, and the pitch of the character grid if there is one.

    ``cell`` is the size of type that the grid is made for, ``pitch`` the advance of its hanzi.
    What it has made it keeps: the boxes of signs by font and size, and the gaps of pairs of kinds by size.
    """

    def __init__(self, gap: float = 0.125, cell: float = 0, pitch: float = 0) -> None:
        self.gap, self.cell, self.pitch = gap, cell, pitch
        self._boxes: dict[tuple[RoleFont, float], _Known[tuple[str, Kind], SetBox]] = {}
        self._pairs: dict[float, _Known[tuple[Kind, Kind], Pair]] = {}

    def em(self, size: float) -> float:
        """The advance of a hanzi of that size."""
        return self.pitch if self.pitch and abs(size - self.cell) < 0.01 else size

    def boxes(self, font: RoleFont, size: float) -> _Known[tuple[str, Kind], SetBox]:
        """The boxes of signs of a font and size, by sign and kind."""
        key = font, size
        known = self._boxes.get(key)
        if known is None:
            known = self._boxes[key] = _Known(lambda sign: _box(*sign, font, size, self))
        return known

    def pairs(self, size: float) -> _Known[tuple[Kind, Kind], Pair]:
        """What lies between two kinds of signs of a size."""
        known = self._pairs.get(size)
        if known is None:
            known = self._pairs[size] = _Known(lambda kinds: _pair(*kinds, size, self))
        return known


def _box(sign: str, kind: Kind, font: RoleFont, size: float, spacing: Spacing) -> SetBox:
    box, em = OWN if sign == "~" else _BOXES.get(kind, OWN), spacing.em(size)
    glyph = font.glyph(sign, box)
    width = glyph.advance * size
    if em < size and glyph.advance == 1:
        # On a grid finer than the type a glyph's box is no wider than its cell.
        side: Literal["dash", "left"] = "dash" if box.side == "dash" else "left"
        glyph, width = font.glyph(sign, Box(side, em / size)), em
    elif glyph.advance == 1:
        width = em
    if kind is Kind.SPACE:
        return SetBox(glyph, width, start_trim=width, end_trim=width)
    half = max(0.0, width - size / 2)
    if kind in BLANK_RIGHT and glyph.right <= _HALF:
        return SetBox(glyph, width, 0.0, 0.0, half) if spacing.pitch else SetBox(glyph, width, 0.0, half)
    if kind in BLANK_LEFT and glyph.left >= 1 - _HALF and not spacing.pitch:
        return SetBox(glyph, width, half)
    return SetBox(glyph, width)


def _pair(left: Kind, right: Kind, size: float, spacing: Spacing) -> Pair:
    gap, shrink, weight = _gap(left, right, size, spacing.gap)
    if gap < 0 and spacing.pitch:
        # On the strict grid a sign keeps its cell as long as the line can.
        gap, shrink = 0.0, -gap
    return Pair(gap, shrink, weight, pair_price(left, right))


def letter_spaced(left: Kind, right: Kind) -> bool:
    """Whether spacing out letters widens the gap between two signs."""
    return left is not right or left not in RIGID


def _gap(left: Kind, right: Kind, size: float, latin: float) -> tuple[float, float, float]:
    """The natural gap between two kinds, how far it shrinks, its share in stretching."""
    if right is Kind.MARK or right is Kind.SPACE or Kind.GLUE in (left, right):
        # A blank has its gap behind it, which goes with it at a line's end.
        return 0, 0, 0
    if left is Kind.SPACE:
        return 0, size / 12, 2
    if left in BLANK_RIGHT:
        if right in BLANK_RIGHT or right in BLANK_LEFT:
            return -size / 2, 0, 1
        return 0, size / 4, 1
    if right in BLANK_LEFT:
        return (-size / 2, 0, 1) if left in BLANK_LEFT else (0, size / 4, 1)
    if (left is Kind.HAN and right in LATIN) or (right is Kind.HAN and left in LATIN):
        return latin * size, latin * size, 1
    if left in TIGHT and right in TIGHT:
        return 0, 0, 0
    return 0, 0, 0 if left is right and (left in RIGID or left is Kind.WIDE) else 1
