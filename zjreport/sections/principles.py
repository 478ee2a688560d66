"""Parallel numbered lines: 始终坚持X，Y。"""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, ItemList, ListItem, Paragraph
from ..numerals import heading_number
from ._base import Context, Item, Section

__all__ = ["PrinciplesSection", "plugin"]


class PrinciplesSection(Section, frozen=True, kw_only=True):
    """Lines of one build, numbered 1. 2. 3.

    Attributes:
        items: texts, or lists of indicator ids.
        intro: text before the list.
    """

    kind = "principles"

    items: list[Item]
    intro: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, introduction and the list."""
        yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        items = (
            ListItem(context.item(item), number=heading_number(3, number))
            for number, item in enumerate(self.items, 1)
        )
        yield ItemList(tuple(items), "principles")


plugin = PrinciplesSection
