"""The red heads of briefings and documents: name, issue, office and date, the red line, the title."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import Masthead
from ....layout.spacing import spaced_name
from ....runs import Run, Runs, text_of
from ..desk import MM, Desk, TextLine, blank
from ..makeup.flow import Element, NewPage, Slice
from .ends import rule_slice, two_ends

__all__ = ["masthead"]


def masthead(desk: Desk, block: Masthead) -> list[Element]:
    """The head of a first page; what follows stands on the grid again."""
    manner = "letterhead" if block.kind == "document" else "masthead"
    pieces = _marks(desk, block)
    pieces += _name(desk, block.name, manner, sum(piece.height for piece in pieces))
    pieces += desk.paragraph(block.issue, desk.style(f"{manner}-issue"), desk.width)
    pieces += two_ends(desk, desk.style("masthead-line"), block.left, block.right)
    pieces.append(_red_line(desk, manner, pieces))
    with desk.element("Title"):
        title = desk.paragraph(block.title, desk.style("title"), desk.width, balanced=True)
    if title:
        title[0].before = desk.measure(f"{manner}_title_gap", 1) * _pitch(desk)
    pieces = [*pieces, *title, Slice(_pitch(desk), blank)]
    spare = _to_the_grid(desk, pieces)
    (title or pieces[-1:])[0].before += spare / 2
    pieces[-1].height += spare / 2
    for piece in pieces:
        piece.keep, piece.snap = True, False
    return [NewPage(), *pieces]


def _to_the_grid(desk: Desk, pieces: Sequence[Slice]) -> float:
    """What the head lacks to whole lines of the grid."""
    height = sum(piece.before + piece.height for piece in pieces)
    return -height % desk.pitch if desk.pitch else 0.0


def _pitch(desk: Desk) -> float:
    """One line: that of the grid, or of the text where there is none."""
    return desk.pitch or desk.style("body").leading


def _marks(desk: Desk, block: Masthead) -> list[Slice]:
    """The lines at the upper left; a copy number is first among a document's, right of a briefing's."""
    style = desk.style("masthead-mark")
    number: Runs = (Run(block.number),) if block.number else ()
    lefts, right = list(block.marks), number
    if block.kind == "document" and number:
        lefts, right = [number, *lefts], ()
    pairs = [(lefts[0] if lefts else (), right), *((left, ()) for left in lefts[1:])]
    return [piece for left, right in pairs for piece in two_ends(desk, style, left, right)]


def _name(desk: Desk, name: Runs, manner: str, above: float) -> list[Slice]:
    """The name, spaced out; its signs begin as far below the head of the text block as the theme says."""
    style = desk.style(f"{manner}-name")
    spaced = spaced_name(len(text_of(name)), style.size, desk.measure(f"{manner}_name_width", 130) * MM)
    fitted = desk.restyled(style, size=spaced.size, align="left", indent=0, hang=0)
    line = desk.one_line(name, fitted, desk.width)
    if line is None:
        return []
    line = line.spaced_out(spaced.gap)
    edge = (style.leading - line.size) / 2
    below = max(0.0, desk.measure(f"{manner}_top", 0) * MM - edge - above)
    left = 0.0 if style.align == "left" else (desk.width - line.width) / 2
    # A blank of its own: space before the first piece of a page is left out.
    return [Slice(below, blank), Slice(style.leading, TextLine(line, left, style.leading))]


def _red_line(desk: Desk, manner: str, above: Sequence[Slice]) -> Slice:
    """The line as wide as the text block, as far below the signs above it as the theme says."""
    thickness = desk.measure(f"{manner}_rule", 0.5) * MM
    colour = desk.colour(desk.style(f"{manner}-name").colour)
    lowest = desk.style("masthead-line")
    gap = desk.measure("masthead_rule_gap", 4) * MM
    # The line of text is higher than its signs.
    edge = (lowest.leading - lowest.size) / 2 if above else 0
    return rule_slice(desk, colour, thickness, max(0.0, gap - edge) + thickness)
