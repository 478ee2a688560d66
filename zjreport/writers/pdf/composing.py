"""From runs to boxes: every sign with its place, and what may happen between each two of them.

A :class:`Text` holds, sign by sign, the width and the gap behind it (its natural size, how far it
may shrink, its share when the line is stretched) and the price of a line break there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

from .bonds import bar_blanks, pair_price, price_figures
from .characters import BLANK_LEFT, BLANK_RIGHT, LATIN, RIGID, TIGHT, Kind, kinds_of
from .embedding import OWN, Box, Glyph, RoleFont

__all__ = ["Look", "Spacing", "Text", "compose", "letter_spaced"]

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Look:
    """How the signs of a run are printed; ``colour`` is six hexadecimal digits, ``rise`` points.

    A ``figure`` is a number from the data, which is not to be parted from its unit.
    """

    font: RoleFont
    size: float
    colour: str
    stroke: bool = False
    rise: float = 0
    link: str | None = None
    mark: bool = False
    figure: bool = False


class _Box(NamedTuple):
    """A sign's glyph, its width, and what line ends do to it.

    ``start_trim`` and ``end_trim`` are left out where the sign begins or ends a line, ``end_shrink``
    only where the line is too wide.
    """

    glyph: Glyph
    width: float
    start_trim: float = 0.0
    end_trim: float = 0.0
    end_shrink: float = 0.0


class _Pair(NamedTuple):
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
    What it has made it keeps: the boxes of signs by look, and the gaps of pairs of kinds by size.
    """

    def __init__(self, gap: float = 0.125, cell: float = 0, pitch: float = 0) -> None:
        self.gap, self.cell, self.pitch = gap, cell, pitch
        self._boxes: dict[tuple[RoleFont, float], _Known[tuple[str, Kind], _Box]] = {}
        self._pairs: dict[float, _Known[tuple[Kind, Kind], _Pair]] = {}

    def em(self, size: float) -> float:
        """The advance of a hanzi of that size."""
        return self.pitch if self.pitch and abs(size - self.cell) < 0.01 else size

    def boxes(self, look: Look) -> _Known[tuple[str, Kind], _Box]:
        """The boxes of signs by sign and kind."""
        font, size = key = look.font, look.size
        known = self._boxes.get(key)
        if known is None:
            known = self._boxes[key] = _Known(lambda sign: _box(*sign, font, size, self))
        return known

    def pairs(self, size: float) -> _Known[tuple[Kind, Kind], _Pair]:
        """What lies between two kinds of signs of a size."""
        known = self._pairs.get(size)
        if known is None:
            known = self._pairs[size] = _Known(lambda kinds: _pair(*kinds, size, self))
        return known


@dataclass(slots=True)
class Text:
    """A paragraph's signs as parallel lists; the last entries of the gap lists are 0.

    ``base`` is what the grid adds to the advance of every hanzi; ``linked`` says whether any sign is a link.
    """

    signs: str = ""
    base: float = 0
    linked: bool = False
    kinds: list[Kind] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    stretches: list[float] = field(default_factory=list)
    start_trims: list[float] = field(default_factory=list)
    end_trims: list[float] = field(default_factory=list)
    end_shrinks: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    shrinks: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.signs)

    def natural_width(self) -> float:
        """The width on one line, in points."""
        if not self.signs:
            return 0
        return sum(self.widths) + sum(self.gaps) - self.end_trims[-1]


def compose(pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> Text:
    """The signs of several pieces of text as one :class:`Text`."""
    text = Text("".join([piece for piece, _ in pieces]))
    if not text.signs:
        return text
    marked = figures = False
    for piece, look in pieces:
        text.looks += [look] * len(piece)
        marked, figures = marked or look.mark, figures or look.figure
        text.linked = text.linked or look.link is not None
    text.kinds = kinds_of(text.signs)
    if marked:
        text.kinds = [
            Kind.MARK if look.mark else kind for kind, look in zip(text.kinds, text.looks, strict=True)
        ]
    _set_boxes(text, pieces, spacing)
    _set_gaps(text, pieces, spacing)
    if Kind.SPACE in text.kinds:
        _add_up_blanks(text)
        bar_blanks(text.kinds, text.prices)
    in_figures = [look.figure for look in text.looks] if figures else [False] * len(text)
    price_figures(text.signs, text.kinds, in_figures, text.prices)
    return text


def _set_boxes(text: Text, pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> None:
    boxes: list[_Box] = []
    place = 0
    for piece, look in pieces:
        known = spacing.boxes(look)
        boxes += map(known.__getitem__, zip(piece, text.kinds[place : place + len(piece)], strict=True))
        place += len(piece)
    (
        text.glyphs,
        text.widths,
        text.start_trims,
        text.end_trims,
        text.end_shrinks,
    ) = map(list, zip(*boxes, strict=True))
    text.stretches = [1.0] * len(text)
    if spacing.pitch and Kind.HAN in text.kinds:
        han = boxes[text.kinds.index(Kind.HAN)]
        text.base = han.width - han.glyph.advance * pieces[0][1].size


def _add_up_blanks(text: Text) -> None:
    """Blanks in a row are trimmed together at a line's end, with the blank half of the sign before them."""
    for place in range(1, len(text)):
        if text.kinds[place] is Kind.SPACE:
            text.end_trims[place] += text.end_trims[place - 1]
            text.end_shrinks[place] += text.end_shrinks[place - 1]


def _set_gaps(text: Text, pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> None:
    kinds = text.kinds
    sizes = {look.size for _, look in pieces}
    neighbours = pairwise(kinds)
    if len(sizes) == 1:
        pairs = list(map(spacing.pairs(*sizes).__getitem__, neighbours))
    else:
        least = map(min, (look.size for look in text.looks), (look.size for look in text.looks[1:]))
        pairs = [spacing.pairs(size)[pair] for size, pair in zip(least, neighbours, strict=True)]
    pairs.append(_END)
    text.gaps, text.shrinks, text.weights, text.prices = map(list, zip(*pairs, strict=True))


#: How far the ink of a sign may reach whose other half is blank, in em.
_HALF = 0.52
#: Behind the last sign.
_END = _Pair(0.0, 0.0, 0.0, 0.0)
#: The boxes that signs stand in whatever their face has: proportional quotes at one side of an em.
_BOXES: dict[Kind, Box] = {
    Kind.OPEN: Box("right"),
    Kind.CLOSE: Box("left"),
    Kind.DASH: Box("dash"),
    Kind.RANGE: Box("middle"),
    Kind.MIDDLE: Box("middle", 0.5),
}


def _box(sign: str, kind: Kind, font: RoleFont, size: float, spacing: Spacing) -> _Box:
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
        return _Box(glyph, width, start_trim=width, end_trim=width)
    half = max(0.0, width - size / 2)
    if kind in BLANK_RIGHT and glyph.right <= _HALF:
        return _Box(glyph, width, 0.0, 0.0, half) if spacing.pitch else _Box(glyph, width, 0.0, half)
    if kind in BLANK_LEFT and glyph.left >= 1 - _HALF and not spacing.pitch:
        return _Box(glyph, width, half)
    return _Box(glyph, width)


def _pair(left: Kind, right: Kind, size: float, spacing: Spacing) -> _Pair:
    gap, shrink, weight = _gap(left, right, size, spacing.gap)
    if gap < 0 and spacing.pitch:
        # On the strict grid a sign keeps its cell as long as the line can.
        gap, shrink = 0.0, -gap
    return _Pair(gap, shrink, weight, pair_price(left, right))


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
