"""Lines with text at both ends, and rules across the text block: the stuff of mastheads and imprints."""

from __future__ import annotations

from ....runs import Runs
from ....themes import TextStyle
from ..desk import Desk, TextLine
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice

__all__ = ["rule_slice", "two_ends"]


def two_ends(desk: Desk, style: TextStyle, left: Runs, right: Runs) -> list[Slice]:
    """One line, its texts as far in from both edges as the style is indented; none without text."""
    if not left and not right:
        return []
    side = style.indent * style.size
    plain = desk.restyled(style, indent=0, hang=0, align="left")
    room = desk.width - 2 * side
    with desk.element("P") as first:
        pass
    end = desk.one_line(right, plain, room / 2 if left else room) if right else None
    with desk.structure.inside(first):
        begin = desk.one_line(left, plain, room - (end.width + style.size if end else 0)) if left else None

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        if begin:
            TextLine(begin, side, style.leading)(canvas, x, top, height)
        if end:
            TextLine(end, desk.width - side - end.width, style.leading)(canvas, x, top, height)

    return [Slice(style.leading, draw, before=style.before)]


def rule_slice(desk: Desk, colour: str, thickness: float, height: float = 0) -> Slice:
    """A rule as wide as the text block at the foot of a slice ``height`` points deep, or just of its own."""

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        y = top - given + thickness / 2
        canvas.rule(colour, thickness, x, y, x + desk.width, y)

    return Slice(max(height, thickness), draw)
