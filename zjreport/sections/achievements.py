"""An achievement panel: 过去一年，…… with one-line items."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Panel
from ..blocks.primitives import Span
from ._base import Context, Item, Section
from ._cards import cards
from ._charts import ChartOptions
from ._panels import chart_of, group, known_icon, split_title, topic_of

__all__ = ["AchievementsSection", "plugin"]


class AchievementsSection(Section, frozen=True, kw_only=True):
    """A panel of items.

    Attributes:
        items: texts, or lists of indicator ids that the sentence engine makes lines of.
        cards: indicators shown as big figures at the panel's head.
        span: the full width or half of it.
        icon: the icon beside the title; without one the theme may tie an icon to the indicators' group.
        chart: a chart within the panel.
    """

    kind = "achievements"

    items: list[Item]
    cards: list[str] = []
    span: Span = "full"
    icon: str = ""
    chart: ChartOptions | None = None

    def render(self, context: Context) -> Iterable[Block]:
        """One panel."""
        kicker, title = split_title(self.title)
        yield Panel(
            title=context.text(title),
            kicker=context.text(kicker),
            groups=(group(context, self.items),),
            cards=cards(context, self.cards),
            span=self.span,
            icon=known_icon(self.icon),
            topic=topic_of(context, self.cards, self.items),
            chart=chart_of(context, self.chart),
        )


plugin = AchievementsSection
