"""Key figures: tinted cards in rows, or a plain table where the theme wants one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...blocks import Card, Cards, Cell, Column, Row, Table
from ...runs import Run, text_of
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .lengths import twips
from .markup import EMPTY, Xml, concat
from .paragraphs import paragraph, text_paragraph
from .runs import plain_run, runs_xml, styled_run
from .styles import LAYOUT_STYLE
from .tables import write_table

__all__ = ["card_rows", "change_mark", "write_cards"]

_MARKS = {"up": "▲", "down": "▼"}
# Every row length from 1 to 4 divides it, so rows of different length share one grid.
_GRID = 12


def change_mark(card: Card) -> str:
    """The sign before a change, so that colour never carries the direction alone."""
    return _MARKS.get(card.direction, "")


def card_rows(cards: Sequence[Card], most: int = 4) -> list[Sequence[Card]]:
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


def write_cards(block: Cards, draft: Draft, width: float) -> Xml:
    """A row of key figures under its title."""
    if draft.layout("cards") == "table":
        return write_table(_as_table(block), draft, width)
    title = text_paragraph("table-title", block.title, draft)
    return concat(
        (title, cards_grid(block.cards, draft, width, draft.theme.colour("tint"), text_of(block.title)))
    )


def cards_grid(cards: Sequence[Card], draft: Draft, width: float, fill: str, title: str = "") -> Xml:
    """Cards side by side as the cells of a table, with white rules as the gutters."""
    columns = columns_of(width, [1.0] * _GRID)
    rows = [_row(row, columns, draft, fill) for row in card_rows(cards, 4 if width > 120 else 2)]
    return grid_table(columns, rows, LAYOUT_STYLE, title=title)


def _row(cards: Sequence[Card], columns: list[int], draft: Draft, fill: str) -> Xml:
    span = _GRID // len(cards)
    cells = []
    for place, card in enumerate(cards):
        look = _card_box(draft, fill, first=place == 0, last=place == len(cards) - 1)
        cells.append(
            box(sum(columns[place * span : (place + 1) * span]), look, _card(card, draft), span=span)
        )
    return grid_row(cells)


def _card_box(draft: Draft, fill: str, *, first: bool, last: bool) -> Box:
    gutter = Rule(6, draft.theme.colour("paper"))
    rules = {"top": Rule(2.25, draft.theme.colour("gold")), "bottom": gutter}
    if not first:
        rules["left"] = gutter
    if not last:
        rules["right"] = gutter
    side = twips(3.5)
    return Box(fill, rules, {"top": twips(2.5), "left": side, "bottom": twips(2.5), "right": side})


def _card(card: Card, draft: Draft) -> Xml:
    units = concat(styled_run(run.text, "card-unit", draft) for run in card.unit)
    figure = concat((runs_xml(card.figure, "card-figure", draft), units))
    return concat(
        (
            text_paragraph("card-label", card.label, draft),
            paragraph("card-figure", figure),
            _change(card, draft),
        )
    )


def _change(card: Card, draft: Draft) -> Xml:
    if not card.change:
        return EMPTY
    style = {True: "card-change-good", False: "card-change-bad", None: "card-change"}[card.good]
    mark = change_mark(card)
    sign = plain_run(f"{mark} ", draft) if mark else EMPTY
    return paragraph(style, concat((sign, runs_xml(card.change, "card-change", draft))))


def _as_table(block: Cards) -> Table:
    """Key figures as rows: name, value with its unit, change where any has one."""
    changes = any(card.change for card in block.cards)
    columns = [Column("指标", weight=2), Column("数值", "center", weight=1.4)]
    if changes:
        columns.append(Column("变化", "center", weight=1.6))
    rows = tuple(Row(tuple(_table_cells(card, changes=changes))) for card in block.cards)
    return Table(tuple(columns), rows, block.title)


def _table_cells(card: Card, *, changes: bool) -> Iterator[Cell]:
    yield Cell(card.label)
    yield Cell((*card.figure, *card.unit))
    if changes:
        mark = change_mark(card)
        sign = (Run(f"{mark} "),) if mark and card.change else ()
        yield Cell((*sign, *card.change))
