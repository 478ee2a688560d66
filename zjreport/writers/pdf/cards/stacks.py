"""Stacks of slices side by side within a card, and how a list is shared out among two of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..desk import MM
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from ..makeup.gauge import WIDEST, breaks_of

__all__ = ["beside", "depth_of_stack", "in_two"]

#: Two columns are parted where they are level within this, and where this much stands above and below.
_LEVEL, _LEAST = 3 * MM, 17 * MM
#: What is longer is parted where they are less level, too.
_LONG, _UNEVEN = 30 * MM, 7 * MM
#: How far the gaps of a stack widen, as a share of those between cards.
_WITHIN = 0.4


def depth_of_stack(stack: Sequence[Slice]) -> float:
    """How deep a stack is, without the space above it."""
    return sum(piece.height for piece in stack) + sum(piece.before for piece in stack[1:])


def beside(
    stacks: Sequence[Sequence[Slice]], lefts: Sequence[float], before: float = 0, *, middle: bool = False
) -> Slice:
    """Stacks side by side as one slice, ``lefts`` points from its left edge.

    They begin at its top, or stand in the ``middle`` of its height.  Where the slice is made deeper,
    the gaps of each stack widen.
    """

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        for stack, left in zip(stacks, lefts, strict=True):
            spare = max(0.0, height - depth_of_stack(stack))
            gaps = sum(piece.flex for piece in stack[1:])
            widened = min(_WITHIN * WIDEST, spare / gaps) if gaps else 0
            place = top - ((spare - widened * gaps) / 2 if middle else 0)
            for number, piece in enumerate(stack):
                place -= piece.before + widened * piece.flex if number else 0
                piece.draw(canvas, x + left, place, piece.height)
                place -= piece.height

    deepest = max(depth_of_stack(stack) for stack in stacks)
    gaps = max(sum(piece.flex for piece in stack[1:]) for stack in stacks)
    notes = [note for stack in stacks for piece in stack for note in piece.notes]
    grow = min(_WITHIN * WIDEST * gaps, 0.2 * deepest)
    return Slice(deepest, draw, before=before, flex=1, grow=grow, notes=notes)


def in_two(parts: Sequence[Sequence[Slice]], step: float, before: float) -> list[Slice]:
    """The parts of a list in two columns as even as can be, read down the first and then the second.

    ``step`` is the distance of the columns' left edges.  A deep list becomes several slices, one
    below the other, between which a page may end.
    """
    depths = [depth_of_stack(part) + part[0].before for part in parts]
    split = _even(depths, 0, len(parts))
    left, right = _joined(parts[:split]), _joined(parts[split:])
    if not right:
        return [beside([left], [0], before)]
    found: list[Slice] = []
    start = (0, 0)
    for end in (*_level_cuts(left, right), (len(left), len(right))):
        stacks = [left[start[0] : end[0]], right[start[1] : end[1]]]
        above = max(stack[0].before for stack in stacks) if found else before
        part = beside(stacks, (0, step), above)
        # Where the parts meet, gaps widen as they do within them.
        part.flex = _WITHIN if found else part.flex
        found.append(part)
        start = end
    return found


def _level_cuts(left: Sequence[Slice], right: Sequence[Slice]) -> Iterator[tuple[int, int]]:
    """Where both columns can be parted at about one depth, never twice within a little."""
    others = breaks_of(right)
    reached, end = 0.0, min(depth_of_stack(left), depth_of_stack(right))
    for number, depth in breaks_of(left).items():
        other = min(others, key=lambda cut: abs(others[cut] - depth), default=0)
        apart = abs(others[other] - depth) if other else math.inf
        level = apart <= _LEVEL or (apart <= _UNEVEN and depth - reached > _LONG)
        if level and depth - reached >= _LEAST and end - depth >= _LEAST:
            yield number, other
            reached = depth


def _even(depths: Sequence[float], start: int, end: int) -> int:
    """Where the second column begins, so that the deeper of the two is the least deep."""
    return min(
        range(start + 1, end + 1),
        key=lambda split: max(sum(depths[start:split]), sum(depths[split:end])),
    )


def _joined(parts: Sequence[Sequence[Slice]]) -> list[Slice]:
    return [piece for part in parts for piece in part]
