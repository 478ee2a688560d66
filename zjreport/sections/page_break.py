"""A page break."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, PageBreak
from ._base import Context, Section

__all__ = ["PageBreakSection", "plugin"]


class PageBreakSection(Section, frozen=True, kw_only=True):
    """What follows starts a new page."""

    kind = "page-break"

    def render(self, context: Context) -> Iterable[Block]:
        """One page break."""
        yield PageBreak()


plugin = PageBreakSection
