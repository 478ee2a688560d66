"""Achievement panels: cards with a head, lead figures, a chart and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import ListItem, Panel
from ....runs import Run, Runs
from ..._looks import Look
from ..blocks.charts import chart_inset
from ..blocks.prose import lead_and_runs
from ..desk import MM, Desk, numbered
from ..file.canvas import PageCanvas
from ..furniture.icons import DISC, draw_disc
from ..furniture.looks import CardGround
from ..makeup.flow import Frame, Slice
from .card_tables import card_table
from .cards import card_rows
from .panel_groups import WIDE, groups_over
from .panes import with_pane
from .stacks import beside

__all__ = ["CONTINUED", "panel_cards", "panel_paragraphs"]

#: Panels stand among headings of this level.
_LEVEL = 2
#: Said behind the title of a card that goes on.
CONTINUED = "（续）"
#: The least of a card that stands above or below where it is parted.
_LEAST = 12 * MM
#: The least space between a chart and what stands above and below it.
_APART = 3.6 * MM


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
    body = _body(desk, block, inner, padding, look.ground)
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


def _body(desk: Desk, block: Panel, width: float, left: float, ground: str) -> list[Slice]:
    """Lead figures, the chart, and the items below or beside them."""
    wide = width > WIDE
    groups = [group for group in block.groups if group.lead or group.items]
    paned = with_pane(desk, block, groups, width, left, ground) if wide else []
    if paned:
        return paned
    above = card_rows(desk, block.cards, width, left=left, most=4 if wide else 2)
    if block.chart:
        above.append(chart_inset(desk, block.chart, width, left, ground))
        above[-1].before = _APART
    for piece in above:
        piece.keep = bool(groups)
    below = groups_over(desk, groups, width, left)
    if block.chart and below:
        below[0].before = max(below[0].before, _APART)
    return above + below
