"""From runs to boxes: every sign with its place, and what may happen between each two of them.

A :class:`Text` holds, sign by sign, the width and the gap behind it (its natural size, how far it
may shrink, its share when the line is stretched) and the price of a line break there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .bonds import bar_blanks, price_figures
from .characters import Kind, kinds_of
from .embedding import Glyph, RoleFont
from .spacing import Pair, SetBox, Spacing

__all__ = ["Look", "Text", "compose"]

#: Behind the last sign.
_END = Pair(0.0, 0.0, 0.0, 0.0)


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
    boxes: list[SetBox] = []
    place = 0
    for piece, look in pieces:
        known = spacing.boxes(look.font, look.size)
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
