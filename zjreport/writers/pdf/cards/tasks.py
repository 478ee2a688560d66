"""Tasks as cards: number and lead in the head, what is to be done below."""

from __future__ import annotations

from ....blocks import ListItem
from ....runs import Run, text_of
from ..blocks.prose import hanging
from ..desk import MM, Desk, TextLine, numbered
from ..file.canvas import PageCanvas
from ..furniture.looks import RADIUS
from ..makeup.flow import Frame, Slice
from ..tags.structure import Tag
from ..typesetting.lines import Line
from .panels import CONTINUED

__all__ = ["task_card"]

#: The field of the number at the left of the head, for numbers up to a few signs wide.
_NUMBER = 15 * MM
_PAD = 1.9 * MM


def task_card(desk: Desk, item: ListItem, tag: Tag | None, width: float) -> list[Slice]:
    """One task as a card ``width`` points wide, which may be parted between its items.

    ``tag`` is its place in the structure, the same for every width that is tried.
    """
    padding = desk.measure("panel_padding", 5) * MM * 0.9
    style = desk.style("task")
    with desk.structure.inside(tag):
        head = _head(desk, item, width, padding)
        with desk.element("LBody"):
            body = desk.paragraph(item.runs, desk.restyled(style, hang=0), width - 2 * padding, left=padding)
        with desk.element("L"):
            parts = [
                hanging(desk, child, style, width - 2 * padding, left=padding) for child in item.children
            ]
    _keep_ends(parts)
    body += [piece for part in parts for piece in part]
    slices = [*head, *body]
    if not slices:
        return []
    if head and body:
        head[-1].keep = True
        body[0].before = 1.6 * MM
    depth = sum(piece.height for piece in head)
    frame = Frame(0 if head else 0.7 * padding, 0.7 * padding, _Ground(desk, depth))
    frame.hold(slices)
    with desk.artifact():
        again = _again(desk, item, width, padding)
    for piece in again:
        piece.frame, piece.keep = frame, True
    for piece in body:
        piece.repeat = again
    return slices


def _keep_ends(parts: list[list[Slice]]) -> None:
    """A card is not parted right behind its first item nor before its last."""
    kept = [part for part in parts if part]
    if len(kept) > 1:
        for piece in (*kept[0], *kept[-2][-1:], *kept[-1][:-1]):
            piece.keep = True


def _again(desk: Desk, item: ListItem, width: float, padding: float) -> list[Slice]:
    title = numbered(item.number, item.lead)
    style = desk.restyled(desk.style("panel-kicker"), hang=0, indent=0)
    slices = desk.paragraph(
        (*title, Run(CONTINUED)) if title else (), style, width - 2 * padding, left=padding
    )
    if slices:
        slices[0].before = 0
        slices[0].height += _PAD
        text = slices[0].draw

        def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
            text(canvas, x, top - _PAD, height - _PAD)

        slices[0].draw = draw
    return slices


def _head(desk: Desk, item: ListItem, width: float, padding: float) -> list[Slice]:
    """The number on its field and the lead beside it, as one slice."""
    style = desk.style("task-lead")
    label_style = desk.restyled(style, colour="on_accent", align="center")
    with desk.element("Lbl"):
        number = desk.one_line((Run(item.number),), label_style, _NUMBER) if item.number else None
    inset = _NUMBER + 3 * MM if number else padding
    with desk.element("LBody"):
        lead = desk.paragraph(item.lead, style, width - inset - padding, left=inset, balanced=True)
    if not lead and not number:
        return []
    depth = max(len(lead), 1) * style.leading
    height = depth + 2 * _PAD
    accent = bool(text_of(item.lead))

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        if accent:
            _round_top(canvas, desk.colour("tint_deep"), x, top, width, given)
        if number:
            _number_field(desk, canvas, number, x, top, given, style.leading)
        place = top - (given - depth) / 2
        for piece in lead:
            piece.draw(canvas, x, place, piece.height)
            place -= piece.height

    return [Slice(height, draw, keep=True)]


def _number_field(
    desk: Desk, canvas: PageCanvas, number: Line, x: float, top: float, height: float, leading: float
) -> None:
    colour = desk.colour("accent")
    canvas.fill(colour, x, top - height, _NUMBER, height, RADIUS)
    canvas.fill(colour, x + RADIUS, top - height, _NUMBER - RADIUS, height)
    canvas.fill(colour, x, top - height, RADIUS, RADIUS)
    TextLine(number, 0, leading)(canvas, x, top - (height - leading) / 2, leading)


def _round_top(canvas: PageCanvas, colour: str, x: float, top: float, width: float, height: float) -> None:
    canvas.fill(colour, x, top - height, width, height, RADIUS)
    canvas.fill(colour, x, top - height, width, RADIUS)


class _Ground:
    """Paints a task's card: white in a hairline."""

    def __init__(self, desk: Desk, head: float) -> None:
        self._desk, self._head = desk, head

    def __call__(
        self, canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        colour = self._desk.colour
        canvas.fill(colour("tint"), x, top - height, width, height, RADIUS)
