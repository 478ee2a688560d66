"""Text styles of a theme as the paragraph and run properties of Word styles."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...themes import FontRole, RunLook, TextStyle, Theme
from .lengths import half_points, twips, twips_of_points
from .markup import Xml, in_order, w

__all__ = [
    "exact_leading",
    "fonts_xml",
    "grid_pitch",
    "indents",
    "language_xml",
    "paragraph_properties",
    "run_look_properties",
    "run_properties",
    "tightening",
]

_PARAGRAPH_ORDER = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl",
)  # fmt: skip
_RUN_ORDER = (
    "rFonts", "b", "bCs", "color", "spacing", "kern", "position", "sz", "szCs", "u", "vertAlign", "lang",
)  # fmt: skip
_ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def fonts_xml(font: FontRole) -> Xml:
    """The faces of a role, East Asian and Latin set apart."""
    return w("rFonts", ascii=font.latin, hAnsi=font.latin, eastAsia=font.word, cs=font.latin)


def language_xml(language: str) -> Xml:
    """The language of text, for the spelling checker and for line breaking."""
    return w("lang", val="en-US", eastAsia=language, bidi="ar-SA")


def run_properties(style: TextStyle, theme: Theme, tracking: float = 0) -> Xml:
    """Face, size, weight and colour of a style; ``tracking`` are the points added behind each sign."""
    parts = _run_parts(style, theme)
    if tracking:
        parts["spacing"] = w("spacing", val=twips_of_points(tracking))
    return in_order(_RUN_ORDER, parts)


def _run_parts(style: TextStyle, theme: Theme) -> dict[str, Xml]:
    size = half_points(style.size)
    parts = {
        "rFonts": fonts_xml(theme.font(style.font)),
        "color": w("color", val=theme.colour(style.colour)),
        "sz": w("sz", val=size),
        "szCs": w("szCs", val=size),
    }
    if style.bold:
        parts |= {"b": w("b"), "bCs": w("bCs")}
    if tracking := tightening(style, theme):
        parts["spacing"] = w("spacing", val=tracking)
    return parts


def tightening(style: TextStyle, theme: Theme) -> int:
    """What brings the characters of the grid's styles to its pitch, in twips each.

    The section declares the grid, but styles do it themselves and do not snap to it: LibreOffice
    gives two cells to each character that is wider than one, as GB/T 9704 has it.  A twip more than the pitch
    asks for keeps the last character of a full line in it where programs round.
    """
    grid = theme.page.grid
    if not grid or style.size != theme.style("body").size or exact_leading(style, theme) != grid_pitch(theme):
        return 0
    return math.floor(twips(theme.page.text_width) / grid.characters - twips_of_points(style.size)) - 1


def run_look_properties(look: RunLook, theme: Theme, size: float) -> Xml:
    """How runs of a role differ from their paragraph; ``size`` (points) is what ``scale`` multiplies.

    A raised look becomes a superscript, which follows the size of its paragraph.
    """
    parts: dict[str, Xml] = {}
    if look.font:
        parts["rFonts"] = fonts_xml(theme.font(look.font))
    if look.bold:
        parts |= {"b": w("b"), "bCs": w("bCs")}
    if look.colour:
        parts["color"] = w("color", val=theme.colour(look.colour))
    if look.rise:
        parts["vertAlign"] = w("vertAlign", val="superscript" if look.rise > 0 else "subscript")
    elif look.scale != 1:
        scaled = half_points(size * look.scale)
        parts |= {"sz": w("sz", val=scaled), "szCs": w("szCs", val=scaled)}
    return in_order(_RUN_ORDER, parts)


def grid_pitch(theme: Theme) -> int | None:
    """The line pitch of the page's grid in twips, rounded down so that the last line still fits."""
    grid = theme.page.grid
    return math.floor(twips(theme.page.text_height) / grid.lines) if grid else None


def exact_leading(style: TextStyle, theme: Theme) -> int | None:
    """The leading in twips; a leading that is the grid's is the grid's to the twip."""
    if not style.leading:
        return None
    leading, pitch = twips_of_points(style.leading), grid_pitch(theme)
    return pitch if pitch and abs(leading - pitch) <= 1 else leading


def paragraph_properties(style: TextStyle, theme: Theme, extra: Mapping[str, Xml] | None = None) -> Xml:
    """Spacing, indents and alignment of a style; ``extra`` adds properties or replaces them."""
    parts = {
        "spacing": _spacing(style, theme),
        "ind": indents(style),
        "jc": w("jc", val=_ALIGN[style.align]),
    }
    if style.keep_with_next:
        parts |= {"keepNext": w("keepNext"), "keepLines": w("keepLines")}
    parts |= extra or {}
    return in_order(_PARAGRAPH_ORDER, {name: part for name, part in parts.items() if part})


def _spacing(style: TextStyle, theme: Theme) -> Xml:
    line = exact_leading(style, theme)
    return w(
        "spacing",
        before=twips_of_points(style.before),
        after=twips_of_points(style.after),
        line=line or 240,
        lineRule="exact" if line else "auto",
    )


def indents(style: TextStyle, left: int = 0, right: int = 0) -> Xml:
    """The indents of a style, all of them said, since a list's would count where one is missing.

    First-line indents are in characters as well, so that they follow a change of size.  ``left``
    and ``right`` are twips to add.  A right-aligned style is indented from the right, as offices
    indent the signature.
    """
    if style.align == "right":
        right += twips_of_points(style.indent * style.size)
        return w("ind", left=left, right=right, firstLine=0)
    first = twips_of_points((style.indent - style.hang) * style.size)
    left += twips_of_points(style.hang * style.size)
    if first < 0:
        return w("ind", left=left, right=right, hanging=-first)
    characters = int((style.indent - style.hang) * 100 + 0.5)
    return w("ind", left=left, right=right, firstLineChars=characters, firstLine=first)
