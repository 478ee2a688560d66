"""From runs to boxes: every sign with its place, and what may happen between each two of them.

A :class:`Text` holds, sign by sign, the width and the gap behind it (its natural size, how far it
may shrink, its share when the line is stretched) and the price of a line break there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..faces.embedding import Glyph
from ..faces.fontbook import RoleFont
from .bonds import bar_blanks, price_figures
from .characters import Kind, kinds_of
from .notes import Note
from .spacing import Pair, SetBox, Spacing

__all__ = ["Look", "Text", "compose"]

#: Behind the last sign.
_END = Pair(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How the signs of a run are printed; ``colour`` is six hexadecimal digits, ``rise`` points.

    A ``figure`` is a number from the data, which is not to be parted from its unit.  The mark of a
    footnote has its ``note``.
    """

    font: RoleFont
    size: float
    colour: str
    stroke: bool = False
    rise: float = 0
    link: str | None = None
    mark: bool = False
    figure: bool = False
    note: Note | None = None


@dataclass(slots=True)
class Text:
    """A paragraph's signs as parallel lists; the last entries of the gap lists are 0.

    ``base`` is what the grid adds to the advance of every hanzi; ``linked`` says whether any sign is a link,
    ``noted`` whether any is the mark of a footnote.
    """

    signs: str
    kinds: list[Kind]
    looks: list[Look]
    glyphs: Sequence[Glyph]
    widths: list[float]
    stretches: list[float]
    start_trims: Sequence[float]
    end_trims: list[float]
    end_shrinks: list[float]
    gaps: list[float]
    shrinks: Sequence[float]
    weights: Sequence[float]
    base: float
    linked: bool
    noted: bool
    _pair_prices: Sequence[float]
    _prices: list[float] | None = None

    def __len__(self) -> int:
        return len(self.signs)

    @property
    def prices(self) -> list[float]:
        """What a line break behind each sign costs; asked for only where a text is broken."""
        if self._prices is None:
            self._prices = [*self._pair_prices]
            if Kind.SPACE in self.kinds:
                bar_blanks(self.kinds, self._prices)
            price_figures(self.signs, self.kinds, [look.figure for look in self.looks], self._prices)
        return self._prices

    def natural_width(self) -> float:
        """The width on one line, in points."""
        if not self.signs:
            return 0
        return sum(self.widths) + sum(self.gaps) - self.end_trims[-1]


def compose(pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> Text:
    """The signs of several pieces of text as one :class:`Text`."""
    signs = "".join([piece for piece, _ in pieces])
    kinds = kinds_of(signs)
    looks: list[Look] = []
    for piece, look in pieces:
        if look.mark:
            kinds[len(looks) : len(looks) + len(piece)] = [Kind.MARK] * len(piece)
        looks += [look] * len(piece)
    boxes = _boxes(pieces, kinds, spacing)
    glyphs, widths, start_trims, end_trims, end_shrinks = zip(*boxes, strict=True) if boxes else [()] * 5
    gaps, shrinks, weights, prices = zip(*_pairs(pieces, looks, kinds, spacing), strict=True)
    text = Text(
        signs,
        kinds,
        looks,
        glyphs,
        [*widths],
        [1.0] * len(signs),
        start_trims,
        [*end_trims],
        [*end_shrinks],
        [*gaps],
        shrinks,
        weights,
        _base(pieces, boxes, kinds, spacing),
        any(look.link is not None for _, look in pieces),
        any(look.note is not None for _, look in pieces),
        prices,
    )
    if Kind.SPACE in kinds:
        _add_up_blanks(text)
    return text


def _boxes(pieces: Sequence[tuple[str, Look]], kinds: Sequence[Kind], spacing: Spacing) -> list[SetBox]:
    boxes: list[SetBox] = []
    for piece, look in pieces:
        known = spacing.boxes(look.font, look.size)
        own = kinds if len(pieces) == 1 else kinds[len(boxes) : len(boxes) + len(piece)]
        boxes += map(known.__getitem__, zip(piece, own, strict=True))
    return boxes


def _base(
    pieces: Sequence[tuple[str, Look]], boxes: Sequence[SetBox], kinds: Sequence[Kind], spacing: Spacing
) -> float:
    """What the grid adds to the advance of a hanzi."""
    if not spacing.pitch or Kind.HAN not in kinds:
        return 0
    han = boxes[kinds.index(Kind.HAN)]
    return han.width - han.glyph.advance * pieces[0][1].size


def _pairs(
    pieces: Sequence[tuple[str, Look]], looks: Sequence[Look], kinds: Sequence[Kind], spacing: Spacing
) -> list[Pair]:
    """What lies behind each sign."""
    sizes = {look.size for _, look in pieces}
    neighbours = pairwise(kinds)
    if len(sizes) == 1:
        pairs = list(map(spacing.pairs(*sizes).__getitem__, neighbours))
    else:
        least = map(min, (look.size for look in looks), (look.size for look in looks[1:]))
        pairs = [spacing.pairs(size)[pair] for size, pair in zip(least, neighbours, strict=True)]
    pairs.append(_END)
    return pairs


def _add_up_blanks(text: Text) -> None:
    """Blanks in a row are trimmed together at a line's end, with the blank half of the sign before them."""
    for place in range(1, len(text)):
        if text.kinds[place] is Kind.SPACE:
            text.end_trims[place] += text.end_trims[place - 1]
            text.end_shrinks[place] += text.end_shrinks[place - 1]
