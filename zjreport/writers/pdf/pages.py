"""From a flow to pages: where each slice stands; one pass, in time linear in the slices."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from .flow import Element, Frame, FullPage, NewPage, Pair, Region, Slice

__all__ = ["Geometry", "Page", "PlacedFrame", "Placement", "make_pages"]

_MM = 72 / 25.4
_EPSILON = 0.02
#: A hole up to this height is better than a card in two pieces.
_HOLE = 42 * _MM
#: The least height in which a region of columns is begun.
_BEGIN = 62 * _MM
#: How uneven two columns of whole cards may be before a card is parted.
_UNEVEN = 26 * _MM
#: How far one flexible gap may be widened.
_WIDEST = 3.2 * _MM


@dataclass(frozen=True, slots=True)
class Geometry:
    """The text block: its left edge from the paper's, its width and height; ``pitch`` of its line grid, or 0.

    ``spread`` says whether short pages and columns are filled by widening their gaps.
    """

    left: float
    width: float
    height: float
    pitch: float = 0
    spread: bool = False


@dataclass(slots=True)
class Placement:
    """A slice with its left edge and the depth of its top below the text block's."""

    slice: Slice
    left: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """One piece of a frame."""

    frame: Frame
    left: float
    top: float
    width: float
    height: float
    first: bool
    last: bool


@dataclass(slots=True)
class Page:
    """A page: placements and frames, or a full page.

    ``used`` is the depth that is filled; ``ends`` whether the flow was made to end there.
    """

    number: int
    placements: list[Placement] = field(default_factory=list)
    frames: list[PlacedFrame] = field(default_factory=list)
    full: FullPage | None = None
    used: float = 0
    ends: bool = False


def make_pages(flow: Sequence[Element], geometry: Geometry) -> list[Page]:
    """Every page of a flow."""
    pages: list[Page] = []
    elements = list(flow)
    start = 0
    while start < len(elements):
        element = elements[start]
        number = len(pages) + 1
        if isinstance(element, NewPage):
            start += 1
        elif isinstance(element, FullPage):
            pages.append(Page(number, full=element))
            start += 1
        else:
            column = _Column(geometry, geometry.left, geometry.width, geometry.height)
            start = column.fill(elements, start)
            ends = start == len(elements) or isinstance(elements[start], NewPage | FullPage)
            if not ends:
                column.spread(geometry.height)
            pages.append(
                Page(number, [*column.placements()], [*column.frames()], used=column.depth, ends=ends)
            )
    return pages


@dataclass(slots=True)
class _Block:
    """Columns side by side, moved as one; ``top`` is the depth of their head in the outer column."""

    top: float
    height: float
    columns: list[_Column]

    def placements(self) -> Iterator[Placement]:
        """The columns' placements, at their depths in the outer column."""
        for column in self.columns:
            for placement in column.placements():
                yield replace(placement, top=placement.top + self.top)

    def frames(self) -> Iterator[PlacedFrame]:
        """The columns' frames, at their depths in the outer column."""
        for column in self.columns:
            for frame in column.frames():
                yield replace(frame, top=frame.top + self.top)

    def growth(self) -> float:
        """How much deeper the columns can be made."""
        return min((column.room() for column in self.columns), default=0)

    def grow(self, by: float) -> None:
        """Make the columns deeper, and their ends even."""
        self.height += by
        for column in self.columns:
            column.reach(self.height)


@dataclass(slots=True)
class _Mark:
    """The state of a column before an element, to go back to."""

    element: int
    units: int
    depth: float
    frame: Frame | None


