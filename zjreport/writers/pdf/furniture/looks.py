"""How cards are painted: a few looks that a theme lets follow one another, so that pages have a rhythm."""

from __future__ import annotations

from dataclasses import dataclass

from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.flow import Frame

__all__ = ["RADIUS", "CardGround", "Look", "look_of", "tinted"]

RADIUS = 1.6 * MM
_BAR = 1.1 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a card, by their names in the theme; an empty name paints nothing.

    ``ground`` fills the card, ``line`` frames it, ``bar`` runs along its top or left edge (``side``),
    ``strip`` fills its head.  ``kicker``, ``title`` and ``rule`` are the head's; ``disc`` and ``sign``
    those of its icon.
    """

    ground: str
    line: str = ""
    bar: str = ""
    side: str = "left"
    strip: str = ""
    kicker: str = "accent"
    title: str = "ink"
    rule: str = "gold"
    disc: str = "accent"
    sign: str = "on_accent"


_LOOKS = {
    "tint": Look("tint", bar="accent"),
    "line": Look("paper", line="hair", bar="accent", side="top", disc="navy", title="accent_deep"),
    "navy": Look(
        "paper",
        line="hair",
        strip="navy",
        kicker="gold_light",
        title="on_accent",
        rule="",
        disc="gold_light",
        sign="navy",
    ),
}


def look_of(desk: Desk, place: int) -> Look:
    """The look of a document's panel number ``place``: the theme names those that take turns."""
    names = [name for name in desk.manner("panel_looks").split() if name in _LOOKS]
    return _LOOKS[names[place % len(names)]] if names else _LOOKS["tint"]


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
