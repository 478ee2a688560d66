"""Small faults that programs leave in files, mended before they are carried on."""

from __future__ import annotations

from lxml import etree

from ....themes.house.namespaces import W
from ....themes.house.styles import style_key

__all__ = ["mend_languages", "mend_lists", "tell_styles_apart"]


def mend_languages(root: etree._Element) -> None:
    """Drops languages without a name, which LibreOffice writes."""
    for language in root.iter(f"{W}lang"):
        for name in [name for name, value in language.attrib.items() if not value]:
            del language.attrib[name]


def mend_lists(root: etree._Element) -> None:
    """Takes paragraphs and styles out of lists whose number is none."""
    for number in list(root.iter(f"{W}numId")):
        numbering = number.getparent()
        if not number.get(f"{W}val", "").isdecimal() and numbering.tag == f"{W}numPr":
            numbering.getparent().remove(numbering)


def tell_styles_apart(sheet: etree._Element) -> None:
    """Gives styles of one name names of their own; LibreOffice has its own beside those of the file.

    The last keeps its name: that is the file's.
    """
    taken: set[str] = set()
    for style in reversed(sheet.findall(f"{W}style")):
        name = style.find(f"{W}name")
        if name is None:
            continue
        plain, count = name.get(f"{W}val", ""), 2
        while style_key(name.get(f"{W}val", "")) in taken:
            name.set(f"{W}val", f"{plain} ({count})")
            count += 1
        taken.add(style_key(name.get(f"{W}val", "")))
