"""An achievement panel whose items stand under sub-leads (突出科技支撑, 聚焦项目突破)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..blocks import Block, Panel
from ..blocks.primitives import Span
from ._base import Context, Item, Section
from ._cards import cards
from ._charts import ChartOptions
from ._panels import chart_of, group, known_icon, split_title, topic_of

__all__ = ["Group", "GroupedAchievementsSection", "plugin"]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Items under one sub-lead."""

    lead: str
    items: list[Item]


class GroupedAchievementsSection(Section, frozen=True, kw_only=True):
    """A panel of groups.

    Attributes:
        groups: each with its ``lead`` and its ``items``.
        cards: indicators shown as big figures at the panel's head.
        span: the full width or half of it.
        icon: the icon beside the title; without one the theme may tie an icon to the indicators' group.
        chart: a chart within the panel.
    """

    kind = "grouped-achievements"

    groups: list[Group]
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
            groups=tuple(group(context, part.items, part.lead) for part in self.groups),
            cards=cards(context, self.cards),
            span=self.span,
            icon=known_icon(self.icon),
            topic=topic_of(context, self.cards, [item for part in self.groups for item in part.items]),
            chart=chart_of(context, self.chart),
        )


plugin = GroupedAchievementsSection
