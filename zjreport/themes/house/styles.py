"""The styles of a house template, as far as roles are found by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .namespaces import W
from .opening import HouseFile

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["HouseStyle", "house_styles", "style_key"]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style: its id, its kind (``paragraph``, ``character``, ``table``), and its names.

    ``list`` and ``level`` are the numbering that it has, its own or that of the style below it; 0 is none.
    ``indented`` says whether its first line is set in; ``used`` counts paragraphs of the template in it.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    default: bool = False
    list: int = 0
    level: int = 0
    indented: bool = False
    used: int = 0


def style_key(name: str) -> str:
    """A style's name as it is looked for: programs write it with other blanks and other letters.

    >>> style_key("Heading 1") == style_key("heading1"), style_key("标题 1")
    (True, '标题1')
    """
    return "".join(name.split()).casefold()


def house_styles(file: HouseFile) -> tuple[HouseStyle, ...]:
    """Every style of the template, in its order."""
    root = file.tree("styles")
    if root is None:
        return ()
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    used = _used(file)
    return tuple(_style(id_, element, elements, used.get(id_, 0)) for id_, element in elements.items() if id_)


def _used(file: HouseFile) -> dict[str, int]:
    counts: dict[str, int] = {}
    for paragraph in file.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and paragraph.find(f".//{W}t") is not None:
            counts[style.get(f"{W}val", "")] = counts.get(style.get(f"{W}val", ""), 0) + 1
    return counts


def _style(
    id_: str, element: etree._Element, elements: Mapping[str, etree._Element], used: int
) -> HouseStyle:
    chain = based_on(element, elements)
    number, level = _numbering(chain)
    return HouseStyle(
        id_,
        element.get(f"{W}type", "paragraph"),
        _value(element, "name"),
        tuple(name.strip() for name in _value(element, "aliases").split(",") if name.strip()),
        element.get(f"{W}default") in ("1", "true", "on"),
        number,
        level,
        _indented(chain),
        used,
    )


def based_on(element: etree._Element, elements: Mapping[str, etree._Element]) -> list[etree._Element]:
    """A style and those below it; a circle of styles is cut."""
    chain: list[etree._Element] = []
    found: etree._Element | None = element
    while found is not None and found not in chain:
        chain.append(found)
        found = elements.get(_value(found, "basedOn"))
    return chain


def _numbering(chain: list[etree._Element]) -> tuple[int, int]:
    """The list and level of a style, the nearest in its chain that says them."""
    level: int | None = None
    for element in chain:
        level = _number(element, "pPr/numPr/ilvl") if level is None else level
        number = _number(element, "pPr/numPr/numId")
        if number is not None:
            return number, level or 0
    return 0, 0


def _indented(chain: list[etree._Element]) -> bool:
    for element in chain:
        indent = element.find(f"{W}pPr/{W}ind")
        if indent is not None:
            said = [
                indent.get(f"{W}{name}")
                for name in ("firstLineChars", "firstLine", "hanging", "hangingChars")
            ]
            if any(said):
                return any(value not in (None, "0") for value in said)
    return False


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _number(element: etree._Element, path: str) -> int | None:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    text = "" if found is None else found.get(f"{W}val", "")
    return int(text) if text.isdigit() else None
