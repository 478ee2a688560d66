"""Whatever an office file is of: a sound zip, types for all parts, relationships that lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from .package import MC, TYPES, Package, R, Relation

__all__ = ["package_faults"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#: Relationships that the source names by their ids; the others are found by their type.
_NAMED = {"image", "hyperlink", "chart", "header", "footer", "package", "oleObject", "chartUserShapes"}
#: What the part at the end of a relationship must be, by the last word of the relationship's type.
_KINDS = {
    "styles": "ml.styles+xml",
    "settings": "wordprocessingml.settings+xml",
    "numbering": "wordprocessingml.numbering+xml",
    "fontTable": "wordprocessingml.fontTable+xml",
    "header": "wordprocessingml.header+xml",
    "footer": "wordprocessingml.footer+xml",
    "footnotes": "wordprocessingml.footnotes+xml",
    "endnotes": "wordprocessingml.endnotes+xml",
    "comments": "wordprocessingml.comments+xml",
    "theme": "officedocument.theme+xml",
    "chart": "drawingml.chart+xml",
    "chartUserShapes": "drawingml.chartshapes+xml",
    "customXmlProps": "officedocument.customXmlProperties+xml",
    "worksheet": "spreadsheetml.worksheet+xml",
    "image": "image/",
}
_FIXED = (1980, 1, 1, 0, 0, 0)


def package_faults(package: Package, *, ours: bool) -> Iterator[str]:
    """What is wrong with a package of whatever kind, a workbook too."""
    if ours:
        yield from _fixed_zip(package)
    yield from _entries(package)
    yield from (f"{name}: {what}" for name, what in package.broken.items())
    yield from _content_types(package)
    yield from _relationships(package)
    yield from _compatibility(package)


def _fixed_zip(package: Package) -> Iterator[str]:
    """The same content must give the same bytes: no time of day, no system, a fixed order."""
    names = [entry.filename for entry in package.entries]
    if names[:1] != [TYPES]:
        yield f"the zip begins with {names[:1]}"
    for entry in package.entries:
        if entry.date_time != _FIXED:
            yield f"{entry.filename}: time {entry.date_time} in the zip"
        if entry.extra or entry.comment:
            yield f"{entry.filename}: more than a name and a time in the zip"
    if len({entry.create_system for entry in package.entries}) > 1:
        yield "entries of the zip were made by several systems"


def _entries(package: Package) -> Iterator[str]:
    names = Counter(entry.filename.lower() for entry in package.entries)
    yield from (f"{name}: {times} times in the zip" for name, times in names.items() if times > 1)
    yield from (f"{name}: a folder in the zip" for name in package.parts if name.endswith("/"))


def _content_types(package: Package) -> Iterator[str]:
    tree = package.trees.get(TYPES)
    if tree is None:
        yield f"{TYPES} is missing"
        return
    named = [one.get("PartName", "") for one in tree if one.get("PartName")]
    yield from (f"{name}: typed twice" for name, times in Counter(named).items() if times > 1)
    yield from (f"{name}: typed, but not there" for name in named if name.lstrip("/") not in package.parts)
    for name, kind in package.types.items():
        if name != TYPES and (not kind or (kind == "application/xml" and name.startswith("word/"))):
            yield f"{name}: no type"


def _relationships(package: Package) -> Iterator[str]:
    reached = {TYPES}
    for source, relations in package.relations.items():
        if source and source not in package.parts:
            yield f"{source}: has relationships, but is not there"
        ids = Counter(one.id for one in relations)
        yield from (f"{source}: relationship {id_} {times} times" for id_, times in ids.items() if times > 1)
        yield from _ends(package, source, relations)
        yield from _uses(package, source, relations)
        reached |= {one.target for one in relations}
    for source, tree in package.trees.items():
        if source not in package.relations and any(True for _ in _references(tree)):
            yield f"{source}: names relationships, but has none"
    for name in package.parts:
        if not name.endswith(".rels") and name not in reached:
            yield f"{name}: no relationship leads to it"


def _ends(package: Package, source: str, relations: list[Relation]) -> Iterator[str]:
    for one in relations:
        if one.external:
            if one.kind != "hyperlink":
                yield f"{source}: {one.kind} {one.id} leads outside, to {one.target}"
            elif one.target.partition(":")[0].lower() not in ("http", "https", "mailto"):
                yield f"{source}: link {one.id} to {one.target}"
        elif one.target not in package.parts:
            yield f"{source}: {one.kind} {one.id} leads to {one.target}, which is not there"
        elif one.type.startswith(_OFFICE) and _KINDS.get(one.kind, "") not in package.types[one.target]:
            yield f"{source}: {one.kind} {one.id} leads to a part of type {package.types[one.target]}"


def _references(tree: etree._Element) -> Iterator[str]:
    """The ids of relationships that a part names."""
    for element in tree.iter(etree.Element):
        yield from (value for key, value in element.attrib.items() if key.startswith(R) and value)


def _uses(package: Package, source: str, relations: list[Relation]) -> Iterator[str]:
    tree = package.trees.get(source)
    if tree is None:
        return
    used = set(_references(tree))
    yield from (f"{source}: relationship {id_} is nowhere" for id_ in used - {one.id for one in relations})
    yield from (
        f"{source}: {one.kind} {one.id} is not used"
        for one in relations
        if one.kind in _NAMED and one.id not in used
    )


def _compatibility(package: Package) -> Iterator[str]:
    """Prefixes by which a part says what may be passed over must be declared where they are named."""
    for name, tree in package.trees.items():
        for element in tree.iter(etree.Element):
            said = element.get(f"{MC}Ignorable") or ""
            said += " " + (element.get("Requires", "") if element.tag == f"{MC}Choice" else "")
            for prefix in said.split():
                if prefix not in element.nsmap:
                    yield f"{name}: the prefix {prefix} is not declared"
