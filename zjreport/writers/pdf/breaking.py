"""Where a paragraph's lines end: the breaks of least cost over the whole paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from .composing import FORBIDDEN, Text, make_fit

__all__ = ["Breaker", "balanced_breaks", "least_cost_breaks"]

_OVERRUN = 1e7
_LONELY = 25.0
#: The cost of a gap widened by one em, squared.
_LOOSE = 1000


class Breaker:
    """The sums over a text that tell a line's width at once.

    Positions count the signs before them; a line is ``text[start:end]``.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self._widths = [0.0, *accumulate(map(float.__add__, text.widths, text.gaps))]
        self._shrinks = [0.0, *accumulate(text.shrinks)]
        #: The shares of a stretched line before each position.
        self.shares = [0.0, *accumulate(text.weights)]

    def natural(self, start: int, end: int) -> float:
        """The width of a line before it is stretched or shrunk."""
        text, last = self.text, end - 1
        return self._widths[end] - self._widths[start] - text.gaps[last] - text.end_trims[last]

    def shrink(self, start: int, end: int) -> float:
        """How much narrower the line may become."""
        last = end - 1
        return self._shrinks[last] - self._shrinks[start] + self.text.end_shrinks[last]

    def weight(self, start: int, end: int) -> float:
        """How many shares a stretched line has."""
        return self.shares[end - 1] - self.shares[start]

    def begins(self, places: Sequence[int], *, tight: bool = False) -> list[float]:
        """The width before each place; a line's is :meth:`shut` less this.  ``tight``: all gaps shrunk."""
        widths, shrinks = self._widths, self._shrinks
        return [widths[place] - shrinks[place] if tight else widths[place] for place in places]

    def shut(self, places: Sequence[int], *, tight: bool = False) -> list[float]:
        """The width before each place where a line ends there."""
        text, widths, shrinks = self.text, self._widths, self._shrinks
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
        return [place + 1 for place in range(last - 1) if prices[place] != FORBIDDEN] + [last]


def least_cost_breaks(
    text: Text, first: float, rest: float, size: float, *, justified: bool = True
) -> list[tuple[int, int]]:
    """The lines of a paragraph whose first line is ``first`` and whose others are ``rest`` points wide."""
    if text.natural_width() <= first:
        return [(0, len(text))]
    make_fit(text, first, rest)
    breaker = Breaker(text)
    ends = [0, *breaker.ends()]
    best = [0.0, *[FORBIDDEN] * (len(ends) - 1)]
    origin = [0] * len(ends)
    low, reach = 0, max(0.15 * rest, 2.5 * size)
    # The widths of all lines by where they begin and where they end, natural and shrunk.
    begins, shut = breaker.begins(ends), breaker.shut(ends)
    shares = breaker.shares
    tight_begins, tight_shut = breaker.begins(ends, tight=True), breaker.shut(ends, tight=True)
    for number in range(1, len(ends)):
        end, last = ends[number], number == len(ends) - 1
        price = 0.0 if last else text.prices[end - 1]
        tight, natural = tight_shut[number] - 0.01, shut[number]
        while low < number - 1 and tight - tight_begins[low] > (rest if low else first):
            low += 1
        least, chosen = best[number], 0
        for candidate in range(low, number):
            slack = (rest if candidate else first) - natural + begins[candidate]
            if slack > reach and not last and least < FORBIDDEN:
                break
            before = best[candidate] + price
            if before >= least:
                continue
            start = ends[candidate]
            weight = shares[end - 1] - shares[start]
            if last:
                cost = before + _last_cost(breaker, start, end, slack, size)
            elif justified and slack >= 0 and weight > 0:
                # What _line_cost would say, for the many lines that are merely loose.
                cost = before + _LOOSE * (slack / weight / size) ** 2
            else:
                cost = before + _line_cost(breaker, start, end, slack, size, justified)
            if cost < least:
                least, chosen = cost, candidate
        best[number], origin[number] = least, chosen
    return _traced(ends, origin)


def _line_cost(breaker: Breaker, start: int, end: int, slack: float, size: float, justified: bool) -> float:
    if slack < -0.01:
        shrink = breaker.shrink(start, end)
        if shrink < -slack - 0.01:
            return _OVERRUN - slack
        return 2 + 14 * (slack / shrink) ** 2
    if not justified:
        return 0.4 * (slack / size) ** 2
    weight = breaker.weight(start, end)
    if weight <= 0:
        # A single sign cannot be spaced out at all, a single word can at a pinch.
        return 1e5 if end - start == 1 else 400 + 1000 * (slack / (end - start - 1) / size) ** 2
    return _LOOSE * (slack / weight / size) ** 2


def _last_cost(breaker: Breaker, start: int, end: int, slack: float, size: float) -> float:
    if slack < -0.01:
        return _line_cost(breaker, start, end, slack, size, True)
    # One sign alone, with or without its full stop, makes a poor last line.
    return _LONELY if start and breaker.natural(start, end) < 2.1 * size else 0


def _traced(ends: list[int], origin: list[int]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    number = len(ends) - 1
    while number:
        lines.append((ends[origin[number]], ends[number]))
        number = origin[number]
    return lines[::-1]


def balanced_breaks(text: Text, measure: float, size: float) -> list[tuple[int, int]]:
    """The fewest lines that hold the text, as even in length as word boundaries allow; for titles."""
    whole = text.natural_width()
    if whole <= measure:
        return [(0, len(text))]
    fewest = len(least_cost_breaks(text, measure, measure, size, justified=False))
    breaker = Breaker(text)
    ends = [0, *breaker.ends()]
    aim = whole / fewest
    table: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(fewest):
        table.append(_extended(breaker, ends, table[-1], measure, aim, size))
    if len(text) not in table[-1]:
        return least_cost_breaks(text, measure, measure, size, justified=False)
    lines: list[tuple[int, int]] = []
    end = len(text)
    for reached in reversed(table[1:]):
        start = reached[end][1]
        lines.append((start, end))
        end = start
    return lines[::-1]


def _extended(
    breaker: Breaker,
    ends: list[int],
    reached: dict[int, tuple[float, int]],
    measure: float,
    aim: float,
    size: float,
) -> dict[int, tuple[float, int]]:
    longer: dict[int, tuple[float, int]] = {}
    for start, (cost, _) in reached.items():
        for end in ends:
            if end <= start:
                continue
            width = breaker.natural(start, end)
            if width > measure + 0.01:
                break
            price = 0.0 if end == len(breaker.text) else breaker.text.prices[end - 1]
            total = cost + price + ((width - aim) / size) ** 2
            if end not in longer or total < longer[end][0]:
                longer[end] = (total, start)
    return longer
