"""The closing appeal, with the office and the date below it where they are given."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Paragraph
from ._base import Context, Section

__all__ = ["ClosingSection", "plugin"]


class ClosingSection(Section, frozen=True, kw_only=True):
    """One appeal paragraph.

    Attributes:
        text: the appeal; jinja2.
        signature: lines that stand right below it (office, date).
    """

    kind = "closing"

    text: str
    signature: list[str] = []

    def render(self, context: Context) -> Iterable[Block]:
        """The appeal and its signature."""
        yield from self.heading(context)
        yield Paragraph(context.text(self.text), "closing")
        for line in self.signature:
            yield Paragraph(context.text(line), "signature")


plugin = ClosingSection
