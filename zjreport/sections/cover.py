"""The cover: year and event, speaker, couplet, title, office, date."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Cover
from ._base import Context, Section

__all__ = ["CoverSection", "plugin"]


class CoverSection(Section, frozen=True, kw_only=True):
    """The first page.  All texts are jinja2; what is left out is not printed.

    Attributes:
        year, event: the small lines above the title (2024, 镇江两会).
        speaker: who speaks, or what the text follows.
        couplet: the lines of the slogan.
        organisation: the office; by default the briefing's.
        date: the date of issue.
    """

    kind = "cover"

    year: str = ""
    event: str = ""
    speaker: str = ""
    couplet: list[str] = []
    organisation: str = ""
    date: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One cover."""
        yield Cover(
            title=context.text(self.title),
            year=context.text(self.year),
            event=context.text(self.event),
            speaker=context.text(self.speaker),
            couplet=tuple(context.text(line) for line in self.couplet),
            organisation=context.text(self.organisation or context.organisation),
            date=context.text(self.date),
        )


plugin = CoverSection
