"""What a line break costs between two signs: prohibitions, and the bonds of numbers and their units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .characters import NO_END, NO_START, TIGHT, UNIT, Kind

__all__ = ["FORBIDDEN", "bar_blanks", "pair_price", "price_figures"]

#: The price of a break that must not be.
FORBIDDEN = float("inf")
_FROM_UNIT, _IN_UNIT, _FROM_ORDINAL, _IN_RANGE, _IN_RATIO = 60.0, 20.0, 30.0, 30.0, 200.0
#: The prices within a printed figure: a line may rather be loose than part it, unless it is very narrow.
_FROM_FIGURES_UNIT, _IN_FIGURES_UNIT, _LONGEST_UNIT = 200.0, 120.0, 4

_LAST_DIGIT = re.compile(r"\d(?=\D)")
_ORDINAL = re.compile(r"第(?=[0-9])")
_RATIO = re.compile(r"(?<=\d)：(?=\d)")


def pair_price(left: Kind, right: Kind) -> float:
    """What a break between two signs of these kinds costs."""
    if right in NO_START or left in NO_END:
        return FORBIDDEN
    if left is Kind.SPACE:
        return 0
    if left in TIGHT and right in TIGHT:
        return FORBIDDEN
    if left is Kind.WIDE and right is Kind.WIDE:
        return FORBIDDEN
    return _IN_RANGE if left is Kind.RANGE and (right in TIGHT or right is Kind.WIDE) else 0


def bar_blanks(kinds: Sequence[Kind], prices: list[float]) -> None:
    """Forbid breaks at blanks behind signs that no line may end with."""
    barred = False
    for place, kind in enumerate(kinds):
        if kind is not Kind.SPACE:
            barred = kind in NO_END
        elif barred:
            prices[place] = FORBIDDEN


def price_figures(signs: str, kinds: Sequence[Kind], figures: Sequence[bool], prices: list[float]) -> None:
    """Make breaks between a number and its unit, inside the unit, in ordinals and ratios dear.

    ``figures`` says which signs belong to printed figures, whose bonds are stronger.
    """
    for found in _LAST_DIGIT.finditer(signs):
        place = found.end()
        if kinds[place] is not Kind.HAN or kinds[place - 1] not in (Kind.ALNUM, Kind.WIDE):
            continue
        figure = figures[place - 1]
        _raise(prices, place - 1, place, _FROM_FIGURES_UNIT if figure else _FROM_UNIT)
        unit = UNIT.match(signs, place)
        end = unit.end() if unit else place
        if figure:
            end = max(end, _figure_end(kinds, figures, place))
        _raise(prices, place, end - 1, _IN_FIGURES_UNIT if figure else _IN_UNIT)
    for found in _ORDINAL.finditer(signs):
        _raise(prices, found.start(), found.end(), _FROM_ORDINAL)
    for found in _RATIO.finditer(signs):
        _raise(prices, found.start(), found.end(), _IN_RATIO)


def _raise(prices: list[float], start: int, end: int, price: float) -> None:
    for place in range(start, end):
        prices[place] = max(prices[place], price)


def _figure_end(kinds: Sequence[Kind], figures: Sequence[bool], start: int) -> int:
    """Where the hanzi end that stand behind a number in the same figure; a long tail is no unit."""
    end = start
    while end < len(kinds) and kinds[end] is Kind.HAN and figures[end]:
        end += 1
    return end if end - start <= _LONGEST_UNIT else start
