"""Running text under a heading: a review, an opening."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Paragraph
from ._base import Context, Section

__all__ = ["NarrativeSection", "plugin"]


class NarrativeSection(Section, frozen=True, kw_only=True):
    """One paragraph or several.

    Attributes:
        text: jinja2; a list makes a paragraph of each entry.
        statement: the judgement sentence under the heading.
    """

    kind = "narrative"
    default_level = 1

    text: str | list[str]
    statement: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading and paragraphs."""
        yield from self.heading(context, statement=self.statement)
        for text in [self.text] if isinstance(self.text, str) else self.text:
            yield Paragraph(context.text(text))


plugin = NarrativeSection
