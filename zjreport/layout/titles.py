"""Titles in balanced lines: broken between words, in the shapes that GB/T 9704-2012 (7.3.1) asks for.

Centred lines make a trapezoid, an inverted one or a lozenge; never an hourglass.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from .words import NEVER, PARTED, break_prices

__all__ = ["Span", "Trims", "title_lines"]

Span = tuple[int, int]
"""A line: the place of its first sign, and that behind its last."""

Trims = tuple[Sequence[float], Sequence[float]]
"""What each sign of a text loses of its width at the beginning of a line, and at the end of one."""

#: The cost of a line more than need be: less than a parted word's.
_ONE_MORE = 26.0
#: Costs of shapes: a waist, lines all alike; how much lines differ weighs by the square of ems.
_WAIST, _ALIKE, _UNEVEN = 30.0, 2.5, 0.16
#: Lines shorter than this many ems look lost; every em less costs so much.
_SHORT, _LOST = 3.5, 10.0
#: Lines that differ by less than these ems count as alike.
_SAME = 0.4
#: More lines than these are no title, but text that is merely filled.
_MOST = 6


def title_lines(
    title: str,
    widths: Sequence[float],
    measure: float,
    em: float,
    forbidden: Collection[int] = (),
    trims: Trims = ((), ()),
) -> list[Span]:
    """The lines of a title.

    Args:
        title: the text.
        widths: the width of each sign with the gap behind it.
        measure: the width that lines may have, in the same unit.
        em: the size of the type, in the same unit.
        forbidden: places of signs that no line may end with, besides what the text itself forbids.
        trims: by how much a line is narrower that begins, and one that ends, with each sign: brackets lose
            their blank halves there.

    >>> title = "关于做好2024年一季度全市经济运行分析工作的通知"
    >>> [title[start:end] for start, end in title_lines(title, [1.0] * len(title), 16, 1)]
    ['关于做好2024年一季度', '全市经济运行分析工作的通知']
    """
    ruler = _Ruler(title, widths, trims)
    if len(title) < 2 or ruler.width(0, len(title)) <= measure + 0.01:
        return [(0, len(title))]
    prices = break_prices(title)
    for place in forbidden:
        if place < len(prices):
            prices[place] = NEVER
    fewest = ceil(ruler.width(0, len(title)) / measure - 1e-6)
    for dearest in (PARTED, NEVER):
        ends = [place + 1 for place, price in enumerate(prices) if price < dearest]
        counts = range(fewest, min(fewest + 2, _MOST + 1))
        ways = [
            _Way(way.cost + _ONE_MORE * (count - fewest), way.lines)
            for count in counts
            if (way := _best(ruler, prices, ends, measure, em, count))
        ]
        if ways:
            return min(ways).lines
    return list(_filled(ruler, prices, measure))


class _Ruler:
    """Measures lines; blanks at their ends do not count."""

    def __init__(self, title: str, widths: Sequence[float], trims: Trims) -> None:
        self.length = len(title)
        self._edges = [0.0, *accumulate(widths)]
        self._inked = [0]
        for place, sign in enumerate(title, 1):
            self._inked.append(self._inked[-1] if sign.isspace() else place)
        begins, ends = (trim or [0.0] * self.length for trim in trims)
        self._from = [edge + trim for edge, trim in zip(self._edges, [*begins, 0.0], strict=True)]
        self._to = [edge - trim for edge, trim in zip(self._edges, [0.0, *ends], strict=True)]

    def width(self, start: int, end: int) -> float:
        return max(0.0, self._to[self._inked[end]] - self._from[start])


class _Way(NamedTuple):
    """Lines, and what they cost."""

    cost: float
    lines: list[Span]


class _State(NamedTuple):
    """How a row of lines ends: where the next begins, how wide its last is, whether lines grow shorter."""

    end: int
    width: float
    falling: bool


def _best(
    ruler: _Ruler, prices: Sequence[float], ends: Sequence[int], measure: float, em: float, count: int
) -> _Way | None:
    """The best way to just ``count`` lines over given ends, if there is one."""
    aim = ruler.width(0, ruler.length) / count / em
    reached: dict[_State, _Way] = {_State(0, 0.0, False): _Way(0.0, [])}
    for number in range(1, count + 1):
        last = number == count
        longer: dict[_State, _Way] = {}
        for state, way in reached.items():
            for end in (ruler.length,) if last else ends[bisect_right(ends, state.end) :]:
                width = ruler.width(state.end, end)
                if width > measure + 0.01:
                    break
                if ruler.width(end, ruler.length) > (count - number) * (measure + em):
                    # What is left would not fit, blanks at the ends of lines left out.
                    continue
                change = (width - state.width) / em if number > 1 else 0.0
                cost = way.cost + _line_cost(width / em, aim) + (0.0 if last else prices[end - 1])
                cost += _WAIST if state.falling and change > _SAME else 0.0
                new = _State(end, width, state.falling or change < -_SAME)
                if new not in longer or cost < longer[new].cost:
                    longer[new] = _Way(cost, [*way.lines, (state.end, end)])
        reached = longer
    ways = [_Way(way.cost + _likeness(ruler, way.lines, em), way.lines) for way in reached.values()]
    return min(ways, default=None)


def _line_cost(ems: float, aim: float) -> float:
    return _UNEVEN * (ems - aim) ** 2 + _LOST * max(0.0, _SHORT - ems)


def _likeness(ruler: _Ruler, lines: Sequence[Span], em: float) -> float:
    widths = [ruler.width(*line) for line in lines]
    return _ALIKE if max(widths) - min(widths) < _SAME * em else 0.0


def _filled(ruler: _Ruler, prices: Sequence[float], measure: float) -> Iterator[Span]:
    """Lines filled one after the other, where there is no better way; at need anything is parted."""
    start = 0
    while start < ruler.length:
        fitting = [end for end in range(start + 1, ruler.length + 1) if ruler.width(start, end) <= measure]
        reach = fitting[-1] if fitting else start + 1
        for dearest in (PARTED, NEVER):
            ends = [place for place in fitting if place == ruler.length or prices[place - 1] < dearest]
            if ends:
                reach = ends[-1]
                break
        yield start, reach
        start = reach
