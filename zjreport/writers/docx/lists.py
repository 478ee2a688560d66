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
from .paragraphs import numbered_paragraph
from .properties import indents
from .runs import runs_xml
from .widths import text_width

__all__ = ["Level", "list_paragraphs", "write_list"]


@dataclass(frozen=True, slots=True)
class Level:
    """Where a list stands in others: how deep, and by how many steps it is set in."""

    depth: int = 0
    step: int = 0


_STYLES = {"principles": ("principle", "item-lead"), "tasks": ("task", "task-lead")}


def write_list(block: ItemList, draft: Draft, width: float) -> Xml:
    """A list and the lists in it."""
    text_style, lead_style = _STYLES.get(block.style, ("item", "item-lead"))
    return list_paragraphs(block.items, text_style, lead_style, draft)


def list_paragraphs(
    items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft, at: Level | None = None
) -> Xml:
    """Items as paragraphs: leads over children in ``lead_style``, all else in ``text_style``."""
    at = at or Level()
    leads = any(item.lead and item.children for item in items)
    markers = _markers(items, lead_style if leads else text_style, at, draft)
    return concat(
        part
        for item, marker in zip(items, markers, strict=True)
        for part in _item(item, marker, text_style, lead_style, draft, at)
    )


def _item(
    item: ListItem, marker: Marker, text_style: str, lead_style: str, draft: Draft, at: Level
) -> Iterator[Xml]:
    below = Level(at.depth + 1, at.step + 1)
    if item.lead and item.children:
        below = Level(at.depth + 1, at.step)
        yield numbered_paragraph(lead_style, marker, runs_xml(item.lead, lead_style, draft), draft)
        if item.runs:
            yield numbered_paragraph(text_style, Marker(), runs_xml(item.runs, text_style, draft), draft)
    else:
        runs: Runs = (*with_role(item.lead, Role.LEAD), *item.runs)
        yield numbered_paragraph(text_style, marker, runs_xml(runs, text_style, draft), draft)
    yield list_paragraphs(item.children, text_style, lead_style, draft, below)


def _markers(items: Sequence[ListItem], style: str, at: Level, draft: Draft) -> tuple[Marker, ...]:
    look = _ordinal_look(draft)
    indent = _indent(style, at, draft)
    numbers = [item.number for item in items]
    if not any(numbers):
        return (_bullet(indent, at, draft),) * len(items)
    hang = draft.theme.style(style).hang
    latin = draft.theme.font(draft.theme.style(style).font).latin
    tabbed = hang > max(text_width(number, latin) for number in numbers)
    return draft.numbering.items(numbers, at.depth, indent, tabbed=tabbed, run=look)


def _indent(style: str, at: Level, draft: Draft) -> Xml:
    """The indents of a style, hung further in by each step; a style without a hang has no steps."""
    text = draft.theme.style(style)
    if not (at.step and text.hang):
        return draft.indents[style]
    return indents(replace(text, indent=text.indent + at.step * text.hang, hang=text.hang * (at.step + 1)))


def _bullet(indent: Xml, at: Level, draft: Draft) -> Marker:
    """The bullet of the theme; an official text has none and sets items as paragraphs."""
    if draft.layout("bullet") != "dot":
        return Marker()
    fonts = w("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial", hint="default")
    return draft.numbering.bullets("–" if at.step else "•", indent, concat((fonts, _ordinal_look(draft))))


def _ordinal_look(draft: Draft) -> Xml:
    """Ordinals and bullets take the colour of figures."""
    colour = draft.theme.look("figure").colour
    return w("color", val=draft.theme.colour(colour)) if colour else EMPTY
