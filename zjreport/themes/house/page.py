"""The page of a house template as settings of a theme, in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .namespaces import W
from .opening import HouseFile

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["governing_section", "page_settings", "sections"]

_PER_TWIP = 25.4 / 1440
# A text block that differs by less is the same (mm).
_ALIKE = 0.6
_ON_CHARACTERS = ("linesAndChars", "snapToChars")


def sections(file: HouseFile) -> list[etree._Element]:
    """The properties of all sections, in their order."""
    return list(file.body.iter(f"{W}sectPr"))


def governing_section(file: HouseFile) -> etree._Element | None:
    """The properties of the section that the contents stand in: that of their place, else the last."""
    from .place import place_of_contents

    place = place_of_contents(file)
    found = sections(file)
    if place is None:
        return found[-1] if found else None
    children = list(file.body)
    for child in children[children.index(place) :]:
        own = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if own is not None:
            return own
    return None


def page_settings(file: HouseFile, base: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the page that stand over those of ``base``; nothing where the file says nothing.

    The grid of characters is kept where the text block is as large as that of ``base``; elsewhere it
    is that of the file, where it has one.
    """
    section = governing_section(file)
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if section is None or size is None or margins is None:
        return {}
    gutter = _twips(margins, "gutter")
    settings: dict[str, Any] = {
        "width": _twips(size, "w") * _PER_TWIP,
        "height": _twips(size, "h") * _PER_TWIP,
        # A margin below 0 is one that a tall header does not move.
        **{side: abs(_twips(margins, side)) * _PER_TWIP for side in ("top", "bottom", "right")},
        "left": (abs(_twips(margins, "left")) + gutter) * _PER_TWIP,
    }
    width = settings["width"] - settings["left"] - settings["right"]
    height = settings["height"] - settings["top"] - settings["bottom"]
    if width <= 0 or height <= 0:
        return {}
    if not _same_block(width, height, base):
        settings["grid"] = _grid(section.find(f"{W}docGrid"), width, height)
    return settings


def _same_block(width: float, height: float, base: Mapping[str, Any]) -> bool:
    if not all(side in base for side in ("width", "height", "left", "right", "top", "bottom")):
        return False
    wide = float(base["width"]) - float(base["left"]) - float(base["right"])
    tall = float(base["height"]) - float(base["top"]) - float(base["bottom"])
    return abs(wide - width) <= _ALIKE and abs(tall - height) <= _ALIKE


def _grid(grid: etree._Element | None, width: float, height: float) -> dict[str, int] | None:
    """The grid of lines and characters, the latter of type of 16 points, as its pitch is said."""
    if grid is None or grid.get(f"{W}type") not in _ON_CHARACTERS:
        return None
    pitch = _twips(grid, "linePitch")
    advance = 16 + _twips(grid, "charSpace") / 4096
    if pitch <= 0 or advance <= 0:
        return None
    lines = int(height / _PER_TWIP / pitch + 0.01)
    characters = int(width / _PER_TWIP / 20 / advance + 0.01)
    return {"lines": lines, "characters": characters} if lines > 0 and characters > 0 else None


def _twips(element: etree._Element, name: str) -> int:
    try:
        return int(float(element.get(f"{W}{name}") or 0))
    except ValueError:
        return 0
