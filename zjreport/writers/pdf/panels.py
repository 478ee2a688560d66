"""Achievement panels: cards with a head, lead figures and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import ListItem, Panel, PanelGroup
from ...runs import Run, Runs, text_of
from .canvas import PageCanvas
from .card_tables import card_table
from .cards import card_rows, card_stack
from .desk import MM, Desk, chained, numbered
from .flow import Frame, Slice
from .icons import DISC, draw_disc
from .looks import CardGround, Look
from .prose import hanging, lead_and_runs
from .stacks import beside, depth_of_stack, in_two

__all__ = ["CONTINUED", "panel_cards", "panel_paragraphs"]

#: Panels stand among headings of this level.
_LEVEL = 2
#: Said behind the title of a card that goes on.
CONTINUED = "（续）"
#: Cards wider than this set their items in two columns, which are this far apart.
_WIDE, _BETWEEN = 120 * MM, 6 * MM
#: The least of a card that stands above or below where it is parted.
_LEAST = 12 * MM
#: Items longer than this on the average are set over the panel's whole width.
_SHORT = 46
#: Few lead figures stand in a pane of their own at the left, where the items beside are not deeper.
_FEW, _PANE, _PANE_DEPTH = 2, 46 * MM, 84 * MM


def panel_paragraphs(desk: Desk, block: Panel) -> list[Slice]:
    """A panel in the official manner: its title as a heading, its items as paragraphs."""
    with desk.heading(_LEVEL):
        slices = desk.paragraph(_title(block, joined=True), desk.style("panel-title"), desk.width)
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


def _title(block: Panel, *, joined: bool) -> Runs:
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


def panel_cards(desk: Desk, block: Panel, width: float, look: Look) -> list[Slice]:
    """A panel as a card ``width`` points wide, which may be parted between its items."""
    padding = desk.measure("panel_padding", 5) * MM
    inner = width - 2 * padding
    head = _head(desk, block, inner, padding, look)
    body = _body(desk, block, inner, padding)
    if head and body:
        head[-1].keep = True
        body[0].before = (2.4 if look.strip else 1.5) * MM
    slices = [*head, *body]
    if not slices:
        return []
    _keep_ends(body)
    depth = 0.8 * padding + sum(piece.height for piece in head) if head else 0
    frame = Frame(0.8 * padding, 0.8 * padding, CardGround(desk, look, depth))
    frame.hold(slices)
    with desk.artifact():
        again = desk.paragraph(_continued(block), desk.style("panel-kicker"), inner, left=padding)
    for piece in again:
        piece.frame, piece.keep = frame, True
    for piece in body:
        piece.repeat = again
    return slices


def _keep_ends(body: Sequence[Slice]) -> None:
    """A card is not parted where little of it would stand above or below."""
    for stack, kept in ((body, 0), (body[::-1], 1)):
        depth = 0.0
        for number, piece in enumerate(stack[:-1]):
            depth += piece.height + piece.before
            if depth >= _LEAST:
                break
            stack[number + kept].keep = True


def _continued(block: Panel) -> Runs:
    """The title where the card goes on in the next column or page."""
    title = _title(block, joined=True)
    return (*title, Run(CONTINUED)) if title else ()


def _head(desk: Desk, block: Panel, width: float, left: float, look: Look) -> list[Slice]:
    """Kicker and title beside the icon, a rule below them."""
    icon = desk.theme.icon(block.icon, block.topic)
    inset = DISC + 3 * MM if icon else 0
    kicker_style = desk.restyled(desk.style("panel-kicker"), colour=look.kicker)
    title_style = desk.restyled(desk.style("panel-title"), colour=look.title)
    room = width - inset
    with desk.heading(_LEVEL):
        kicker = desk.paragraph(block.kicker, kicker_style, room, left=left + inset)
        title = desk.paragraph(
            _title(block, joined=False), title_style, room, left=left + inset, balanced=True
        )
    texts = [*kicker, *title]
    if not texts:
        return []
    stack = beside([texts], [0], middle=True)
    if icon:
        stack.height = max(stack.height, DISC)
        texts_drawn = stack.draw

        def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
            middle = top - (height - DISC) / 2
            draw_disc(canvas, icon, desk.colour(look.disc), desk.colour(look.sign), x + left, middle)
            texts_drawn(canvas, x, top, height)

        stack.draw = draw
    stack.grow, stack.flex, stack.keep = 0, 0, True
    return [stack, _foot(desk, left, width, look)]


def _foot(desk: Desk, left: float, width: float, look: Look) -> Slice:
    """What parts the head from the body: a rule, or the rest of the strip."""

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        if look.rule:
            middle = top - height / 2
            canvas.rule(desk.colour(look.rule), 0.8, x + left, middle, x + left + width, middle)

    return Slice(2.6 * MM, draw)


def _body(desk: Desk, block: Panel, width: float, left: float) -> list[Slice]:
    """Lead figures, and the items below or beside them."""
    if width > _WIDE and 0 < len(block.cards) <= _FEW and len(block.groups) == 1:
        paned = _paned(desk, block, width, left)
        if paned:
            return paned
    rows = card_rows(desk, block.cards, width, left=left, most=4 if width > _WIDE else 2)
    for row in rows:
        row.keep = True
    groups = [group for group in block.groups if group.lead or group.items]
    if width > _WIDE and len(groups) > 1:
        return rows + _shared_out(desk, groups, width, left)
    return rows + [piece for group in groups for piece in _group(desk, group, width, left)]


def _paned(desk: Desk, block: Panel, width: float, left: float) -> list[Slice]:
    """Few figures in a pane at the left of the items; nothing where the items go deeper."""
    start = left + _PANE + _BETWEEN
    figures = card_stack(desk, block.cards, _PANE - 2 * MM, left=left)
    items = _column(desk, block.groups[0], width - _PANE - _BETWEEN, start)
    if not items or depth_of_stack(items) > _PANE_DEPTH:
        return []
    piece = beside([figures, items], [0, 0], middle=True)
    stacks = piece.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        rule = x + left + _PANE + 0.4 * _BETWEEN
        canvas.rule(desk.colour("hair"), 0.6, rule, top, rule, top - height)
        stacks(canvas, x, top, height)

    piece.draw = draw
    return [piece]


def _shared_out(desk: Desk, groups: Sequence[PanelGroup], width: float, left: float) -> list[Slice]:
    """Groups in two columns that end even."""
    half = (width - _BETWEEN) / 2
    parts = [_column(desk, group, half, left) for group in groups]
    for part in parts:
        part[0].before, part[0].flex = 3 * MM, 1.5
    return in_two([part for part in parts if part], half + _BETWEEN, 2.4 * MM)


def _group(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    """A group over the whole width, short items in two columns."""
    short = len(group.items) > 1 and _average(group.items) <= _SHORT
    if width <= _WIDE or not short:
        return _column(desk, group, width, left)
    half = (width - _BETWEEN) / 2
    lead = _lead(desk, group, width, left)
    style = desk.style("panel-item")
    with desk.element("L"):
        parts = [hanging(desk, item, style, half, left=left) for item in group.items]
    return lead + in_two([part for part in parts if part], half + _BETWEEN, 0.3 * style.size)


def _column(desk: Desk, group: PanelGroup, width: float, left: float) -> list[Slice]:
    """A group in one column."""
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
