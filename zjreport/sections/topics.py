"""The fields of an economy one after the other: a judgement, the headline figure, its movement, its parts."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, ItemList, ListItem, Paragraph
from ..numerals import heading_number
from ._base import Context, Section
from ._telling import Telling
from ._topics import TopicEntry

__all__ = ["TopicsSection", "plugin"]


class TopicsSection(Section, frozen=True, kw_only=True):
    """Topics, each a numbered judgement with its sentences.

    Attributes:
        items: names of bundled topics, or entries that say more: ``topic``, ``judgement``, ``headline``,
            ``parts``, ``than``, ``branches``, ``also``.
        scope: the words before a headline's name (全市).
        intro: text before the topics.
        lag: how many months a figure may lie behind; it is then told with the period that it is of.
    """

    kind = "topics"

    items: list[str | TopicEntry]
    scope: str = ""
    intro: str = ""
    lag: int = 1

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, introduction, and the topics that the data has something of."""
        told = [item for entry in self.items if (item := self._item(context, entry))]
        if not told:
            return
        yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        level = self.heading_level(context) + 1
        numbered = (
            ListItem((), number=heading_number(level, number), lead=item.lead, children=item.children)
            for number, item in enumerate(told, 1)
        )
        yield ItemList(tuple(numbered), "tasks", level)

    def _item(self, context: Context, given: str | TopicEntry) -> ListItem | None:
        entry = TopicEntry(topic=given) if isinstance(given, str) else given
        telling = Telling(context, entry.settled(), self.scope, self.lag)
        sentences = telling.sentences()
        if not sentences:
            return None
        lead = telling.judgement(entry.judgement) or telling.topic.title
        return ListItem((), lead=context.text(lead), children=tuple(map(ListItem, sentences)))


plugin = TopicsSection
