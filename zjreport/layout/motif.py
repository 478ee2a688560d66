"""The brochure's motif as curves in a unit square: three ridges, a river in bends, a disc above them.

Writers scale the curves to the field that they draw on; the square's corner is at the lower left.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["CURRENTS", "LOWER_BANK", "RIDGES", "UPPER_BANK", "Point", "Points", "mixed", "scaled"]

Point = tuple[float, ...]
"""A corner as a pair; a curve as six numbers: its two control points and its end."""
Points = Sequence[Point]

#: From the left edge to the right, the far ridge first.
RIDGES: tuple[Points, ...] = (
    ((0, 0.52), (0.10, 0.66, 0.16, 0.80, 0.26, 0.78), (0.36, 0.76, 0.40, 0.56, 0.52, 0.58),
     (0.64, 0.60, 0.70, 0.92, 0.80, 0.94), (0.90, 0.96, 0.94, 0.78, 1.0, 0.72)),
    ((0, 0.40), (0.08, 0.44, 0.14, 0.58, 0.24, 0.56), (0.36, 0.54, 0.42, 0.36, 0.54, 0.40),
     (0.68, 0.44, 0.74, 0.66, 0.86, 0.64), (0.92, 0.63, 0.96, 0.56, 1.0, 0.54)),
    ((0, 0.24), (0.12, 0.30, 0.20, 0.40, 0.32, 0.36), (0.46, 0.31, 0.56, 0.24, 0.68, 0.30),
     (0.80, 0.36, 0.90, 0.40, 1.0, 0.34)),
)  # fmt: skip
#: The river's banks: the upper one from the left, the lower one back again.
UPPER_BANK: Points = (
    (0, 0.16),
    (0.16, 0.10, 0.30, 0.20, 0.46, 0.20),
    (0.62, 0.20, 0.74, 0.10, 1.0, 0.17),
)
LOWER_BANK: Points = (
    (1.0, 0.06),
    (0.76, -0.01, 0.60, 0.11, 0.44, 0.10),
    (0.28, 0.09, 0.14, 0.00, 0, 0.05),
)
#: The hairlines of current: how far each lies below the upper bank, and its thickness in points.
CURRENTS = ((0.0, 0.9), (0.022, 0.5), (0.044, 0.35))


def scaled(points: Points, x: float, y: float, width: float, height: float) -> list[Point]:
    """The points on a field whose lower left corner is at ``x``, ``y``.

    A negative ``height`` is for scales that run downwards from the field's foot.

    >>> scaled([(0, 0.5), (1.0, 1.0)], 10, 20, 100, 40)
    [(10, 40.0), (110.0, 60.0)]
    """
    return [
        tuple(y + value * height if place % 2 else x + value * width for place, value in enumerate(point))
        for point in points
    ]


def mixed(one: str, other: str, part: float) -> str:
    """A colour ``part`` of the way from one to the other, all as six hexadecimal digits.

    >>> mixed("000000", "FF8000", 0.5)
    '804000'
    """
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (0, 2, 4))
    return "".join(f"{int(a + (b - a) * part + 0.5):02X}" for a, b in pairs)
