"""Headings in a template's own numbered styles: whether Word's count there reaches what the block holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from ...themes.house.lists import HouseList
from .ordinals import word_numeral

__all__ = ["Count", "HeadingList", "HouseHeadings"]


@dataclass(frozen=True, slots=True)
class HeadingList:
    """The list of a template and the level in it, from 0, by which headings of one level are counted."""

    list: HouseList
    level: int


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

    def __init__(self, lists: Mapping[int, HeadingList]) -> None:
        self.lists = lists
        self.restarted: dict[int, int] = {}
        self.restarts: dict[int, int] = {}
        self._counters: dict[int, int] = {}
        self._printed: dict[str, dict[int, int]] = {}

    def count(self, level: int, value: int) -> Count | None:
        """Takes a heading in; none where Word would print another ordinal than that of ``value``."""
        reached = self._counters.get(level, 0)
        if value == 0 or value not in (1, reached + 1):
            return None
        anew = value == 1 and reached > 0
        self._counters[level] = value
        for deeper in self.lists:
            # Only levels of one list start again with those above them.
            if deeper > level and self.lists[deeper].list.number == self.lists[level].list.number:
                self._counters[deeper] = 0
        return Count.ANEW if anew else Count.ON

    def shown(self, level: int, count: Count) -> str:
        """What the template's list prints before a heading just counted, with the blank behind it."""
        own = self.lists[level]
        levels, counters = own.list.levels, self._printed.setdefault(own.list.abstract, {})
        if own.level >= len(levels):
            return ""
        shape = levels[own.level]
        known = counters.get(own.level)
        counters[own.level] = 1 if count is Count.ANEW else shape.start if known is None else known + 1
        for deeper in range(own.level + 1, len(levels)):
            if own.level < levels[deeper].restart:
                counters.pop(deeper, None)
        text = shape.text
        for place, each in enumerate(levels[: own.level + 1]):
            numeral = word_numeral(counters.get(place, 0), "decimal" if shape.legal else each.format)
            text = text.replace(f"%{place + 1}", numeral)
        return text if shape.suffix == "nothing" or not text else f"{text} "
