"""Where pages end.

On a grid each page takes what it holds.  Elsewhere the ends are weighed over the whole flow: a page
is filled, cards stay whole, and only where a hole would be deep is a card parted.  A few of the
best ways to each page are followed, so the time is linear in the flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from .flow import Row, Slice
from .gauge import Gauge, Geometry, repeated

__all__ = ["DEEPEST_HOLE", "page_ends"]

_MM = 72 / 25.4
_EPSILON = 0.02
#: A hole at a page's foot up to this depth is better than a card in two pieces.
DEEPEST_HOLE = 38 * _MM
#: How many ways are followed from page to page.
_WAYS = 10

# What is weighed, in a unit of its own: a hole of a centimetre costs _HOLE.
_HOLE, _STRETCH, _SQUEEZE = 12.0, 14.0, 40.0
_DEEP, _PARTED_CARD, _PARTED_TABLE, _PARTED_TEXT = 9000.0, 2500.0, 320.0, 8.0
_PAGE, _NEARLY_EMPTY, _TORN = 60.0, 1500.0, 1e6
#: A last page that is filled less than this looks like an afterthought.
_LEAST_LAST = 0.5


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of making pages up to ``end``, and what it costs."""

    end: int
    cost: float
    before: _Way | None = None

    def ends(self) -> list[int]:
        """The ends of its pages, the first page's first."""
        found: list[int] = []
        way: _Way | None = self
        while way is not None and way.before is not None:
            found.append(way.end)
            way = way.before
        return found[::-1]


def page_ends(pieces: Sequence[Slice | Row], geometry: Geometry) -> list[int]:
    """The number of the first piece behind each page."""
    if geometry.pitch or not geometry.spread:
        return _greedy(pieces, geometry)
    if not pieces:
        return []
    ways, done = [_Way(0, 0.0)], _Way(0, float("inf"))
    while ways:
        reached: dict[int, _Way] = {}
        for way in ways:
            for end, cost in _ends_from(pieces, way.end, geometry):
                total = way.cost + cost + _PAGE
                if end not in reached or total < reached[end].cost:
                    reached[end] = _Way(end, total, way)
        whole = reached.pop(len(pieces), None)
        if whole and whole.cost < done.cost:
            done = whole
        open_ways = (way for way in reached.values() if way.cost < done.cost)
        ways = nsmallest(_WAYS, open_ways, key=lambda way: way.cost)
    return done.ends()


def _greedy(pieces: Sequence[Slice | Row], geometry: Geometry) -> list[int]:
    ends, start = [], 0
    while start < len(pieces):
        *_, (start, _) = _ends_from(pieces, start, geometry)
        ends.append(start)
    return ends


def _ends_from(pieces: Sequence[Slice | Row], start: int, geometry: Geometry) -> Iterator[tuple[int, float]]:
    """The ends that a page from ``start`` on may have, with what they cost; the farthest last."""
    gauge = Gauge(geometry.pitch)
    for piece in repeated(pieces[start]):
        gauge.add(piece)
    found = False
    for number in range(start, len(pieces)):
        gauge.add(pieces[number])
        over = gauge.closed - geometry.height - _EPSILON
        if over > gauge.give and (number > start or over > 0):
            if not found:
                # Nothing may be parted here, and yet it is higher than a page.
                yield max(number, start + 1), _TORN
            return
        end = number + 1
        if end < len(pieces) and _kept(pieces[number]):
            continue
        cost = _last_page(gauge, geometry) if end == len(pieces) else _page(gauge, geometry)
        if cost is not None:
            found = True
            yield end, cost + (_parted(pieces[number], pieces[end]) if end < len(pieces) else 0)
    if not found:
        yield len(pieces), _TORN


def _kept(piece: Slice | Row) -> bool:
    return isinstance(piece, Slice) and piece.keep


def _page(gauge: Gauge, geometry: Geometry) -> float:
    """What a page costs by how well it is filled."""
    missing = geometry.height - gauge.closed
    if missing < 0:
        return _SQUEEZE * (missing / gauge.give) ** 2 if gauge.give else 0
    hole = max(0.0, missing - gauge.room)
    stretched = min(1.0, missing / gauge.room) if gauge.room else 0
    deep = _DEEP * hole / DEEPEST_HOLE if hole > DEEPEST_HOLE else 0
    return _STRETCH * stretched**2 + _HOLE * (hole / (10 * _MM)) ** 2 + deep


def _last_page(gauge: Gauge, geometry: Geometry) -> float:
    filled = gauge.closed / geometry.height
    return _NEARLY_EMPTY * max(0.0, 1 - filled / _LEAST_LAST) ** 2


def _parted(above: Slice | Row, below: Slice | Row) -> float:
    """What it costs to part two pieces."""
    if not isinstance(above, Slice) or not isinstance(below, Slice):
        return 0
    if below.frame is not None and below.frame is above.frame:
        return _PARTED_CARD
    if below.repeat and above.repeat is below.repeat:
        return _PARTED_TABLE
    return _PARTED_TEXT if below.before == 0 and above.frame is None and below.frame is None else 0
