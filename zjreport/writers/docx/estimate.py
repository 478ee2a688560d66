"""How many lines a text takes, near enough to lay out a cover and to guess the pages of headings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ...runs import Runs, text_of
from ...themes import TextStyle, Theme
from .lengths import mm_of_points
from .properties import tightening
from .widths import safe_width, text_width

# What stands between Chinese and Latin signs, in ems.
_GAP = 0.25
# Marks that begin no line; they go with the sign before them.
_CLOSING = "，。；：、！？）》”’％"
# What no line break parts: Latin words and numbers, a sign with the marks that close it.
_WORDS = re.compile(rf"(?:[!-~]+|[（《“‘]*.)[{_CLOSING}]*", re.DOTALL)

__all__ = ["gap_between", "line_count", "set_width", "text_height"]


def _room(style: TextStyle, width: float) -> float:
    """Characters that a line of ``width`` millimetres holds."""
    return max(1.0, width / mm_of_points(style.size) - style.hang)


def set_width(text: str, style: TextStyle, theme: Theme) -> float:
    """The width of a text in ems with the gaps that programs put between Chinese and Latin signs."""
    gaps = sum(gap_between(one, other, theme) for one, other in pairwise(text))
    return text_width(text, theme.font(style.font).latin) + gaps


def gap_between(one: str, other: str, theme: Theme) -> float:
    """The gap in ems that programs put between a Chinese and a Latin sign; none on the grid."""
    return 0.0 if theme.page.grid or not _meet(one, other) else _GAP


def _meet(one: str, other: str) -> bool:
    """Whether two neighbours are a Chinese sign and a Latin letter or a digit."""
    return one.isascii() != other.isascii() and one.isalnum() and other.isalnum()


def line_count(
    text: str,
    style: TextStyle,
    theme: Theme,
    width: float,
    scales: Sequence[float] = (),
    *,
    stand_in: bool = False,
) -> int:
    """The lines that ``text`` takes in ``width`` millimetres, filled word by word as programs do.

    ``scales`` are the sizes of its signs as shares of the style's, where they are not all of one size;
    ``stand_in`` leaves room for the wider digits of a face that stands in.
    """
    room = _room(style, width)
    used = max(0.0, style.indent - style.hang)
    if "\n" not in text and not scales and used + (1 + _GAP) * len(text) <= room:
        return 1
    gap, added = 0.0 if theme.page.grid else _GAP, tightening(style, theme) / 20 / style.size
    widths = _Widths(theme.font(style.font).latin, stand_in, gap, added)
    count = place = 0
    for part in text.split("\n"):
        count += _lines(part, room, used, widths, scales[place : place + len(part)])
        used, place = 0.0, place + len(part) + 1
    return count


@dataclass(frozen=True, slots=True)
class _Widths:
    """How wide words are in ems, in the digits of a Latin face or with room for wider ones.

    ``gap`` is what stands between scripts, ``added`` what each sign gets besides.
    """

    latin: str
    stand_in: bool
    gap: float
    added: float

    def of(self, word: str) -> float:
        """The width of a word."""
        return _word_width(word, self.latin, self.stand_in) + len(word) * self.added


@lru_cache(maxsize=8192)
def _word_width(word: str, latin: str, stand_in: bool) -> float:
    return (safe_width if stand_in else text_width)(word, latin)


def _lines(text: str, room: float, used: float, widths: _Widths, scales: Sequence[float]) -> int:
    """The lines of a text without breaks of its own, ``used`` ems of whose first are taken."""
    count, last, gap = 1, "", widths.gap
    for found in _WORDS.finditer(text):
        word = found[0]
        if scales:
            own = scales[found.start() : found.end()]
            wide = sum(widths.of(sign) * scale for sign, scale in zip(word, own, strict=True))
        else:
            wide = widths.of(word)
        if gap and _meet(last, word[0]):
            wide += gap
        # A closing mark may hang over the edge.
        if used + wide - (1.0 if word[-1] in _CLOSING else 0.0) > room + 1e-6 and used:
            count, used = count + max(1, math.ceil(wide / room - 1e-6)), wide % room
        else:
            used += wide
        last = word[-1]
    return count


def text_height(runs: Runs, style: TextStyle, theme: Theme, width: float, *, stand_in: bool = False) -> float:
    """The height of a paragraph in millimetres, the space around it included; 0 without text."""
    if not runs:
        return 0.0
    leading = style.leading or style.size * 1.3
    lines = line_count(text_of(runs), style, theme, width, stand_in=stand_in)
    return mm_of_points(lines * leading + style.before + style.after)
