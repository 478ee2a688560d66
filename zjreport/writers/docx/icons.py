"""Icons on discs: vector drawings in the line of text, marked as decoration."""

from __future__ import annotations

from ...themes import Theme
from ...themes.icons import SIDE, icon_paths
from .draft import Draft
from .lengths import points
from .markup import Xml
from .paragraphs import paragraph
from .shapes import Shape, inline

__all__ = ["DISC", "icon_disc"]

#: The diameter of the disc in millimetres.
DISC = 10.5
# How much of the disc's diameter the icon takes up, and the thickness of its lines in its own units.
_SHARE, _THICKNESS = 0.58, 1.7


def icon_disc(name: str, ground: str, sign: str, draft: Draft) -> Xml:
    """A paragraph with the icon in the colour ``sign`` on a disc of the colour ``ground``."""
    shapes = _shapes(name, ground, sign, draft.theme)
    return paragraph("icon", inline(shapes, draft.drawing_id(), "图标（装饰）", (DISC, DISC)))


def _shapes(name: str, ground: str, sign: str, theme: Theme) -> tuple[Shape, ...]:
    scale = DISC * _SHARE / SIDE
    corner = DISC * (1 - _SHARE) / 2
    lines = tuple(
        (tuple(tuple(corner + scale * value for value in point) for point in path), closed)
        for path, closed in icon_paths(name)
    )
    disc = Shape(0, 0, DISC, DISC, fill=theme.colour(ground), form="ellipse")
    weight = points(_THICKNESS * scale)
    drawing = Shape(0, 0, DISC, DISC, line=theme.colour(sign), weight=weight, lines=lines)
    return disc, drawing
