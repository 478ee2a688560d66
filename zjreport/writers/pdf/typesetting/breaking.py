"""Where a paragraph's lines end: the breaks of least cost over the whole paragraph."""

from __future__ import annotations

from .bonds import FORBIDDEN
from .characters import BLANK_RIGHT
from .sums import Sums

__all__ = ["least_cost_breaks"]

_OVERRUN = 1e7
#: What a last line of a single sign costs, with or without its full stop.
_LONELY = 250.0
#: The cost of a gap widened by one em, squared; and of what it is wider than readers bear.
_LOOSE, _GAPING, _BORNE = 1000, 9000, 0.2


def least_cost_breaks(
    sums: Sums, first: float, rest: float, size: float, *, justified: bool = True
) -> list[tuple[int, int]]:
    """The lines of a paragraph whose first line is ``first`` and whose others are ``rest`` points wide."""
    text = sums.text
    ends = [0, *sums.ends()]
    best = [0.0, *[FORBIDDEN] * (len(ends) - 1)]
    origin = [0] * len(ends)
    low, reach = 0, max(0.15 * rest, 2.5 * size)
    # The widths of all lines by where they begin and where they end, natural and shrunk.
    begins, shut = sums.begins(ends), sums.shut(ends)
    shares = sums.shares
    tight_begins, tight_shut = sums.begins(ends, tight=True), sums.shut(ends, tight=True)
    for number in range(1, len(ends)):
        end, last = ends[number], number == len(ends) - 1
        price = 0.0 if last else text.prices[end - 1]
        tight, natural = tight_shut[number] - 0.01, shut[number]
        while low < number - 1 and tight - tight_begins[low] > (rest if low else first):
            low += 1
        least, chosen = best[number], 0
        for candidate in range(low, number):
            slack = (rest if candidate else first) - natural + begins[candidate]
            before = best[candidate] + price
            start = ends[candidate]
            if last:
                cost = before + _last_cost(sums, start, end, slack, size)
            else:
                weight = shares[end - 1] - shares[start]
                if justified and slack >= 0 and weight > 0:
                    # What _line_cost would say, for the many lines that are merely loose.
                    ratio = slack / weight / size
                    cost = before + _LOOSE * ratio * ratio
                    if ratio > _BORNE:
                        cost += _GAPING * (ratio - _BORNE) ** 2
                else:
                    cost = before + _line_cost(sums, start, end, slack, size, justified)
            if cost < least:
                least, chosen = cost, candidate
            elif slack > reach and not last:
                # Shorter lines only get looser.
                break
        best[number], origin[number] = least, chosen
    return _traced(ends, origin)


def _line_cost(sums: Sums, start: int, end: int, slack: float, size: float, justified: bool) -> float:
    if slack < -0.01:
        shrink = sums.shrink(start, end)
        if shrink < -slack - 0.01:
            return _OVERRUN - slack
        return 2 + 14 * (slack / shrink) ** 2
    if not justified:
        return 0.4 * (slack / size) ** 2
    weight = sums.weight(start, end)
    if weight <= 0:
        # A single sign cannot be spaced out at all, a single word can at a pinch.
        return 1e5 if end - start == 1 else 400 + 1000 * (slack / (end - start - 1) / size) ** 2
    ratio = slack / weight / size
    return _LOOSE * ratio**2 + _GAPING * max(0.0, ratio - _BORNE) ** 2


def _last_cost(sums: Sums, start: int, end: int, slack: float, size: float) -> float:
    if slack < -0.01:
        return _line_cost(sums, start, end, slack, size, True)
    return _LONELY if start and _is_lonely(sums, start, end, size) else 0


def _is_lonely(sums: Sums, start: int, end: int, size: float) -> bool:
    """Whether a last line is one sign alone, with or without its full stop."""
    if end - start > 4:
        return False
    while end - 1 > start and sums.text.kinds[end - 1] in BLANK_RIGHT:
        end -= 1
    return sums.natural(start, end) < 1.9 * size


def _traced(ends: list[int], origin: list[int]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    number = len(ends) - 1
    while number:
        lines.append((ends[origin[number]], ends[number]))
        number = origin[number]
    return lines[::-1]
