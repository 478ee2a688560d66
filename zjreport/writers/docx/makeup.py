"""Pages made up before Word makes them: what may grow is grown until each page is full.

Word fills a page with what fits and no more.  So where a page is to end is said by what is on it: charts and
gaps become taller until the next card finds no room, or lower until it does, and deep rows may be parted or
not.  Nothing is fixed to a page, and a reserve is left at its foot, since Word's own lines differ a little:
where an author adds a line, it is taken up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes

from lxml import etree

from .._weighing import (
    DEEPEST_HOLE,
    PARTED_CARD,
    PARTED_TABLE,
    TORN,
    best_ends,
    cost_of_hole,
    cost_of_last,
    cost_of_squeeze,
)
from .draft import Draft
from .markup import NAMESPACES
from .measuring import Ruler, Slice

__all__ = ["groups", "made_up", "squeezed"]

_W = f"{{{NAMESPACES['w']}}}"
# Millimetres: what is left free at the foot of a page, and by how much more the next piece must be too deep
# for what is left.
_RESERVE, _SURELY = 8.0, 2.0
# What a squeezed chart leaves free on a page of the grid: a line more than reckoned.
_SPARE = 11.0
# What of all that charts could give they do for what stands below them.
_LITTLE = 0.5
# What a page costs whose reserve is used up, where what stands above its end is no deeper than a few lines.
_TIGHT, _LOW = 200.0, 20.0


def made_up(slices: Sequence[Slice], ruler: Ruler, draft: Draft, foot: float) -> list[Slice]:
    """The slices as high as they are made, flow by flow: what stands between two forced page breaks.

    ``foot`` is what is to find room below the last of them, in millimetres.
    """
    made: list[Slice] = []
    start = 0
    for number, each in enumerate(slices, 1):
        if number == len(slices) or each.breaks or slices[number].begins:
            below = foot if number == len(slices) else 0.0
            made += _Flow(slices[start:number], ruler, draft, below).made()
            start = number
    return made


@dataclass(frozen=True, slots=True)
class _Depth:
    """How deep a page is filled, and how much lower and deeper it may become; in millimetres."""

    text: float
    notes: float
    give: float
    grow: float

    def with_piece(self, each: Slice, *, heads: bool) -> _Depth:
        """The depth with one more slice; one that ``heads`` a page that Word has
        begun is without the space above it."""
        height = each.height + (each.resumed if heads else 0.0)
        reach = each.reach
        return _Depth(
            self.text + height, self.notes + each.notes, self.give + reach.give, self.grow + reach.grow
        )


_NOTHING = _Depth(0.0, 0.0, 0.0, 0.0)


class _Flow:
    """Slices between two forced page breaks."""

    def __init__(self, slices: Sequence[Slice], ruler: Ruler, draft: Draft, foot: float) -> None:
        self._slices, self._ruler, self._draft, self._foot = slices, ruler, draft, foot
        self._next = self._depths_of_groups()

    def made(self) -> list[Slice]:
        """The slices as high as they are made."""
        made: list[Slice] = []
        start = 0
        for end in best_ends(0, len(self._slices), self._ends_from, None):
            made += self._page(start, end)
            start = end
        return made

    def _depths_of_groups(self) -> list[float]:
        """How deep what must stand on one page with each slice is, from that on; rows are whole."""
        found = [0.0] * (len(self._slices) + 1)
        for number in range(len(self._slices) - 1, -1, -1):
            each = self._slices[number]
            holds = number + 1 < len(self._slices) and (each.keeps or self._parts_row(number + 1))
            found[number] = each.height + each.notes + (found[number + 1] if holds else 0.0)
        return found

    def _parts_row(self, place: int) -> bool:
        """Whether a page that ends before a slice would part a deep row."""
        row = self._slices[place].row
        return row is not None and row is self._slices[place - 1].row

    def _room(self, place: int, depth: _Depth) -> float:
        """What a page that ends before ``place`` has for text."""
        below = self._foot if place == len(self._slices) else 0.0
        return self._slices[place - 1].sheet - self._ruler.foot(0.0, depth.notes) - below

    def _ends_from(self, start: int, _: None) -> Iterator[tuple[int, float, None]]:
        """The ends that a page from ``start`` on may have, with what they cost."""
        depth, found, group = _NOTHING, False, 0.0
        for number in range(start, len(self._slices)):
            each, end = self._slices[number], number + 1
            depth = depth.with_piece(each, heads=number == start > 0)
            group += each.height
            room = self._room(end, depth)
            if depth.text - depth.give > self._room(start + 1, depth) and number > start:
                break
            if end == len(self._slices):
                found = True
                yield end, self._last(depth, room), None
            elif (parts := self._parts_row(end)) or not each.keeps:
                cost = self._cost(depth, room, end, group, parts=bool(parts))
                group = 0.0
                if cost is not None:
                    found = True
                    yield end, cost, None
        if not found:
            yield self._torn(start), TORN, None

    def _torn(self, start: int) -> int:
        """Where a page ends that nothing may end: where Word will end it, full."""
        depth = _NOTHING
        for number in range(start, len(self._slices)):
            depth = depth.with_piece(self._slices[number], heads=number == start > 0)
            if depth.text > self._room(number + 1, depth) and number > start:
                return number
        return len(self._slices)

    def _cost(self, depth: _Depth, room: float, end: int, group: float, *, parts: bool) -> float | None:
        """What a page costs that ends before slice ``end``; nothing where Word would not end it there.

        ``group`` is how deep what must stand together above its end is: it would all go to the next page if
        Word's lines took more than the reserve.
        """
        missing = room - _RESERVE - depth.text
        left = max(room - depth.text - depth.grow, min(_RESERVE, room - depth.text))
        if not parts and self._next[end] <= left + _SURELY:
            return None
        if missing >= 0:
            return cost_of_hole(missing, depth.grow) + self._parted(end, parts=parts)
        squeezed = min(-missing, depth.give)
        used = (-missing - squeezed) / _RESERVE
        if used > 1:
            return None
        tight = _TIGHT * used**2 * max(1.0, group / _LOW)
        return cost_of_squeeze(squeezed, depth.give) + tight + self._parted(end, parts=parts)

    def _parted(self, end: int, *, parts: bool) -> float:
        """What it costs to part what stands on both sides of a page's end."""
        above, below = self._slices[end - 1], self._slices[end]
        if parts:
            return PARTED_CARD
        if below.table is None or below.table is not above.table:
            return 0.0
        return PARTED_TABLE if below.repeat or not below.laid_out else PARTED_CARD

    @staticmethod
    def _last(depth: _Depth, room: float) -> float:
        over = depth.text - room
        if over > 0:
            return cost_of_squeeze(over, depth.give)
        return cost_of_last(1 + over / room)

    def _page(self, start: int, end: int) -> list[Slice]:
        """The slices of a page, stretched or squeezed, and its deep rows whole where no end parts them."""
        page = self._slices[start:end]
        depth = _NOTHING
        for number, each in enumerate(page):
            depth = depth.with_piece(each, heads=number == 0 < start)
        share = self._share(depth, self._room(end, depth), last=end == len(self._slices))
        torn = {
            id(self._slices[place].row)
            for place in (start, end)
            if 0 < place < len(self._slices) and self._parts_row(place)
        }
        made = []
        noted = False
        for place, each in enumerate(page, start):
            noted = noted or bool(each.laid_out and each.notes)
            if each.row is not None:
                parts = id(each.row) in torn
                # LibreOffice finds no room for whole rows where a note stands in a card above them.
                _may_part(each.row, parts=parts or noted)
                held = place + 1 < end and self._parts_row(place + 1)
                each = with_changes(each, whole=not parts, keeps=not parts if held else each.keeps)
            made.append(_pulled(each, share, self._draft))
        return made

    def _share(self, depth: _Depth, room: float, *, last: bool) -> float:
        """By which share a page is stretched, or squeezed where that is below nothing."""
        missing = room - _RESERVE - depth.text
        if missing < 0:
            if last and depth.text + _SURELY <= room:
                # Nothing stands behind the last page that would want its reserve.
                return 0.0
            return max(-1.0, missing / depth.give) if depth.give else 0.0
        if not depth.grow or (last and missing > DEEPEST_HOLE):
            return 0.0
        return min(1.0, missing / depth.grow)


