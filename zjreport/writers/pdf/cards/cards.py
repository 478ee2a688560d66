"""Key figures: a big number with its small unit, its label above and its change below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....blocks import Card, Cards
from ....runs import Run, Runs
from ....themes import TextStyle
from ..._looks import Look
from ..desk import MM, Desk, baseline, chained
from ..file.canvas import PageCanvas
from ..furniture.looks import CardGround
from ..makeup.flow import Frame, Slice
from ..typesetting.lines import Line, draw_line, notes_in
from ..typesetting.notes import Note

__all__ = ["DARK", "PLAIN", "Tone", "card_rows", "card_stack", "changed", "key_figures", "rows_of"]

_ARROWS = {"up": "▲", "down": "▼"}
_GUTTER = 5 * MM
#: The space between a number and its unit, in ems of the number.
_APART = 0.1


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of key figures on a ground, by their names in the theme."""

    label: str
    figure: str
    unit: str
    change: str
    good: str
    bad: str
    rule: str


PLAIN = Tone("muted", "accent", "ink", "muted", "good", "bad", "hair")
DARK = Tone("on_accent", "gold_light", "on_accent", "on_accent", "good_on_navy", "bad_on_navy", "navy_light")


def rows_of(count: int, most: int) -> list[int]:
    """How many cards stand in each row: rows as even as may be, none over ``most``.

    >>> rows_of(5, 4), rows_of(7, 4), rows_of(8, 4), rows_of(1, 4)
    ([3, 2], [4, 3], [4, 4], [1])
    """
    rows = -(-count // most)
    return [count // rows + (number < count % rows) for number in range(rows)] if count else []


def key_figures(desk: Desk, block: Cards) -> list[Slice]:
    """Key figures under their title on one dark field."""
    padding = desk.measure("panel_padding", 5) * MM * 1.3
    inner = desk.width - 2 * padding
    style = desk.restyled(desk.style("panel-title"), colour="on_accent")
    title = desk.paragraph(block.title, style, inner, left=padding, balanced=True)
    rows = card_rows(desk, block.cards, inner, left=padding, tone=DARK)
    if not rows:
        return title
    for piece in rows[1:]:
        piece.before = 1.2 * _GUTTER
    if title:
        title[-1].keep = True
        rows[0].before = 0.7 * _GUTTER
    slices = [*chained(title), *rows]
    Frame(0.8 * padding, 0.8 * padding, CardGround(desk, Look("navy"))).hold(slices)
    return slices


def card_rows(
    desk: Desk,
    cards: Sequence[Card],
    width: float,
    *,
    left: float = 0,
    most: int = 4,
    tone: Tone = PLAIN,
) -> list[Slice]:
    """The cards in rows over ``width`` points, parted by rules."""
    slices: list[Slice] = []
    start = 0
    for count in rows_of(len(cards), most):
        step = (width + _GUTTER) / count
        row = [_set(desk, card, step - 1.4 * _GUTTER, tone) for card in cards[start : start + count]]
        start += count
        height = max(card.height for card in row)
        made = Slice(height, _Row(desk, row, left, step, tone), before=0.8 * _GUTTER, flex=1, grow=5 * MM)
        made.notes = [note for card in row for note in card.notes]
        slices.append(made)
    return slices


def card_stack(
    desk: Desk, cards: Sequence[Card], width: float, *, left: float = 0, tone: Tone = PLAIN
) -> list[Slice]:
    """The cards one below the other."""
    made = [_set(desk, card, width, tone) for card in cards]
    return [
        Slice(
            card.height,
            _Row(desk, [card], left, width, tone),
            before=3 * MM if number else 0,
            flex=1,
            notes=card.notes,
        )
        for number, card in enumerate(made)
    ]


@dataclass(slots=True)
class _Set:
    """A card whose texts are set."""

    label: list[Line]
    figure: Line | None
    unit: Line | None
    beside: bool
    change: list[Line]
    height: float

    @property
    def notes(self) -> list[Note]:
        """The footnotes whose marks stand on the card."""
        return notes_in((*self.label, self.figure, self.unit, *self.change))


def _set(desk: Desk, card: Card, width: float, tone: Tone) -> _Set:
    label_style = desk.restyled(desk.style("card-label"), align="left", colour=tone.label)
    figure_style = desk.restyled(desk.style("card-figure"), align="left", colour=tone.figure)
    unit_style = desk.restyled(desk.style("card-unit"), align="left", colour=tone.unit)
    change_style = desk.restyled(desk.style("card-change"), align="left", colour=_colour(card, tone))
    with desk.element("Div"):
        label = desk.lines(card.label, label_style, width)
        with desk.element("P"):
            figure, unit, beside = _number(desk, card, width, figure_style, unit_style)
        change = desk.lines(changed(card), change_style, width)
    height = len(label) * label_style.leading + figure_style.leading + len(change) * change_style.leading
    height += 0 if beside else unit_style.size * 1.4
    return _Set(label, figure, unit, beside, change, height)


def _number(
    desk: Desk, card: Card, width: float, style: TextStyle, unit_style: TextStyle
) -> tuple[Line | None, Line | None, bool]:
    """The number and its unit, and whether they stand beside each other; smaller where they must."""
    gap = _APART * style.size
    unit_width = desk.setter.width(card.unit, unit_style)
    natural = desk.setter.width(card.figure, style)
    beside = not card.figure or natural + gap + unit_width <= width or unit_width < 0.45 * width
    room = max(width - gap - unit_width, 0.3 * width) if beside else width
    figure = desk.one_line(card.figure, style, room)
    return figure, desk.one_line(card.unit, unit_style, width), beside


def _colour(card: Card, tone: Tone) -> str:
    if card.good is None:
        return tone.change
    return tone.good if card.good else tone.bad


def changed(card: Card) -> Runs:
    """The change behind its arrow."""
    arrow = _ARROWS.get(card.direction)
    return (Run(f"{arrow} "), *card.change) if arrow and card.change else card.change


class _Row:
    """Draws one row of cards, each ``step`` points from the one before."""

    def __init__(self, desk: Desk, cards: Sequence[_Set], left: float, step: float, tone: Tone) -> None:
        self._desk, self._cards, self._tone = desk, cards, tone
        self._left, self._step = left, step

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        deepest = max(len(card.label) for card in self._cards)
        for number, card in enumerate(self._cards):
            left = x + self._left + number * self._step
            if number:
                rule = left - 0.7 * _GUTTER
                colour = self._desk.colour(self._tone.rule)
                canvas.rule(colour, 0.6, rule, top - 1 * MM, rule, top - height + 1 * MM)
            self._card(canvas, card, left, top, deepest)

    def _card(self, canvas: PageCanvas, card: _Set, x: float, top: float, deepest: int) -> None:
        desk = self._desk
        label, figure_style = desk.style("card-label"), desk.style("card-figure")
        # Labels of fewer lines stand on the foot of the longest, so that the numbers are in line.
        top -= (deepest - len(card.label)) * label.leading
        for line in card.label:
            draw_line(canvas, line, x, baseline(top, label.size, label.leading))
            top -= label.leading
        foot = baseline(top, figure_style.size, figure_style.leading)
        end = x
        if card.figure:
            draw_line(canvas, card.figure, x, foot)
            end += card.figure.width + _APART * figure_style.size
        top -= figure_style.leading
        if card.unit:
            size = desk.style("card-unit").size
            if not card.beside:
                top -= 1.4 * size
                end, foot = x, top + 0.4 * size
            draw_line(canvas, card.unit, end, foot)
        change = desk.style("card-change")
        for line in card.change:
            draw_line(canvas, line, x, baseline(top, change.size, change.leading))
            top -= change.leading
