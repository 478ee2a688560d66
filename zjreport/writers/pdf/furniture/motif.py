"""The brochure's motif drawn on a page: hills behind a river in bends."""

from __future__ import annotations

from collections.abc import Sequence

from ....layout.motif import CURRENTS, LOWER_BANK, RIDGES, UPPER_BANK, scaled
from ..file.canvas import PageCanvas

__all__ = ["hills", "river"]


def hills(
    canvas: PageCanvas, x: float, y: float, width: float, height: float, colours: Sequence[str]
) -> None:
    """Three ridges, the far one first, in three colours."""
    for ridge, colour in zip(RIDGES, colours, strict=True):
        outline = [*scaled(ridge, x, y, width, height), (x + width, y), (x, y)]
        canvas.shape(outline, fill=colour)


def river(canvas: PageCanvas, x: float, y: float, width: float, height: float, water: str, line: str) -> None:
    """The river in front of the ridges, with hairlines of current."""
    upper = scaled(UPPER_BANK, x, y, width, height)
    canvas.shape([*upper, *scaled(LOWER_BANK, x, y, width, height)], fill=water)
    for drop, thickness in CURRENTS:
        current = scaled(UPPER_BANK, x, y - drop * height, width, height)
        canvas.shape(current, stroke=line, thickness=thickness, close=False)
