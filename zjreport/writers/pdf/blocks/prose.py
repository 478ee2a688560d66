"""Headings, paragraphs, quotations and lists as running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....blocks import Heading, ItemList, ListItem, Paragraph, Quotation
from ....runs import Role, Run, Runs, as_runs, head_role, with_role
from ....themes import TextStyle
from ..desk import Desk, TextLine, numbered
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from ..typesetting.lines import Line

__all__ = ["hanging", "heading", "item_list", "labelled", "lead_and_runs", "paragraph", "quotation"]


def heading(desk: Desk, block: Heading) -> list[Slice]:
    """A heading as a line of its own, its statement below it."""
    style = desk.style(f"heading-{min(max(block.level, 1), 4)}")
    even = style.align == "center" or not desk.pitch
    with desk.heading(block.level):
        slices = desk.paragraph(numbered(block.number, block.runs), style, desk.width, balanced=even)
    if block.statement:
        slices += desk.paragraph(block.statement, desk.style("statement"), desk.width)
    for piece in slices:
        piece.keep = True
    return slices


def paragraph(desk: Desk, block: Paragraph) -> list[Slice]:
    """Running text; an ordinal is set as the heading is that it belongs to."""
    number = with_role(as_runs(block.number), head_role(block.level))
    return desk.paragraph((*number, *block.runs), desk.style(block.style), desk.width)


def quotation(desk: Desk, block: Quotation) -> list[Slice]:
    """A heading and a paragraph."""
    above = desk.paragraph(block.heading, desk.style("quote-heading"), desk.width)
    for piece in above:
        piece.keep = True
    return above + desk.paragraph(block.runs, desk.style("quote"), desk.width)


def item_list(desk: Desk, block: ItemList) -> list[Slice]:
    """A list: paragraphs in the official manner, hanging items with bullets otherwise."""
    style = desk.style({"principles": "principle", "tasks": "task"}.get(block.style, "item"))
    if desk.manner("tasks" if block.style == "tasks" else "bullet") in ("paragraphs", ""):
        return [piece for item in block.items for piece in _as_paragraphs(desk, item, style, block.style)]
    return [piece for item in block.items for piece in hanging(desk, item, style, desk.width)]


def _as_paragraphs(desk: Desk, item: ListItem, style: TextStyle, kind: str) -> Iterator[Slice]:
    """An item as a paragraph; a lead with children stands on a line of its own above them."""
    if item.children:
        lead = desk.style("task-lead" if kind == "tasks" else "item-lead")
        runs = (*numbered(item.number, item.lead), *item.runs)
        with desk.element("LI"):
            slices = desk.paragraph(runs, lead, desk.width, label=item.number)
            for piece in slices:
                piece.keep = True
            yield from slices
            with desk.element("L"):
                for child in item.children:
                    yield from _as_paragraphs(desk, child, style, kind)
    else:
        runs = numbered(item.number, lead_and_runs(item))
        yield from desk.paragraph(runs, style, desk.width, label=item.number)


def lead_and_runs(item: ListItem) -> Runs:
    """An item's text with its lead stressed."""
    return (*with_role(item.lead, Role.LEAD), *item.runs)


def hanging(desk: Desk, item: ListItem, style: TextStyle, width: float, *, left: float = 0) -> list[Slice]:
    """An item behind its number or bullet, its children indented below it."""
    step = style.hang * style.size
    with desk.element("LI"):
        slices = labelled(desk, item.number, lead_and_runs(item), style, width, left=left)
        with desk.element("L"):
            for child in item.children:
                slices += hanging(desk, child, style, width - step, left=left + step)
    return slices


def labelled(
    desk: Desk, number: str, runs: Iterable[Run], style: TextStyle, width: float, *, left: float = 0
) -> list[Slice]:
    """A paragraph beside its ordinal, or beside a bullet where it has none."""
    hang = style.hang * style.size
    label = None
    if number:
        plain = desk.restyled(style, align="left", indent=0, hang=0)
        with desk.element("Lbl"):
            label = desk.one_line((Run(number),), plain, width)
        hang = max(hang, desk.setter.width((Run(number),), plain) + 0.4 * style.size)
    body = desk.restyled(style, indent=0, hang=0)
    slices = desk.paragraph(runs, body, width - hang, left=left + hang)
    if slices:
        slices[0].draw = _Labelled(desk, slices[0], label, left, style)
        slices[0].before = max(slices[0].before, 0.2 * style.size)
        slices[0].flex = 1
    return slices


class _Labelled:
    """Draws a line with the ordinal or bullet before it."""

    def __init__(self, desk: Desk, first: Slice, label: Line | None, left: float, style: TextStyle) -> None:
        self._text = first.draw
        self._label = TextLine(label, left, style.leading) if label else None
        self._colour = desk.colour("accent")
        self._left, self._size = left, style.size

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        if self._label:
            self._label(canvas, x, top, height)
        else:
            side = 0.3 * self._size
            middle = top - height / 2
            canvas.fill(
                self._colour, x + self._left + 0.12 * self._size, middle - side / 2, side, side, side / 5
            )
        self._text(canvas, x, top, height)
