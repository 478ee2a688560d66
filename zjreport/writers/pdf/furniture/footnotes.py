"""Footnotes at the foot of their page: their numbers, the rule above them, and where they stand."""

from __future__ import annotations

from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.pages import Page
from ..typesetting.notes import depth_of

__all__ = ["draw_notes"]

#: The length of the rule above the notes as a share of the text block's width, and its thickness.
_RULE, _THICKNESS = 0.26, 0.5
#: How far above the notes it stands.
_ABOVE = 4.0


def draw_notes(desk: Desk, canvas: PageCanvas, page: Page) -> None:
    """Draw the notes of a page above whatever stands at the foot of its text block."""
    if not page.notes:
        return
    paper = desk.theme.page
    depth = depth_of(page.notes)
    x, top = paper.left * MM, paper.bottom * MM + page.foot + depth
    with canvas.artifact():
        canvas.rule(desk.colour("ink"), _THICKNESS, x, top + _ABOVE, x + _RULE * desk.width, top + _ABOVE)
    for part in page.notes:
        if part.note.draw:
            part.note.draw(canvas, x, top, range(part.first, part.end))
        top -= part.depth
