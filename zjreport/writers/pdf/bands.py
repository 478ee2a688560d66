"""The brochure's headings: a red band for sections, coloured lines for the levels below."""

from __future__ import annotations

from ...blocks import Heading
from ...layout.motif import mixed
from ...runs import Run
from .canvas import PageCanvas
from .desk import MM, Desk, TextLine
from .flow import Slice

__all__ = ["heading_band"]

_PAD = 3.6 * MM
_SLANT = 4 * MM


def heading_band(desk: Desk, block: Heading) -> list[Slice]:
    """A level-1 heading as a band with its ordinal in gold, its judgement sentence below."""
    style = desk.style("heading-1")
    label = desk.restyled(style, colour="gold_light", indent=0, hang=0)
    with desk.heading(block.level):
        number = desk.one_line((Run(block.number),), label, desk.width) if block.number else None
        left = 5 * MM + (number.width + 6 * MM + _SLANT if number else 2 * MM)
        # The marks at the band's right end need room.
        lines = desk.paragraph(block.runs, style, desk.width - left - 22 * MM, left=left, balanced=True)
    height = max(1, len(lines)) * style.leading + 2 * _PAD

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        _ground(desk, canvas, x, top, given, left - 3 * MM if number else 0)
        if number:
            TextLine(number, 5 * MM, style.leading)(canvas, x, top - (given - style.leading) / 2, given)
        depth = top - _PAD
        for piece in lines:
            piece.draw(canvas, x, depth, piece.height)
            depth -= piece.height

    band = Slice(height, draw, keep=True, flex=2)
    statement = desk.paragraph(block.statement, desk.style("statement"), desk.width)
    for piece in statement:
        piece.keep = True
    if statement:
        statement[0].before = 3 * MM
    return [band, *statement]


def _ground(desk: Desk, canvas: PageCanvas, x: float, top: float, height: float, split: float) -> None:
    """The band: a deep field for the ordinal, a slanting edge in gold, waves at the right end."""
    red, deep, gold = desk.colour("accent"), desk.colour("accent_deep"), desk.colour("gold")
    foot, right = top - height, x + desk.width
    canvas.fill(red, x, foot, desk.width, height, 1.2 * MM)
    if split:
        edge = x + split - _SLANT
        canvas.shape([(x, foot), (edge, foot), (edge + _SLANT, top), (x, top)], fill=deep)
        canvas.shape(
            [(edge + 0.9 * MM, foot), (edge + 0.9 * MM + _SLANT, top)],
            stroke=gold,
            thickness=0.9,
            close=False,
        )
    with canvas.clipped(x, foot, desk.width, height):
        for number in range(3):
            y = foot + (2.2 + 2.3 * number) * MM
            tone = mixed(red, gold, 0.34 - 0.09 * number)
            start = right - (24 - 4 * number) * MM
            canvas.shape(
                [
                    (start, y),
                    (start + 5 * MM, y + 3 * MM, start + 8 * MM, y - 3 * MM, start + 13 * MM, y),
                    (start + 18 * MM, y + 3 * MM, start + 21 * MM, y - 3 * MM, start + 26 * MM, y),
                ],
                stroke=tone,
                thickness=0.8,
                close=False,
            )
