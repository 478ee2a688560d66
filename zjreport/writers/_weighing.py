"""How the ends of pages are weighed, in every format that makes pages up: lengths are millimetres.

Where pages may end, and how deep they then are, a writer knows.  What a hole, a stretched page or a parted
card costs is the same for all, and so is the search: a few of the best ways to each place are followed from
page to page, so the time is linear in the flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Generic, TypeVar

__all__ = [
    "DEEPEST_HOLE",
    "PARTED_CARD",
    "PARTED_NOTE",
    "PARTED_TABLE",
    "PARTED_TEXT",
    "TORN",
    "best_ends",
    "cost_of_hole",
    "cost_of_last",
    "cost_of_squeeze",
]

P = TypeVar("P")
S = TypeVar("S")

#: A hole at a page's foot up to this depth is better than a card in two pieces.
DEEPEST_HOLE = 38.0
#: How many ways are followed from page to page.
_WAYS = 6

# What is weighed, in a unit of its own: a hole of a centimetre costs _HOLE.
_HOLE, _STRETCH, _SQUEEZE, _DEEP = 12.0, 14.0, 40.0, 9000.0
_PAGE, _NEARLY_EMPTY = 60.0, 1500.0
#: What it costs to part a card, a table, a paragraph, a footnote, and what must not be parted.
PARTED_CARD, PARTED_TABLE, PARTED_TEXT, PARTED_NOTE, TORN = 2500.0, 320.0, 8.0, 40.0, 1e6
#: A last page that is filled less than this looks like an afterthought.
_LEAST_LAST = 0.5


@dataclass(frozen=True, slots=True)
class _Way(Generic[P, S]):
    """A way of making pages up to ``end``, what it costs, and what runs over to the next page."""

    end: P
    cost: float
    carried: S
    before: _Way[P, S] | None = None

    def ends(self) -> list[P]:
        """The ends of its pages, the first page's first."""
        found: list[P] = []
        way: _Way[P, S] | None = self
        while way is not None and way.before is not None:
            found.append(way.end)
            way = way.before
        return found[::-1]


def best_ends(
    head: P, foot: P, ends_from: Callable[[P, S], Iterable[tuple[P, float, S]]], nothing: S
) -> list[P]:
    """The ends of the pages of a flow from ``head`` to ``foot`` that cost least together.

    ``ends_from`` gives the places where a page from a place on may end, each with what it costs and with
    what runs over; it is told what has run over to the page, ``nothing`` on the first.
    """
    ways = [_Way(head, 0.0, nothing)]
    done = _Way(head, float("inf"), nothing)
    while ways:
        reached: dict[P, _Way[P, S]] = {}
        for way in ways:
            for end, cost, carried in ends_from(way.end, way.carried):
                total = way.cost + cost + _PAGE
                if end not in reached or total < reached[end].cost:
                    reached[end] = _Way(end, total, carried, way)
        whole = reached.pop(foot, None)
        if whole and whole.cost < done.cost:
            done = whole
        open_ways = (way for way in reached.values() if way.cost < done.cost)
        ways = nsmallest(_WAYS, open_ways, key=lambda way: way.cost)
    return done.ends()


def cost_of_hole(missing: float, room: float) -> float:
    """What a page costs that lacks so much, of which stretching can fill ``room``."""
    hole = max(0.0, missing - room)
    stretched = min(1.0, missing / room) if room else 0.0
    deep = _DEEP * hole / DEEPEST_HOLE if hole > DEEPEST_HOLE else 0.0
    return _STRETCH * stretched**2 + _HOLE * (hole / 10) ** 2 + deep


def cost_of_squeeze(over: float, give: float) -> float:
    """What a page costs that has so much too much and can give so much."""
    return _SQUEEZE * (over / give) ** 2 if give else 0.0


def cost_of_last(filled: float) -> float:
    """What a last page costs that is filled to a share."""
    return _NEARLY_EMPTY * max(0.0, 1 - filled / _LEAST_LAST) ** 2
