"""Cards of half width in rows: which of them stand beside each other, so that both sides end even."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..desk import MM, Desk
from ..makeup.flow import Row, Slice
from ..makeup.gauge import Gauge, make_row

__all__ = ["CardMaker", "cards_in_rows"]

#: Sets a card of a given width.
CardMaker = Callable[[float], list[Slice]]

#: How many cards a row may hold, all of them in two stacks.
_MOST = 5
# What is weighed: a centimetre by which one side must be filled up with blank; each card beyond two;
# a card that has the whole width.
_UNEVEN, _STACKED, _ALONE = 10.0, 9.0, 120.0
#: Cards that are deeper than this share of the page at half width stand alone.
_TALLEST = 0.55
#: Deeper rows with fewer places to part them are set in two ways, for the pages to choose from.
_STIFF, _PARTABLE = 60 * MM, 3
#: Rows deeper than this leave holes at the feet of pages.
_DEEP = 95 * MM


def cards_in_rows(desk: Desk, makers: Sequence[CardMaker], *, numbered: bool = False) -> list[Row | Slice]:
    """Cards in their order, in rows of two stacks; one that is left over or tall has the whole width.

    A tall card, which may have to be parted between pages, is not set beside another.  Cards that are
    ``numbered`` are read along the rows: they stand in pairs, not in stacks.
    """
    gutter = desk.measure("column_gap", 5) * MM
    width = (desk.width - gutter) / 2
    tallest = _TALLEST * desk.theme.page.text_height * MM
    most = 2 if numbered else _MOST
    flow: list[Row | Slice] = []
    waiting: list[tuple[CardMaker, list[Slice]]] = []
    for maker in makers:
        card = maker(width)
        if not card:
            continue
        if _gauge(card).closed <= tallest:
            waiting.append((maker, card))
            continue
        flow += _rows(desk, waiting, width, most)
        flow += _whole(desk, maker, gutter)
        waiting = []
    return [*flow, *_rows(desk, waiting, width, most)]


def _whole(desk: Desk, maker: CardMaker, gutter: float) -> list[Slice]:
    """A card over the whole width."""
    card = maker(desk.width)
    if card:
        card[0].before, card[0].flex = max(card[0].before, gutter), 1
    return card


def _rows(
    desk: Desk, cards: Sequence[tuple[CardMaker, list[Slice]]], width: float, most: int
) -> list[Row | Slice]:
    """Cards in rows; what the sides of a row differ its cards take up when it is placed."""
    gutter = desk.width - 2 * width
    for _, card in cards:
        card[0].before = 0
    found: list[Row | Slice] = []
    for start, split, end in _shared_out([_gauge(card) for _, card in cards], gutter, most):
        if end - start == 1:
            found += _whole(desk, cards[start][0], gutter)
        else:
            stacks = [
                _stack([card for _, card in cards[first:last]], gutter)
                for first, last in ((start, split), (split, end))
            ]
            row = make_row(stacks, width, gutter, gutter)
            wide = _wide(desk, [maker for maker, _ in cards[start:end]], gutter) if _stiff(row) else ()
            found.append(replace(row, wide=wide))
    return found


def _shared_out(gauges: Sequence[Gauge], gutter: float, most: int) -> list[tuple[int, int, int]]:
    """The rows, chosen together, so that the sides of each differ least.

    Of each row its first card, the first of its second stack, and the first behind it.
    """
    best = [0.0, *(math.inf for _ in gauges)]
    choice = [(0, 0)] * (len(gauges) + 1)
    for start in range(len(gauges)):
        for split, end in _rows_from(start, len(gauges), most):
            cost = best[start] + _cost(gauges[start:split], gauges[split:end], gutter)
            if cost < best[end]:
                best[end], choice[end] = cost, (start, split)
    return _chosen(choice)


def _stiff(row: Row) -> bool:
    """Whether a row is deep and can hardly be parted."""
    return len(row.cuts) < _PARTABLE and row.height > _STIFF


def _wide(desk: Desk, makers: Sequence[CardMaker], gutter: float) -> list[Slice]:
    return [piece for maker in makers for piece in _whole(desk, maker, gutter)]


def _chosen(choice: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Of each row its first card, the first of its second stack, and the first behind it."""
    found, end = [], len(choice) - 1
    while end:
        start, split = choice[end]
        found.append((start, split, end))
        end = start
    return found[::-1]


def _rows_from(start: int, count: int, most: int) -> Iterator[tuple[int, int]]:
    """Where the second stack of a row may begin, and where the row may end."""
    for end in range(start + 2, min(start + most, count) + 1):
        for split in range(start + 1, end):
            yield split, end
    yield start + 1, start + 1


def _gauge(card: Sequence[Slice]) -> Gauge:
    gauge = Gauge()
    for piece in card:
        gauge.add(piece)
    return gauge


def _cost(left: Sequence[Gauge], right: Sequence[Gauge], gutter: float) -> float:
    """What a row costs: how far its sides differ beyond what they can give and take."""
    if not right:
        return _ALONE
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
