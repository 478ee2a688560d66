"""The task hierarchy: （一）…（八）, each a bold lead with bullets below."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..blocks import Block, ItemList, ListItem, Paragraph
from ..numerals import heading_number
from ._base import Context, Item, Section

__all__ = ["Task", "TasksSection", "plugin"]


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One task: its bold lead, and the items below it."""

    lead: str
    items: list[Item] = []


class TasksSection(Section, frozen=True, kw_only=True):
    """Tasks numbered one level below the section's heading.

    Attributes:
        items: the tasks, each with its ``lead`` and its ``items``.
        intro: text before the tasks.
        statement: the judgement sentence under the heading.
    """

    kind = "tasks"

    items: list[Task]
    intro: str = ""
    statement: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, introduction and the hierarchy."""
        yield from self.heading(context, statement=self.statement)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        level = self.heading_level(context) + 1
        yield ItemList(
            tuple(
                _task(context, task, heading_number(level, number))
                for number, task in enumerate(self.items, 1)
            ),
            "tasks",
            level,
        )


def _task(context: Context, task: Task, number: str) -> ListItem:
    children = tuple(ListItem(context.item(item)) for item in task.items)
    return ListItem((), number=number, lead=context.text(task.lead), children=children)


plugin = TasksSection
