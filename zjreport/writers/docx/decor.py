"""What a theme's layout adds to its text styles in Word: bands, tinted panels, rules, outline levels.

A band or panel is a shaded paragraph with borders of its own colour, so that it stays text that
can be edited, and neighbours of one style join into one field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...themes import TextStyle, Theme
from .lengths import eighths, twips_of_points
from .markup import Xml, concat, w
from .properties import indents

__all__ = ["Decoration", "decoration_properties", "decorations", "unhung"]

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Decoration:
    """What stands around the text of a style; lengths in points, colours by name.

    ``inset`` is the padding at the sides, ``pad`` that above and below; ``bar`` the colour of a
    thick rule at the left; ``hang`` is how far words stand behind their ordinal.  ``rule`` draws a
    hair rule above (``top``) or below (``bottom``).
    """

    fill: str = ""
    pad: float = 0
    inset: float = 0
    bar: str = ""
    rule: str = ""
    rule_side: str = "bottom"
    before: float = 0
    after: float = 0
    hang: float = 0


# The band of a section, in points: its padding and the room of the ordinal.
_BAND_PAD, _BAND_INSET = 13.0, 12.0
_BAND_HANG = 74.0


def decorations(theme: Theme) -> Mapping[str, Decoration]:
    """The decorations that the theme's layout asks for, by style."""
    found: dict[str, Decoration] = {}
    gap = theme.measures.get("block_gap", 0) / 25.4 * 72
    if theme.layout.get("headings") == "band":
        found |= {
            "heading-1": Decoration("accent", pad=_BAND_PAD, inset=_BAND_INSET, after=2, hang=_BAND_HANG),
            "statement-hung": Decoration("accent", pad=_BAND_PAD, inset=_BAND_INSET, hang=_BAND_HANG),
            "heading-2": Decoration(before=gap * 0.7, after=4),
            "heading-3": Decoration(before=gap * 0.5, after=3),
            "heading-4": Decoration(before=gap * 0.4, after=2),
            "statement": Decoration("accent", pad=_BAND_PAD, inset=_BAND_INSET),
            "contents-title": Decoration("accent", pad=_BAND_PAD, inset=_BAND_INSET),
        }
    if theme.layout.get("quotation") == "panel":
        found |= {
            "quote-heading": Decoration("tint", pad=8, inset=14, bar="gold", before=gap),
            "quote": Decoration("tint", pad=8, inset=14, bar="gold", after=4),
        }
    if theme.layout.get("closing") == "panel":
        found["closing"] = Decoration()
    if theme.layout.get("footer") == "rule":
        found["footer"] = found["footer-turned"] = Decoration(rule="hair", rule_side="top")
    if theme.layout.get("header") == "title":
        found["header"] = Decoration(rule="hair")
    if theme.layout.get("panels") == "cards":
        found |= {
            "panel-lead": Decoration(before=5, after=3),
            "panel-item": Decoration(after=2),
        }
    if gap:
        found |= {
            "lead": Decoration(after=6),
            "body": Decoration(after=4),
            "table-title": Decoration(after=3),
            "source": Decoration(before=3),
            "table-note": Decoration(before=3),
        }
    return found


def unhung(decoration: Decoration) -> Xml:
    """The indents of a decorated paragraph whose words have no ordinal before them."""
    side = twips_of_points(decoration.inset)
    return w("ind", left=side, right=side, firstLine=0)


def decoration_properties(decoration: Decoration, style: TextStyle, theme: Theme) -> dict[str, Xml]:
    """The paragraph properties of a decoration, to be laid over those of the style."""
    parts: dict[str, Xml] = {}
    if decoration.fill:
        parts["shd"] = w("shd", val="clear", color="auto", fill=theme.colour(decoration.fill))
        parts["pBdr"] = _box(decoration, theme)
        parts["ind"] = _inset(decoration, style)
        parts["keepLines"] = w("keepLines")
    elif decoration.rule:
        line = w(
            decoration.rule_side, val="single", sz=eighths(0.75), space=4, color=theme.colour(decoration.rule)
        )
        parts["pBdr"] = w("pBdr", line)
    return parts


def _box(decoration: Decoration, theme: Theme) -> Xml:
    return w("pBdr", concat(_side(side, decoration, theme) for side in _SIDES))


def _side(side: str, decoration: Decoration, theme: Theme) -> Xml:
    across = side in ("left", "right")
    space = decoration.inset if across else decoration.pad
    colour, width = decoration.fill, 0.5
    if side == "left" and decoration.bar:
        colour, width = decoration.bar, 4.5
    return w(side, val="single", sz=eighths(width), space=min(31, int(space)), color=theme.colour(colour))


def _inset(decoration: Decoration, style: TextStyle) -> Xml:
    """Borders stand outside the text, so the text steps in by what they take."""
    side = twips_of_points(decoration.inset)
    bar = twips_of_points(4.5) if decoration.bar else 0
    if decoration.hang:
        hang = twips_of_points(decoration.hang)
        return w("ind", left=side + bar + hang, right=side, hanging=hang)
    return indents(style, left=side + bar, right=side)