class _Column:
    """A column being filled from the top; ``depth`` is how far."""

    def __init__(self, geometry: Geometry, left: float, width: float, height: float) -> None:
        self._geometry = geometry
        self._left, self._width, self._height = left, width, height
        self._units: list[Placement | _Block] = []
        self._frame: Frame | None = None
        self._added = 0.0
        self.depth = 0.0

    def fill(self, elements: list[Element], start: int) -> int:
        """Place elements from ``start`` on; gives the number of the first that did not fit.

        A region that fits in part is replaced in ``elements`` by its rest.
        """
        self._set_repeated(elements[start])
        marks: list[_Mark] = []
        for number in range(start, len(elements)):
            element = elements[number]
            if isinstance(element, NewPage | FullPage):
                break
            if number > start and not _keeps(elements[number - 1]):
                marks.append(_Mark(number, len(self._units), self.depth, self._frame))
            if isinstance(element, Slice):
                if not self._add(element, forced=number == start):
                    return self._go_back(elements, marks, number)
                continue
            rest = self._add_block(element, forced=number == start)
            if rest is None:
                return self._go_back(elements, marks, number)
            if not _empty(rest):
                elements[number] = rest
                return number
        else:
            number = len(elements)
        self._close()
        return number

    def _set_repeated(self, element: Element) -> None:
        if isinstance(element, Slice):
            for piece in element.repeat:
                self._add(piece, forced=True)

    def _add(self, piece: Slice, *, forced: bool) -> bool:
        top = self._top_for(piece)
        height = piece.height
        room = self._height - top - (piece.frame.bottom if piece.frame else 0)
        if height > room + _EPSILON:
            if height - piece.give <= room:
                height = room
            elif not forced:
                return False
        self._units.append(Placement(piece, self._left, top, height))
        self._frame = piece.frame
        self.depth = top + height
        return True

    def _top_for(self, piece: Slice) -> float:
        """Where the slice would begin, after gaps and the edges of frames."""
        top = self.depth + (piece.before if self._units else 0)
        if self._frame is not piece.frame:
            top += self._frame.bottom if self._frame else 0
            top += piece.frame.top if piece.frame else 0
        pitch = self._geometry.pitch
        if pitch and piece.snap:
            top = math.ceil((top - 0.05) / pitch) * pitch
        return top

    def _go_back(self, elements: list[Element], marks: list[_Mark], number: int) -> int:
        """Go back to the best break before the element that did not fit."""
        if marks:
            chosen = marks[-1]
            whole = _before_card(elements, marks, chosen)
            if whole and self._height - whole.depth <= _HOLE:
                chosen = whole
            del self._units[chosen.units :]
            self.depth, self._frame, number = chosen.depth, chosen.frame, chosen.element
        self._close()
        return number

    def _close(self) -> None:
        if self._frame:
            self.depth += self._frame.bottom
            self._frame = None

    def _add_block(self, element: Region | Pair, *, forced: bool) -> Region | Pair | None:
        """Place as much of a region or pair as fits; gives its rest, ``None`` if it should not begin here."""
        self._close()
        top = self.depth + (element.before if self._units else 0)
        room = self._height - top
        if isinstance(element, Pair):
            laid = self._laid_pair(element, room, forced=forced)
        else:
            laid = self._laid_region(element, room, forced=forced)
        if laid is None:
            return None
        columns, rest = laid
        target = max(column.depth for column in columns) if _empty(rest) else room
        block = _Block(top, target, columns)
        block.grow(0)
        self._units.append(block)
        self.depth = top + block.height
        return rest

    def _laid_region(
        self, region: Region, room: float, *, forced: bool
    ) -> tuple[list[_Column], Region | Pair] | None:
        columns, end = self._whole(region, room), len(region.slices)
        if not columns:
            if room < _BEGIN and not forced:
                return None
            columns, end = self._part(region, room)
            if not forced and _overfull(columns, room):
                return None
        return columns, replace(region, start=end, before=0)

    def _laid_pair(
        self, pair: Pair, room: float, *, forced: bool
    ) -> tuple[list[_Column], Region | Pair] | None:
        columns, rests = [], []
        for number, slices in enumerate((pair.left, pair.right)):
            column = self._inner(pair, number, room)
            end = column.fill(list(slices), 0) if slices else 0
            columns.append(column)
            rests.append(slices[end:])
        parted = any(rests) and room < max(_BEGIN, self._height * 0.3)
        if not forced and (parted or _overfull(columns, room)):
            return None
        return columns, replace(pair, left=rests[0], right=rests[1], before=0)

    def _whole(self, region: Region, room: float) -> list[_Column]:
        """The rest of the region in two columns as even as may be; none if they are too tall."""
        first, last = region.start, len(region.slices)
        single = self._inner(region, 0, 2 * room)
        if single.fill(list(region.slices), first) < last:
            return []
        half = single.depth / 2
        even = self._best(region, half, between=True)
        if even is None or even[0].depth > half + _UNEVEN or even[1].depth > half + _UNEVEN:
            even = self._best(region, half, between=False) or even
        if even is None:
            even = [single]
        return even if max(column.depth for column in even) <= room + _EPSILON else []

    def _best(self, region: Region, half: float, *, between: bool) -> list[_Column] | None:
        """The two columns whose taller one is the lowest."""
        best: list[_Column] | None = None
        lowest = math.inf
        for split in _splits(region, between):
            left, right = self._inner(region, 0, math.inf), self._inner(region, 1, math.inf)
            left.fill(list(region.slices[region.start : split]), 0)
            if left.depth > lowest:
                break
            right.fill(list(region.slices[split:]), 0)
            if max(left.depth, right.depth) < lowest:
                lowest, best = max(left.depth, right.depth), [left, right]
        return best

    def _part(self, region: Region, room: float) -> tuple[list[_Column], int]:
        """Two full columns, and the first slice that is left for the next page."""
        columns, start = [], region.start
        for number in range(2):
            if start < len(region.slices):
                column = self._inner(region, number, room)
                start = column.fill(list(region.slices), start)
                columns.append(column)
        return columns, start

    def _inner(self, region: Region | Pair, number: int, height: float) -> _Column:
        left = self._left + number * (region.width + region.gutter)
        return _Column(self._geometry, left, region.width, height)

    def room(self) -> float:
        """How much deeper the column can be made by growing slices and widening gaps."""
        growing = sum(_growth(unit) for unit in self._units)
        return growing + _WIDEST * sum(_flex(unit) for unit in self._units[1:])

    def spread(self, target: float) -> None:
        """Let slices grow and gaps widen until the column is ``target`` deep, as far as they may."""
        missing = target - self.depth
        room = self.room()
        if not self._geometry.spread or missing <= _EPSILON or room <= 0:
            return
        share = min(1.0, missing / room)
        moved = 0.0
        for number, unit in enumerate(self._units):
            moved += share * _WIDEST * _flex(unit) if number else 0
            grown = share * _growth(unit)
            unit.top += moved
            if isinstance(unit, _Block):
                unit.grow(grown)
            else:
                unit.height += grown
            moved += grown
        self.depth += moved

    def reach(self, target: float) -> None:
        """Spread to ``target``; what is still missing is added to the foot of the last card or chart."""
        self.spread(target)
        last = self._units[-1] if self._units else None
        missing = target - self.depth
        if not self._geometry.spread or not isinstance(last, Placement) or missing <= 0:
            return
        if last.slice.frame is not None:
            self._added += missing
            self.depth = target
        elif last.slice.grow:
            last.height += missing
            self.depth = target

    def placements(self) -> Iterator[Placement]:
        """Everything placed, in reading order."""
        for unit in self._units:
            if isinstance(unit, _Block):
                yield from unit.placements()
            else:
                yield unit

    def frames(self) -> Iterator[PlacedFrame]:
        """The pieces of frames behind them."""
        for frame, units in groupby(self._units, _frame_of):
            group = list(units)
            for unit in group:
                if isinstance(unit, _Block):
                    yield from unit.frames()
            if frame is not None:
                yield self._piece(frame, [unit for unit in group if isinstance(unit, Placement)])

    def _piece(self, frame: Frame, group: list[Placement]) -> PlacedFrame:
        top = group[0].top - frame.top
        height = group[-1].top + group[-1].height + frame.bottom - top
        if group[-1] is self._units[-1]:
            height += self._added
        first, last = group[0].slice is frame.opening, group[-1].slice is frame.closing
        return PlacedFrame(frame, self._left, top, self._width, height, first, last)