def _pulled(each: Slice, share: float, draft: Draft) -> Slice:
    """A slice stretched, or squeezed, by a share of what it may be."""
    reach = each.reach
    if not share or not (reach.grow or reach.give):
        return each
    for lever in reach.levers:
        lever.pull(share, draft)
    return with_changes(each, height=each.height + share * (reach.grow if share > 0 else reach.give))


def _may_part(row: etree._Element, *, parts: bool) -> None:
    """Lets a page end within a row, or keeps the row whole."""
    properties = row[0]
    whole = properties.find(f"{_W}cantSplit")
    if parts and whole is not None:
        properties.remove(whole)
    elif not parts and whole is None:
        properties.insert(0, etree.Element(f"{_W}cantSplit"))


def squeezed(slices: Iterable[Slice], ruler: Ruler, draft: Draft, foot: float) -> list[Slice]:
    """The slices of pages on a grid, which take what they hold: charts lower where only so they find room.

    ``foot`` is what is to find room below the last of them, in millimetres.
    """
    made: list[Slice] = []
    depth = notes = 0.0
    head = 0
    for group in groups(slices):
        room = group[0].sheet - ruler.foot(notes, sum(each.notes for each in group))
        over = depth + sum(each.height for each in group) - room
        give = sum(each.reach.give for each in group)
        if depth and over > 0 and over + _SPARE <= give and not group[0].begins:
            group = [_pulled(each, -(over + _SPARE) / give, draft) for each in group]
        elif depth and (over > 0 or group[0].begins):
            depth, notes, head = group[0].resumed, 0.0, len(made)
        made += group
        for place, each in enumerate(group, len(made) - len(group) + 1):
            depth, notes = depth + each.height, notes + each.notes
            if each.breaks:
                depth, notes, head = 0.0, 0.0, place
    if foot and made:
        over = depth + foot + ruler.foot(0.0, notes) - made[-1].sheet
        made[head:] = _with_room(made[head:], over + _SPARE, draft)
    return made


def _with_room(page: Sequence[Slice], over: float, draft: Draft) -> list[Slice]:
    """A page that is lower by ``over`` where its charts need not give much for it."""
    give = sum(each.reach.give for each in page)
    if not 0 < over <= _LITTLE * give:
        return list(page)
    return [_pulled(each, -over / give, draft) for each in page]


def groups(slices: Iterable[Slice]) -> Iterator[list[Slice]]:
    """Slices that stay on one page."""
    group: list[Slice] = []
    for each in slices:
        group.append(each)
        if not each.keeps:
            yield group
            group = []
    if group:
        yield group
