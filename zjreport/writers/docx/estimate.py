"""How many lines a text takes, near enough to lay out a cover and to guess the pages of headings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from ...runs import Runs, text_of
from ...themes import TextStyle, Theme
from .lengths import mm_of_points
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
    return one.isalnum() and other.isalnum() and one.isascii() != other.isascii()


def line_count(text: str, style: TextStyle, theme: Theme, width: float, scales: Sequence[float] = ()) -> int:
    """The lines that ``text`` takes in ``width`` millimetres, filled word by word as programs do.

    ``scales`` are the sizes of its signs as shares of the style's, where they are not all of one size.
    """
    room = _room(style, width)
    used = max(0.0, style.indent - style.hang)
    count = place = 0
    for part in text.split("\n"):
        count += _lines(part, room, used, style, theme, scales[place : place + len(part)])
        used, place = 0.0, place + len(part) + 1
    return count


def _lines(
    text: str, room: float, used: float, style: TextStyle, theme: Theme, scales: Sequence[float]
) -> int:
    """The lines of a text without breaks of its own, ``used`` ems of whose first are taken."""
    latin = theme.font(style.font).latin
    count, last = 1, ""
    for found in _WORDS.finditer(text):
        word = found[0]
        if scales:
            own = scales[found.start() : found.end()]
            wide = sum(safe_width(sign, latin) * scale for sign, scale in zip(word, own, strict=True))
        else:
            wide = safe_width(word, latin)
        wide += gap_between(last, word[0], theme)
        # A closing mark may hang over the edge.
        if used + wide - (1.0 if word[-1] in _CLOSING else 0.0) > room + 1e-6 and used:
            count, used = count + max(1, math.ceil(wide / room - 1e-6)), wide % room
        else:
            used += wide
        last = word[-1]
    return count


def text_height(runs: Runs, style: TextStyle, theme: Theme, width: float) -> float:
    """The height of a paragraph in millimetres, the space around it included; 0 without text."""
    if not runs:
        return 0.0
    leading = style.leading or style.size * 1.3
    lines = line_count(text_of(runs), style, theme, width)
    return mm_of_points(lines * leading + style.before + style.after)