def _before_card(elements: list[Element], marks: list[_Mark], chosen: _Mark) -> _Mark | None:
    """The break before the card that would be parted at ``chosen``; ``None`` if none would be."""
    above, below = elements[chosen.element - 1], elements[chosen.element]
    if not isinstance(above, Slice) or not isinstance(below, Slice):
        return None
    if below.frame is None or below.frame is not above.frame:
        return None
    return next((mark for mark in reversed(marks) if mark.frame is not below.frame), None)


def _splits(region: Region, between: bool) -> Iterator[int]:
    """Where the first column may end: between two cards, or at any break."""
    slices = region.slices
    for number in range(region.start + 1, len(slices)):
        above = slices[number - 1]
        if not above.keep and not (between and slices[number].frame is above.frame is not None):
            yield number


def _frame_of(unit: Placement | _Block) -> Frame | None:
    return unit.slice.frame if isinstance(unit, Placement) else None


def _flex(unit: Placement | _Block) -> float:
    return unit.slice.flex if isinstance(unit, Placement) else 2


def _growth(unit: Placement | _Block) -> float:
    return unit.slice.grow if isinstance(unit, Placement) else unit.growth()


def _overfull(columns: Sequence[_Column], room: float) -> bool:
    return any(column.depth > room + _EPSILON for column in columns)


def _empty(rest: Region | Pair) -> bool:
    if isinstance(rest, Pair):
        return not rest.left and not rest.right
    return rest.start >= len(rest.slices)


def _keeps(element: Element) -> bool:
    return isinstance(element, Slice) and element.keep
