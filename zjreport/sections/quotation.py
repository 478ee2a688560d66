"""A set-off paragraph under its own heading."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Quotation
from ._base import Context, Section

__all__ = ["QuotationSection", "plugin"]


class QuotationSection(Section, frozen=True, kw_only=True):
    """A heading and one paragraph, set apart from the text around it.

    Attributes:
        text: the paragraph; jinja2.
    """

    kind = "quotation"

    text: str

    def render(self, context: Context) -> Iterable[Block]:
        """One quotation."""
        yield Quotation(context.text(self.title), context.text(self.text))


plugin = QuotationSection
