"""Key figures: a label, a big number with its small unit, and the change below, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...blocks import Card, Cards
from ...runs import Runs, text_of
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .grounds import on_dark
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat
from .paragraphs import gutter, paragraph, text_paragraph
from .parted import Part, Row, parted_table
from .runs import note_mark, plain_run, runs_xml, styled_run
from .styles import LAYOUT_STYLE
from .texts import clean
from .tiles import share
from .titles import broken_caption
from .widths import safe_width

__all__ = ["card_rows", "figure_rows", "ruled_cards", "stacked_figures", "write_cards"]

_MARKS = {"up": "▲", "down": "▼"}
# Cards in a row at the most, and in a row of less than this width in millimetres.
_MOST, _MOST_NARROW, _NARROW = 4, 2, 120.0
# What cards have between their texts.
_BETWEEN = 3.0
# The dark field of key figures: its padding and the space at its head as shares; what is between its rows.
_WIDER, _ABOVE, _APART = 1.3, 0.8, 5.0
# Units of up to this many ems stand beside their number; longer ones go below it where they must.
_BESIDE = 3.0
# The styles of numbers, the largest first; all of a block have one of the ``_COMMON`` where that does.
_FIGURES = ("card-figure", "card-figure-small", "card-figure-smaller", "card-figure-smallest")
_COMMON = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """How the cards of a block stand: how many in a row, and the styles of their numbers, card by card."""

    most: int
    figures: tuple[str, ...]

    def rows(self, cards: Sequence[Card]) -> Iterator[tuple[Sequence[Card], Sequence[str]]]:
        """The cards row by row with the styles of their numbers."""
        place = 0
        for row in card_rows(cards, self.most):
            yield row, self.figures[place : place + len(row)]
            place += len(row)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Which lines a card has: its unit ``below`` the number; those that all of its row have."""

    below: bool
    unit: bool
    change: bool


def write_cards(block: Cards, draft: Draft, width: float) -> Xml:
    """Key figures under their title: on a dark field, or as a ruled table where the theme wants one."""
    if draft.layout("cards") == "table":
        title = text_paragraph("table-title", block.title, draft)
        return concat((title, ruled_cards(block.cards, draft, width)))
    return _field(block, draft, width)


def _field(block: Cards, draft: Draft, width: float) -> Xml:
    """Key figures and their title on one dark field, parted by rules."""
    padding = draft.theme.measures.get("panel_padding", 5) * _WIDER
    ground = Box(draft.theme.colour("navy"))
    beside = (Part(0, padding, ground), Part(width - padding, width, ground))
    edge = Row([Part(0, width, ground)], _ABOVE * padding)
    rows = [edge]
    if block.title:
        style = draft.styles["panel-title"].text
        lines = broken_caption(block.title, style, draft.theme, width - 2 * padding)
        title = text_paragraph(on_dark("panel-title", dark=True), lines, draft)
        rows += [Row([Part(0, padding, ground), Part(padding, width, ground, title)])]
        rows += [Row([Part(0, width, ground)], _ABOVE * _BETWEEN)]
    for number, cards in enumerate(figure_rows(block.cards, draft, (padding, width - padding), ground)):
        if number:
            rows.append(Row([Part(0, width, ground)], _APART))
        rows.append(Row([beside[0], *cards, beside[1]]))
    return parted_table([*rows, edge], title=clean(text_of(block.title), draft.where))


def figure_rows(
    cards: Sequence[Card], draft: Draft, span: tuple[float, float], ground: Box, most: int = _MOST
) -> list[list[Part]]:
    """Key figures in rows from one edge to the other (millimetres), parted by rules."""
    left, right = span
    dark = ground.fill == draft.theme.colour("navy")
    rule = Rule(0.75, draft.theme.colour("navy_light" if dark else "hair"))
    fit = _fitting(cards, draft, right - left, 0, _BETWEEN, most)
    rows = []
    for row, figures in fit.rows(cards):
        step = (right - left) / len(row)
        contents = _contents(row, figures, draft, step - _BETWEEN, dark=dark)
        parts = []
        for number, content in enumerate(contents):
            start, end = left + number * step, left + (number + 1) * step
            rules, padding = ({"left": rule}, {"left": twips(_BETWEEN)}) if number else ({}, {})
            # Cards stand on the foot of their row, so that labels of two lines do no harm.
            parts.append(Part(start, end, Box(ground.fill, rules, padding, "bottom"), content))
        rows.append(parts)
    return rows


