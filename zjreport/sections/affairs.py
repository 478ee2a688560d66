"""The affairs sweep: one sentence that names many fields, without figures."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Paragraph
from ._base import Context, Section

__all__ = ["AffairsSection", "plugin"]


class AffairsSection(Section, frozen=True, kw_only=True):
    """A heading and its sentence.

    Attributes:
        text: jinja2; usually without a figure.
    """

    kind = "affairs"

    text: str

    def render(self, context: Context) -> Iterable[Block]:
        """Heading and paragraph."""
        yield from self.heading(context)
        yield Paragraph(context.text(self.text))


plugin = AffairsSection
