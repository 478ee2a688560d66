"""Stacks of slices side by side within a card, and how a list is shared out among two of them."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import PageCanvas
from .desk import MM
from .flow import Slice
from .gauge import WIDEST

__all__ = ["beside", "depth_of_stack", "in_two"]

#: A list that is deeper than this in two columns is cut into parts, between which a page may end.
_PART = 50 * MM


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
            widened = min(0.5 * WIDEST, spare / gaps) if gaps else 0
            place = top - ((spare - widened * gaps) / 2 if middle else 0)
            for number, piece in enumerate(stack):
                place -= piece.before + widened * piece.flex if number else 0
                piece.draw(canvas, x + left, place, piece.height)
                place -= piece.height

    deepest = max(depth_of_stack(stack) for stack in stacks)
    gaps = max(sum(piece.flex for piece in stack[1:]) for stack in stacks)
    return Slice(deepest, draw, before=before, flex=1, grow=min(0.4 * WIDEST * gaps, 0.2 * deepest))


def in_two(parts: Sequence[Sequence[Slice]], step: float, before: float) -> list[Slice]:
    """The parts of a list in two columns as even as can be, read down the first and then the second.

    ``step`` is the distance of the columns' left edges.
    """
    depths = [depth_of_stack(part) + part[0].before for part in parts]
    count = max(1, round(sum(depths) / 2 / _PART))
    found: list[Slice] = []
    start = 0
    while start < len(parts):
        end = _share(depths, start, max(1, count - len(found)))
        split = _even(depths, start, end)
        stacks = [_joined(parts[start:split]), _joined(parts[split:end])]
        found.append(beside([stack for stack in stacks if stack], (0, step)[: 1 + (split < end)], before))
        start = end
    return found


def _share(depths: Sequence[float], start: int, parts: int) -> int:
    """Where the first of ``parts`` equally deep parts of what begins at ``start`` ends."""
    wanted, reached = sum(depths[start:]) / parts, 0.0
    for place in range(start, len(depths)):
        reached += depths[place]
        if reached >= wanted - 1 and place > start:
            return place + 1
    return len(depths)


def _even(depths: Sequence[float], start: int, end: int) -> int:
    """Where the second column begins, so that the deeper of the two is the least deep."""
    return min(
        range(start + 1, end + 1),
        key=lambda split: max(sum(depths[start:split]), sum(depths[split:end])),
    )


def _joined(parts: Sequence[Sequence[Slice]]) -> list[Slice]:
    return [piece for part in parts for piece in part]
