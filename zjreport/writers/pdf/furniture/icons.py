"""Icons in line on a disc, drawn from the paths that themes know by name."""

from __future__ import annotations

from ....themes.icons import SIDE, icon_paths
from ..desk import MM
from ..file.canvas import PageCanvas

__all__ = ["DISC", "draw_disc"]

#: The diameter of the disc of an icon.
DISC = 10.5 * MM
#: How much of the disc's diameter the icon takes up, and the thickness of its lines in its own units.
_SHARE, _THICKNESS = 0.58, 1.7


def draw_disc(canvas: PageCanvas, name: str, ground: str, line: str, left: float, top: float) -> None:
    """The icon in the colour ``line`` on a disc of the colour ``ground`` that begins at ``top``."""
    with canvas.artifact():
        radius = DISC / 2
        canvas.disc(ground, left + radius, top - radius, radius)
        scale = DISC * _SHARE / SIDE
        x, y = left + radius - scale * SIDE / 2, top - radius + scale * SIDE / 2
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for points, closed in icon_paths(name):
            placed = [
                tuple(y - scale * v if n % 2 else x + scale * v for n, v in enumerate(point))
                for point in points
            ]
            canvas.shape(placed, stroke=line, thickness=_THICKNESS * scale, close=closed)
        canvas.restoreState()
