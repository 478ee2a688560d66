"""Lists: bullets, ordinals, principles and tasks, in the paragraph styles of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...blocks import ItemList, ListItem
from ...runs import Role, Runs, with_role
from .draft import Draft
from .markup import EMPTY, Xml, concat, w
from .numbering import Marker
from .paragraphs import numbered_paragraph
from .runs import runs_xml
from .widths import text_width

__all__ = ["list_paragraphs", "write_list"]

_STYLES = {"principles": ("principle", "item-lead"), "tasks": ("task", "task-lead")}


def write_list(block: ItemList, draft: Draft, width: float) -> Xml:
    """A list and the lists in it."""
    text_style, lead_style = _STYLES.get(block.style, ("item", "item-lead"))
    return list_paragraphs(block.items, text_style, lead_style, draft)


def list_paragraphs(
    items: Sequence[ListItem], text_style: str, lead_style: str, draft: Draft, depth: int = 0
) -> Xml:
    """Items as paragraphs: leads over children in ``lead_style``, all else in ``text_style``."""
    markers = _markers(items, text_style, depth, draft)
    return concat(
        part
        for item, marker in zip(items, markers, strict=True)
        for part in _item(item, marker, text_style, lead_style, draft, depth)
    )


def _item(
    item: ListItem, marker: Marker, text_style: str, lead_style: str, draft: Draft, depth: int
) -> Iterator[Xml]:
    if item.lead and item.children:
        yield numbered_paragraph(lead_style, marker, runs_xml(item.lead, lead_style, draft), draft)
        if item.runs:
            yield numbered_paragraph(text_style, Marker(), runs_xml(item.runs, text_style, draft), draft)
    else:
        runs: Runs = (*with_role(item.lead, Role.LEAD), *item.runs)
        yield numbered_paragraph(text_style, marker, runs_xml(runs, text_style, draft), draft)
    yield list_paragraphs(item.children, text_style, lead_style, draft, depth + 1)


def _markers(items: Sequence[ListItem], style: str, depth: int, draft: Draft) -> tuple[Marker, ...]:
    look = _ordinal_look(draft)
    numbers = [item.number for item in items]
    if not any(numbers):
        return (_bullet(depth, draft),) * len(items)
    hang = draft.theme.style(style).hang
    latin = draft.theme.font(draft.theme.style(style).font).latin
    tabbed = hang > max(text_width(number, latin) for number in numbers)
    return draft.numbering.items(numbers, depth, tabbed=tabbed, run=look)


def _bullet(depth: int, draft: Draft) -> Marker:
    """The bullet of the theme; an official text has none and sets items as paragraphs."""
    if draft.layout("bullet") != "dot":
        return Marker()
    fonts = w("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial", hint="default")
    return draft.numbering.bullets("•" if depth == 0 else "–", depth, concat((fonts, _ordinal_look(draft))))


def _ordinal_look(draft: Draft) -> Xml:
    """Ordinals and bullets take the colour of figures."""
    colour = draft.theme.look("figure").colour
    return w("color", val=draft.theme.colour(colour)) if colour else EMPTY
