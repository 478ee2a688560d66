"""The brochure's picture in vectors: hills behind a river, a rising disc, gold hairlines; the page's edge."""

from __future__ import annotations

from ...layout.motif import CURRENTS, LOWER_BANK, RIDGES, UPPER_BANK, Points, mixed, scaled
from ...themes import Theme
from .shapes import Shape, Step

__all__ = ["EDGE", "cover_shapes", "edge_shapes"]

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
            _hill(ridge, width, height, mixed(red, deep, part))
            for ridge, part in zip(RIDGES, (0.35, 0.68, 1.0), strict=True)
        ),
        *_river(width, height, mixed(deep, gold, 0.30), light),
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


def _hill(ridge: Points, width: float, height: float, fill: str) -> Shape:
    tall = height * _SCENE
    outline = [*_placed(ridge, width, height), (width, height), (0.0, height)]
    return Shape(0, height - tall, width, tall, fill, outline=outline)


def _river(width: float, height: float, water: str, line: str) -> list[Shape]:
    tall = height * _SCENE
    banks = [*_placed(UPPER_BANK, width, height), *_placed(LOWER_BANK, width, height)]
    shapes = [Shape(0, height - tall, width, tall, water, outline=banks)]
    for drop, weight in CURRENTS:
        current = _placed(UPPER_BANK, width, height, drop * tall)
        shapes.append(Shape(0, height - tall, width, tall, line=line, weight=weight, outline=current))
    return shapes


def _placed(points: Points, width: float, height: float, drop: float = 0) -> list[Step]:
    """An outline of the unit square at the foot of the page; Word measures downwards."""
    return scaled(points, 0, height + drop, width, -height * _SCENE)
