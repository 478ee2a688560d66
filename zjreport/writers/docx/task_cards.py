"""Tasks as cards: number and lead in the head, what is to be done below; short ones in pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...blocks import ListItem
from ...runs import Runs, text_of
from .draft import Draft
from .estimate import line_count
from .grid import Box
from .lengths import mm_of_points, twips
from .lists import item_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gutter, numbered_paragraph, text_paragraph
from .parted import Part, Row, footed, kept, parted_table
from .properties import run_properties
from .titles import broken_title

__all__ = ["task_cards"]

# Millimetres: the field of the number, the space around the lead.
_NUMBER, _PAD = 15.0, 1.9
# The padding at the sides and that at the foot as shares of a panel's.
_SIDES, _FOOT = 0.9, 0.7
# Cards with deeper texts (millimetres) may go on on the next page, and those of half width stand alone.
_DEEP, _TALLEST = 45.0, 140.0
# What is weighed: a centimetre by which a pair is uneven, and a card that has the whole width.
_UNEVEN, _ALONE = 25.0, 120.0


def task_cards(items: Sequence[ListItem], draft: Draft, width: float) -> Xml:
    """Cards in their order, in pairs of half width or over the whole."""
    gap = draft.theme.measures.get("column_gap", 5)
    half = (width - gap) / 2
    markers = _markers(items, draft)
    depths = [_depth(item, draft, half) for item in items]
    tables, start = [], 0
    for count in _shared_out(depths):
        if count == 1:
            tables.append(parted_table(_card(items[start], markers[start], draft, width)))
        else:
            ground = Box(draft.theme.colour("tint"))
            cards = (
                parted_table(_card(items[place], markers[place], draft, half, paired=True))
                for place in (start, start + 1)
            )
            left, right = (
                Part(edge, edge + half, ground, card)
                for edge, card in zip((0.0, half + gap), cards, strict=True)
            )
            tables.append(parted_table([Row([left, Part(half, half + gap), right])]))
        start += count
    return Xml(gutter().join(tables))


def _markers(items: Sequence[ListItem], draft: Draft) -> tuple[Marker, ...]:
    style = draft.styles["task-number"]
    look = run_properties(style.text, draft.theme)
    return draft.numbering.items([item.number for item in items], 0, style.indent, tabbed=False, run=look)


def _shared_out(depths: Sequence[float]) -> list[int]:
    """How many cards stand beside each other, row by row, so that pairs end even.

    >>> _shared_out([90, 30, 31, 40, 40])
    [1, 2, 2]
    """
    best = [0.0, *(math.inf for _ in depths)]
    choice = [1] * (len(depths) + 1)
    for end in range(1, len(depths) + 1):
        for count in (1, 2)[:end]:
            cost = best[end - count] + (_ALONE if count == 1 else _pair_cost(*depths[end - 2 : end]))
            if cost < best[end]:
                best[end], choice[end] = cost, count
    rows, end = [], len(depths)
    while end:
        rows.append(choice[end])
        end -= choice[end]
    return rows[::-1]


def _pair_cost(one: float, other: float) -> float:
    if max(one, other) > _TALLEST:
        return math.inf
    return _UNEVEN * (abs(one - other) / 10) ** 2


def _card(item: ListItem, marker: Marker, draft: Draft, width: float, *, paired: bool = False) -> list[Row]:
    """The rows of a card: its head and what stands below; a pair stays whole by its own row."""
    padding = draft.theme.measures.get("panel_padding", 5)
    colour = draft.theme.colour
    sides = {side: twips(_SIDES * padding) for side in ("left", "right")}
    inset = _NUMBER if item.number else 0.0
    around = {**sides, "left": twips(_PAD + 1 if inset else _SIDES * padding)}
    around |= {side: twips(_PAD) for side in ("top", "bottom")}
    room = width - (inset + _PAD + 1 if inset else _SIDES * padding) - _SIDES * padding
    title = broken_title(item.lead, draft.styles["task-lead"].text, draft.theme, room)
    lead = text_paragraph("task-lead", title, draft)
    head = [Part(inset, width, Box(colour("tint_deep" if lead else "tint"), {}, around, "center"), lead)]
    if item.number:
        number = numbered_paragraph("task-number", marker, EMPTY, draft)
        head = [Part(0, inset, Box(colour("accent"), vertical="center"), number), *head]
    text = concat((text_paragraph("task", item.runs, draft), *_children(item, draft)))
    if not text:
        return [Row(head)]
    ground = Box(colour("tint"), padding={**sides, "top": twips(_PAD)})
    body = Row([Part(0, width, ground, text)], whole=_depth(item, draft, width) <= _DEEP)
    above = [Row(head) if paired else kept(Row(head))] if item.number or item.lead else []
    return [*above, footed(body, _FOOT * padding)]


def _children(item: ListItem, draft: Draft) -> list[Xml]:
    return item_paragraphs(item.children, "task", "task-lead", draft, 1)


def _depth(item: ListItem, draft: Draft, width: float) -> float:
    """About how many millimetres deep a card is."""
    padding = draft.theme.measures.get("panel_padding", 5)
    room = width - 2 * _SIDES * padding
    lead = _lines(item.lead, "task-lead", draft, room - _NUMBER) + 2 * _PAD
    texts = (item.runs, *((*child.lead, *child.runs) for child in item.children))
    return lead + sum(_lines(runs, "task", draft, room) for runs in texts) + _FOOT * padding


def _lines(runs: Runs, style: str, draft: Draft, width: float) -> float:
    if not runs:
        return 0.0
    text = draft.theme.style(style)
    return line_count(text_of(runs), text, draft.theme, width) * mm_of_points(text.leading)
