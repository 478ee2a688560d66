"""The closing appeal, with the office and the date below it where they are given."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Paragraph, Signature
from ._base import Context, Section
from ._dates import is_date, plain_date

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
        if self.signature:
            yield self._signed(context)

    def _signed(self, context: Context) -> Signature:
        """The lines of the signature, of which the last may be the date."""
        *offices, last = self.signature
        if not is_date(last):
            offices, last = self.signature, ""
        return Signature(
            offices=tuple(context.text(office) for office in offices), date=context.text(plain_date(last))
        )


plugin = ClosingSection
