"""From runs to boxes: every sign with its place, and what may happen between each two of them.

A :class:`Text` holds, sign by sign, the width and the gap behind it (its natural size, how far it
may shrink, its share when the line is stretched) and the price of a line break there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from .characters import BLANK_LEFT, BLANK_RIGHT, LATIN, NO_END, NO_START, UNIT, Kind, kind_of
from .embedding import Box, Glyph, RoleFont

__all__ = ["FORBIDDEN", "Look", "Spacing", "Text", "compose", "make_fit"]

#: The price of a break that must not be.
FORBIDDEN = float("inf")
_FROM_UNIT, _IN_UNIT, _FROM_ORDINAL, _IN_RANGE, _BEFORE_DASH = 12.0, 9.0, 12.0, 10.0, 3.0
#: How narrow the digits of a number may become before the number is broken.
_NARROWEST = 0.72
#: The prices within a printed figure: a line may rather be loose than part it, unless it is very narrow.
_FROM_FIGURES_UNIT, _IN_FIGURES_UNIT, _LONGEST_UNIT = 200.0, 120.0, 4
_IN_WORD, _AT_HYPHEN, _IN_NUMBER = 60.0, 25.0, 4000.0


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
    """A sign's glyph, its width, the glyph's offset and stretch, and what a line's end trims or shrinks."""

    glyph: Glyph
    width: float
    offset: float
    stretch: float
    end_trim: float
    end_shrink: float


class _Pair(NamedTuple):
    """The gap between two signs, how far it shrinks, its share in stretching, and a break's price."""

    gap: float
    shrink: float
    weight: float
    price: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """The manner of spaces: the CJK–Latin gap in em, and the pitch of the character grid if there is one.

    ``cell`` is the size of type that the grid is made for, ``pitch`` the advance of its hanzi.
    """

    gap: float = 0.125
    cell: float = 0
    pitch: float = 0
    #: What is known already: the boxes of signs by look, and the gaps of pairs of kinds by size.
    boxes: dict[Look, dict[tuple[str, Kind], _Box]] = field(default_factory=dict, compare=False, repr=False)
    pairs: dict[tuple[Kind, Kind, float], _Pair] = field(default_factory=dict, compare=False, repr=False)

    def em(self, size: float) -> float:
        """The advance of a hanzi of that size."""
        return self.pitch if self.pitch and abs(size - self.cell) < 0.01 else size


@dataclass(slots=True)
class Text:
    """A paragraph's signs as parallel lists; the last entries of the gap lists are 0."""

    signs: str = ""
    kinds: list[Kind] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    offsets: list[float] = field(default_factory=list)
    stretches: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    shrinks: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)
    end_trims: list[float] = field(default_factory=list)
    end_shrinks: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.signs)

    def natural_width(self) -> float:
        """The width on one line, in points."""
        if not self.signs:
            return 0
        return sum(self.widths) + sum(self.gaps) - self.end_trims[-1]


