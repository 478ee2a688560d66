"""Achievement panels: tinted cards with a title, lead figures and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Panel
from ...runs import Run, Runs
from .cards import inner_cards, ruled_cards
from .draft import Draft
from .lists import list_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gap, numbered_paragraph, paragraph, text_paragraph
from .runs import runs_xml
from .tiles import field_box, field_row, share

__all__ = ["panel_grid", "write_panel"]


def write_panel(block: Panel, draft: Draft, width: float) -> Xml:
    """A panel on its own."""
    if draft.layout("panels") == "cards":
        return panel_grid((block,), draft, width)
    return _paragraphs(block, draft, width)


def panel_grid(blocks: Sequence[Panel], draft: Draft, width: float) -> Xml:
    """Panels side by side, each a cell that can be edited as text."""
    measures = draft.theme.measures
    padding, gutter = measures.get("panel_padding", 5), measures.get("column_gap", 5)
    inner = share(width, len(blocks), gutter) - 2 * padding
    contents = [_card(block, draft, inner) for block in blocks]
    return field_row(contents, field_box(draft.theme, "accent", padding), width, gutter)


def _card(block: Panel, draft: Draft, width: float) -> Xml:
    """The content of a panel's card; ``width`` is that between its paddings."""
    return concat(
        (
            text_paragraph("panel-kicker", block.kicker, draft),
            _title(block.number, block.title, draft),
            inner_cards(block.cards, draft, width) if block.cards else EMPTY,
            paragraph("hidden-line", EMPTY) if block.cards and _starts_with_item(block) else EMPTY,
            _groups(block, draft),
        )
    )


def _starts_with_item(block: Panel) -> bool:
    return bool(block.groups) and not block.groups[0].lead


def _title(number: str, runs: Runs, draft: Draft) -> Xml:
    if not (number or runs):
        return EMPTY
    return numbered_paragraph("panel-title", Marker(text=number), runs_xml(runs, "panel-title", draft), draft)


def _groups(block: Panel, draft: Draft) -> Xml:
    return concat(
        part
        for group in block.groups
        for part in (
            text_paragraph("panel-lead", group.lead, draft),
            list_paragraphs(group.items, "panel-item", "panel-lead", draft),
        )
    )


def _paragraphs(block: Panel, draft: Draft, width: float) -> Xml:
    """A panel as the official style has it: a heading line, then paragraphs."""
    title: Runs = (*block.kicker, Run("，"), *block.title) if block.kicker else block.title
    cards = concat((ruled_cards(block.cards, draft, width), gap())) if block.cards else EMPTY
    return concat((_title(block.number, title, draft), cards, _groups(block, draft)))
