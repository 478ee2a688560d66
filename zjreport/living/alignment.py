"""Which item of one sequence is which of another, where items have come, gone or changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

__all__ = ["aligned"]

# Beyond this length the matcher, whose time grows with the square, gives way to counting.
_LONG = 5000


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """The place in ``new`` of each item of ``old`` that is there: in order, then wherever it has gone to.

    >>> sorted(aligned("abca", "xacb").items())
    [(0, 1), (1, 3), (2, 2)]
    """
    pairs: dict[int, int] = {}
    if len(old) <= _LONG and len(new) <= _LONG:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            pairs |= {block.a + step: block.b + step for step in range(block.size)}
    taken = set(pairs.values())
    left: dict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(range(len(new))):
        if place not in taken:
            left[new[place]].append(place)
    for place, item in enumerate(old):
        if place not in pairs and left.get(item):
            pairs[place] = left[item].pop()
    return pairs
