"""Achievement panels: tinted cards with a title, lead figures and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import ListItem, Panel
from ...runs import Run, Runs, text_of
from .cards import inner_cards, ruled_cards
from .draft import Draft
from .estimate import line_count
from .grid import Box
from .lists import item_paragraphs, list_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gap, numbered_paragraph, paragraph, text_paragraph
from .runs import runs_xml
from .tiles import Field, field_box, field_row, share

__all__ = ["panel_field", "write_panel"]

# Millimetres: cards wider than this set short items in two columns, this far apart.
_WIDE, _GUTTER = 120.0, 6.0
# Items of up to this many characters on the average are short.
_SHORT = 46


def write_panel(block: Panel, draft: Draft, width: float) -> Xml:
    """A panel on its own."""
    if draft.layout("panels") == "cards":
        return field_row([panel_field(block, draft, width)], width, 0)
    return _paragraphs(block, draft, width)


def panel_field(block: Panel, draft: Draft, width: float) -> Field:
    """A panel ``width`` millimetres wide to stand in a row, a cell that can be edited as text."""
    padding = draft.theme.measures.get("panel_padding", 5)
    return _card(block, draft, width - 2 * padding), field_box(draft.theme, "accent", padding)


def _card(block: Panel, draft: Draft, width: float) -> Xml:
    """The content of a panel's card; ``width`` is that between its paddings."""
    return concat(
        (
            text_paragraph("panel-kicker", block.kicker, draft),
            _title(block.number, block.title, draft),
            inner_cards(block.cards, draft, width) if block.cards else EMPTY,
            paragraph("hidden-line", EMPTY) if block.cards and _starts_with_item(block) else EMPTY,
            _groups(block, draft, width),
        )
    )


def _starts_with_item(block: Panel) -> bool:
    return bool(block.groups) and not block.groups[0].lead


def _title(number: str, runs: Runs, draft: Draft) -> Xml:
    if not (number or runs):
        return EMPTY
    return numbered_paragraph("panel-title", Marker(text=number), runs_xml(runs, "panel-title", draft), draft)


def _groups(block: Panel, draft: Draft, width: float = 0) -> Xml:
    """The groups of a panel; ``width`` is that of a card, 0 for paragraphs over the page."""
    return concat(
        part
        for group in block.groups
        for part in (
            text_paragraph("panel-lead", group.lead, draft),
            _in_columns(group.items, draft, width)
            if width > _WIDE and _are_short(group.items)
            else list_paragraphs(group.items, "panel-item", "panel-lead", draft),
        )
    )


def _are_short(items: Sequence[ListItem]) -> bool:
    """Whether items are better set in two columns than in lines half empty."""
    lengths = [len(text_of(item.lead) + text_of(item.runs)) for item in items]
    return len(items) > 1 and not any(item.children for item in items) and sum(lengths) <= _SHORT * len(items)


def _in_columns(items: Sequence[ListItem], draft: Draft, width: float) -> Xml:
    """Items in two columns as even as can be, read down the first and then down the second."""
    each = share(width, 2, _GUTTER)
    style = draft.theme.style("panel-item")
    lines = [line_count(text_of(item.lead) + text_of(item.runs), style, draft.theme, each) for item in items]
    cut = min(range(1, len(items)), key=lambda place: max(sum(lines[:place]), sum(lines[place:])))
    numbered = item_paragraphs(items, "panel-item", "panel-lead", draft)
    fields = [(concat(part), Box()) for part in (numbered[:cut], numbered[cut:])]
    return field_row(fields, width, _GUTTER)


def _paragraphs(block: Panel, draft: Draft, width: float) -> Xml:
    """A panel as the official style has it: a heading line, then paragraphs."""
    title: Runs = (*block.kicker, Run("，"), *block.title) if block.kicker else block.title
    cards = concat((ruled_cards(block.cards, draft, width), gap())) if block.cards else EMPTY
    return concat((_title(block.number, title, draft), cards, _groups(block, draft)))
