"""Two numbering parts in one: the lists that the template's styles and frame use, and ours behind them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ....themes.house.namespaces import W
from ....themes.house.opening import HouseFile

__all__ = ["HouseLists", "house_lists"]


@dataclass(frozen=True)
class HouseLists:
    """The template's lists, cut down to those in use; ``shift`` is added to the numbers of ours."""

    root: etree._Element | None
    shift: int = 0

    def joined(
        self, ours: etree._Element, ids: Mapping[str, str], restarts: Mapping[int, int], counted: set[int]
    ) -> etree._Element:
        """One part with the lists of both.

        Args:
            ours: our lists; changed.
            ids: what our styles' ids became.
            restarts: the list of the template that lists of ours go on in, by their numbers.
            counted: the levels of headings that our list counts.
        """
        _tie_levels(ours, ids, counted)
        if self.root is None:
            return ours
        theirs = deepcopy(self.root)
        abstracts = {
            _number(num, "numId"): num.find(f"{W}abstractNumId").get(f"{W}val")
            for num in theirs.iter(f"{W}num")
        }
        first = 1 + max(
            (_number(item, "abstractNumId") for item in theirs.iter(f"{W}abstractNum")), default=-1
        )
        identities = {item.get(f"{W}val", "").upper() for item in theirs.iter(f"{W}nsid")}
        place = len(theirs.findall(f"{W}abstractNum"))
        for item in ours.findall(f"{W}abstractNum"):
            item.set(f"{W}abstractNumId", str(_number(item, "abstractNumId") + first))
            _tell_apart(item, identities)
            theirs.insert(place, item)
            place += 1
        place += len(theirs.findall(f"{W}num"))
        for num in ours.findall(f"{W}num"):
            number, abstract = _number(num, "numId"), num.find(f"{W}abstractNumId")
            joined = abstracts.get(restarts.get(number, -1))
            abstract.set(f"{W}val", joined or str(int(abstract.get(f"{W}val", "0")) + first))
            num.set(f"{W}numId", str(number + self.shift))
            theirs.insert(place, num)
            place += 1
        return theirs


def house_lists(file: HouseFile, used: set[int]) -> HouseLists:
    """The lists of a template that ``used`` names."""
    root = file.tree("numbering")
    if root is None:
        return HouseLists(None)
    for item in list(root):
        if item.tag == f"{W}num":
            if _number(item, "numId") not in used or item.find(f"{W}abstractNumId") is None:
                root.remove(item)
        elif item.tag != f"{W}abstractNum":
            root.remove(item)
    kept = {num.find(f"{W}abstractNumId").get(f"{W}val") for num in root.iter(f"{W}num")}
    for item in root.findall(f"{W}abstractNum"):
        if item.get(f"{W}abstractNumId") not in kept:
            root.remove(item)
    # Pictures for bullets lie in parts that stay behind.
    for picture in list(root.iter(f"{W}lvlPicBulletId")):
        picture.getparent().remove(picture)
    return HouseLists(root, max((_number(num, "numId") for num in root.iter(f"{W}num")), default=0))


def _tie_levels(ours: etree._Element, ids: Mapping[str, str], counted: set[int]) -> None:
    """A level belongs to the style that its headings have now, where it counts them at all."""
    for level in ours.iter(f"{W}lvl"):
        style = level.find(f"{W}pStyle")
        if style is None:
            continue
        target = ids.get(style.get(f"{W}val", ""))
        if target and _number(level, "ilvl") + 1 in counted:
            style.set(f"{W}val", target)
        else:
            level.remove(style)


def _tell_apart(item: etree._Element, identities: set[str]) -> None:
    """Word joins lists of one identity, such as those of a template that we wrote ourselves."""
    identity = item.find(f"{W}nsid")
    value = int(identity.get(f"{W}val"), 16)
    while f"{value:08X}" in identities:
        value += 0x10000
    identities.add(f"{value:08X}")
    identity.set(f"{W}val", f"{value:08X}")


def _number(element: etree._Element, name: str) -> int:
    value = element.get(f"{W}{name}", "-1")
    return int(value) if value.lstrip("-").isdigit() else -1
