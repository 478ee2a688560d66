"""How deep a column becomes: measured before anything is placed, and again where it is placed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..typesetting.notes import NotePart, depth_of, whole
from .flow import Frame, Row, Slice

__all__ = ["WIDEST", "Gauge", "Geometry", "breaks_of", "make_row", "part_of", "repeated"]

_MM = 72 / 25.4
#: How far one flexible gap may be widened.
WIDEST = 5 * _MM
#: What a row of cards counts for where gaps are widened.
_ROW_FLEX = 2.0
#: How much blank may be added at the foot of a row's cards to fill a page.
_FOOT = 9 * _MM


@dataclass(frozen=True, slots=True)
class Geometry:
    """The text block: its left edge from the paper's, its width and height; ``pitch`` of its line grid, or 0.

    ``spread`` says whether short pages and columns are filled by widening their gaps.  ``note_gap`` is the
    space between the text and the footnotes.
    """

    left: float
    width: float
    height: float
    pitch: float = 0
    spread: bool = False
    note_gap: float = 10.0

    def note_depth(self, lines: float) -> float:
        """What footnotes take up at the foot of a page, whose lines are so deep: on a grid whole lines."""
        if not lines:
            return 0
        depth = lines + self.note_gap
        return math.ceil(depth / self.pitch - 0.01) * self.pitch if self.pitch else depth

    def note_room(self, depth: float) -> float:
        """How deep the lines of footnotes may be below a text of that depth."""
        room = self.height - depth
        if self.pitch:
            room = math.floor(room / self.pitch + 0.01) * self.pitch
        return room - self.note_gap


class Gauge:
    """A column filled from the top: its depth, and how far it can be stretched and squeezed."""

    __slots__ = ("_empty", "_flex", "_frame", "_give", "_grow", "_pitch", "depth", "notes")

    def __init__(self, pitch: float = 0, notes: tuple[NotePart, ...] = ()) -> None:
        self._pitch = pitch
        self._empty = True
        self._frame: Frame | None = None
        self._grow = self._give = self._flex = 0.0
        self.depth = 0.0
        #: Its footnotes, those that run over from the page before first.
        self.notes = notes

    def add(self, piece: Slice | Row) -> float:
        """Put a piece below what is there; gives the depth of its top."""
        frame = piece.frame if isinstance(piece, Slice) else None
        top = self.depth if self._empty else self.depth + piece.before
        if self._frame is not frame:
            top += self._frame.bottom if self._frame else 0
            top += frame.top if frame else 0
        if self._pitch and isinstance(piece, Slice) and piece.snap:
            top = math.ceil((top - 0.05) / self._pitch) * self._pitch
        self._flex += 0 if self._empty else flex_of(piece)
        self._grow += piece.grow
        # On a grid only what stands last may be squeezed: what is below would leave its lines.
        self._give = piece.give if self._pitch else self._give + piece.give
        self._empty, self._frame = False, frame
        self.depth = top + piece.height
        if piece.notes:
            self.notes += whole(piece.notes)
        return top

    def copy(self) -> Gauge:
        """A column filled as far as this one."""
        made = Gauge(self._pitch)
        for name in Gauge.__slots__:
            setattr(made, name, getattr(self, name))
        return made

    @property
    def closed(self) -> float:
        """The depth with the edge of the card that stands last."""
        return self.depth + (self._frame.bottom if self._frame else 0)

    @property
    def noted(self) -> float:
        """What its footnotes take up."""
        return depth_of(self.notes) if self.notes else 0.0

    @property
    def room(self) -> float:
        """How much deeper the column can be made by growing its pieces and widening its gaps."""
        return self._grow + WIDEST * self._flex

    @property
    def give(self) -> float:
        """How much lower it can be made."""
        return self._give


def flex_of(piece: Slice | Row) -> float:
    """The share of a piece in the widening of gaps."""
    return piece.flex if isinstance(piece, Slice) else _ROW_FLEX


def repeated(piece: Slice | Row) -> Sequence[Slice]:
    """What is set again above a piece that begins a page."""
    return piece.repeat if isinstance(piece, Slice) else ()


def make_row(stacks: Sequence[Sequence[Slice]], width: float, gutter: float, before: float) -> Row:
    """A row of the stacks, as deep as the deepest of them."""
    gauges = []
    for stack in stacks:
        gauge = Gauge()
        for piece in stack:
            gauge.add(piece)
        gauges.append(gauge)
    deepest = max(gauge.closed for gauge in gauges)
    lowest = max(gauge.closed - gauge.give for gauge in gauges)
    highest = min(gauge.closed + gauge.room for gauge in gauges)
    grow = max(highest - deepest, 0) + _FOOT
    return Row(tuple(stacks), width, gutter, deepest, grow, deepest - lowest, before, _cuts(stacks))


def _cuts(stacks: Sequence[Sequence[Slice]]) -> tuple[tuple[int, ...], ...]:
    """Where all stacks can be parted at about one depth."""
    depths = [breaks_of(stack) for stack in stacks]
    if len(stacks) < 2 or not all(depths):
        return ()
    first, *others = depths
    found = (
        (end, *(min(other, key=lambda cut: abs(other[cut] - depth)) for other in others))
        for end, depth in first.items()
    )
    return tuple(dict.fromkeys(found))


def breaks_of(stack: Sequence[Slice]) -> dict[int, float]:
    """The slices that may begin a page, with the depth at which they stand."""
    gauge, found = Gauge(), {}
    for number, piece in enumerate(stack):
        top = gauge.add(piece)
        if number and not stack[number - 1].keep:
            found[number] = top
    return found


def part_of(row: Row, start: int, end: int | None = None) -> Row:
    """The part of a row between two of its cuts, counted from 1; 0 is its head and ``None`` its foot."""
    firsts = row.cuts[start - 1] if start else (0,) * len(row.stacks)
    lasts = row.cuts[end - 1] if end is not None else tuple(len(stack) for stack in row.stacks)
    stacks = [
        [*stack[first].repeat, *stack[first:last]] if start else stack[:last]
        for stack, first, last in zip(row.stacks, firsts, lasts, strict=True)
    ]
    return replace(make_row(stacks, row.width, row.gutter, row.before), cuts=())
