"""A briefing composed anew in the dress of the edited file, whose house template is not at hand.

The template's styles, lists and colours are in the file itself.  A template of these parts alone is put
together of it, so that ordinals, lines and styles come out as they did before.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

import msgspec
from lxml import etree

from ..blocks import Document
from ..errors import ZjreportError
from ..themes.house import House
from ..themes.house.opening import open_house
from ..themes.house.styles import style_key
from ..writers.docx.archive import zipped
from ..writers.docx.markup import NAMESPACES
from .archive import WordFile

__all__ = ["dressed"]

_W = f"{{{NAMESPACES['w']}}}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = NAMESPACES["r"]
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "styles": f"{_MAIN}.styles+xml",
    "numbering": f"{_MAIN}.numbering+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
# What of a section leads to other parts, or does not matter.
_LEFT_BEHIND = tuple(
    f"{_W}{name}" for name in ("headerReference", "footerReference", "printerSettings", "cols")
)
# How the names of styles begin that a template had not and that were added to it.
_OURS = "zjreport"


def dressed(document: Document, file: WordFile, styles: Mapping[str, str]) -> Document:
    """The document in the template that ``file`` was dressed in; ``styles`` are the template's by roles."""
    sheet = next(map(file.tree, file.related("styles")), None)
    if sheet is None:
        return document
    _without_ours(sheet, {style_key(name) for name in styles.values()})
    names = {style_key(_name(style)) for style in sheet.iter(f"{_W}style")}
    known = {role: name for role, name in styles.items() if style_key(name) in names}
    house = House(file.name, _template(file, sheet), known)
    try:
        open_house(house)
    except ZjreportError:
        # What somebody has made of the styles is no template: the base theme's do.
        return document
    return replace(document, theme=msgspec.structs.replace(document.theme, docx=house))


def _without_ours(sheet: etree._Element, theirs: set[str]) -> None:
    for style in sheet.findall(f"{_W}style"):
        name = style_key(_name(style))
        if name.startswith(_OURS) and name not in theirs:
            sheet.remove(style)


def _name(style: etree._Element) -> str:
    found = style.find(f"{_W}name")
    return "" if found is None else found.get(f"{_W}val", "")


def _template(file: WordFile, sheet: etree._Element) -> bytes:
    """A Word file of the dress alone."""
    parts = {"styles": sheet}
    for kind in ("numbering", "theme"):
        for name in file.related(kind)[:1]:
            parts[kind] = file.tree(name)
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES[kind]}"/>' for kind in parts)
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts, 1)
    )
    return zipped(
        (
            (
                "[Content_Types].xml",
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
                'ContentType="application/xml"/><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
                f"{types}</Types>".encode(),
            ),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            ),
            (
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'.encode(),
            ),
            ("word/document.xml", _body(file)),
            *((f"word/{kind}.xml", etree.tostring(root)) for kind, root in parts.items()),
        )
    )


def _body(file: WordFile) -> bytes:
    """A body with the last section alone, whose grid and lines count."""
    root = etree.Element(f"{_W}document", nsmap={"w": NAMESPACES["w"]})
    body = etree.SubElement(root, f"{_W}body")
    sections = [*file.tree(file.main).iter(f"{_W}sectPr")]
    for section in map(deepcopy, sections[-1:]):
        for child in list(section):
            if child.tag in (
                f"{_W}headerReference",
                f"{_W}footerReference",
                f"{_W}printerSettings",
                f"{_W}cols",
            ):
                section.remove(child)
        body.append(section)
    return bytes(etree.tostring(root))
