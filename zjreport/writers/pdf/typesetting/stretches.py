"""Stretches of a text that have tags of their own: links, and the marks of footnotes."""

from __future__ import annotations

from itertools import groupby

from ..tags.structure import Tag
from .lines import Line

__all__ = ["link_parts", "mark_parts"]


def link_parts(tag: Tag, line: Line) -> list[tuple[int, int, Tag]]:
    """The stretches of a line's text that are links, each with a tag of its own."""
    found: list[tuple[int, int, Tag]] = []
    place = 0
    for link, looks in groupby(line.text.looks, key=lambda look: look.link):
        end = place + sum(1 for _ in looks)
        if link:
            found.append((place, end, tag.part("Link")))
        place = end
    return found


def mark_parts(tag: Tag, line: Line) -> list[tuple[int, int, Tag]]:
    """The marks of footnotes in a line's text, each with a tag of its own."""
    return [
        (place, place + 1, tag.part("Reference").part("Link"))
        for place, look in enumerate(line.text.looks)
        if look.note
    ]
