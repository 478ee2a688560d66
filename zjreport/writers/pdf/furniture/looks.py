"""How cards are painted, in the looks that panels have."""

from __future__ import annotations

from ..._looks import Look
from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.flow import Frame

__all__ = ["RADIUS", "CardGround", "tinted"]

RADIUS = 1.6 * MM
_BAR = 1.1 * MM


class CardGround:
    """Paints a card in a look; its head is ``head`` points deep."""

    def __init__(self, desk: Desk, look: Look, head: float = 0) -> None:
        self._desk, self._look, self._head = desk, look, head

    def __call__(
        self, canvas: PageCanvas, x: float, top: float, width: float, height: float, first: bool, last: bool
    ) -> None:
        look, colour = self._look, self._desk.colour
        foot = top - height
        if look.bar and look.side == "top":
            canvas.fill(colour(look.bar), x, foot, width, height, RADIUS)
            canvas.fill(colour(look.ground), x, foot, width, height - 2 * RADIUS, RADIUS)
            canvas.fill(colour(look.ground), x, foot + RADIUS, width, height - RADIUS - _BAR)
        else:
            canvas.fill(colour(look.ground), x, foot, width, height, RADIUS)
        if look.strip and self._head and first:
            canvas.fill(colour(look.strip), x, top - self._head, width, self._head, RADIUS)
            canvas.fill(colour(look.strip), x, top - self._head, width, RADIUS)
        if look.line:
            canvas.frame(colour(look.line), 0.7, x, foot, width, height, RADIUS)
        if look.bar and look.side == "left":
            canvas.fill(colour(look.bar), x, foot + RADIUS, _BAR, height - 2 * RADIUS)


def tinted(desk: Desk, *, bar: str = "accent", padding: float | None = None) -> Frame:
    """A card on the warm tint with a coloured bar at its left edge."""
    space = desk.measure("panel_padding", 5) * MM if padding is None else padding
    return Frame(space * 0.8, space * 0.8, CardGround(desk, Look("tint", bar=bar)))
