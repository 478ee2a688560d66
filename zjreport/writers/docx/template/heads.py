"""Headings that paragraphs begin with, in the face that the template has for headings of their level."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from ....themes.house.namespaces import W
from ....themes.house.roles import Matches
from ....themes.house.styles import based_on
from ..names import HEAD_NAMES
from ..styles import CHARACTER_PREFIX

__all__ = ["dress_heads"]

# What tells a heading from the text that it is run in with, in the schema's order.
_FACE = tuple(f"{W}{name}" for name in ("rFonts", "b", "bCs", "i", "iCs", "color"))


def dress_heads(sheet: etree._Element, ours: etree._Element, lists: etree._Element, matches: Matches) -> None:
    """Gives such headings in our sheet, and their ordinals in our lists, the faces of the template.

    Args:
        sheet: the template's styles.
        ours: our own; changed.
        lists: our lists; changed.
        matches: the template's styles by our roles.
    """
    elements = {style.get(f"{W}styleId", ""): style for style in sheet.iter(f"{W}style")}
    own = {style.get(f"{W}styleId", ""): style for style in ours.iter(f"{W}style")}
    for level, role in enumerate(HEAD_NAMES, 1):
        found = matches.found.get(f"heading-{level}")
        if found is None or f"{CHARACTER_PREFIX}{role}" not in own:
            continue
        face = list(_face(based_on(elements[found.id], elements)))
        changed = [own[f"{CHARACTER_PREFIX}{kind}{role}"] for kind in ("", "figure-", "datum-")]
        changed += [item for item in lists.iter(f"{W}lvl") if _heads(item, level)]
        for element in changed:
            _set_face(element, face)


def _face(chain: list[etree._Element]) -> Iterator[etree._Element]:
    """The properties of a face, each as the nearest style of a chain says it."""
    for name in _FACE:
        said = (style.find(f"{W}rPr/{name}") for style in chain)
        found = next((each for each in said if each is not None), None)
        if found is not None:
            yield found


def _heads(item: etree._Element, level: int) -> bool:
    """Whether it is that level of our headings; ordinals at a stop of their own keep the theme's look."""
    suffix = item.find(f"{W}suff")
    return (
        item.find(f"{W}pStyle") is not None
        and item.get(f"{W}ilvl") == str(level - 1)
        and suffix is not None
        and suffix.get(f"{W}val") == "nothing"
    )


def _set_face(element: etree._Element, face: list[etree._Element]) -> None:
    properties = element.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(element, f"{W}rPr")
    for child in list(properties):
        if child.tag in _FACE:
            properties.remove(child)
    for place, found in enumerate(face):
        properties.insert(place, deepcopy(found))
