"""What a template lends, made safe: nothing in it leads out of the file or to parts that stay behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .fields import settle_fields, unwrap
from .namespaces import CARRIED, MC, A, R, W, namespace_of

if TYPE_CHECKING:
    from lxml import etree

    from .archive import Relation

__all__ = ["clean", "clean_for_body"]

_REMOVED = {
    "altChunk": "files of other formats",
    "subDoc": "subdocuments",
    "object": "embedded objects",
    "control": "controls",
    "movie": "films",
    "contentPart": "ink",
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "commentRangeStart": "",
    "commentRangeEnd": "",
    "commentReference": "comments",
    "annotationRef": "",
    "proofErr": "",
    "permStart": "",
    "permEnd": "",
    "del": "tracked changes",
    "moveFrom": "tracked changes",
    "moveFromRangeStart": "",
    "moveFromRangeEnd": "",
    "moveToRangeStart": "",
    "moveToRangeEnd": "",
    "printerSettings": "",
    "ffData": "form fields",
    "customXmlPr": "",
    "smartTagPr": "",
    "numberingChange": "",
}
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml")
_DRAWN = ("picture", "wordprocessingShape", "wordprocessingGroup")
# Controls that show the document's own title or office go on doing so: the stores of its properties.
_PROPERTY_STORES = ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}")
_OWN_BOOKMARKS = ("_zjr", "_toc", "_ref", "zjreport")
_OUTWARD = ("href", "src", "althref", "relid", "oleid")


def clean(root: etree._Element, relations: Mapping[str, Relation]) -> list[str]:
    """Mends a header, a footer or a piece of the body in place.

    Returns:
        What was taken out of it, in words.
    """
    return sorted(
        {
            *_without_elements(root),
            *_without_links(root, relations),
            *_without_foreign_drawings(root, relations),
            *(f"the field {name}" for name in settle_fields(root)),
            *_without_dangling(root, relations),
        }
        - {""}
    )


def clean_for_body(root: etree._Element) -> None:
    """Drops what the body of another document has no names for: newer programs' additions, own bookmarks."""
    for choice in list(root.iter(f"{MC}AlternateContent")):
        if not _understood(choice):
            _fall_back(choice)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or namespace_of(element.tag) not in CARRIED:
            _remove(element)
            continue
        for name in [
            name for name in element.attrib if namespace_of(name) and namespace_of(name) not in CARRIED
        ]:
            del element.attrib[name]
        element.attrib.pop(f"{MC}Ignorable", None)


def _understood(alternatives: etree._Element) -> bool:
    choice = alternatives.find(f"{MC}Choice")
    return choice is not None and choice.get("Requires") in ("wps", "wpg")


def _fall_back(alternatives: etree._Element) -> None:
    fallback = alternatives.find(f"{MC}Fallback")
    if fallback is None:
        _remove(alternatives)
        return
    for choice in alternatives.findall(f"{MC}Choice"):
        alternatives.remove(choice)
    unwrap(fallback)
    unwrap(alternatives)


def _without_elements(root: etree._Element) -> Iterator[str]:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _remove(element)
            continue
        name = element.tag.removeprefix(W)
        if name in _REMOVED or (name.endswith("Change") and element.tag.startswith(W)):
            yield _REMOVED.get(name, "")
            _remove(element)
        elif name in _UNWRAPPED:
            unwrap(element)
        elif name == "dataBinding":
            if element.get(f"{W}storeItemID", "").upper() not in _PROPERTY_STORES:
                _remove(element)
        elif name in ("id", "placeholder", "showingPlcHdr") and _is_in(element, "sdtPr"):
            _remove(element)
    yield from _without_own_bookmarks(root)


def _is_in(element: etree._Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}{name}"


def _without_own_bookmarks(root: etree._Element) -> Iterator[str]:
    ends = {end.get(f"{W}id"): end for end in root.iter(f"{W}bookmarkEnd")}
    for start in list(root.iter(f"{W}bookmarkStart")):
        end = ends.pop(start.get(f"{W}id"), None)
        if end is None or start.get(f"{W}name", "").casefold().startswith(_OWN_BOOKMARKS):
            _remove(start)
            if end is not None:
                _remove(end)
    for end in ends.values():
        _remove(end)
    yield ""


def _without_links(root: etree._Element, relations: Mapping[str, Relation]) -> Iterator[str]:
    for link in list(root.iter(f"{W}hyperlink")):
        if f"{R}id" in link.attrib:
            yield "links"
            unwrap(link)
    for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for link in list(root.iter(f"{A}{name}")):
            yield "links"
            _remove(link)
    for blip in root.iter(f"{A}blip"):
        if f"{R}link" in blip.attrib:
            yield "linked pictures"
            del blip.attrib[f"{R}link"]
    for element in root.iter():
        if isinstance(element.tag, str) and "microsoft-com" in namespace_of(element.tag):
            for name in [name for name in element.attrib if name.rpartition("}")[2] in _OUTWARD]:
                yield "links"
                del element.attrib[name]


def _without_foreign_drawings(root: etree._Element, relations: Mapping[str, Relation]) -> Iterator[str]:
    """Drawings that are neither pictures nor shapes need parts that stay behind."""
    for data in list(root.iter(f"{A}graphicData")):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind not in _DRAWN:
            yield f"drawings ({kind})"
            _remove_whole(data)
    for extension in list(root.iter(f"{A}ext")):
        if any(name.startswith(R) for element in extension.iter() for name in element.attrib):
            _remove(extension)


def _without_dangling(root: etree._Element, relations: Mapping[str, Relation]) -> Iterator[str]:
    """What refers to something that is no picture of the file."""
    for element in list(root.iter()):
        if element.tag in (f"{W}headerReference", f"{W}footerReference"):
            continue
        references = [value for name, value in element.attrib.items() if name.startswith(R)]
        if any(not _is_picture(relations.get(reference)) for reference in references):
            yield "pictures or objects that are not in the file"
            _remove_whole(element)
        elif element.tag == f"{A}blip" and not references:
            _remove_whole(element)


def _is_picture(relation: Relation | None) -> bool:
    return relation is not None and relation.kind == "image" and not relation.external


def _remove_whole(element: etree._Element) -> None:
    """Removes the drawing that an element belongs to, or the element alone where it is in none."""
    for ancestor in element.iterancestors():
        if ancestor.tag in (f"{W}drawing", f"{W}pict"):
            _remove(ancestor)
            return
    _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
