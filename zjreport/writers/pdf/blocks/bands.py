"""The brochure's opening of a section: a red field with ordinal, title and judgement sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import Heading
from ....layout.motif import RIDGES, UPPER_BANK, Points, mixed, scaled
from ....runs import Run, Runs
from ..desk import MM, Desk, TextLine
from ..file.canvas import PageCanvas
from ..furniture.looks import RADIUS
from ..makeup.flow import Slice

__all__ = ["heading_band", "title_band"]

_PAD, _BETWEEN = 5.2 * MM, 1.6 * MM
_INSET, _SLANT = 5 * MM, 6 * MM
#: What the ordinal is larger than the title.
_LARGER = 1.5
#: The hills at the band's right end: how wide, and how much of the title's room they may take.
_HILLS, _KEPT_FREE = 78 * MM, 12 * MM


def heading_band(desk: Desk, block: Heading) -> list[Slice]:
    """A level-1 heading: its ordinal large in gold, its judgement sentence below the title."""
    style = desk.style("heading-1")
    label = desk.restyled(
        style,
        colour="gold_light",
        size=_LARGER * style.size,
        leading=_LARGER * style.leading,
        indent=0,
        hang=0,
    )
    with desk.heading(block.level):
        number = desk.one_line((Run(block.number),), label, 0.3 * desk.width) if block.number else None
        left = _INSET + (number.width + _SLANT + 4 * MM if number else 2 * MM)
        title = desk.paragraph(block.runs, style, desk.width - left - _KEPT_FREE, left=left, balanced=True)
    below = desk.restyled(desk.style("statement"), colour="gold_light")
    statement = desk.paragraph(
        block.statement, below, desk.width - left - _KEPT_FREE, left=left, balanced=True
    )
    ordinal = TextLine(number, _INSET, label.leading) if number else None
    return [_band(desk, title, statement, ordinal, left)]


def title_band(desk: Desk, title: Runs) -> list[Slice]:
    """A title on a field like those of sections, without an ordinal."""
    left = _INSET + 2 * MM
    style = desk.style("heading-1")
    lines = desk.paragraph(title, style, desk.width - left - _KEPT_FREE, left=left, balanced=True)
    return [_band(desk, lines, [], None, left)] if lines else []


def _band(
    desk: Desk, title: Sequence[Slice], statement: Sequence[Slice], ordinal: TextLine | None, left: float
) -> Slice:
    """The field with its texts in the middle of its height."""
    depth = sum(piece.height for piece in (*title, *statement)) + (_BETWEEN if title and statement else 0)
    least = ordinal.leading if ordinal else desk.style("heading-1").leading

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        _ground(desk, canvas, x, top, given, left - 2 * MM if ordinal else 0)
        if ordinal:
            ordinal(canvas, x, top - (given - ordinal.leading) / 2, ordinal.leading)
        place = top - (given - depth) / 2
        for piece in title:
            piece.draw(canvas, x, place, piece.height)
            place -= piece.height
        place -= _BETWEEN if title else 0
        for piece in statement:
            piece.draw(canvas, x, place, piece.height)
            place -= piece.height

    return Slice(max(depth, least) + 2 * _PAD, draw, keep=True, flex=2)


def _rising(ridge: Points) -> Points:
    """The ridge with its left end on the ground."""
    return ((0, 0), (0.08, 0, *ridge[1][2:]), *ridge[2:])


def _ground(desk: Desk, canvas: PageCanvas, x: float, top: float, height: float, split: float) -> None:
    """The field: hills at its right end, a deeper part for the ordinal with a slanting edge in gold."""
    red, deep, gold = desk.colour("accent"), desk.colour("accent_deep"), desk.colour("gold")
    foot = top - height
    canvas.fill(red, x, foot, desk.width, height, RADIUS)
    with canvas.clipped(x, foot, desk.width, height):
        right = x + desk.width - _HILLS
        for ridge, part in zip(RIDGES, (0.22, 0.45, 0.7), strict=True):
            crest = scaled(_rising(ridge), right, foot, _HILLS, 0.92 * height)
            canvas.shape([*crest, (right + _HILLS, foot), (right, foot)], fill=mixed(red, deep, part))
        for drop, thickness in ((0.0, 0.7), (0.07, 0.4)):
            current = scaled(_rising(UPPER_BANK), right, foot - drop * height, _HILLS, 1.4 * height)
            canvas.shape(current, stroke=mixed(red, gold, 0.5), thickness=thickness, close=False)
    if not split:
        return
    edge = x + split - _SLANT
    canvas.fill(deep, x, foot, 2 * RADIUS, height, RADIUS)
    canvas.shape([(x + RADIUS, foot), (edge, foot), (edge + _SLANT, top), (x + RADIUS, top)], fill=deep)
    line = edge + 0.9 * MM
    canvas.shape([(line, foot), (line + _SLANT, top)], stroke=gold, thickness=1.1, close=False)
