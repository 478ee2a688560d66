"""The brochure's cards: achievement panels, tasks, principles, quotation and closing words."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import ItemList, ListItem, Panel, PanelGroup, Paragraph, Quotation
from ...runs import Run, Runs, text_of
from ...themes import TextStyle
from .canvas import PageCanvas
from .card_tables import card_table
from .cards import card_rows
from .desk import MM, Desk, TextLine, blank, chained, numbered
from .flow import Frame, Slice
from .lines import Line
from .prose import hanging, lead_and_runs

__all__ = ["closing", "panel_cards", "panel_paragraphs", "principle_tiles", "quotation_panel", "task_cards"]

#: Panels stand among headings of this level.
_LEVEL = 2
_BAR = 1.1 * MM
_RADIUS = 1.6 * MM
#: Items longer than this on the average are set over the panel's whole width.
_SHORT = 46
#: Said behind the title of a card that goes on.
_AGAIN = "（续）"


def tinted(desk: Desk, *, bar: str = "accent", tint: str = "tint", padding: float | None = None) -> Frame:
    """A card on the warm tint with a coloured bar at its left edge."""
    space = desk.measure("panel_padding", 5) * MM if padding is None else padding

    def paint(
        canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        canvas.fill(desk.colour(tint), x, top - height, width, height, _RADIUS)
        canvas.fill(desk.colour(bar), x, top - height + _RADIUS, _BAR, height - 2 * _RADIUS)

    return Frame(space * 0.8, space * 0.8, paint)


def panel_paragraphs(desk: Desk, block: Panel) -> list[Slice]:
    """A panel in the official manner: its title as a heading, its items as paragraphs."""
    title = _panel_title(block, joined=True)
    with desk.heading(_LEVEL):
        slices = desk.paragraph(title, desk.style("panel-title"), desk.width)
    for piece in slices:
        piece.keep = True
    slices += card_table(desk, block.cards)
    for group in block.groups:
        lead = desk.paragraph(group.lead, desk.style("panel-lead"), desk.width)
        for piece in lead:
            piece.keep = bool(group.items)
        slices += lead
        with desk.element("L"):
            for item in group.items:
                slices += _paragraphs(desk, item)
    return slices


def _panel_title(block: Panel, *, joined: bool) -> Runs:
    """Number, kicker and title in one line, or number and title alone."""
    kicker = (*block.kicker, Run("，")) if joined and block.kicker else ()
    return numbered(block.number, (*kicker, *block.title))


def _paragraphs(desk: Desk, item: ListItem) -> list[Slice]:
    runs = numbered(item.number, lead_and_runs(item))
    with desk.element("LI"):
        slices = desk.paragraph(runs, desk.style("panel-item"), desk.width, label=item.number)
        with desk.element("L"):
            for child in item.children:
                slices += _paragraphs(desk, child)
    return slices


def panel_cards(desk: Desk, block: Panel, width: float) -> list[Slice]:
    """A panel as a card ``width`` points wide, which may be parted between its items."""
    padding = desk.measure("panel_padding", 5) * MM
    inner = width - 2 * padding
    head = _panel_head(desk, block, inner, padding)
    body: list[Slice] = []
    if block.cards:
        most = 4 if width > 120 * MM else 2
        rows = card_rows(desk, block.cards, inner, left=padding, most=most, boxed=False)
        for row in rows:
            row.keep = True
        body += rows
    for group in block.groups:
        body += _group(desk, group, inner, padding)
    slices = chained(head) + body
    if head and body:
        head[-1].keep = True
        body[0].before = max(body[0].before, 1.5 * MM)
    if not slices:
        return []
    if len(body) > 2:
        # A card is not parted right behind its first item nor before its last.
        body[0].keep = True
        body[-2].keep = True
    frame = tinted(desk)
    frame.hold(slices)
    with desk.artifact():
        again = desk.paragraph(_continued(block), desk.style("panel-kicker"), inner, left=padding)
    for piece in again:
        piece.frame, piece.keep = frame, True
    for piece in body:
        piece.repeat = again
    return slices


def _continued(block: Panel) -> Runs:
    """The title where the card goes on in the next column or page."""
    title = _panel_title(block, joined=True)
    return (*title, Run(_AGAIN)) if title else ()


def _panel_head(desk: Desk, block: Panel, width: float, left: float) -> list[Slice]:
    with desk.heading(_LEVEL):
        slices = desk.paragraph(block.kicker, desk.style("panel-kicker"), width, left=left)
        slices += desk.paragraph(
            _panel_title(block, joined=False), desk.style("panel-title"), width, left=left, balanced=True
        )
    if slices:
        slices.append(_rule(desk, left, width))
    return slices


def _rule(desk: Desk, left: float, width: float) -> Slice:
    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        middle = top - height / 2
        canvas.rule(desk.colour("gold"), 0.8, x + left, middle, x + left + width, middle)

    return Slice(2.2 * MM, draw, keep=True)


def _group(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    lead = desk.paragraph(group.lead, desk.style("panel-lead"), width, left=left)
    for piece in lead:
        piece.keep = bool(group.items)
    if lead:
        lead[0].before, lead[0].flex = 1.2 * MM, 1
    style = desk.style("panel-item")
    with desk.element("L"):
        if width > 120 * MM and len(group.items) > 1 and _average(group.items) <= _SHORT:
            return lead + _pairs(desk, group.items, style, width, left)
        return lead + [
            piece for item in group.items for piece in hanging(desk, item, style, width, left=left)
        ]


def _average(items: Sequence[ListItem]) -> float:
    lengths = [len(text_of(item.lead)) + len(text_of(item.runs)) for item in items]
    # Items with children need the whole width.
    return max(lengths, default=0) if any(item.children for item in items) else sum(lengths) / len(lengths)


def _pairs(desk: Desk, items: Sequence[ListItem], style: TextStyle, width: float, left: float) -> list[Slice]:
    """Items two in a row, read along the rows."""
    gutter = 6 * MM
    half = (width - gutter) / 2
    rows: list[Slice] = []
    for start in range(0, len(items), 2):
        pair = [
            hanging(desk, item, style, half, left=left + number * (half + gutter))
            for number, item in enumerate(items[start : start + 2])
        ]
        rows.append(_beside(pair, 0.2 * style.size))
    return rows


def _beside(columns: Sequence[Sequence[Slice]], before: float) -> Slice:
    """Stacks of slices side by side as one slice."""

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        for column in columns:
            place = top
            for number, piece in enumerate(column):
                place -= piece.before if number else 0
                piece.draw(canvas, x, place, piece.height)
                place -= piece.height

    deepest = max(
        sum(piece.height + (piece.before if number else 0) for number, piece in enumerate(column))
        for column in columns
    )
    return Slice(deepest, draw, before=before, flex=1)


def task_cards(desk: Desk, block: ItemList) -> list[Slice]:
    """Tasks as cards of two panes: the lead at the left, what is to be done at the right."""
    slices: list[Slice] = []
    for item in block.items:
        card = _task(desk, item)
        if card and slices:
            card[0].before, card[0].flex = 3 * MM, 1
        slices += card
    return slices


#: The width of a task's left pane.
_PANE = 64 * MM


def _task(desk: Desk, item: ListItem) -> list[Slice]:
    padding = desk.measure("panel_padding", 5) * MM
    style = desk.style("task")
    left = _PANE + padding if item.lead or item.number else padding
    inner = desk.width - left - padding
    title = numbered(item.number, item.lead)
    with desk.element("LI"):
        with desk.element("LBody"):
            lead = _lead(desk, title, padding)
            parts = [desk.paragraph(item.runs, desk.restyled(style, hang=0), inner, left=left)]
        with desk.element("L"):
            parts += [hanging(desk, child, style, inner, left=left) for child in item.children]
    slices = _whole_at_ends([part for part in parts if part])
    if not slices and not lead:
        return []
    slices = _with_lead(slices, lead)
    with desk.artifact():
        again = _lead(desk, (*title, Run(_AGAIN)), padding) if title else []
    _keep_last(slices, sum(piece.height for piece in again))
    card = _TaskCard(desk, left > padding, 0.7 * padding, again)
    Frame(0.7 * padding, 0.7 * padding, card).hold(slices)
    return slices


def _lead(desk: Desk, title: Runs, padding: float) -> list[Slice]:
    width = _PANE - 1.6 * padding
    return desk.paragraph(title, desk.style("task-lead"), width, left=padding, balanced=True)


def _whole_at_ends(parts: Sequence[list[Slice]]) -> list[Slice]:
    """The items of a card in one stack, which is not parted behind its first nor before its last."""
    if len(parts) > 1:
        for part in (parts[0], parts[-2]):
            part[-1].keep = True
        chained(parts[0])
        chained(parts[-1])
    return [piece for part in parts for piece in part]


def _keep_last(slices: Sequence[Slice], depth: float) -> None:
    """Keep as many of the last slices together as it takes to be ``depth`` points deep."""
    reached = 0.0
    for below, above in zip(slices[:0:-1], slices[-2::-1], strict=True):
        reached += below.height
        if reached >= depth:
            break
        above.keep = True


def _with_lead(slices: list[Slice], lead: list[Slice]) -> list[Slice]:
    """The right pane's slices, the lead drawn beside the first of them, and room for all of it."""
    depth = sum(piece.height for piece in lead)
    body = sum(piece.height + piece.before for piece in slices)
    if not slices:
        return [_beside([lead], 0)]
    first = slices[0].draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        place = top
        for piece in lead:
            piece.draw(canvas, x, place, piece.height)
            place -= piece.height
        first(canvas, x, top, height)

    slices[0].draw = draw
    # As many slices as stand beside the lead are kept with the first.
    reached = 0.0
    for piece in slices[:-1]:
        reached += piece.height + piece.before
        piece.keep = piece.keep or reached < depth
    if body < depth:
        slices[-1].keep = True
        slices.append(Slice(depth - body, blank))
    return slices


