"""Headings and titles that stay with what follows them, where a template's styles do not see to it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ....themes.house.namespaces import W
from ....themes.house.roles import Matches
from ....themes.house.styles import based_on
from ..styles import ParagraphStyle
from .sheets import our_id

__all__ = ["keep_titles", "loose_titles"]


def loose_titles(
    sheet: etree._Element, matches: Matches, styles: Mapping[str, ParagraphStyle]
) -> frozenset[str]:
    """Our ids of the roles that stay with the next paragraph, and whose styles in ``sheet`` do not say so."""
    elements = {style.get(f"{W}styleId", ""): style for style in sheet.iter(f"{W}style")}
    return frozenset(
        our_id(role)
        for role, found in matches.found.items()
        if role in styles and styles[role].text.keep_with_next and not _keeps(found.id, elements)
    )


def keep_titles(root: etree._Element, titles: frozenset[str]) -> None:
    """Makes paragraphs of these styles stay with the next one, unless they say whether they do."""
    for style in root.iter(f"{W}pStyle"):
        properties = style.getparent()
        if style.get(f"{W}val") in titles and properties.find(f"{W}keepNext") is None:
            style.addnext(etree.Element(f"{W}keepNext"))


def _keeps(id: str, elements: Mapping[str, etree._Element]) -> bool:
    chain = based_on(elements[id], elements) if id in elements else []
    said = (style.find(f"{W}pPr/{W}keepNext") for style in chain)
    found = next((each for each in said if each is not None), None)
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")