def compose(pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> Text:
    """The signs of several pieces of text as one :class:`Text`."""
    text = Text()
    text.signs = "".join(piece for piece, _ in pieces)
    for piece, look in pieces:
        text.looks += [look] * len(piece)
    text.kinds = _kinds(text, marked=any(look.mark for _, look in pieces))
    _set_boxes(text, pieces, spacing)
    _set_gaps(text, spacing)
    _price_units(text)
    return text


def _kinds(text: Text, *, marked: bool) -> list[Kind]:
    """The kinds of all signs, those decided by their neighbours put right."""
    signs = text.signs
    kinds = list(map(kind_of, signs))
    quotes = 0
    for place in [place for place, kind in enumerate(kinds) if kind is not Kind.HAN]:
        sign, kind = signs[place], kinds[place]
        if kind is Kind.ALNUM and sign not in "-–\"'":
            continue
        if kind is Kind.DASH:
            if not _neighbour(signs, place, sign):
                kinds[place] = Kind.RANGE
        elif sign == '"':
            quotes += 1
            kinds[place] = Kind.LATIN_OPEN if quotes % 2 else Kind.LATIN_CLOSE
        elif sign == "’" and _alnum(signs, place - 1) and _alnum(signs, place + 1):
            kinds[place] = Kind.ALNUM
        elif sign in "-–+−±" and not _alnum(signs, place - 1) and signs[place + 1 : place + 2].isdigit():
            kinds[place] = Kind.BEFORE
        elif kind is Kind.BEFORE and not signs[place + 1 : place + 2].isalnum():
            kinds[place] = Kind.ALNUM
        elif (sign == "．" and _wide(signs, place - 1) and _wide(signs, place + 1)) or sign in "＋－":
            kinds[place] = Kind.WIDE
    if marked:
        kinds = [Kind.MARK if look.mark else kind for kind, look in zip(kinds, text.looks, strict=True)]
    return kinds


def _neighbour(signs: str, place: int, sign: str) -> bool:
    return signs[place + 1 : place + 2] == sign or (place > 0 and signs[place - 1] == sign)


def _alnum(signs: str, place: int) -> bool:
    return 0 <= place < len(signs) and kind_of(signs[place]) is Kind.ALNUM


def _wide(signs: str, place: int) -> bool:
    return 0 <= place < len(signs) and kind_of(signs[place]) is Kind.WIDE


#: Proportional quotes stand in a box of one em, the opening one at its right.
_BOXES: dict[Kind, Box] = {Kind.OPEN: "right", Kind.CLOSE: "left"}


def _set_boxes(text: Text, pieces: Sequence[tuple[str, Look]], spacing: Spacing) -> None:
    boxes: list[_Box] = []
    place = 0
    for piece, look in pieces:
        known = spacing.boxes.get(look)
        if known is None:
            known = spacing.boxes[look] = {}
        for key in zip(piece, text.kinds[place : place + len(piece)], strict=True):
            box = known.get(key)
            if box is None:
                box = known[key] = _box(*key, look, spacing)
            boxes.append(box)
        place += len(piece)
    if not boxes:
        return
    text.glyphs, text.widths, text.offsets, text.stretches, text.end_trims, text.end_shrinks = map(
        list, zip(*boxes, strict=True)
    )
    if Kind.SPACE in text.kinds:
        _add_up_spaces(text)


def _add_up_spaces(text: Text) -> None:
    """Blanks in a row are trimmed together at a line's end."""
    for place in range(1, len(text)):
        if text.kinds[place] is Kind.SPACE and text.kinds[place - 1] is Kind.SPACE:
            text.end_trims[place] += text.end_trims[place - 1]


def _box(sign: str, kind: Kind, look: Look, spacing: Spacing) -> _Box:
    glyph = look.font.glyph(sign, _BOXES.get(kind, ""))
    em = spacing.em(look.size)
    width, offset, stretch = glyph.advance * look.size, 0.0, 1.0
    if kind is Kind.HAN or kind is Kind.STOP or kind is Kind.EXCLAIM or kind is Kind.WIDE:
        width = em if glyph.advance == 1 else width
    elif kind is Kind.OPEN or kind is Kind.CLOSE or kind is Kind.DOTS:
        width = em
    elif kind is Kind.MIDDLE:
        width = look.size / 2
        offset = width / 2 - (glyph.left + glyph.right) / 2 * look.size
    elif kind is Kind.DASH:
        width, offset, stretch = em, *_joined_dash(glyph, em, look.size)
    elif kind is Kind.RANGE and sign in "—―～〜":
        offset = (em - width) / 2
        width = em
    if kind is Kind.SPACE:
        return _Box(glyph, width, offset, stretch, width, 0.0)
    half = width - look.size / 2 if kind in BLANK_RIGHT and width > look.size / 2 else 0.0
    trims = (0.0, half) if spacing.pitch else (half, 0.0)
    return _Box(glyph, width, offset, stretch, *trims)


def _joined_dash(glyph: Glyph, em: float, size: float) -> tuple[float, float]:
    """Offset and horizontal stretch that make the ink of neighbouring dashes touch."""
    ink = (glyph.right - glyph.left) * size
    if ink <= 0 or (glyph.advance == 1 and glyph.left < 0.02 and glyph.right > 0.98):
        return 0, 1
    # A hair more than the box, lest a seam shows between the two.
    stretch = (em + 0.02 * size) / ink
    return -glyph.left * size * stretch - 0.01 * size, stretch


#: Between two hanzi.
_PLAIN = _Pair(0.0, 0.0, 1.0, 0.0)
#: Behind the last sign.
_END = _Pair(0.0, 0.0, 0.0, 0.0)


def _set_gaps(text: Text, spacing: Spacing) -> None:
    kinds, looks, known = text.kinds, text.looks, spacing.pairs
    pairs: list[_Pair] = []
    for place, (left, right) in enumerate(pairwise(kinds)):
        if left is Kind.HAN and right is Kind.HAN:
            pairs.append(_PLAIN)
            continue
        one, other = looks[place], looks[place + 1]
        size = one.size if one is other else min(one.size, other.size)
        pair = known.get((left, right, size))
        if pair is None:
            pair = known[left, right, size] = _pair(left, right, size, spacing)
        pairs.append(pair)
    if not kinds:
        return
    pairs.append(_END)
    text.gaps, text.shrinks, text.weights, text.prices = map(list, zip(*pairs, strict=True))
    for place in _places(text.signs, "第"):
        if place + 1 < len(kinds) and kinds[place + 1] in LATIN:
            text.prices[place] = _FROM_ORDINAL


def _places(signs: str, sign: str) -> Iterator[int]:
    place = signs.find(sign)
    while place >= 0:
        yield place
        place = signs.find(sign, place + 1)


def _pair(left: Kind, right: Kind, size: float, spacing: Spacing) -> _Pair:
    gap, shrink, weight = _gap(left, right, size, spacing.gap)
    if gap < 0 and spacing.pitch:
        # On the strict grid a sign keeps its cell as long as the line can.
        gap, shrink = 0.0, -gap
    return _Pair(gap, shrink, weight, _price(left, right))


def _gap(left: Kind, right: Kind, size: float, latin: float) -> tuple[float, float, float]:
    """The natural gap between two kinds, how far it shrinks, its share in stretching."""
    if left in BLANK_RIGHT:
        if right in BLANK_RIGHT or right in BLANK_LEFT:
            return -size / 2, 0, 1
        return 0, size / 4, 1
    if right in BLANK_LEFT:
        return (-size / 2, 0, 1) if left in BLANK_LEFT else (0, size / 4, 1)
    if (left is Kind.HAN and right in LATIN) or (right is Kind.HAN and left in LATIN):
        return latin * size, latin * size, 1
    if left is Kind.SPACE or right is Kind.SPACE:
        return (0, size / 12, 2) if right is not Kind.SPACE else (0, 0, 0)
    if right is Kind.MARK or Kind.GLUE in (left, right):
        return 0, 0, 0
    if left in _TIGHT and right in _TIGHT:
        return 0, 0, 0
    return 0, 0, 0 if left is right and left in (Kind.DASH, Kind.DOTS, Kind.WIDE) else 1


_TIGHT = LATIN | {Kind.LATIN_OPEN, Kind.LATIN_CLOSE, Kind.SLASH}


def _price(left: Kind, right: Kind) -> float:
    """What a break between two signs costs."""
    if right in NO_START or left in NO_END:
        return FORBIDDEN
    if left is Kind.SPACE:
        return 0
    if right is Kind.DASH or right is Kind.DOTS:
        return FORBIDDEN if left is right else _BEFORE_DASH
    if left in _TIGHT and right in _TIGHT:
        return FORBIDDEN
    if left is Kind.WIDE and right is Kind.WIDE:
        return FORBIDDEN
    return _IN_RANGE if left is Kind.RANGE and right in LATIN else 0


_LAST_DIGIT = re.compile(r"\d(?=\D)")


def _price_units(text: Text) -> None:
    """Make breaks between a number and its unit, and inside the unit, dear."""
    signs, kinds, prices = text.signs, text.kinds, text.prices
    for found in _LAST_DIGIT.finditer(signs):
        place = found.end()
        if kinds[place] is Kind.HAN and kinds[place - 1] is Kind.ALNUM:
            figure = text.looks[place - 1].figure
            prices[place - 1] = max(prices[place - 1], _FROM_FIGURES_UNIT if figure else _FROM_UNIT)
            unit = UNIT.match(signs, place)
            end = unit.end() if unit else place
            if figure:
                end = max(end, _figure_end(text, place))
            for inner in range(place, end - 1):
                prices[inner] = max(prices[inner], _IN_FIGURES_UNIT if figure else _IN_UNIT)


def _figure_end(text: Text, start: int) -> int:
    """Where the hanzi end that stand behind a number in the same figure; a long tail is no unit."""
    end = start
    while end < len(text) and text.kinds[end] is Kind.HAN and text.looks[end].figure:
        end += 1
    return end if end - start <= _LONGEST_UNIT else start


def make_fit(text: Text, first: float, rest: float) -> None:
    """See to it that nothing unbreakable is wider than a line.

    Long words and addresses are opened; numbers are narrowed, and opened only if that were too much.
    """
    start, width = 0, 0.0
    for place in range(len(text)):
        width += text.widths[place]
        if text.prices[place] != FORBIDDEN or place == len(text) - 1:
            measure = rest if start else first
            excess = width - text.end_trims[place] - measure
            if excess > 0 and not _narrowed(text, start, place + 1, excess):
                _open(text, start, place)
            start, width = place + 1, 0.0
        else:
            width += text.gaps[place]


def _narrowed(text: Text, start: int, end: int, excess: float) -> bool:
    """Narrow the digits of a number by ``excess``; false if there are letters or it would be illegible."""
    signs = text.signs[start:end]
    if any(sign.isalpha() and kind_of(sign) is Kind.ALNUM for sign in signs):
        return False
    digits = [place for place in range(start, end) if text.kinds[place] in _TIGHT]
    width = sum(text.widths[place] for place in digits)
    share = (width - excess - 0.1) / width if width else 0
    if share < _NARROWEST:
        return False
    for place in digits:
        text.widths[place] *= share
        text.offsets[place] *= share
        text.stretches[place] *= share
    return True


def _open(text: Text, start: int, end: int) -> None:
    for place in range(start, end):
        left, right = text.kinds[place], text.kinds[place + 1]
        if (left not in _TIGHT and left is not Kind.WIDE) or (right not in _TIGHT and right is not Kind.WIDE):
            continue
        if right in NO_START or (left in NO_END and left is not Kind.SLASH):
            continue
        text.prices[place] = _emergency(text.signs[place], text.signs[place + 1])


def _emergency(left: str, right: str) -> float:
    if right.isdigit() and (left.isdigit() or left in ".,"):
        return _IN_NUMBER
    return _AT_HYPHEN if left in "-/_=&?.:@" else _IN_WORD
