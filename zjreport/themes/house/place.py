"""Where in a template's body the contents are to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .namespaces import W
from .opening import HouseFile

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["place_of_contents", "text_of_element"]

_WORDS = frozenset({"{{content}}", "{{contents}}", "{{内容}}", "{{正文}}"})
_NAMES = frozenset({"zjreport", "content", "内容"})


def place_of_contents(file: HouseFile) -> etree._Element | None:
    """The child of the body that marks the place; none where nothing does.

    It is a paragraph that says ``{{ content }}`` or ``{{ 内容 }}`` and nothing else, one with the
    bookmark ``zjreport``, or a content control of that name.
    """
    return next((child for child in file.body if _marks(child)), None)


def _marks(child: etree._Element) -> bool:
    if child.tag == f"{W}sdt":
        names = (child.find(f"{W}sdtPr/{W}{key}") for key in ("tag", "alias"))
        return any(
            name is not None and name.get(f"{W}val", "").casefold() in _NAMES for name in names
        ) or _says(child)
    if child.tag == f"{W}bookmarkStart":
        return False
    if child.tag != f"{W}p":
        return False
    return _says(child) or any(
        start.get(f"{W}name", "").casefold() == "zjreport" for start in child.iter(f"{W}bookmarkStart")
    )


def _says(child: etree._Element) -> bool:
    return "".join(text_of_element(child).split()).casefold() in _WORDS


def text_of_element(element: etree._Element) -> str:
    """The text within an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
