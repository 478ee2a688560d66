"""Lists: bullets, ordinals, principles and tasks, in the paragraph styles of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ...blocks import ItemList, ListItem
from ...runs import Role, Runs, text_of, with_role
from .draft import Draft
from .estimate import line_count
from .grid import Box, box, columns_of, grid_row, grid_table
from .markup import EMPTY, Xml, concat, w
from .numbering import Marker
from .paragraphs import gutter, numbered_paragraph, text_paragraph
from .properties import indents
from .runs import runs_xml, styled_run
from .styles import LAYOUT_STYLE, tile_number_properties
from .tiles import edge_box, field_box, field_row, share
from .widths import text_width

__all__ = ["item_paragraphs", "list_is_boxed", "list_paragraphs", "write_list"]

_STYLES = {"principles": ("principle", "item-lead"), "tasks": ("task", "task-lead")}
_TILES_IN_ROW = 2
# The width of the pane that holds the lead of a task, in millimetres.
_PANE = 56.0
# Task cards of more lines than this may go on on the next page.
_LONG = 7


@dataclass(frozen=True, slots=True)
class _Level:
    """Where a list stands in others: how deep, and by how many steps it is set in."""

    depth: int = 0
    step: int = 0


def list_is_boxed(block: ItemList, draft: Draft) -> bool:
    """Whether the theme sets the list in fields rather than in paragraphs."""
    return _as_tiles(block, draft) or _as_cards(block, draft)


def _as_tiles(block: ItemList, draft: Draft) -> bool:
    return block.style == "principles" and draft.layout("principles") == "tiles"


def _as_cards(block: ItemList, draft: Draft) -> bool:
    return block.style == "tasks" and draft.layout("tasks") == "cards"


def write_list(block: ItemList, draft: Draft, width: float) -> Xml:
    """A list and the lists in it."""
    if _as_tiles(block, draft):
        return _tiles(block.items, draft, width)
    text_style, lead_style = _STYLES.get(block.style, ("item", "item-lead"))
    if _as_cards(block, draft):
        return _task_cards(block.items, draft, width)
    return list_paragraphs(block.items, text_style, lead_style, draft)


def _task_cards(items: Sequence[ListItem], draft: Draft, width: float) -> Xml:
    """Tasks as cards: the lead in a pane of its own, what is to be done beside it."""
    theme = draft.theme
    padding = theme.measures.get("panel_padding", 5)
    columns = columns_of(width, [_PANE, width - _PANE])
    lead_box, text_box = (
        field_box(theme, "gold", padding * 0.9, fill="tint_deep"),
        field_box(theme, "", padding * 0.9),
    )
    markers = _markers(items, "task-lead", _Level(), draft)
    cards = []
    for item, marker in zip(items, markers, strict=True):
        lead = numbered_paragraph("task-lead", marker, runs_xml(item.lead, "task-lead", draft), draft)
        looks = (lead_box, text_box)
        rows = _task_rows(lead, _task_parts(item, draft, width - _PANE), looks, columns)
        cards.append(grid_table(columns, rows, LAYOUT_STYLE))
    return Xml(gutter().join(cards))


def _task_parts(item: ListItem, draft: Draft, width: float) -> list[Xml]:
    """What is to be done, in parts between which a page may end if there is much of it."""
    parts = [
        text_paragraph("task", item.runs, draft),
        *_item_parts(item.children, "task", "task-lead", draft, _Level(1)),
    ]
    style = draft.theme.style("task")
    lines = sum(line_count(text_of(child.runs), style, draft.theme, width) for child in item.children)
    if lines <= _LONG or len(parts) <= 3:
        return [concat(parts)]
    # The first two stay with the lead.
    return [concat(parts[:3]), *parts[3:]]


def _task_rows(lead: Xml, parts: Sequence[Xml], looks: tuple[Box, Box], columns: Sequence[int]) -> list[Xml]:
    """The rows of a task card, whose pane reaches over all of them."""
    if len(parts) == 1:
        return [grid_row([box(columns[0], looks[0], lead), box(columns[1], looks[1], parts[0])])]
    rows = []
    for number, part in enumerate(parts):
        merge = "continue" if number else "restart"
        look = edge_box(looks[1], number, len(parts))
        pane = box(columns[0], edge_box(looks[0], number, len(parts)), EMPTY if number else lead, merge=merge)
        rows.append(grid_row([pane, box(columns[1], look, part)]))
    return rows


def item_paragraphs(items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft) -> list[Xml]:
    """The paragraphs of each item of one list."""
    return _item_parts(items, text_style, lead_style, draft, _Level())


def list_paragraphs(items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft) -> Xml:
    """Items as paragraphs: leads over children in ``lead_style``, all else in ``text_style``."""
    return concat(item_paragraphs(items, text_style, lead_style, draft))


def _item_parts(
    items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft, at: _Level
) -> list[Xml]:
    """The paragraphs of each item."""
    leads = any(item.lead and item.children for item in items)
    markers = _markers(items, lead_style if leads else text_style, at, draft)
    return [
        concat(_item(item, marker, text_style, lead_style, draft, at))
        for item, marker in zip(items, markers, strict=True)
    ]


def _item(
    item: ListItem, marker: Marker, text_style: str, lead_style: str, draft: Draft, at: _Level
) -> Iterator[Xml]:
    below = _Level(at.depth + 1, at.step + 1)
    if item.lead and item.children:
        below = _Level(at.depth + 1, at.step)
        yield numbered_paragraph(lead_style, marker, runs_xml(item.lead, lead_style, draft), draft)
        if item.runs:
            yield text_paragraph(text_style, item.runs, draft)
    else:
        yield numbered_paragraph(text_style, marker, runs_xml(_joined(item), text_style, draft), draft)
    yield from _item_parts(item.children, text_style, lead_style, draft, below)


def _joined(item: ListItem) -> Runs:
    """An item's text behind its lead."""
    return (*with_role(item.lead, Role.LEAD), *item.runs)


