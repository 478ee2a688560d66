"""What achievement panels share: the kicker in the title, and items in groups."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import ListItem, PanelGroup
from ._base import Context, Item

__all__ = ["group", "split_title"]

_LONGEST_KICKER = 6


def split_title(title: str) -> tuple[str, str]:
    """The phrase common to a row of panels, and the rest of the title.

    >>> split_title("过去一年，乡村振兴更见成效")
    ('过去一年', '乡村振兴更见成效')
    """
    kicker, comma, rest = title.partition("，")
    if comma and rest and len(kicker) <= _LONGEST_KICKER and "{" not in kicker:
        return kicker, rest
    return "", title


def group(context: Context, items: Iterable[Item], lead: str = "") -> PanelGroup:
    """Items under one sub-lead."""
    return PanelGroup(tuple(ListItem(context.item(item)) for item in items), context.text(lead))
