"""The lists of a house template, as far as they say what ordinals look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .namespaces import W
from .opening import HouseFile

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["HouseList", "ListLevel", "house_list"]

_DEPTH = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: where it starts, its numerals, its text (``第%1章``), and what stands behind that.

    ``restart`` is the level, counted from 1, after which it starts again: by default any above it, for 0
    none.  ``legal`` levels print all numerals as arabic ones; ``style`` is the paragraph style tied to it.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int = _DEPTH
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class HouseList:
    """A list by the number by which styles name it; lists of one ``abstract`` share their counters."""

    number: int
    abstract: str = ""
    levels: tuple[ListLevel, ...] = ()

    def level_of(self, style: str, said: int) -> int:
        """The level of a paragraph style: that which is tied to it, else what the style says itself."""
        return next((place for place, level in enumerate(self.levels) if level.style == style), said)


def house_list(file: HouseFile, number: int) -> HouseList:
    """A list of the template; one without levels where the file does not say them."""
    root = file.tree("numbering")
    if root is None:
        return HouseList(number)
    named = next((item for item in root.iter(f"{W}num") if item.get(f"{W}numId") == str(number)), None)
    abstract = _abstract(root, _value(named, "abstractNumId")) if named is not None else None
    if named is None or abstract is None:
        return HouseList(number)
    own = {_place(item): item for item in abstract.findall(f"{W}lvl")}
    starts: dict[int, str] = {}
    for override in named.findall(f"{W}lvlOverride"):
        if (level := override.find(f"{W}lvl")) is not None:
            own[_place(override)] = level
        starts[_place(override)] = _value(override, "startOverride")
    levels = (_level(own.get(place), starts.get(place, "")) for place in range(_DEPTH))
    return HouseList(number, abstract.get(f"{W}abstractNumId", ""), tuple(levels))


def _abstract(root: etree._Element, id: str) -> etree._Element | None:
    """An abstract list; one that refers to a list style gives way to the one that defines it."""
    items = root.findall(f"{W}abstractNum")
    found = next((item for item in items if item.get(f"{W}abstractNumId") == id), None)
    link = _value(found, "numStyleLink") if found is not None else ""
    defined = (item for item in items if link and _value(item, "styleLink") == link)
    return next(defined, found)


def _level(item: etree._Element | None, start: str) -> ListLevel:
    if item is None:
        return ListLevel()
    said, restart = start or _value(item, "start"), _value(item, "lvlRestart")
    return ListLevel(
        int(said) if said.isdecimal() else 0,
        _value(item, "numFmt") or "decimal",
        _value(item, "lvlText"),
        _value(item, "suff") or "tab",
        int(restart) if restart.isdecimal() else _DEPTH,
        _is_on(item.find(f"{W}isLgl")),
        _value(item, "pStyle"),
    )


def _place(item: etree._Element) -> int:
    said = item.get(f"{W}ilvl", "")
    return int(said) if said.isdecimal() else -1


def _value(item: etree._Element, name: str) -> str:
    found = item.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _is_on(found: etree._Element | None) -> bool:
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")
