"""The offices that a document goes to, flush left above its text."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Paragraph
from ._base import Context, Section

__all__ = ["AddresseeSection", "plugin"]


class AddresseeSection(Section, frozen=True, kw_only=True):
    """One line flush left (主送机关).

    Attributes:
        text: the offices; jinja2.  The colon at the end is added where it is missing.
    """

    kind = "addressee"

    text: str

    def render(self, context: Context) -> Iterable[Block]:
        """One paragraph."""
        yield Paragraph(context.text(self.text.rstrip("：: ") + "："), "salutation")


plugin = AddresseeSection
