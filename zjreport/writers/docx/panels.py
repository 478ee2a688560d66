"""Achievement panels: tinted cards with a title, lead figures and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Cards, Panel
from ...runs import Run, Runs
from .cards import cards_grid, write_cards
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .lengths import twips
from .lists import list_paragraphs
from .markup import Xml, concat
from .numbering import Marker
from .paragraphs import numbered_paragraph, text_paragraph
from .runs import runs_xml
from .styles import LAYOUT_STYLE

__all__ = ["panel_card", "panel_grid", "write_panel"]


def write_panel(block: Panel, draft: Draft, width: float) -> Xml:
    """A panel on its own."""
    if draft.layout("panels") == "cards":
        return panel_grid((block,), draft, width)
    return _paragraphs(block, draft, width)


def panel_grid(blocks: Sequence[Panel], draft: Draft, width: float) -> Xml:
    """Panels side by side, each a cell that can be edited as text."""
    columns = columns_of(width, [1.0] * len(blocks))
    share = width / len(blocks)
    cells = [
        box(column, _card_box(draft, place, len(blocks)), panel_card(block, draft, share))
        for place, (block, column) in enumerate(zip(blocks, columns, strict=True))
    ]
    return grid_table(columns, [grid_row(cells)], LAYOUT_STYLE)


def _card_box(draft: Draft, place: int, count: int) -> Box:
    theme = draft.theme
    gutter = Rule(draft.theme.measures.get("column_gap", 5) / 25.4 * 72 / 2, theme.colour("paper"))
    rules = {"top": Rule(3, theme.colour("accent"))}
    if place:
        rules["left"] = gutter
    if place < count - 1:
        rules["right"] = gutter
    side = twips(theme.measures.get("panel_padding", 5))
    return Box(theme.colour("tint"), rules, dict.fromkeys(("top", "left", "bottom", "right"), side))


def panel_card(block: Panel, draft: Draft, width: float) -> Xml:
    """The content of a panel's card."""
    inner = width - 2 * draft.theme.measures.get("panel_padding", 5)
    parts = [
        text_paragraph("panel-kicker", block.kicker, draft),
        numbered_paragraph(
            "panel-title", Marker(text=block.number), runs_xml(block.title, "panel-title", draft), draft
        ),
    ]
    if block.cards:
        parts.append(cards_grid(block.cards, draft, inner, draft.theme.colour("paper")))
    return concat((*parts, _groups(block, draft)))


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
    parts = [
        numbered_paragraph(
            "panel-title", Marker(text=block.number), runs_xml(title, "panel-title", draft), draft
        )
    ]
    if block.cards:
        parts.append(write_cards(Cards(block.cards), draft, width))
    return concat((*parts, _groups(block, draft)))
