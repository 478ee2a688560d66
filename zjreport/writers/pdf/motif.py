"""The brochure's motif, in vectors: hills behind a river in bends, a rising disc above them."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import PageCanvas

__all__ = ["hills", "river"]

Points = Sequence[tuple[float, ...]]

# Shapes in a unit square, from the left edge to the right; curves by two control points and an end.
_RIDGES: tuple[Points, ...] = (
    ((0, 0.52), (0.10, 0.66, 0.16, 0.80, 0.26, 0.78), (0.36, 0.76, 0.40, 0.56, 0.52, 0.58),
     (0.64, 0.60, 0.70, 0.92, 0.80, 0.94), (0.90, 0.96, 0.94, 0.78, 1.0, 0.72)),
    ((0, 0.40), (0.08, 0.44, 0.14, 0.58, 0.24, 0.56), (0.36, 0.54, 0.42, 0.36, 0.54, 0.40),
     (0.68, 0.44, 0.74, 0.66, 0.86, 0.64), (0.92, 0.63, 0.96, 0.56, 1.0, 0.54)),
    ((0, 0.24), (0.12, 0.30, 0.20, 0.40, 0.32, 0.36), (0.46, 0.31, 0.56, 0.24, 0.68, 0.30),
     (0.80, 0.36, 0.90, 0.40, 1.0, 0.34)),
)  # fmt: skip
_BANKS: tuple[Points, Points] = (
    ((0, 0.16), (0.16, 0.10, 0.30, 0.20, 0.46, 0.20), (0.62, 0.20, 0.74, 0.10, 1.0, 0.17)),
    ((1.0, 0.06), (0.76, -0.01, 0.60, 0.11, 0.44, 0.10), (0.28, 0.09, 0.14, 0.00, 0, 0.05)),
)


def hills(
    canvas: PageCanvas, x: float, y: float, width: float, height: float, colours: Sequence[str]
) -> None:
    """Three ridges, the far one first, in three colours."""
    for ridge, colour in zip(_RIDGES, colours, strict=True):
        outline = [*_scaled(ridge, x, y, width, height), (x + width, y), (x, y)]
        canvas.shape(outline, fill=colour)


def river(canvas: PageCanvas, x: float, y: float, width: float, height: float, water: str, line: str) -> None:
    """The river in front of the ridges, with hairlines of current."""
    upper = _scaled(_BANKS[0], x, y, width, height)
    lower = _scaled(_BANKS[1], x, y, width, height)
    canvas.shape([*upper, lower[0], *lower[1:]], fill=water)
    for lift, thickness in ((0.0, 0.9), (-0.022, 0.5), (-0.044, 0.35)):
        shifted = [tuple(v + (lift * height if n % 2 else 0) for n, v in enumerate(p)) for p in upper]
        canvas.shape(shifted, stroke=line, thickness=thickness, close=False)


def _scaled(points: Points, x: float, y: float, width: float, height: float) -> list[tuple[float, ...]]:
    return [
        tuple(y + value * height if place % 2 else x + value * width for place, value in enumerate(point))
        for point in points
    ]
