"""Emergencies: words, numbers and addresses that are wider than a line are opened where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bonds import FORBIDDEN
from .characters import NO_END, NO_START, TIGHT, Kind
from .composing import Text

__all__ = ["make_fit"]

#: How narrow the digits of a number may become before the number is broken.
_NARROWEST = 0.72
#: What breaks cost by what they part: an address at its joints, a word, a number, anything at all.
_PRICES = (25.0, 300.0, 600.0, 4000.0, 20000.0)
_JOINT, _WORD, _DASH, _NUMBER, _ANYTHING = range(5)
#: Signs behind which an address is best broken.
_JOINTS = "-/_=&?.:@,;#+~|\\"
#: What is an address, how many signs make it long, and the price of a joint where it would fit a line.
_ADDRESS, _LONG, _AT_JOINT = re.compile(r"://|www\.|\w@\w"), 16, 200.0


def make_fit(text: Text, first: float, rest: float) -> None:
    """See to it that nothing unbreakable is wider than a line.

    Numbers that are a little too wide are narrowed.  The others are opened step by step: inside words
    and at the joints of an address, before dashes, inside numbers, and at last between any two signs.
    Long addresses are opened at their joints even where they fit, lest lines gape before them.
    """
    for start, end in list(_pieces(text, 0, len(text))):
        measure = rest if start else first
        if end - start > 1 and _width(text, start, end) > measure:
            _open(text, start, end, measure, _WORD)
        elif end - start > _LONG and _ADDRESS.search(text.signs, start, end):
            _price(text, start, end, _JOINT, _AT_JOINT)


def _pieces(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of ``text[start:end]`` without a break in them."""
    prices = text.prices
    for place in range(start, end):
        if place == end - 1 or prices[place] != FORBIDDEN:
            yield start, place + 1
            start = place + 1


def _width(text: Text, start: int, end: int) -> float:
    """How wide a piece is on a line of its own."""
    widths, gaps = sum(text.widths[start:end]), sum(text.gaps[start : end - 1])
    shrunk = sum(text.shrinks[start : end - 1]) + text.end_shrinks[end - 1]
    return widths + gaps - shrunk - text.end_trims[end - 1] - (text.start_trims[start] if start else 0)


def _open(text: Text, start: int, end: int, measure: float, step: int) -> None:
    """Narrow a piece that is too wide, or open it up to a step, and what is still too wide at the next."""
    if _narrowed(text, start, end, _width(text, start, end) - measure):
        return
    for each in range(step + 1):
        _price(text, start, end, each, _PRICES[each])
    if step == _ANYTHING:
        return
    for inner in list(_pieces(text, start, end)):
        if _width(text, *inner) > measure:
            _open(text, *inner, measure, step + 1)


def _price(text: Text, start: int, end: int, step: int, price: float) -> None:
    """Open the breaks of one step in a piece."""
    for place in range(start, end - 1):
        if text.prices[place] == FORBIDDEN and _step(text, place) == step:
            text.prices[place] = price


def _step(text: Text, place: int) -> int:
    """At which step the break behind a sign may be opened."""
    left, right = text.kinds[place], text.kinds[place + 1]
    if right in (Kind.DASH, Kind.DOTS) and left is not right and left not in NO_END:
        return _DASH
    if right in NO_START or (left in NO_END and left is not Kind.SLASH):
        return _ANYTHING
    one, other = text.signs[place], text.signs[place + 1]
    if (other.isdigit() and (one.isdigit() or one in ".,")) or left is Kind.WIDE:
        return _NUMBER
    if left not in TIGHT or right not in TIGHT:
        return _ANYTHING
    return _JOINT if one in _JOINTS or right is Kind.BEFORE or right is Kind.LATIN_OPEN else _WORD


def _narrowed(text: Text, start: int, end: int, excess: float) -> bool:
    """Narrow the digits of a number by ``excess``; false if there are letters or it would be illegible."""
    if any(sign.isalpha() for sign in text.signs[start:end] if sign.isascii()):
        return False
    digits = [place for place in range(start, end) if text.kinds[place] in TIGHT]
    width = sum(text.widths[place] for place in digits)
    share = (width - excess - 0.1) / width if width else 0
    if share < _NARROWEST:
        return False
    for place in digits:
        text.widths[place] *= share
        text.stretches[place] *= share
    return True
