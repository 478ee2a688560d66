"""What of a template's body stands before and behind the contents, and its sections."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ....themes.house.archive import Relation
from ....themes.house.cleaning import clean, clean_for_body
from ....themes.house.namespaces import R, W
from ....themes.house.opening import HouseFile
from ....themes.house.place import place_of_contents
from .carrying import Carrier

__all__ = ["Frame", "frame_of"]


@dataclass(frozen=True)
class Frame:
    """The template's body around the contents, ready for another document.

    ``final`` are the properties of the last section, ``governing`` those of the section that the contents
    stand in, which may be the same; ``references`` are the headers and footers of the latter.
    """

    before: tuple[etree._Element, ...]
    after: tuple[etree._Element, ...]
    final: etree._Element
    governing: etree._Element
    references: tuple[etree._Element, ...]


def frame_of(file: HouseFile, carrier: Carrier) -> Frame:
    """The frame of a template; without a place for the contents its text stays behind."""
    place = place_of_contents(file)
    index = None if place is None else list(file.body).index(place)
    body = deepcopy(file.body)
    marker = None if index is None else body[index]
    relations = carrier.relations(file.main)
    _end_section(body)
    if marker is None:
        _keep_sections(body)
    clean(body, relations)
    clean_for_body(body)
    for section in body.iter(f"{W}sectPr"):
        _carry_references(section, relations, carrier)
    if marker is not None:
        carrier.into_body(body, relations)
    return _split(body, marker)


def _end_section(body: etree._Element) -> None:
    """A body without a last section gets one."""
    if not len(body) or body[-1].tag != f"{W}sectPr":
        etree.SubElement(body, f"{W}sectPr")


def _keep_sections(body: etree._Element) -> None:
    """Drops all but the ends of sections, whose headers the last may go on with."""
    for child in list(body)[:-1]:
        if child.find(f".//{W}sectPr") is None:
            body.remove(child)


def _carry_references(section: etree._Element, relations: Mapping[str, Relation], carrier: Carrier) -> None:
    for reference in [*section.iter(f"{W}headerReference", f"{W}footerReference")]:
        key = reference.get(f"{R}id", "")
        carried = carrier.furniture(relations.get(key))
        if carried:
            reference.set(f"{R}id", carried)
        else:
            section.remove(reference)


def _split(body: etree._Element, marker: etree._Element | None) -> Frame:
    children = list(body)
    final = children.pop()
    sections = list(body.iter(f"{W}sectPr"))
    if marker is None:
        return Frame((), (), final, final, _effective(sections, final))
    index = children.index(marker)
    before, after = children[:index], children[index + 1 :]
    own = marker.find(f"{W}pPr/{W}sectPr")
    if own is not None:
        after.insert(0, _bare(marker))
    governing = next((found for child in after for found in child.iter(f"{W}sectPr")), final)
    return Frame(tuple(before), tuple(after), final, governing, _effective(sections, governing))


def _bare(marker: etree._Element) -> etree._Element:
    """The paragraph of the place without its words, where a section ends with it."""
    for child in list(marker):
        if child.tag != f"{W}pPr":
            marker.remove(child)
    return marker


def _effective(sections: list[etree._Element], governing: etree._Element) -> tuple[etree._Element, ...]:
    """The headers and footers of a section, with those that it goes on with from the sections before it."""
    found: dict[tuple[str, str], etree._Element] = {}
    for section in sections:
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            found[str(reference.tag), reference.get(f"{W}type", "default")] = reference
        if section is governing:
            break
    return tuple(deepcopy(reference) for reference in found.values())
