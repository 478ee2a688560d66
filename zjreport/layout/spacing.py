"""How a large name is spaced out to the width it deserves."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Spaced", "spaced_name"]

#: The widest gap between two signs, as a share of their size; more would part the name.
_WIDEST = 0.75


class Spaced(NamedTuple):
    """A size of type, and the gap behind each sign but the last, in one unit."""

    size: float
    gap: float


def spaced_name(count: int, size: float, width: float) -> Spaced:
    """How ``count`` signs of at most ``size`` are set to a ``width``: smaller where they are too many.

    >>> spaced_name(6, 56, 386)
    Spaced(size=56, gap=10.0)
    >>> spaced_name(2, 56, 386).gap, spaced_name(10, 56, 386)
    (42.0, Spaced(size=38.6, gap=0.0))
    """
    if count * size >= width:
        return Spaced(width / count, 0.0)
    return Spaced(size, min(_WIDEST * size, (width - count * size) / max(1, count - 1)))
