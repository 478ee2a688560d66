"""Where pages end.

On a grid each page takes what it holds.  Elsewhere the ends are weighed over the whole flow: a page
is filled, cards stay whole, and only where a hole would be deep is a card parted.  A few of the
best ways to each page are followed, so the time is linear in the flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from ..typesetting.notes import NotePart, parted
from .flow import Row, Slice
from .gauge import Gauge, Geometry, part_of, repeated

__all__ = ["DEEPEST_HOLE", "Place", "page_ends", "pieces_between"]

#: Where a page ends: the number of the first piece behind it and, where that piece is a row which
#: the page's end parts, the number of the cut, from 1.
Place = tuple[int, int]
#: The footnotes of a page, or parts of them.
Notes = tuple[NotePart, ...]

_MM = 72 / 25.4
_EPSILON = 0.02
#: A hole at a page's foot up to this depth is better than a card in two pieces.
DEEPEST_HOLE = 38 * _MM
#: How many ways are followed from page to page.
_WAYS = 6

# What is weighed, in a unit of its own: a hole of a centimetre costs _HOLE.
_HOLE, _STRETCH, _SQUEEZE = 12.0, 14.0, 40.0
_DEEP, _PARTED_CARD, _PARTED_TABLE, _PARTED_TEXT = 9000.0, 2500.0, 320.0, 8.0
_PAGE, _NEARLY_EMPTY, _TORN, _PARTED_NOTE = 60.0, 1500.0, 1e6, 40.0
#: Footnotes of so many lines may run over to the next page, so many of them standing on their mark's.
_LONG_NOTE, _LEAST_NOTE = 5, 2
#: A last page that is filled less than this looks like an afterthought.
_LEAST_LAST = 0.5


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of making pages up to ``end``, what it costs, and the footnotes that run over."""

    end: Place
    cost: float
    before: _Way | None = None
    carried: Notes = ()

    def ends(self) -> list[Place]:
        """The ends of its pages, the first page's first."""
        found: list[Place] = []
        way: _Way | None = self
        while way is not None and way.before is not None:
            found.append(way.end)
            way = way.before
        return found[::-1]


def page_ends(pieces: Sequence[Slice | Row], geometry: Geometry) -> list[Place]:
    """Where each page ends."""
    if geometry.pitch or not geometry.spread:
        return _greedy(pieces, geometry)
    if not pieces:
        return []
    head, foot = (0, 0), (len(pieces), 0)
    ways, done = [_Way(head, 0.0)], _Way(head, float("inf"))
    while ways:
        reached: dict[Place, _Way] = {}
        for way in ways:
            for end, cost, carried in _ends_from(pieces, way.end, geometry, way.carried):
                total = way.cost + cost + _PAGE
                if end not in reached or total < reached[end].cost:
                    reached[end] = _Way(end, total, way, carried)
        whole = reached.pop(foot, None)
        if whole and whole.cost < done.cost:
            done = whole
        open_ways = (way for way in reached.values() if way.cost < done.cost)
        ways = nsmallest(_WAYS, open_ways, key=lambda way: way.cost)
    return done.ends()


def pieces_between(pieces: Sequence[Slice | Row], start: Place, end: Place) -> list[Slice | Row]:
    """What stands on a page: the pieces, what is set again above them, and parts of rows at both ends."""
    found: list[Slice | Row] = [*pieces[start[0] : end[0]]]
    if end[1]:
        found.append(_part(pieces[end[0]], start[1] if start[0] == end[0] else 0, end[1]))
    if start[1] and start[0] < end[0]:
        found[0] = _part(pieces[start[0]], start[1])
    return [*repeated(found[0]), *found] if found and not start[1] else found


def _part(piece: Slice | Row, start: int, end: int | None = None) -> Slice | Row:
    return part_of(piece, start, end) if isinstance(piece, Row) else piece


def _greedy(pieces: Sequence[Slice | Row], geometry: Geometry) -> list[Place]:
    ends: list[Place] = []
    end, carried = (0, 0), Notes()
    while end[0] < len(pieces):
        *_, (end, _, carried) = _ends_from(pieces, end, geometry, carried)
        ends.append(end)
    return ends


