"""The looks of panels, which a theme lets take turns, so that pages have a rhythm."""

from __future__ import annotations

from dataclasses import dataclass

from ..themes import Theme

__all__ = ["Look", "look_of"]


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


def look_of(theme: Theme, place: int) -> Look:
    """The look of a document's panel number ``place``: the theme names those that take turns."""
    names = [name for name in theme.layout.get("panel_looks", "").split() if name in _LOOKS]
    return _LOOKS[names[place % len(names)]] if names else _LOOKS["tint"]
