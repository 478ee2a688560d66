"""Key figures: a big number with its small unit, its label above and its change below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...blocks import Card
from ...runs import Run, Runs
from .canvas import PageCanvas
from .desk import MM, Desk, baseline
from .flow import Slice
from .lines import Line, draw_line

__all__ = ["card_rows", "changed", "rows_of"]

_ARROWS = {"up": "▲", "down": "▼"}
_GUTTER = 4 * MM
_INSET = 3.5 * MM


def rows_of(count: int, most: int) -> list[int]:
    """How many cards stand in each row: rows as even as may be, none over ``most``.

    >>> rows_of(5, 4), rows_of(7, 4), rows_of(8, 4), rows_of(1, 4)
    ([3, 2], [4, 3], [4, 4], [1])
    """
    rows = -(-count // most)
    return [count // rows + (number < count % rows) for number in range(rows)] if count else []


def card_rows(
    desk: Desk, cards: Sequence[Card], width: float, *, left: float = 0, most: int = 4, boxed: bool = True
) -> list[Slice]:
    """The cards in rows over ``width`` points; ``boxed`` ones stand on a tint of their own."""
    slices: list[Slice] = []
    start = 0
    counts = rows_of(len(cards), most)
    for count in counts:
        inner = (width - (count - 1) * _GUTTER) / count
        row = []
        for card in cards[start : start + count]:
            with desk.element("Div"):
                row.append(_set(desk, card, inner - (2 * _INSET if boxed else _INSET)))
        start += count
        height = max(card.height for card in row) + (2 * _INSET * 0.8 if boxed else 0)
        draw = _Row(desk, row, left, inner, boxed)
        slices.append(Slice(height, draw, before=_GUTTER, flex=1))
    return slices


@dataclass(slots=True)
class _Set:
    """A card whose texts are set."""

    label: list[Line]
    figure: Line | None
    unit: Line | None
    beside: bool
    change: list[Line]
    height: float


def _set(desk: Desk, card: Card, width: float) -> _Set:
    label_style, figure_style = desk.style("card-label"), desk.style("card-figure")
    unit_style, change_style = desk.style("card-unit"), desk.style("card-change")
    label = desk.lines(card.label, desk.restyled(label_style, align="left"), width)
    unit_width = desk.setter.width(card.unit, unit_style)
    with desk.element("P"):
        figure = desk.one_line(card.figure, desk.restyled(figure_style, align="left"), width)
        beside = figure is None or figure.width + 0.1 * figure_style.size + unit_width <= width
        if not beside and unit_width < 0.45 * width:
            room = width - unit_width - 0.1 * figure_style.size
            figure, beside = desk.one_line(card.figure, desk.restyled(figure_style, align="left"), room), True
        unit = desk.one_line(card.unit, desk.restyled(unit_style, align="left"), width)
    colour = change_style.colour
    if card.good is not None:
        colour = "good" if card.good else "bad"
    change = desk.lines(changed(card), desk.restyled(change_style, align="left", colour=colour), width)
    height = len(label) * label_style.leading + figure_style.leading + len(change) * change_style.leading
    height += 0 if beside else unit_style.size * 1.4
    return _Set(label, figure, unit, beside, change, height)


def changed(card: Card) -> Runs:
    """The change behind its arrow."""
    arrow = _ARROWS.get(card.direction)
    return (Run(f"{arrow} "), *card.change) if arrow and card.change else card.change


class _Row:
    """Draws one row of cards."""

    def __init__(self, desk: Desk, cards: Sequence[_Set], left: float, width: float, boxed: bool) -> None:
        self._desk, self._cards = desk, cards
        self._left, self._width, self._boxed = left, width, boxed

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        deepest = max(len(card.label) for card in self._cards)
        for number, card in enumerate(self._cards):
            left = x + self._left + number * (self._width + _GUTTER)
            inset = _INSET if self._boxed else 0
            if self._boxed:
                self._box(canvas, left, top, height)
            elif number:
                rule = left - _GUTTER / 2 - 0.5 * MM
                canvas.rule(self._desk.colour("hair"), 0.5, rule, top - 1 * MM, rule, top - height + 1 * MM)
            self._card(canvas, card, left + inset, top - (inset * 0.8), deepest)

    def _box(self, canvas: PageCanvas, left: float, top: float, height: float) -> None:
        canvas.fill(self._desk.colour("tint"), left, top - height, self._width, height, 1.2 * MM)
        canvas.fill(self._desk.colour("accent"), left, top - height + 2.4 * MM, 0.9 * MM, height - 4.8 * MM)

    def _card(self, canvas: PageCanvas, card: _Set, x: float, top: float, deepest: int) -> None:
        desk = self._desk
        label, figure_style = desk.style("card-label"), desk.style("card-figure")
        for line in card.label:
            draw_line(canvas, line, x, baseline(top, label.size, label.leading))
            top -= label.leading
        top -= (deepest - len(card.label)) * label.leading
        foot = baseline(top, figure_style.size, figure_style.leading)
        end = x
        if card.figure:
            draw_line(canvas, card.figure, x, foot)
            end += card.figure.width + 0.1 * figure_style.size
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
