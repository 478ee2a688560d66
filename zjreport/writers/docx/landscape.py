"""The picture on the cover: hills over a river, drawn in the theme's colours."""

from __future__ import annotations

from ...themes import Theme
from .shapes import Curve, Shape

__all__ = ["cover_shapes"]

# Outlines from the left edge to the right in shares of the paper's width and of the hills' height.
_FAR = ((0.0, 0.42), ((0.10, 0.70, 0.16, 0.78, 0.26, 0.52), (0.36, 0.26, 0.44, 0.60, 0.55, 0.82),
        (0.66, 1.04, 0.74, 0.46, 0.84, 0.50), (0.92, 0.53, 0.96, 0.66, 1.0, 0.74)))  # fmt: skip
_NEAR = ((0.0, 0.16), ((0.08, 0.30, 0.18, 0.44, 0.30, 0.30), (0.42, 0.16, 0.50, 0.10, 0.62, 0.24),
         (0.72, 0.36, 0.80, 0.62, 0.90, 0.44), (0.95, 0.35, 0.98, 0.28, 1.0, 0.26)))  # fmt: skip
_RIVER = ((0.0, 0.10), ((0.18, 0.22, 0.30, -0.02, 0.48, 0.06), (0.66, 0.14, 0.78, 0.20, 1.0, 0.06)))

_Outline = tuple[tuple[float, float], tuple[Curve, ...]]


def cover_shapes(theme: Theme, foot: float) -> list[Shape]:
    """The red field, hills above a darker band ``foot`` mm deep over the lower margin, and gold lines."""
    page = theme.page
    width, height = page.width, page.height
    ground = height - page.bottom - foot
    red, deep, gold = (theme.colour(name) for name in ("accent", "accent_deep", "gold"))
    return [
        Shape(0, 0, width, height, fill=red),
        _hill(_FAR, width, ground, 62, deep, 0.45),
        _hill(_NEAR, width, ground, 44, deep, 0.75),
        Shape(0, ground, width, height - ground, fill=deep),
        _stream(width, ground, gold, 0),
        _stream(width, ground, gold, 3),
        Shape(8, 8, width - 16, height - 16, line=gold, weight=0.75),
        Shape(page.left, page.top + 52, 24, 1.2, fill=gold),
    ]


def _scaled(
    outline: _Outline, width: float, ground: float, tall: float
) -> tuple[tuple[float, float], list[Curve]]:
    def place(x: float, y: float) -> tuple[float, float]:
        return x * width, ground - y * tall

    start, curves = outline
    scaled = [(*place(a, b), *place(c, d), *place(e, f)) for a, b, c, d, e, f in curves]
    return place(*start), scaled


def _hill(outline: _Outline, width: float, ground: float, tall: float, fill: str, opacity: float) -> Shape:
    start, curves = _scaled(outline, width, ground, tall)
    corners = ((width, ground), (0.0, ground))
    return Shape(
        0, ground - tall, width, tall, fill, "", opacity=opacity, start=start, curves=curves, closing=corners
    )


def _stream(width: float, ground: float, gold: str, lower: float) -> Shape:
    start, curves = _scaled(_RIVER, width, ground + lower, 40)
    return Shape(0, ground - 40, width, 40, line=gold, weight=0.9, opacity=0.8, start=start, curves=curves)
