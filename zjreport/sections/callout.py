"""A callout: one strong sentence, or a figure with it, set apart from the text around."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Callout
from ..errors import DefinitionError
from ._base import Context, Section
from ._cards import cards
from ._panels import known_icon, topic_of

__all__ = ["CalloutSection", "plugin"]


class CalloutSection(Section, frozen=True, kw_only=True):
    """A sentence, a figure, or both.

    Attributes:
        text: the sentence; jinja2.
        indicator: whose figure stands beside the sentence, as on a card.
        source: the source line below.
        icon: the icon beside a sentence without a figure; without one the theme may tie an icon to
            the indicator's group.
    """

    kind = "callout"

    text: str = ""
    indicator: str = ""
    source: str = ""
    icon: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, where it has a title, and callout."""
        if not self.text and not self.indicator:
            raise DefinitionError(
                "a callout needs a text or an indicator",
                code="callout.empty",
                hint="give text: or indicator:",
            )
        ids = [self.indicator] if self.indicator else []
        yield from self.heading(context)
        yield Callout(
            context.text(self.text),
            card=next(iter(cards(context, ids)), None),
            source=context.text(self.source),
            icon=known_icon(self.icon),
            topic=topic_of(context, ids),
        )


plugin = CalloutSection
