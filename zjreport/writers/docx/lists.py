"""Lists: bullets, ordinals, principles and tasks, in the paragraph styles of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ...blocks import ItemList, ListItem
from ...runs import Role, Runs, with_role
from .draft import Draft
from .markup import EMPTY, Xml, concat, w
from .numbering import Marker
from .paragraphs import numbered_paragraph, text_paragraph
from .properties import indents
from .runs import runs_xml
from .widths import text_width

__all__ = ["item_paragraphs", "joined", "list_paragraphs", "write_list"]

_STYLES = {"principles": ("principle", "item-lead"), "tasks": ("task", "task-lead")}


@dataclass(frozen=True, slots=True)
class _Level:
    """Where a list stands in others: how deep, and by how many steps it is set in."""

    depth: int = 0
    step: int = 0


def write_list(block: ItemList, draft: Draft) -> Xml:
    """A list and the lists in it."""
    text_style, lead_style = _STYLES.get(block.style, ("item", "item-lead"))
    return list_paragraphs(block.items, text_style, lead_style, draft)


def item_paragraphs(
    items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft, depth: int = 0
) -> list[Xml]:
    """The paragraphs of each item of one list, which stands in ``depth`` others."""
    return _item_parts(items, text_style, lead_style, draft, _Level(depth))


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
        yield numbered_paragraph(text_style, marker, runs_xml(joined(item), text_style, draft), draft)
    yield from _item_parts(item.children, text_style, lead_style, draft, below)


def joined(item: ListItem) -> Runs:
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
