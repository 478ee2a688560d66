"""What stands on a field of its own over the whole width: quotation, callout and closing words."""

from __future__ import annotations

from ....blocks import Callout, Paragraph, Quotation
from ....runs import Role, Runs, with_role
from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..furniture.icons import DISC, draw_disc
from ..furniture.looks import RADIUS, tinted
from ..makeup.flow import Draw, Frame, Slice
from .card_tables import card_table
from .cards import Tone, card_stack
from .stacks import beside

__all__ = ["callout_field", "callout_plain", "closing", "quotation_panel"]

#: A quotation mark in a unit square: two drops.
_DROP = (
    (0.0, 0.38), (0.0, 0.72, 0.14, 0.94, 0.38, 1.0), (0.40, 0.93), (0.28, 0.86, 0.22, 0.76, 0.21, 0.64),
    (0.44, 0.64), (0.44, 0.18), (0.0, 0.18),
)  # fmt: skip
_MARK = 11 * MM
_ON_GOLD = Tone("ink", "navy", "navy", "ink", "ink", "ink", "navy")
#: The pane of a callout's figure.
_PANE = 52 * MM


def quotation_panel(desk: Desk, block: Quotation) -> list[Slice]:
    """A set-off paragraph on the tint, a large quotation mark before it."""
    padding = desk.measure("panel_padding", 5) * MM * 1.3
    left = padding + _MARK + 3 * MM
    width = desk.width - left - padding
    slices = desk.paragraph(block.heading, desk.style("quote-heading"), width, left=left, balanced=True)
    for piece in slices:
        piece.keep = True
    text = desk.paragraph(block.runs, desk.style("quote"), width, left=left)
    if slices and text:
        text[0].before = 1.5 * MM
    slices += text
    if slices:
        slices[0].draw = _marked(desk, slices[0], padding)
        tinted(desk, bar="gold", padding=padding).hold(slices)
    return slices


def _marked(desk: Desk, first: Slice, left: float) -> Draw:
    """The first line with the quotation mark at its left."""
    text = first.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        for shift in (0.0, 0.54):
            points = [
                tuple(
                    top + 1.5 * MM - _MARK * (1 - v) if n % 2 else x + left + _MARK * (v + shift)
                    for n, v in enumerate(p)
                )
                for p in _DROP
            ]
            canvas.shape(points, fill=desk.colour("gold"))
        text(canvas, x, top, height)

    return draw


def callout_field(desk: Desk, block: Callout) -> list[Slice]:
    """One strong sentence or figure on a field of gold, a figure in a pane at its left."""
    padding = desk.measure("panel_padding", 5) * MM * 1.6
    icon = desk.theme.icon(block.icon, block.topic)
    inset = DISC + 5 * MM if icon and not block.card else 0
    pane = _PANE + 6 * MM if block.card else inset
    figures = card_stack(desk, [block.card] if block.card else [], _PANE, left=padding, tone=_ON_GOLD)
    alone = not pane and not block.source
    style = desk.restyled(desk.style("callout"), align="center" if alone else "left", indent=0)
    room = desk.width - 2 * padding - pane
    words = desk.paragraph(block.runs, style, room, left=padding + pane, balanced=True)
    words += _source(desk, block.source, room, padding + pane)
    if not figures and not words:
        return []
    stacks = [stack for stack in (figures, words) if stack]
    piece = beside(stacks, [0] * len(stacks), middle=True)
    piece.height = max(piece.height, DISC if icon else 0)
    drawn = piece.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        if figures and words:
            rule = x + padding + _PANE + 2 * MM
            canvas.rule(desk.colour("gold"), 1.2, rule, top, rule, top - height)
        elif inset:
            middle = top - (height - DISC) / 2
            draw_disc(canvas, icon, desk.colour("navy"), desk.colour("gold_light"), x + padding, middle)
        drawn(canvas, x, top, height)

    piece.draw = draw
    Frame(0.7 * padding, 0.7 * padding, _Gold(desk)).hold([piece])
    return [piece]


def callout_plain(desk: Desk, block: Callout) -> list[Slice]:
    """A callout in the official manner: its sentence stressed, its figure below as key figures are."""
    slices = desk.paragraph(with_role(block.runs, Role.STRONG), desk.style("callout"), desk.width)
    if block.card:
        slices += card_table(desk, [block.card])
    return slices + desk.paragraph(block.source, desk.style("source"), desk.width)


def _source(desk: Desk, source: Runs, width: float, left: float) -> list[Slice]:
    style = desk.restyled(desk.style("source"), colour="ink")
    slices = desk.paragraph(source, style, width, left=left)
    if slices:
        slices[0].before = 1.2 * MM
    return slices


class _Gold:
    """Paints the field of a callout."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(
        self, canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        colour = self._desk.colour
        canvas.fill(colour("gold_light"), x, top - height, width, height, RADIUS)
        for y in (top - 1.3 * MM, top - height + 1.3 * MM):
            canvas.rule(colour("gold"), 0.8, x + 2 * MM, y, x + width - 2 * MM, y)


def closing(desk: Desk, block: Paragraph) -> list[Slice]:
    """The appeal on a red field between gold hairlines."""
    padding = desk.measure("panel_padding", 5) * MM * 1.8
    slices = desk.paragraph(block.runs, desk.style("closing"), desk.width - 2 * padding, left=padding)
    if slices:
        Frame(padding, padding, _Closing(desk)).hold(slices)
    return slices


class _Closing:
    """Paints the red field of the appeal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(
        self, canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        colour = self._desk.colour
        canvas.fill(colour("accent"), x, top - height, width, height, RADIUS)
        inset = 2.2 * MM
        canvas.frame(
            colour("gold"), 0.6, x + inset, top - height + inset, width - 2 * inset, height - 2 * inset, MM
        )
