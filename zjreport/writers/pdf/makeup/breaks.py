"""Where pages end.

On a grid each page takes what it holds.  Elsewhere the ends are weighed over the whole flow: a page
is filled, cards stay whole, and only where a hole would be deep is a card parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ... import _weighing
from ..._weighing import (
    PARTED_CARD,
    PARTED_NOTE,
    PARTED_TABLE,
    PARTED_TEXT,
    TORN,
    best_ends,
    cost_of_hole,
    cost_of_last,
    cost_of_squeeze,
)
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
DEEPEST_HOLE = _weighing.DEEPEST_HOLE * _MM
#: Footnotes of so many lines may run over to the next page, so many of them standing on their mark's.
_LONG_NOTE, _LEAST_NOTE = 5, 2


def page_ends(pieces: Sequence[Slice | Row], geometry: Geometry) -> list[Place]:
    """Where each page ends."""
    if geometry.pitch or not geometry.spread:
        return _greedy(pieces, geometry)
    if not pieces:
        return []

    def ends_from(start: Place, carried: Notes) -> Iterator[tuple[Place, float, Notes]]:
        return _ends_from(pieces, start, geometry, carried)

    return best_ends((0, 0), (len(pieces), 0), ends_from, Notes())


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
                yield (number + 1, 0), PARTED_NOTE, (*over_run, *later)
            elif not found:
                # Nothing may be parted here, and yet it is higher than a page.
                yield (max(number, first + 1), 0), TORN, later
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
        yield (len(pieces), 0), TORN, later


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
        yield cut, _page(gauge, geometry) + PARTED_CARD


def _over(gauge: Gauge, geometry: Geometry) -> float:
    """By how much a page is too full."""
    return gauge.closed + geometry.note_depth(gauge.noted) - geometry.height - _EPSILON


def _kept(piece: Slice | Row) -> bool:
    return isinstance(piece, Slice) and piece.keep


def _page(gauge: Gauge, geometry: Geometry) -> float:
    """What a page costs by how well it is filled."""
    missing = geometry.height - geometry.note_depth(gauge.noted) - gauge.closed
    if missing < 0:
        return cost_of_squeeze(-missing, gauge.give)
    return cost_of_hole(missing / _MM, gauge.room / _MM)


def _last_page(gauge: Gauge, geometry: Geometry) -> float:
    return cost_of_last((gauge.closed + geometry.note_depth(gauge.noted)) / geometry.height)


def _parted(above: Slice | Row, below: Slice | Row) -> float:
    """What it costs to part two pieces."""
    if not isinstance(above, Slice) or not isinstance(below, Slice):
        return 0
    if below.frame is not None and below.frame is above.frame:
        return PARTED_CARD
    if below.repeat and above.repeat is below.repeat:
        return PARTED_TABLE
    return PARTED_TEXT if below.before == 0 and above.frame is None and below.frame is None else 0
