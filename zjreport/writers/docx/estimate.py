"""How many lines a text takes, near enough to lay out a cover and to guess the pages of headings."""

from __future__ import annotations

import math

from ...runs import Runs, text_of
from ...themes import TextStyle, Theme
from .lengths import mm_of_points
from .widths import text_width

__all__ = ["balanced_width", "line_count", "text_height"]


def _room(style: TextStyle, width: float) -> float:
    """Characters that a line of ``width`` millimetres holds."""
    return max(1.0, width / mm_of_points(style.size) - style.hang)


def _length(text: str, style: TextStyle, theme: Theme) -> float:
    """The length of a text in characters, the first line's indent with it."""
    return text_width(text, theme.font(style.font).latin) + max(0.0, style.indent - style.hang)


def line_count(text: str, style: TextStyle, theme: Theme, width: float) -> int:
    """The lines that ``text`` takes in ``width`` millimetres."""
    room = _room(style, width)
    return sum(max(1, math.ceil(_length(part, style, theme) / room - 1e-6)) for part in text.split("\n"))


def text_height(runs: Runs, style: TextStyle, theme: Theme, width: float) -> float:
    """The height of a paragraph in millimetres, the space around it included; 0 without text."""
    if not runs:
        return 0.0
    leading = style.leading or style.size * 1.3
    lines = line_count(text_of(runs), style, theme, width)
    return mm_of_points(lines * leading + style.before + style.after)


def balanced_width(runs: Runs, style: TextStyle, theme: Theme, width: float) -> float:
    """The width in millimetres that breaks a short text into lines of about one length.

    A title of one line keeps all of ``width``.
    """
    text = text_of(runs)
    lines = line_count(text, style, theme, width)
    if lines < 2 or "\n" in text:
        return width
    even = math.ceil(_length(text, style, theme) / lines) + 1
    return min(width, even * mm_of_points(style.size))
