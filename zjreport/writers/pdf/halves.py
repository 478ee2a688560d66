"""Cards of half width in rows: which of them stand beside each other, so that both sides end even."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from .desk import MM, Desk
from .flow import Row, Slice
from .gauge import Gauge, make_row

__all__ = ["depth_of", "half_width", "rows_of_cards"]

#: How many cards a row may hold, all of them in two stacks.
_MOST = 5
# What is weighed: a centimetre by which one side must be filled up with blank; each card beyond two.
_UNEVEN, _STACKED = 10.0, 9.0
#: Rows deeper than this leave holes at the feet of pages.
_DEEP = 150 * MM


def half_width(desk: Desk) -> tuple[float, float]:
    """The width of a card of half the text block, and the gutter between two."""
    gutter = desk.measure("column_gap", 5) * MM
    return (desk.width - gutter) / 2, gutter


def depth_of(card: Sequence[Slice]) -> float:
    """How deep a card is."""
    return _gauge(card).closed


def rows_of_cards(cards: Sequence[list[Slice]], width: float, gutter: float) -> list[Row]:
    """The cards in their order in rows of two stacks; the last row has one where one is left over.

    The rows are chosen together, so that the sides of each differ least; what still differs the
    row's cards take up when it is placed.
    """
    kept = [card for card in cards if card]
    for card in kept:
        card[0].before = 0
    best = [0.0, *(math.inf for _ in kept)]
    choice: list[tuple[int, int]] = [(0, 0)] * (len(kept) + 1)
    gauges = [_gauge(card) for card in kept]
    for start in range(len(kept)):
        for split, end in _rows_from(start, len(kept)):
            cost = best[start] + _cost(gauges[start:split], gauges[split:end], gutter)
            if cost < best[end]:
                best[end], choice[end] = cost, (start, split)
    found, end = [], len(kept)
    while end:
        start, split = choice[end]
        stacks = [_stack(kept[start:split], gutter), _stack(kept[split:end], gutter)]
        found.append(make_row([stack for stack in stacks if stack], width, gutter, gutter))
        end = start
    return found[::-1]


def _rows_from(start: int, count: int) -> Iterator[tuple[int, int]]:
    """Where the second stack of a row may begin, and where the row may end."""
    for end in range(start + 2, min(start + _MOST, count) + 1):
        for split in range(start + 1, end):
            yield split, end
    if start == count - 1:
        yield count, count


def _gauge(card: Sequence[Slice]) -> Gauge:
    gauge = Gauge()
    for piece in card:
        gauge.add(piece)
    return gauge


def _cost(left: Sequence[Gauge], right: Sequence[Gauge], gutter: float) -> float:
    """What a row costs: how far its sides differ beyond what they can give and take."""
    if not right:
        return 4 * _STACKED * 10
    depths = [sum(gauge.closed for gauge in side) + (len(side) - 1) * gutter for side in (left, right)]
    low, high = sorted(zip(depths, (left, right), strict=True), key=lambda side: side[0])
    room = sum(gauge.room for gauge in low[1])
    give = sum(gauge.give for gauge in high[1])
    differ = max(0.0, high[0] - low[0])
    blank = max(0.0, differ - room - 0.5 * give)
    deep = max(0.0, high[0] - _DEEP)
    cost = (blank + 0.25 * differ) / (10 * MM)
    return _UNEVEN * cost**2 + _STACKED * (len(left) + len(right) - 2) + _UNEVEN * (deep / (10 * MM)) ** 2


def _stack(cards: Sequence[list[Slice]], gutter: float) -> list[Slice]:
    for number, card in enumerate(cards):
        card[0].before, card[0].flex = (gutter, 1) if number else (0, card[0].flex)
    return [piece for card in cards for piece in card]
