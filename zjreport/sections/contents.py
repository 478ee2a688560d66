"""The table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Contents
from ._base import Context, HeadingLevel, Section

__all__ = ["ContentsSection", "plugin"]


class ContentsSection(Section, frozen=True, kw_only=True):
    """Headings down to ``levels`` with their pages."""

    kind = "contents"

    levels: HeadingLevel = 2

    def render(self, context: Context) -> Iterable[Block]:
        """One table of contents."""
        yield Contents(context.text(self.title or "目录"), self.levels)


plugin = ContentsSection
