"""Section renderers: what a part of a briefing says, as blocks.  One file a kind, each a plug-in."""

from ._base import Context, Item, Section, item_key

__all__ = ["Context", "Item", "Section", "item_key"]
