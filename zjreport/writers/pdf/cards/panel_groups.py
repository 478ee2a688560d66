"""The items of achievement panels: in groups under their leads, in one column or two."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import ListItem, PanelGroup
from ....runs import text_of
from ..blocks.prose import hanging
from ..desk import MM, Desk, chained
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from .stacks import in_two

__all__ = ["BETWEEN", "WIDE", "group_column", "groups_over"]

#: Cards wider than this set their items in two columns, which are this far apart.
WIDE, BETWEEN = 120 * MM, 6 * MM
#: Items longer than this on the average are set over the panel's whole width.
_SHORT = 46


def groups_over(desk: Desk, groups: Sequence[PanelGroup], width: float, left: float) -> list[Slice]:
    """Groups over the whole width of a card, ``left`` points from its edge."""
    if width > WIDE and len(groups) > 1:
        return _shared_out(desk, groups, width, left)
    return [piece for group in groups for piece in _group(desk, group, width, left)]


def _shared_out(desk: Desk, groups: Sequence[PanelGroup], width: float, left: float) -> list[Slice]:
    """Groups in two columns that end even."""
    half = (width - BETWEEN) / 2
    parts = [group_column(desk, group, half, left) for group in groups]
    for part in parts:
        part[0].before, part[0].flex = 3 * MM, 1.5
    return in_two([part for part in parts if part], half + BETWEEN, 2.4 * MM)


def _group(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    """A group over the whole width, short items in two columns."""
    short = len(group.items) > 1 and _average(group.items) <= _SHORT
    if width <= WIDE or not short:
        return group_column(desk, group, width, left)
    half = (width - BETWEEN) / 2
    lead = _lead(desk, group, width, left)
    style = desk.style("panel-item")
    with desk.element("L"):
        parts = [hanging(desk, item, style, half, left=left) for item in group.items]
    return lead + in_two([part for part in parts if part], half + BETWEEN, 0.3 * style.size)


def group_column(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    """A group in one column of ``width`` points."""
    lead = _lead(desk, group, width, left)
    style = desk.style("panel-item")
    with desk.element("L"):
        items = [piece for item in group.items for piece in hanging(desk, item, style, width, left=left)]
    return lead + items


def _average(items: Sequence[ListItem]) -> float:
    lengths = [len(text_of(item.lead)) + len(text_of(item.runs)) for item in items]
    return 1e6 if any(item.children for item in items) else sum(lengths) / len(items)


def _lead(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    """A group's lead on a tag of its own, plain where it takes more than a line."""
    style = desk.style("panel-lead")
    pad = 2.2 * MM
    tagged = desk.restyled(style, colour="on_accent")
    fits = 0 < desk.setter.width(group.lead, style) <= width - 2 * pad
    slices = desk.paragraph(
        group.lead, tagged if fits else style, width - 2 * pad * fits, left=left + pad * fits
    )
    if fits and slices:
        text, wide = slices[0].draw, desk.setter.width(group.lead, style) + 2 * pad

        def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
            ground = 0.92 * height
            canvas.fill(desk.colour(style.colour), x + left, top - (height + ground) / 2, wide, ground, MM)
            text(canvas, x, top, height)

        slices[0].draw = draw
    for piece in slices:
        piece.keep = bool(group.items)
    if slices:
        slices[0].before, slices[0].flex = 1.8 * MM, 1
    return chained(slices) if not group.items else slices
