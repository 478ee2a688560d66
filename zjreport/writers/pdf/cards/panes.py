"""Wide panels in two panes: lead figures or a chart at the left, the items at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....blocks import Card, Chart, Panel, PanelGroup
from ..blocks.charts import chart_inset
from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from .cards import card_rows, card_stack
from .panel_groups import BETWEEN, group_column
from .stacks import beside, depth_of_stack

__all__ = ["with_pane"]

#: Lead figures stand in the pane where they are few; more of them head the whole card.
_FEW = 2
#: The width of a pane of figures, and that of a chart's as a share of the card's.
_FIGURES, _CHART = 46 * MM, 0.47
#: Items that go deeper have the whole width: a card in panes cannot be parted.
_DEEPEST = 84 * MM
#: The space above a chart that stands below figures.
_ABOVE = 3 * MM


def with_pane(
    desk: Desk, block: Panel, groups: Sequence[PanelGroup], width: float, left: float, ground: str
) -> list[Slice]:
    """The body of a card ``width`` points wide in two panes; nothing where it is better set in one."""
    if block.chart:
        return _with_chart(desk, block.chart, block.cards, groups, (width, left), ground)
    if len(groups) != 1 or not 0 < len(block.cards) <= _FEW:
        return []
    figures = card_stack(desk, block.cards, _FIGURES - 2 * MM, left=left)
    items = _items(desk, groups, width - _FIGURES - BETWEEN, left + _FIGURES + BETWEEN)
    if not _fits(items):
        return []
    return [_ruled(desk, beside([figures, items], [0, 0], middle=True), left + _FIGURES)]


def _with_chart(
    desk: Desk,
    block: Chart,
    cards: Sequence[Card],
    groups: Sequence[PanelGroup],
    span: tuple[float, float],
    ground: str,
) -> list[Slice]:
    """The chart at the left of the items; nothing where these go deeper.

    Few lead figures stand above the one or the other, whichever makes the card lower.
    """
    width, left = span
    pane = _CHART * (width - BETWEEN)
    few = len(cards) <= _FEW
    figures = card_rows(desk, cards, pane if few else width, left=left, most=_FEW if few else 4)
    chart = chart_inset(desk, block, pane, left, ground)
    items = _items(desk, groups, width - pane - BETWEEN, left + pane + BETWEEN)
    if not _fits(items):
        return []
    if few:
        return [_ruled(desk, _two_panes(figures, chart, items, pane + BETWEEN), left + pane)]
    for row in figures:
        row.keep = True
    below = _ruled(desk, _two_panes([], chart, items, 0), left + pane)
    below.before = _ABOVE
    return [*figures, below]


def _two_panes(figures: Sequence[Slice], chart: Slice, items: Sequence[Slice], step: float) -> Slice:
    """Chart and items, ``step`` points apart, and the figures above the lower of the two."""
    lowest = chart.height - chart.give
    over_items = lowest > depth_of_stack(items)
    if over_items:
        items[0].before = _ABOVE
        items = [*(_moved(row, step) for row in figures), *items]
    above = 0 if over_items or not figures else depth_of_stack(figures) + _ABOVE
    texts = beside([items], [0], middle=True)
    depth = max(lowest + above, texts.height)

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        place = top
        for row in () if over_items else figures:
            row.draw(canvas, x, place, row.height)
            place -= row.height
        chart.draw(canvas, x, top - above, height - above)
        texts.draw(canvas, x, top, height)

    return Slice(depth, draw, grow=max(0.0, above + chart.height + chart.grow - depth), flex=1)


def _moved(piece: Slice, step: float) -> Slice:
    """The piece ``step`` points farther to the right."""
    drawn = piece.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        drawn(canvas, x + step, top, height)

    return replace(piece, draw=draw)


def _items(desk: Desk, groups: Sequence[PanelGroup], width: float, left: float) -> list[Slice]:
    return [piece for group in groups for piece in group_column(desk, group, width, left)]


def _fits(items: Sequence[Slice]) -> bool:
    return bool(items) and depth_of_stack(items) <= _DEEPEST


def _ruled(desk: Desk, piece: Slice, edge: float) -> Slice:
    """The piece with a hair rule behind the pane that ends at ``edge``."""
    panes = piece.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        rule = x + edge + 0.4 * BETWEEN
        canvas.rule(desk.colour("hair"), 0.6, rule, top, rule, top - height)
        panes(canvas, x, top, height)

    piece.draw = draw
    return piece
