"""A column of pieces one below the other, stretched or squeezed to the depth that it is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .flow import Frame, Row, Slice
from .gauge import WIDEST, Gauge, flex_of

__all__ = ["Column", "PlacedFrame", "Placement"]

_EPSILON = 0.02


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
class _Unit:
    """A piece and where it stands in its column."""

    piece: Slice | Row
    top: float
    height: float


class Column:
    """Pieces from ``top`` on, ``left`` points from the paper's edge."""

    def __init__(
        self, pieces: Sequence[Slice | Row], left: float, width: float, *, top: float = 0, pitch: float = 0
    ) -> None:
        self._left, self._width, self._pitch = left, width, pitch
        gauge = Gauge(pitch)
        self._units = [_Unit(piece, top + gauge.add(piece), piece.height) for piece in pieces]
        self._give = gauge.give
        self._added = 0.0
        self.depth = gauge.closed

    def stretch(self, target: float) -> None:
        """Let pieces grow, and then gaps widen, until the column is ``target`` deep, as far as they may."""
        missing = target - self.depth
        if missing <= _EPSILON:
            return
        grow = sum(unit.piece.grow for unit in self._units)
        flex = sum(flex_of(unit.piece) for unit in self._units[1:])
        grown = min(1.0, missing / grow) if grow else 0.0
        left = missing - grown * grow
        widened = min(WIDEST, left / flex) if flex else 0.0
        moved = 0.0
        for number, unit in enumerate(self._units):
            moved += widened * flex_of(unit.piece) if number else 0
            unit.top += moved
            unit.height += grown * unit.piece.grow
            moved += grown * unit.piece.grow
        self.depth += moved

    def squeeze(self, target: float) -> None:
        """Let pieces give until the column is no deeper than ``target``, as far as they may."""
        over = self.depth - target
        if over <= 0 or self._give <= 0:
            return
        giving = self._units[-1:] if self._pitch else self._units
        share = min(1.0, over / self._give)
        lost = 0.0
        for unit in giving:
            unit.top -= lost
            given = share * unit.piece.give
            unit.height -= given
            lost += given
        self.depth -= lost

    def reach(self, target: float) -> None:
        """Stretch to ``target``; what is still missing is added to the foot of the last card or chart."""
        self.squeeze(target)
        self.stretch(target)
        missing = target - self.depth
        last = self._units[-1] if self._units else None
        if last is None or not isinstance(last.piece, Slice) or missing <= 0:
            return
        if last.piece.frame is not None:
            self._added += missing
            self.depth = target
        elif last.piece.grow:
            last.height += missing
            self.depth = target

    def placements(self) -> Iterator[Placement]:
        """Everything placed, in reading order."""
        for unit in self._units:
            if isinstance(unit.piece, Slice):
                yield Placement(unit.piece, self._left, unit.top, unit.height)
            else:
                for column in self._stacks(unit.piece, unit):
                    yield from column.placements()

    def frames(self) -> Iterator[PlacedFrame]:
        """The pieces of frames behind them."""
        for frame, units in groupby(self._units, _frame_of):
            group = list(units)
            for unit in group:
                if isinstance(unit.piece, Row):
                    for column in self._stacks(unit.piece, unit):
                        yield from column.frames()
            if frame is not None:
                yield self._piece(frame, group)

    def _stacks(self, row: Row, unit: _Unit) -> Iterator[Column]:
        """The stacks of a row, made as deep as the row is."""
        for number, stack in enumerate(row.stacks):
            if stack:
                left = self._left + number * (row.width + row.gutter)
                column = Column(stack, left, row.width, top=unit.top)
                column.reach(unit.height)
                yield column

    def _piece(self, frame: Frame, group: Sequence[_Unit]) -> PlacedFrame:
        top = group[0].top - frame.top
        height = group[-1].top + group[-1].height + frame.bottom - top
        if group[-1] is self._units[-1]:
            height += self._added
        first, last = group[0].piece is frame.opening, group[-1].piece is frame.closing
        return PlacedFrame(frame, self._left, top, self._width, height, first, last)


def _frame_of(unit: _Unit) -> Frame | None:
    return unit.piece.frame if isinstance(unit.piece, Slice) else None
