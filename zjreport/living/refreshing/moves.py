"""What an author has put in another place: what stands out of the order in which it was written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

__all__ = ["moved"]


def moved(written: Sequence[int | None]) -> set[int]:
    """The fewest items of a sequence that were moved, by the places in which each was written.

    Of those of which no place is known none was moved.

    >>> moved([0, 4, 1, None, 2, 3])
    {1}
    """
    known = [(at, place) for at, place in enumerate(written) if place is not None]
    ends: list[int] = []
    lengths: list[int] = []
    for _, place in known:
        length = bisect_right(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    # The longest run of items in their order, read from its end.
    stay, wanted, below = set[int](), len(ends) - 1, max(ends, default=0)
    for (at, place), length in zip(reversed(known), reversed(lengths), strict=True):
        if length == wanted and place <= below:
            stay.add(at)
            wanted, below = wanted - 1, place
    return {at for at, _ in known} - stay
