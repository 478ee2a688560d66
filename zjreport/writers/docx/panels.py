"""Achievement panels: cards with a title, lead figures, a chart and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import ListItem, Panel, PanelGroup
from ...runs import Run, Runs, text_of
from .cards import inner_cards, ruled_cards
from .charts import chart_inset
from .draft import Draft
from .estimate import line_count, text_height
from .fields import bookmark, bookmark_name
from .grid import Box, box, grid_row, grid_table
from .lengths import twips
from .lists import item_paragraphs, list_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gap, gutter, numbered_paragraph, paragraph, text_paragraph
from .runs import runs_xml
from .styles import LAYOUT_STYLE
from .tiles import Field, edge_box, field_box, field_row, share

__all__ = ["panel_field", "write_panel"]

# Millimetres: cards wider than this set short items in two columns, this far apart.
_WIDE, _GUTTER = 120.0, 6.0
# Items of up to this many characters on the average are short.
_SHORT = 46
# A single group of up to this many items stays on one page, one of several of half as many more.
_TOGETHER = 4
# Items up to this many millimetres deep stand beside the panel's chart.
_BESIDE = 84.0
# The height of a narrow panel's chart with its texts, as a share of its width.
_TALL = 0.85


def write_panel(block: Panel, draft: Draft, width: float, place: int) -> Xml:
    """A panel on its own, block number ``place``; a card has rows between which a page may end."""
    if draft.layout("panels") != "cards":
        return _paragraphs(block, draft, width, place)
    padding = _padding(draft)
    inner = width - 2 * padding
    first, *others = _body(block, draft, inner) or [EMPTY]
    contents = [concat((_head(block, draft, inner, place), first)), *others]
    look, column = field_box(draft.theme, "accent", padding), twips(width)
    rows = [
        grid_row([box(column, edge_box(look, number, len(contents)), content)])
        for number, content in enumerate(contents)
    ]
    return grid_table([column], rows, LAYOUT_STYLE)


def panel_field(block: Panel, draft: Draft, width: float, place: int) -> Field:
    """Panel ``place``, ``width`` millimetres wide, to stand in a row, a cell that can be edited as text."""
    padding = _padding(draft)
    inner = width - 2 * padding
    groups = (_group(group, draft, inner) for group in block.groups)
    chart = (
        concat((chart_inset(block.chart, draft, inner, _TALL * inner), gutter())) if block.chart else EMPTY
    )
    content = concat((_head(block, draft, inner, place), chart, *groups))
    return content, field_box(draft.theme, "accent", padding)


def _padding(draft: Draft) -> float:
    return draft.theme.measures.get("panel_padding", 5)


def _head(block: Panel, draft: Draft, width: float, place: int) -> Xml:
    """Kicker, title and lead figures; ``width`` is that between the card's paddings."""
    return concat(
        (
            text_paragraph("panel-kicker", block.kicker, draft),
            _title(block.number, block.title, draft, place),
            inner_cards(block.cards, draft, width) if block.cards else EMPTY,
            # Word would join the table of the figures with one of items.
            paragraph("hidden-line", EMPTY) if block.cards else EMPTY,
        )
    )


def _title(number: str, runs: Runs, draft: Draft, place: int) -> Xml:
    if not (number or runs):
        return EMPTY
    content = bookmark(draft.bookmark_id(), bookmark_name(place), runs_xml(runs, "panel-title", draft))
    return numbered_paragraph("panel-title", Marker(text=number), content, draft)


def _group(group: PanelGroup, draft: Draft, width: float = 0) -> Xml:
    """A group of items under its lead; ``width`` is that of a card, 0 for paragraphs over the page."""
    lead = text_paragraph("panel-lead", group.lead, draft)
    if width > _WIDE and _are_short(group.items):
        return concat((lead, _in_columns(group.items, draft, width)))
    return concat((lead, list_paragraphs(group.items, "panel-item", "panel-lead", draft)))


def _body(block: Panel, draft: Draft, width: float) -> list[Xml]:
    """What a page may end between, the chart beside the items or, where they go deep, above them."""
    if block.chart is None:
        return _rows(block.groups, draft, width)
    each = share(width, 2, _GUTTER)
    depth = sum(_depth(group, draft, each) for group in block.groups)
    if width <= _WIDE or not 0 < depth <= _BESIDE:
        chart = chart_inset(block.chart, draft, width)
        rows = _rows(block.groups, draft, width)
        return [concat((chart, gutter(), *rows[:1])), *rows[1:]]
    chart = chart_inset(block.chart, draft, each, depth)
    items = concat(_group(group, draft, each) for group in block.groups)
    return [field_row([(chart, Box()), (items, Box(vertical="center"))], width, _GUTTER)]


def _depth(group: PanelGroup, draft: Draft, width: float) -> float:
    """About how many millimetres deep a group is in a column."""
    texts = [(group.lead, "panel-lead"), *((_whole(item), "panel-item") for item in group.items)]
    theme = draft.theme
    return sum(text_height(runs, theme.style(style), theme, width) for runs, style in texts)


def _whole(item: ListItem) -> Runs:
    """An item with all that is nested in it."""
    return (*item.lead, *item.runs, *(run for child in item.children for run in _whole(child)))


def _rows(groups: Sequence[PanelGroup], draft: Draft, width: float) -> list[Xml]:
    """What a page may end between: each of several groups, and within long ones."""
    longest = _TOGETHER if len(groups) == 1 else 1.5 * _TOGETHER
    return [
        row
        for group in groups
        for row in (
            [_group(group, draft, width)] if len(group.items) <= longest else _parted(group, draft, width)
        )
    ]


def _parted(group: PanelGroup, draft: Draft, width: float) -> list[Xml]:
    """A long group: its first items with the lead, the others two by two in columns or one by one."""
    lead = text_paragraph("panel-lead", group.lead, draft)
    parts = item_paragraphs(group.items, "panel-item", "panel-lead", draft)
    pairs = [parts[start : start + 2] for start in range(0, len(parts), 2)]
    if width > _WIDE and _are_short(group.items):
        rows = [_columns(pair[:1], pair[1:], width) for pair in pairs]
    else:
        rows = [concat(pairs[0]), *parts[2:]]
    return [concat((lead, rows[0])), *rows[1:]]


def _columns(first: Sequence[Xml], second: Sequence[Xml], width: float) -> Xml:
    """Items in two columns of a card ``width`` millimetres wide."""
    return field_row([(concat(part), Box()) for part in (first, second)], width, _GUTTER)


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
    return _columns(numbered[:cut], numbered[cut:], width)


def _paragraphs(block: Panel, draft: Draft, width: float, place: int) -> Xml:
    """A panel as the official style has it: a heading line, then paragraphs."""
    title: Runs = (*block.kicker, Run("，"), *block.title) if block.kicker else block.title
    cards = concat((ruled_cards(block.cards, draft, width), gap())) if block.cards else EMPTY
    groups = (_group(group, draft) for group in block.groups)
    return concat((_title(block.number, title, draft, place), cards, *groups))
