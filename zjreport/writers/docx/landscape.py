"""The brochure's picture in vectors: hills behind a river, a rising disc, gold hairlines; the page's edge."""

from __future__ import annotations

from ...layout.motif import CURRENTS, LOWER_BANK, RIDGES, UPPER_BANK, Point, Points, mixed, scaled
from ...themes import Theme
from .shapes import Shape

__all__ = ["EDGE", "cover_shapes", "edge_shapes", "scenery_shapes"]

# The cover, in millimetres: how deep hills and foot reach above the paper's edge, the disc and its rings.
_HILLS, _FOOT = 122.0, 46.0
# These stay clear of the cells of the text, whose ground would cut them.
_CENTRE, _DISC, _RINGS = (0.77, 0.275), 31.0, (38.0, 45.0)


def cover_shapes(theme: Theme, *, light: bool) -> list[Shape]:
    """Everything behind the cover's text, with a light foot where text stands there."""
    width, height = theme.page.width, theme.page.height
    red, deep, gold = (theme.colour(name) for name in ("accent", "accent_deep", "gold"))
    x, y = _CENTRE[0] * width, (1 - _CENTRE[1]) * height
    shapes = [Shape(0, 0, width, height, fill=red)]
    for number, radius in enumerate(_RINGS):
        shapes.append(_circle(x, y, radius, line=mixed(red, gold, 0.34 - 0.09 * number)))
    shapes.append(_circle(x, y, _DISC, fill=mixed(red, gold, 0.22)))
    for ridge, part in zip(RIDGES, (0.3, 0.62, 0.94), strict=True):
        crest = scaled(ridge, 0, height, width, -_HILLS)
        shapes.append(_below(crest, _HILLS, theme, mixed(red, deep, part)))
        shapes.append(_line(crest, _HILLS, theme, mixed(red, gold, 0.3 + 0.2 * part), 0.5))
    bank = scaled(UPPER_BANK, 0, height, width, -_FOOT / 0.2)
    if light:
        shapes.append(_below(bank, _FOOT, theme, theme.colour("tint")))
    for drop, weight in ((0.0, 2.2), (2.2, 0.7), (3.8, 0.4)):
        current = scaled(UPPER_BANK, 0, height + drop, width, -_FOOT / 0.2)
        shapes.append(_line(current, _FOOT, theme, gold, weight))
    return shapes


def scenery_shapes(theme: Theme, tall: float) -> list[Shape]:
    """Pale hills behind a river, as wide as the text and ``tall`` millimetres deep."""
    width = theme.page.text_width
    tint, deep, paper = theme.colour("tint"), theme.colour("tint_deep"), theme.colour("paper")

    def curve(points: Points, drop: float = 0.0) -> list[Point]:
        return scaled(points, 0, tall * (1 + drop), width, -tall)

    hills = [
        Shape(0, 0, width, tall, fill, outline=[*curve(ridge), (width, tall), (0.0, tall)])
        for ridge, fill in zip(RIDGES, (tint, mixed(tint, deep, 0.5), deep), strict=True)
    ]
    banks = [*curve(UPPER_BANK), *curve(LOWER_BANK)]
    river = Shape(0, 0, width, tall, mixed(deep, paper, 0.6), outline=banks)
    gold = theme.colour("gold")
    currents = [
        Shape(0, 0, width, tall, line=gold, weight=weight, outline=curve(UPPER_BANK, drop))
        for drop, weight in CURRENTS
    ]
    return [*hills, river, *currents]


# How deep the edge of a page is, in millimetres.
EDGE = 5.7


def edge_shapes(theme: Theme) -> list[Shape]:
    """The red edge with its gold hairline at the head of every page."""
    width = theme.page.width
    return [
        Shape(0, 0, width, 5, fill=theme.colour("accent")),
        Shape(0, 5.2, width, 0.5, fill=theme.colour("gold")),
    ]


def _circle(x: float, y: float, radius: float, *, fill: str = "", line: str = "") -> Shape:
    return Shape(x - radius, y - radius, 2 * radius, 2 * radius, fill, line, 0.6, form="ellipse")


def _below(crest: Points, tall: float, theme: Theme, fill: str) -> Shape:
    """The ground below a crest, down to the paper's edge."""
    width, height = theme.page.width, theme.page.height
    return Shape(0, height - tall, width, tall, fill, outline=[*crest, (width, height), (0.0, height)])


def _line(crest: Points, tall: float, theme: Theme, colour: str, weight: float) -> Shape:
    page = theme.page
    return Shape(0, page.height - tall, page.width, tall, line=colour, weight=weight, outline=crest)
