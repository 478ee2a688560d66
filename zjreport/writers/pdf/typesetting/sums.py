"""The sums over a text that tell the width of any of its lines at once."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from operator import add

from .bonds import FORBIDDEN
from .composing import Text
from .operators import Codes
from .spacing import letter_spaced

__all__ = ["Sums"]


class Sums:
    """The sums over a text that tell a line's width at once.

    Positions count the signs before them; a line is ``text[start:end]``.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        #: Widths with the gaps behind them, what gaps can shrink and their shares, before each position.
        self.widths: list[float] = [0.0, *accumulate(map(add, text.widths, text.gaps))]
        self.shrinks = [0.0, *accumulate(text.shrinks)]
        self.shares = [0.0, *accumulate(text.weights)]

    @cached_property
    def codes(self) -> Codes:
        """What prints the text's lines."""
        return Codes(self.text)

    @cached_property
    def joints(self) -> list[int]:
        """How many gaps before each position letter-spacing widens: all but those in —— and ……."""
        return [0, *accumulate(map(letter_spaced, self.text.kinds, self.text.kinds[1:])), 0]

    def natural(self, start: int, end: int) -> float:
        """The width of a line before it is stretched or shrunk."""
        text, last = self.text, end - 1
        trimmed = text.gaps[last] + text.end_trims[last] + (text.start_trims[start] if start else 0)
        return self.widths[end] - self.widths[start] - trimmed

    def shrink(self, start: int, end: int) -> float:
        """How much narrower the line may become."""
        last = end - 1
        return self.shrinks[last] - self.shrinks[start] + self.text.end_shrinks[last]

    def weight(self, start: int, end: int) -> float:
        """How many shares a stretched line has."""
        return self.shares[end - 1] - self.shares[start]

    def begins(self, places: list[int], *, tight: bool = False) -> list[float]:
        """The width before each place; a line's is :meth:`shut` less this.  ``tight``: all gaps shrunk."""
        text, widths, shrinks = self.text, self.widths, self.shrinks
        trims = [0.0, *text.start_trims[1:], 0.0]
        natural = [widths[place] + trims[place] for place in places]
        if not tight:
            return natural
        return [width - shrinks[place] for width, place in zip(natural, places, strict=True)]

    def shut(self, places: list[int], *, tight: bool = False) -> list[float]:
        """The width before each place where a line ends there."""
        text, widths, shrinks = self.text, self.widths, self.shrinks
        gaps, trims, end_shrinks = text.gaps, text.end_trims, text.end_shrinks
        natural = [widths[place] - gaps[place - 1] - trims[place - 1] for place in places]
        if not tight:
            return natural
        return [
            width - shrinks[place - 1] - end_shrinks[place - 1]
            for width, place in zip(natural, places, strict=True)
        ]

    def ends(self) -> list[int]:
        """Every position where a line may end, the end of the text last."""
        prices, last = self.text.prices, len(self.text)
        ends = [place for place, price in enumerate(prices, 1) if price != FORBIDDEN]
        return ends if ends and ends[-1] == last else [*ends, last]
