"""The brochure's picture in vectors: hills behind a river, a rising disc, gold hairlines; the page's edge."""

from __future__ import annotations

from collections.abc import Sequence

from ...themes import Theme
from .shapes import Shape, Step

__all__ = ["EDGE", "cover_shapes", "edge_shapes"]

# Outlines in a unit square whose corner is at the lower left: a start, then curves by two handles and an end.
_RIDGES: tuple[Sequence[Step], ...] = (
    ((0, 0.52), (0.10, 0.66, 0.16, 0.80, 0.26, 0.78), (0.36, 0.76, 0.40, 0.56, 0.52, 0.58),
     (0.64, 0.60, 0.70, 0.92, 0.80, 0.94), (0.90, 0.96, 0.94, 0.78, 1.0, 0.72)),
    ((0, 0.40), (0.08, 0.44, 0.14, 0.58, 0.24, 0.56), (0.36, 0.54, 0.42, 0.36, 0.54, 0.40),
     (0.68, 0.44, 0.74, 0.66, 0.86, 0.64), (0.92, 0.63, 0.96, 0.56, 1.0, 0.54)),
    ((0, 0.24), (0.12, 0.30, 0.20, 0.40, 0.32, 0.36), (0.46, 0.31, 0.56, 0.24, 0.68, 0.30),
     (0.80, 0.36, 0.90, 0.40, 1.0, 0.34)),
)  # fmt: skip
_UPPER_BANK: Sequence[Step] = (
    (0, 0.16),
    (0.16, 0.10, 0.30, 0.20, 0.46, 0.20),
    (0.62, 0.20, 0.74, 0.10, 1.0, 0.17),
)
_LOWER_BANK: Sequence[Step] = (
    (1.0, 0.06), (0.76, -0.01, 0.60, 0.11, 0.44, 0.10), (0.28, 0.09, 0.14, 0.00, 0, 0.05)
)  # fmt: skip
_SCENE = 0.36
_INSET = 8.0


def cover_shapes(theme: Theme) -> list[Shape]:
    """Everything behind the cover's text."""
    width, height = theme.page.width, theme.page.height
    red, deep, gold = (theme.colour(name) for name in ("accent", "accent_deep", "gold"))
    light = theme.colours.get("gold_light", gold)
    disc = 27.0
    return [
        Shape(0, 0, width, height, fill=red),
        Shape(
            width * 0.79 - disc,
            height * 0.655 - disc,
            2 * disc,
            2 * disc,
            fill=light,
            opacity=0.16,
            form="ellipse",
        ),
        *(
            _hill(ridge, width, height, _mixed(red, deep, part))
            for ridge, part in zip(_RIDGES, (0.35, 0.68, 1.0), strict=True)
        ),
        *_river(width, height, _mixed(deep, gold, 0.30), light),
        _frame(_INSET, width, height, gold, 0.7),
        _frame(_INSET + 1.4, width, height, gold, 0.25),
    ]


# How deep the edge of a page is, in millimetres.
EDGE = 5.7


def edge_shapes(theme: Theme) -> list[Shape]:
    """The red edge with its gold hairline at the head of every page."""
    width = theme.page.width
    return [
        Shape(0, 0, width, 5, fill=theme.colour("accent")),
        Shape(0, 5.2, width, 0.5, fill=theme.colour("gold")),
    ]


def _frame(inset: float, width: float, height: float, colour: str, weight: float) -> Shape:
    return Shape(inset, inset, width - 2 * inset, height - 2 * inset, line=colour, weight=weight)


def _hill(ridge: Sequence[Step], width: float, height: float, fill: str) -> Shape:
    tall = height * _SCENE
    outline = [*_placed(ridge, width, height), (width, height), (0.0, height)]
    return Shape(0, height - tall, width, tall, fill, outline=outline)


def _river(width: float, height: float, water: str, line: str) -> list[Shape]:
    tall = height * _SCENE
    upper, lower = _placed(_UPPER_BANK, width, height), _placed(_LOWER_BANK, width, height)
    shapes = [Shape(0, height - tall, width, tall, water, outline=[*upper, *lower])]
    for drop, weight in ((0.0, 0.9), (0.022, 0.5), (0.044, 0.35)):
        current = [tuple(v + drop * tall if n % 2 else v for n, v in enumerate(step)) for step in upper]
        shapes.append(Shape(0, height - tall, width, tall, line=line, weight=weight, outline=current))
    return shapes


def _placed(steps: Sequence[Step], width: float, height: float) -> list[Step]:
    """An outline of the unit square at the foot of the page."""
    return [
        tuple(height - v * height * _SCENE if n % 2 else v * width for n, v in enumerate(step))
        for step in steps
    ]


def _mixed(one: str, other: str, part: float) -> str:
    """A colour ``part`` of the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{int(a + (b - a) * part + 0.5):02X}" for a, b in pairs)
