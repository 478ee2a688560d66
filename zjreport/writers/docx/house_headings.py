"""Headings in a template's own numbered styles: whether Word's count there reaches what the block holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

__all__ = ["Count", "HouseHeadings"]


class Count(Enum):
    """How a heading is counted: on from the one before, or anew from 1."""

    ON = auto()
    ANEW = auto()


class HouseHeadings:
    """The counters that Word keeps in the template's lists.

    Attributes:
        lists: the list and level of each level of headings that the template counts.
        restarted: the list of ours that a level goes on in since it was begun anew.
        restarts: the template's list for each such list of ours.
    """

    def __init__(self, lists: Mapping[int, tuple[int, int]]) -> None:
        self.lists = lists
        self.restarted: dict[int, int] = {}
        self.restarts: dict[int, int] = {}
        self._counters: dict[int, int] = {}

    def count(self, level: int, value: int) -> Count | None:
        """Takes a heading in; none where Word would print another ordinal than that of ``value``."""
        reached = self._counters.get(level, 0)
        if value == 0 or value not in (1, reached + 1):
            return None
        anew = value == 1 and reached > 0
        self._counters[level] = value
        for deeper in self.lists:
            # Only levels of one list start again with those above them.
            if deeper > level and self.lists[deeper][0] == self.lists[level][0]:
                self._counters[deeper] = 0
        return Count.ANEW if anew else Count.ON
