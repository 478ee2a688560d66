"""Key figures: a label, a big number with its small unit, and the change below, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Card, Cards
from ...runs import Runs, text_of
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
# Cards in a row at the most, and in a row of less than this width in millimetres.
_MOST, _MOST_NARROW, _NARROW = 4, 2, 120.0
_GUTTER = 4.0
_PADDING = 3.5
# What ruled cards have between their texts.
_BETWEEN = 3.0


def write_cards(block: Cards, draft: Draft, width: float) -> Xml:
    """Key figures under their title: tinted cards, or a ruled table where the theme wants one."""
    title = text_paragraph("table-title", block.title, draft)
    if draft.layout("cards") == "table":
        return concat((title, ruled_cards(block.cards, draft, width)))
    most = _fitting(block.cards, draft, width, _GUTTER, 2 * _PADDING)
    rows = [_field_row(row, draft, width, text_of(block.title)) for row in card_rows(block.cards, most)]
    return concat((title, _apart(rows)))


def _field_row(cards: Sequence[Card], draft: Draft, width: float, title: str) -> Xml:
    contents = _contents(cards, draft, share(width, len(cards), _GUTTER) - 2 * _PADDING)
    look = field_box(draft.theme, "accent", _PADDING, vertical=_vertical(cards))
    return field_row([(content, look) for content in contents], width, _GUTTER, title=title)


def _vertical(cards: Sequence[Card]) -> str:
    """Cards of one build stand on the foot of their row, so that labels of two lines do no harm."""
    return "bottom" if len({bool(card.change) for card in cards}) == 1 else ""


def ruled_cards(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures between two heavy rules, as an official text has them."""
    heavy = Rule(draft.theme.measure("table_rule_heavy"), draft.theme.colour("ink"))
    look = Box(
        rules={"top": heavy, "bottom": heavy},
        padding=dict.fromkeys(("top", "left", "bottom", "right"), twips(1)),
    )
    return _plain_rows(cards, draft, width, look, Rule(0.25, draft.theme.colour("hair")))


def inner_cards(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures within a panel, parted by hair rules."""
    look = Box(padding={"top": twips(1), "bottom": twips(2), "left": twips(2), "right": twips(1)})
    return _plain_rows(cards, draft, width, look, Rule(0.5, draft.theme.colour("hair")))


def _plain_rows(cards: Sequence[Card], draft: Draft, width: float, look: Box, between: Rule) -> Xml:
    rows = card_rows(cards, _fitting(cards, draft, width, 0, _BETWEEN))
    return _apart([_plain_row(row, draft, width, look, between) for row in rows])


def _apart(tables: Sequence[Xml]) -> Xml:
    """Tables with a gutter between them; without one Word would join them."""
    return Xml(gutter().join(tables))


def _plain_row(cards: Sequence[Card], draft: Draft, width: float, look: Box, between: Rule) -> Xml:
    columns = columns_of(width, [1.0] * len(cards))
    contents = _contents(cards, draft, width / len(cards) - _BETWEEN)
    cells = []
    for place, (content, column) in enumerate(zip(contents, columns, strict=True)):
        rules = {**look.rules, "left": between} if place else look.rules
        # Without rules around, the first card lines up with the text above it.
        padding = look.padding if place or look.rules else {**look.padding, "left": 0}
        cells.append(box(column, Box(look.fill, rules, padding, _vertical(cards)), content))
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
    """How many cards may stand in a row so that every number fits."""
    widest = max((_length(card.figure, "card-figure", draft) for card in cards), default=0.0)
    most = _MOST if width > _NARROW else _MOST_NARROW
    return next((count for count in range(most, 1, -1) if share(width, count, gap) - padding >= widest), 1)


def _length(runs: Runs, style: str, draft: Draft) -> float:
    """The width of a text on one line in millimetres."""
    text_style = draft.theme.style(style)
    latin = draft.theme.font(text_style.font).latin
    # A quarter of an em more, for the space that Word puts between scripts.
    return mm_of_points((text_width(text_of(runs), latin) + 0.25) * text_style.size)


def _contents(cards: Sequence[Card], draft: Draft, width: float) -> list[Xml]:
    """The paragraphs of each card of a row, all with a line below the number if one unit has to go there."""
    below = [not _fits(card, draft, width) for card in cards]
    return [_card(card, draft, below=own, line=any(below)) for card, own in zip(cards, below, strict=True)]


def _fits(card: Card, draft: Draft, width: float) -> bool:
    """Whether the unit has room beside the number."""
    return _length(card.figure, "card-figure", draft) + _length(card.unit, "card-unit", draft) <= width


def _card(card: Card, draft: Draft, *, below: bool, line: bool) -> Xml:
    units = concat(styled_run(run.text, "card-unit", draft) for run in card.unit)
    figure = concat((runs_xml(card.figure, "card-figure", draft), EMPTY if below else units))
    return concat(
        (
            text_paragraph("card-label", card.label, draft),
            paragraph("card-figure", figure) if figure else EMPTY,
            paragraph("card-unit-line", units if below else EMPTY) if line else EMPTY,
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
