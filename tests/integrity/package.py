"""A file of parts that has been read: its zip, its XML, the types of its parts, their relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

__all__ = ["MC", "TYPES", "Package", "R", "Relation", "UnreadableError", "W", "attribute"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES = "[Content_Types].xml"


class UnreadableError(Exception):
    """A file of which nothing more can be said."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: ``target`` is the name of a part, or an address where it is ``external``."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]


class Package:
    """An OPC package that has been read."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.entries = archive.infolist()
                self.parts = {entry.filename: archive.read(entry) for entry in self.entries}
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise UnreadableError(f"no zip file: {error}") from error
        self.broken: dict[str, str] = {}
        self.trees = {name: tree for name in self.parts if (tree := self._parsed(name)) is not None}
        self.types = self._types()
        self.relations = {
            _source(name): list(_relations(name, tree))
            for name, tree in self.trees.items()
            if name.endswith(".rels")
        }
        self.main = next(
            (one.target for one in self.relations.get("", ()) if one.kind == "officeDocument"), ""
        )

    def _parsed(self, name: str) -> etree._Element | None:
        if not name.endswith((".xml", ".rels")):
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            root = etree.fromstring(self.parts[name], parser)
        except etree.XMLSyntaxError as error:
            self.broken[name] = f"is not well-formed: {error.msg}"
            return None
        if root.getroottree().docinfo.doctype:
            self.broken[name] = "has a DTD"
        return root

    def _types(self) -> dict[str, str]:
        tree = self.trees.get(TYPES)
        entries = [] if tree is None else list(tree)
        defaults = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in entries}
        named = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in entries}
        return {
            name: named.get(name) or defaults.get(name.rpartition(".")[2].lower(), "") for name in self.parts
        }

    def related(self, source: str, kind: str) -> list[str]:
        """The names of the parts that relationships of ``kind`` lead to."""
        return [one.target for one in self.relations.get(source, ()) if one.kind == kind]

    def tree_of(self, kind: str) -> etree._Element | None:
        """The main document's styles, numbering, settings …; nothing where it has none."""
        return next((self.trees.get(name) for name in self.related(self.main, kind)), None)

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """The parts with text: the body, headers, footers and notes, with their names."""
        names = [self.main]
        for kind in ("header", "footer", "footnotes", "endnotes", "comments"):
            names += self.related(self.main, kind)
        yield from ((name, self.trees[name]) for name in dict.fromkeys(names) if name in self.trees)

    def charts(self) -> Iterator[tuple[str, etree._Element]]:
        """The parts that hold a chart."""
        for name, tree in self.trees.items():
            if self.types[name].endswith("drawingml.chart+xml"):
                yield name, tree


def attribute(element: etree._Element, path: str, name: str = "val") -> str | None:
    """An attribute of the main namespace, of the child at ``path`` (such as ``pPr/pStyle``)."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def _source(rels: str) -> str:
    folder, _, name = rels.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels").rstrip("/"), name.removesuffix(".rels"))


def _relations(name: str, tree: etree._Element) -> Iterator[Relation]:
    folder = posixpath.dirname(_source(name))
    for one in tree:
        if not isinstance(one.tag, str):
            continue
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        if not external:
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            target = posixpath.normpath(path)
        yield Relation(one.get("Id", ""), one.get("Type", ""), target, external)