def _markers(items: Sequence[ListItem], style: str, at: _Level, draft: Draft) -> tuple[Marker, ...]:
    numbers = [item.number for item in items]
    indent = _indent(style, at, draft)
    if not any(numbers):
        return (_bullet(indent, at, draft),) * len(items)
    text_style = draft.theme.style(style)
    latin = draft.theme.font(text_style.font).latin
    tabbed = text_style.hang > max(text_width(number, latin) for number in numbers)
    return draft.numbering.items(numbers, at.depth, indent, tabbed=tabbed, run=_ordinal_look(style, draft))


def _indent(style: str, at: _Level, draft: Draft) -> Xml:
    """The indents of a style, hung further in by each step; a style without a hang has no steps."""
    text = draft.theme.style(style)
    if not (at.step and text.hang):
        return draft.styles[style].indent
    return indents(replace(text, indent=text.indent + at.step * text.hang, hang=text.hang * (at.step + 1)))


def _bullet(indent: Xml, at: _Level, draft: Draft) -> Marker:
    """The bullet of the theme; an official text has none and sets items as paragraphs."""
    if draft.layout("bullet") != "dot":
        return Marker()
    fonts = w("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial", hint="default")
    colour = w("color", val=draft.theme.colour("accent"))
    return draft.numbering.bullets("–" if at.step else "•", indent, concat((fonts, colour)))


def _ordinal_look(style: str, draft: Draft) -> Xml:
    """Ordinals of hanging items take the colour of figures; those in a line of text its own."""
    colour = draft.theme.look("figure").colour if draft.theme.style(style).hang else ""
    return w("color", val=draft.theme.colour(colour)) if colour else EMPTY


def _tiles(items: Sequence[ListItem], draft: Draft, width: float) -> Xml:
    """Principles as fields, two in a row, each with its ordinal large."""
    numbers = [item.number for item in items]
    look = tile_number_properties(draft.theme)
    markers = draft.numbering.items(numbers, 0, draft.styles["tile"].indent, tabbed=True, run=look)
    contents = [
        concat((_tile(item, marker, draft), list_paragraphs(item.children, "principle", "item-lead", draft)))
        for item, marker in zip(items, markers, strict=True)
    ]
    gap = draft.theme.measures.get("column_gap", 5)
    each = share(width, _TILES_IN_ROW, gap)
    rows = [contents[start : start + _TILES_IN_ROW] for start in range(0, len(contents), _TILES_IN_ROW)]
    field = field_box(draft.theme, "", 3.5, vertical="center")
    return Xml(
        gutter().join(
            field_row([(content, field) for content in row], each if len(row) == 1 else width, gap)
            for row in rows
        )
    )


def _tile(item: ListItem, marker: Marker, draft: Draft) -> Xml:
    printed = styled_run(marker.text, "tile-number", draft) if marker.text else EMPTY
    content = concat((printed, runs_xml(_joined(item), "principle", draft)))
    return numbered_paragraph("tile", Marker(marker.properties), content, draft)