class _TaskCard:
    """Paints a task's card: the lead's pane darker, a gold rule between the panes.

    Where the card goes on, the lead is said again.
    """

    def __init__(self, desk: Desk, panes: bool, inset: float, again: Sequence[Slice]) -> None:
        self._desk, self._panes, self._inset, self._again = desk, panes, inset, again

    def __call__(
        self, canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        colour = self._desk.colour
        canvas.fill(colour("tint"), x, top - height, width, height, _RADIUS)
        if self._panes:
            canvas.fill(colour("tint_deep"), x, top - height, _PANE, height, _RADIUS)
            canvas.fill(colour("tint_deep"), x + _PANE - 2 * _RADIUS, top - height, 2 * _RADIUS, height)
            canvas.fill(colour("gold"), x + _PANE - 0.3 * MM, top - height, 0.6 * MM, height)
        depth = top - self._inset
        for piece in () if first else self._again:
            piece.draw(canvas, x, depth, piece.height)
            depth -= piece.height


def principle_tiles(desk: Desk, block: ItemList) -> list[Slice]:
    """Principles as tiles, two in a row, each with its number large."""
    gutter = desk.measure("column_gap", 5) * MM
    rows = []
    for start in range(0, len(block.items), 2):
        items = block.items[start : start + 2]
        # A tile that has no neighbour takes the whole width.
        width = (desk.width - (len(items) - 1) * gutter) / len(items)
        rows.append(_tile_row(desk, [_tile(desk, item, width) for item in items], width, gutter))
    # A last row alone on a page looks lost.
    if len(rows) > 2:
        rows[-2].keep = True
    return rows


_NUMBER = 14 * MM


def _tile(desk: Desk, item: ListItem, width: float) -> tuple[Line | None, list[Slice]]:
    style = desk.style("principle")
    with desk.element("LI"):
        with desk.element("Lbl"):
            number = desk.one_line((Run(item.number),), _number_style(desk), _NUMBER)
        text = desk.paragraph(lead_and_runs(item), style, width - _NUMBER - 4 * MM, left=_NUMBER)
        with desk.element("L"):
            for child in item.children:
                text += hanging(desk, child, style, width - _NUMBER - 4 * MM, left=_NUMBER)
    return number, text


def _number_style(desk: Desk) -> TextStyle:
    return desk.restyled(desk.style("card-figure"), size=22, leading=26, align="center", colour="gold")


def _tile_row(
    desk: Desk, tiles: Sequence[tuple[Line | None, list[Slice]]], width: float, gutter: float
) -> Slice:
    number_style = _number_style(desk)
    deepest = max(sum(piece.height for piece in text) for _, text in tiles)
    height = max(deepest + 5 * MM, 14 * MM)

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        for place, (number, text) in enumerate(tiles):
            left = x + place * (width + gutter)
            canvas.fill(desk.colour("tint"), left, top - given, width, given, _RADIUS)
            if number:
                middle = top - given / 2 + number_style.leading / 2
                TextLine(number, 0, number_style.leading)(canvas, left, middle, 0)
            else:
                canvas.fill(desk.colour("gold"), left + 6 * MM, top - given / 2 - MM, 2 * MM, 2 * MM)
            depth = top - (given - sum(piece.height for piece in text)) / 2
            for piece in text:
                piece.draw(canvas, left, depth, piece.height)
                depth -= piece.height

    return Slice(height, draw, before=3 * MM, flex=1)


def quotation_panel(desk: Desk, block: Quotation) -> list[Slice]:
    """A set-off paragraph on the tint behind a gold rule."""
    padding = desk.measure("panel_padding", 5) * MM * 1.2
    width = desk.width - 2 * padding
    slices = desk.paragraph(block.heading, desk.style("quote-heading"), width, left=padding, balanced=True)
    for piece in slices:
        piece.keep = True
    text = desk.paragraph(block.runs, desk.style("quote"), width, left=padding)
    if slices and text:
        text[0].before = 1.5 * MM
    slices += text
    if slices:
        tinted(desk, bar="gold", padding=padding).hold(slices)
    return slices


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
        canvas.fill(colour("accent"), x, top - height, width, height, _RADIUS)
        inset = 2.2 * MM
        canvas.frame(
            colour("gold"), 0.6, x + inset, top - height + inset, width - 2 * inset, height - 2 * inset, MM
        )
