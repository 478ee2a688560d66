"""Key figures: a label, a big number with its small unit, and the change below, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Card, Cards
from ...runs import text_of
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat
from .paragraphs import gutter, paragraph, text_paragraph
from .runs import plain_run, runs_xml, styled_run
from .styles import LAYOUT_STYLE
from .tiles import field_box, field_row, share
from .widths import text_width

__all__ = ["card_rows", "inner_cards", "ruled_cards", "write_cards"]

_MARKS = {"up": "▲", "down": "▼"}
_MOST = 4
_GUTTER = 4.0
_PADDING = 3.5


def write_cards(block: Cards, draft: Draft, width: float) -> Xml:
    """Key figures under their title: tinted cards, or a ruled table where the theme wants one."""
    title = text_paragraph("table-title", block.title, draft)
    if draft.layout("cards") == "table":
        return concat((title, ruled_cards(block.cards, draft, width)))
    look = field_box(draft.theme, "accent", _PADDING)
    most = _fitting(block.cards, draft, width, _GUTTER, 2 * _PADDING)
    rows = [
        field_row([_card(card, draft) for card in row], look, width, _GUTTER, title=text_of(block.title))
        for row in card_rows(block.cards, most)
    ]
    return concat((title, _apart(rows)))


def ruled_cards(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures between two heavy rules, as an official text has them."""
    heavy = Rule(draft.theme.measure("table_rule_heavy"), draft.theme.colour("ink"))
    look = Box(rules={"top": heavy, "bottom": heavy}, padding=dict.fromkeys(("top", "bottom"), twips(1)))
    return _plain_rows(cards, draft, width, look, Rule(0.25, draft.theme.colour("hair")))


def inner_cards(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures within a panel, parted by hair rules."""
    look = Box(padding={"top": twips(1), "bottom": twips(1), "left": twips(2), "right": twips(1)})
    return _plain_rows(cards, draft, width, look, Rule(0.5, draft.theme.colour("hair")))


def _plain_rows(cards: Sequence[Card], draft: Draft, width: float, look: Box, between: Rule) -> Xml:
    rows = card_rows(cards, _fitting(cards, draft, width, 0, 3))
    return _apart([_plain_row(row, draft, width, look, between) for row in rows])


def _apart(tables: Sequence[Xml]) -> Xml:
    """Tables with a gutter between them; without one Word would join them."""
    return Xml(gutter().join(tables))


def _plain_row(cards: Sequence[Card], draft: Draft, width: float, look: Box, between: Rule) -> Xml:
    columns = columns_of(width, [1.0] * len(cards))
    cells = []
    for place, (card, column) in enumerate(zip(cards, columns, strict=True)):
        rules = {**look.rules, "left": between} if place else look.rules
        padding = look.padding if place else {**look.padding, "left": 0}
        cells.append(box(column, Box(look.fill, rules, padding), _card(card, draft)))
    return grid_table(columns, [grid_row(cells)], LAYOUT_STYLE)


def card_rows(cards: Sequence[Card], most: int = _MOST) -> list[Sequence[Card]]:
    """Cards broken into rows of at most ``most``, as even as can be, longer rows first.

    >>> [len(row) for row in card_rows([Card((), ())] * 7)]
    [4, 3]
    """
    count = -(-len(cards) // most)
    rows, start = [], 0
    for number in range(count):
        size = -(-(len(cards) - start) // (count - number))
        rows.append(cards[start : start + size])
        start += size
    return rows


def _fitting(cards: Sequence[Card], draft: Draft, width: float, gap: float, padding: float) -> int:
    """How many cards may stand in a row so that each number keeps its unit beside it."""
    widest = max((_figure_width(card, draft) for card in cards), default=0.0)
    return next((count for count in range(_MOST, 1, -1) if share(width, count, gap) - padding >= widest), 1)


def _figure_width(card: Card, draft: Draft) -> float:
    """The width of the number and its unit in millimetres."""
    theme = draft.theme
    parts = ((card.figure, theme.style("card-figure")), (card.unit, theme.style("card-unit")))
    # A quarter of an em more, for the space that Word puts between scripts.
    ems = [
        (text_width(text_of(runs), theme.font(style.font).latin) + 0.25) * style.size for runs, style in parts
    ]
    return mm_of_points(sum(ems))


def _card(card: Card, draft: Draft) -> Xml:
    units = concat(styled_run(run.text, "card-unit", draft) for run in card.unit)
    figure = concat((runs_xml(card.figure, "card-figure", draft), units))
    return concat(
        (
            text_paragraph("card-label", card.label, draft),
            paragraph("card-figure", figure) if figure else EMPTY,
            _change(card, draft),
        )
    )


def _change(card: Card, draft: Draft) -> Xml:
    """The change behind a sign of its direction, which colour alone must not carry."""
    if not card.change:
        return EMPTY
    style = {True: "card-change-good", False: "card-change-bad", None: "card-change"}[card.good]
    mark = _MARKS.get(card.direction)
    sign = plain_run(f"{mark} ", draft) if mark else EMPTY
    return paragraph(style, concat((sign, runs_xml(card.change, "card-change", draft))))