def ruled_cards(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures between two heavy rules, as an official text has them."""
    heavy = Rule(draft.theme.measure("table_rule_heavy"), draft.theme.colour("ink"))
    look = Box(
        rules={"top": heavy, "bottom": heavy},
        padding=dict.fromkeys(("top", "left", "bottom", "right"), twips(1)),
    )
    return _plain_rows(cards, draft, width, look, Rule(0.25, draft.theme.colour("hair")))


def stacked_figures(cards: Sequence[Card], draft: Draft, width: float) -> Xml:
    """Key figures one below the other."""
    figures = _fitting(cards, draft, width, 0, 0, 1).figures
    made = (_contents([card], [own], draft, width)[0] for card, own in zip(cards, figures, strict=True))
    return Xml(gutter().join(made))


def _plain_rows(cards: Sequence[Card], draft: Draft, width: float, look: Box, between: Rule) -> Xml:
    fit = _fitting(cards, draft, width, 0, _BETWEEN)
    rows = fit.rows(cards)
    return _apart([_plain_row(row, figures, draft, width, look, between) for row, figures in rows])


def _apart(tables: Sequence[Xml]) -> Xml:
    """Tables with a gutter between them; without one Word would join them."""
    return Xml(gutter().join(tables))


def _plain_row(
    cards: Sequence[Card], figures: Sequence[str], draft: Draft, width: float, look: Box, between: Rule
) -> Xml:
    columns = columns_of(width, [1.0] * len(cards))
    contents = _contents(cards, figures, draft, width / len(cards) - _BETWEEN)
    cells = []
    for place, (content, column) in enumerate(zip(contents, columns, strict=True)):
        rules = {**look.rules, "left": between} if place else look.rules
        # Without rules around, the first card lines up with the text above it.
        padding = look.padding if place or look.rules else {**look.padding, "left": 0}
        cells.append(box(column, Box(look.fill, rules, padding, "bottom"), content))
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


def _fitting(
    cards: Sequence[Card], draft: Draft, width: float, gap: float, padding: float, allowed: int = _MOST
) -> _Row:
    """The most cards in a row, and the largest numbers, with which every number and short unit fits.

    Numbers are of one size as long as it is not too small; then only the long ones are small.
    """
    most = min(len(cards), allowed, _MOST if width > _NARROW else _MOST_NARROW)
    for count in range(most, 0, -1):
        room = share(width, count, gap) - padding
        largest = [_largest(card, room, draft) for card in cards]
        if None not in largest:
            common = max((own for own in largest if own is not None), default=0)
            chosen = [common if common < _COMMON else own or 0 for own in largest]
            return _Row(count, tuple(_FIGURES[own] for own in chosen))
    return _Row(1, (_FIGURES[-1],) * len(cards))


def _largest(card: Card, room: float, draft: Draft) -> int | None:
    """The first of the styles of numbers with which a card fits, if one does."""
    fitting = (place for place, figure in enumerate(_FIGURES) if _least(card, figure, draft) <= room)
    return next(fitting, None)


def _least(card: Card, figure: str, draft: Draft) -> float:
    """The room in millimetres below which a card cannot be set well."""
    number = _length(card.figure, figure, draft)
    latin = draft.theme.font(draft.theme.style("card-unit").font).latin
    return number + (_unit(card, draft) if safe_width(text_of(card.unit), latin) <= _BESIDE else 0.0)


def _length(runs: Runs, style: str, draft: Draft) -> float:
    """The width of a text on one line in millimetres, even in a face that stands in."""
    text_style = draft.styles[style].text
    return mm_of_points(safe_width(text_of(runs), draft.theme.font(text_style.font).latin) * text_style.size)


def _unit(card: Card, draft: Draft) -> float:
    """The width of a unit beside its number, with the space that Word puts between scripts."""
    style = draft.theme.style("card-unit")
    wide = safe_width(text_of(card.unit), draft.theme.font(style.font).latin)
    return mm_of_points((wide + 0.25) * style.size) if card.unit else 0.0


def _contents(
    cards: Sequence[Card], figures: Sequence[str], draft: Draft, width: float, *, dark: bool = False
) -> list[Xml]:
    """The paragraphs of each card of a row, all with the same lines below the number."""
    styled = list(zip(cards, figures, strict=True))
    below = [_length(card.figure, own, draft) + _unit(card, draft) > width for card, own in styled]
    changed = any(card.change for card in cards)
    return [
        _card(card, style, draft, _Lines(below=own, unit=any(below), change=changed), dark=dark)
        for (card, style), own in zip(styled, below, strict=True)
    ]


def _card(card: Card, style: str, draft: Draft, lines: _Lines, *, dark: bool) -> Xml:
    unit = on_dark("card-unit", dark=dark)
    units = concat(Xml(styled_run(run.text, unit, draft) + note_mark(run.note, draft)) for run in card.unit)
    figure = concat((runs_xml(card.figure, "card-figure", draft), EMPTY if lines.below else units))
    unit_line = paragraph(on_dark("card-unit-line", dark=dark), units if lines.below else EMPTY)
    return concat(
        (
            text_paragraph(on_dark("card-label", dark=dark), card.label, draft),
            paragraph(on_dark(style, dark=dark), figure) if figure else EMPTY,
            unit_line if lines.unit else EMPTY,
            _change(card, draft, dark=dark)
            if card.change or not lines.change
            else paragraph(on_dark("card-change", dark=dark), EMPTY),
        )
    )


def _change(card: Card, draft: Draft, *, dark: bool) -> Xml:
    """The change behind a sign of its direction, which colour alone must not carry."""
    if not card.change:
        return EMPTY
    style = {True: "card-change-good", False: "card-change-bad", None: "card-change"}[card.good]
    style = on_dark(style, dark=dark)
    mark = _MARKS.get(card.direction)
    sign = plain_run(f"{mark} ", draft) if mark else EMPTY
    return paragraph(style, concat((sign, runs_xml(card.change, "card-change", draft))))
