"""Lists in fields: principles as tiles, tasks as cards, where the theme has them."""

from __future__ import annotations

from ...blocks import ItemList
from .draft import Draft
from .markup import Xml
from .principle_tiles import principle_tiles
from .task_cards import task_cards

__all__ = ["list_is_boxed", "write_boxed_list"]


def list_is_boxed(block: ItemList, draft: Draft) -> bool:
    """Whether the theme sets the list in fields rather than in paragraphs."""
    return _as_tiles(block, draft) or (block.style == "tasks" and draft.layout("tasks") == "cards")


def _as_tiles(block: ItemList, draft: Draft) -> bool:
    return block.style == "principles" and draft.layout("principles") == "tiles"


def write_boxed_list(block: ItemList, draft: Draft, width: float) -> Xml:
    """A list in the fields that the theme has for it."""
    return (principle_tiles if _as_tiles(block, draft) else task_cards)(block.items, draft, width)