def _ends_from(
    pieces: Sequence[Slice | Row], start: Place, geometry: Geometry, carried: Notes
) -> Iterator[tuple[Place, float, Notes]]:
    """The ends that a page from ``start`` on may have, with what they cost; the farthest last.

    ``carried`` are the footnotes that run over to it, as what is given third run over to the next.
    """
    carried, later = parted(carried, geometry.note_room(0.5 * geometry.height))
    gauge = Gauge(geometry.pitch, carried)
    first, cut = start
    for piece in repeated(pieces[first]):
        gauge.add(piece)
    found = False
    for number in range(first, len(pieces)):
        whole = pieces[number] if number > first else _part(pieces[number], cut) if cut else pieces[number]
        before = gauge.copy() if isinstance(whole, Row) else None
        gauge.add(whole)
        over = _over(gauge, geometry)
        if over > gauge.give and (number > first or over > 0):
            if before is not None:
                for end, cost in _ends_within(
                    pieces[number], cut if number == first else 0, before, geometry
                ):
                    found = True
                    yield (number, end), cost, later
            over_run = _running_over(pieces, number, gauge, geometry)
            if over_run:
                yield (number + 1, 0), _PARTED_NOTE, (*over_run, *later)
            elif not found:
                # Nothing may be parted here, and yet it is higher than a page.
                yield (max(number, first + 1), 0), _TORN, later
            return
        end = number + 1
        if end < len(pieces) and _kept(pieces[number]):
            continue
        found = True
        if end == len(pieces):
            yield (end, 0), _last_page(gauge, geometry), later
        else:
            yield (end, 0), _page(gauge, geometry) + _parted(pieces[number], pieces[end]), later
    if not found:
        yield (len(pieces), 0), _TORN, later


def _running_over(pieces: Sequence[Slice | Row], number: int, gauge: Gauge, geometry: Geometry) -> Notes:
    """What runs over of the footnotes of a page that ends with a piece whose last note is long.

    Nothing where there is no such note, where its first lines do not fit either, or where the next piece
    must stand on the same page.
    """
    notes = pieces[number].notes
    if not notes or len(notes[-1].lines) < _LONG_NOTE or (number + 1 < len(pieces) and _kept(pieces[number])):
        return ()
    _, left = parted(gauge.notes, geometry.note_room(gauge.closed))
    begun = len(left) == 1 and left[0].note is notes[-1] and left[0].first >= _LEAST_NOTE
    return left if begun else ()


def _ends_within(
    row: Slice | Row, start: int, before: Gauge, geometry: Geometry
) -> Iterator[tuple[int, float]]:
    """The cuts of a row that a page may end at, what stands above it on the page being measured."""
    cuts = row.cuts if isinstance(row, Row) else ()
    for cut in range(start + 1, len(cuts) + 1):
        gauge = before.copy()
        gauge.add(_part(row, start, cut))
        if _over(gauge, geometry) > gauge.give:
            return
        yield cut, _page(gauge, geometry) + _PARTED_CARD


def _over(gauge: Gauge, geometry: Geometry) -> float:
    """By how much a page is too full."""
    return gauge.closed + geometry.note_depth(gauge.noted) - geometry.height - _EPSILON


def _kept(piece: Slice | Row) -> bool:
    return isinstance(piece, Slice) and piece.keep


def _page(gauge: Gauge, geometry: Geometry) -> float:
    """What a page costs by how well it is filled."""
    missing = geometry.height - geometry.note_depth(gauge.noted) - gauge.closed
    if missing < 0:
        return _SQUEEZE * (missing / gauge.give) ** 2 if gauge.give else 0
    hole = max(0.0, missing - gauge.room)
    stretched = min(1.0, missing / gauge.room) if gauge.room else 0
    deep = _DEEP * hole / DEEPEST_HOLE if hole > DEEPEST_HOLE else 0
    return _STRETCH * stretched**2 + _HOLE * (hole / (10 * _MM)) ** 2 + deep


def _last_page(gauge: Gauge, geometry: Geometry) -> float:
    filled = (gauge.closed + geometry.note_depth(gauge.noted)) / geometry.height
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
