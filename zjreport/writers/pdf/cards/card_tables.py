"""Key figures in the official manner: small tables of three rules, label over figure over change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....blocks import Card
from ....runs import Runs
from ..desk import MM, Desk, TextLine
from ..file.canvas import PageCanvas
from ..makeup.flow import Draw, Slice
from ..tags.structure import Tag
from ..typesetting.lines import notes_in
from .cards import changed, rows_of

__all__ = ["card_table"]

_PAD = 1.5 * MM


def card_table(desk: Desk, cards: Sequence[Card]) -> list[Slice]:
    """Key figures in the official manner: tables of up to four columns, label over figure over change."""
    slices: list[Slice] = []
    start = 0
    for count in rows_of(len(cards), 4):
        slices += _card_row(desk, cards[start : start + count])
        start += count
    return slices


def _card_row(desk: Desk, cards: Sequence[Card]) -> list[Slice]:
    width = desk.width / len(cards)
    tags = []
    for _ in cards:
        with desk.element("Div") as tag:
            tags.append(tag)
    parts = [
        _card_line(desk, "card-label", [card.label for card in cards], width, tags),
        _card_line(desk, "card-figure", [(*card.figure, *card.unit) for card in cards], width, tags),
    ]
    if any(card.change for card in cards):
        changes = [changed(card) for card in cards]
        parts.append(_card_line(desk, "card-change", changes, width, tags))
    for part in parts[:-1]:
        part.keep = True
    heavy, light = desk.measure("table_rule_heavy", 1), desk.measure("table_rule_light", 0.5)
    parts[0].draw = _ruled(desk, parts[0], heavy, light)
    parts[-1].draw = _ruled(desk, parts[-1], 0, heavy)
    parts[0].before = 6
    return parts


def _card_line(
    desk: Desk, style_name: str, texts: Iterable[Runs], width: float, tags: Iterable[Tag | None]
) -> Slice:
    style = desk.restyled(desk.style(style_name), align="center", indent=0, hang=0)
    cells = []
    for runs, tag in zip(texts, tags, strict=True):
        with desk.structure.inside(tag):
            cells.append(desk.lines(runs, style, width - 2 * _PAD, balanced=True))
    deepest = max([1, *map(len, cells)])

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        for place, lines in enumerate(cells):
            depth = top - (height - len(lines) * style.leading) / 2
            for line in lines:
                TextLine(line, place * width + _PAD, style.leading)(canvas, x, depth, style.leading)
                depth -= style.leading

    notes = notes_in(line for lines in cells for line in lines)
    return Slice(deepest * style.leading + 1.2 * MM, draw, snap=False, notes=notes)


def _ruled(desk: Desk, piece: Slice, above: float, below: float) -> Draw:
    inner = piece.draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        inner(canvas, x, top, height)
        for thickness, y in ((above, top), (below, top - height)):
            if thickness:
                canvas.rule(desk.colour("ink"), thickness, x, y, x + desk.width, y)

    return draw
