"""Opening a house template: what it is, what of it is refused, and what is left out and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import Place, Problem, ThemeError, did_you_mean
from .model import House
from .namespaces import W

if TYPE_CHECKING:
    from lxml import etree

    from .archive import Parts, Relation

__all__ = ["HouseFile", "open_house", "read_house"]


_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ACCEPTED = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
_MACROS = ("vbaproject", "vbadata", "macroenabled")
# What may lead out of a file, in the words of its users.
_OUTSIDE = {
    "attachedTemplate": "the template that it is attached to",
    "hyperlink": "links",
    "image": "linked pictures",
    "oleObject": "linked objects",
    "frame": "frames",
    "subDocument": "subdocuments",
}
# What may lie in a file and is never carried over.
_INSIDE = {
    "package": "embedded files",
    "oleObject": "embedded objects",
    "control": "controls (ActiveX)",
    "aFChunk": "files of other formats (altChunk)",
    "chart": "charts",
    "diagramData": "diagrams (SmartArt)",
    "font": "embedded fonts",
    "keyMapCustomizations": "keyboard settings",
    "attachedToolbars": "toolbars",
}


@dataclass(frozen=True)
class HouseFile:
    """A template that has passed: its parts, and the main ones among them as XML."""

    parts: Parts
    main: str

    @cached_property
    def body(self) -> etree._Element:
        """The body of the main part."""
        found = self.parts.tree(self.main).find(f"{W}body")
        if found is None:
            from .archive import refusal

            raise refusal(self.parts.name, "it has no body", "save it in Word as .docx or .dotx")
        return found

    def related(self, kind: str) -> str:
        """The name of the one part of a kind that belongs to the main part; empty where it has none."""
        return next(
            (
                relation.target
                for relation in self.parts.relations(self.main).values()
                if relation.kind == kind and not relation.external and relation.target in self.parts
            ),
            "",
        )

    def tree(self, kind: str) -> etree._Element | None:
        """The part of a kind (``styles``, ``numbering`` …) as XML, made anew by each call."""
        name = self.related(kind)
        return self.parts.tree(name) if name else None

    def left_out(self) -> Iterator[Problem]:
        """A warning for each sort of thing in the file that is never carried over."""
        outside: dict[str, int] = {}
        inside: dict[str, int] = {}
        for name in self.parts.names():
            for relation in self._relations_in(name):
                if relation.external:
                    key = _OUTSIDE.get(relation.kind, f"what lies outside ({relation.kind})")
                    outside[key] = outside.get(key, 0) + 1
                elif relation.kind in _INSIDE:
                    key = _INSIDE[relation.kind]
                    inside[key] = inside.get(key, 0) + 1
        if outside:
            yield self._warning("house-external", f"it leads out of the file by {_listed(outside)}")
        if inside:
            yield self._warning("house-embedded", f"it holds {_listed(inside)}")

    def _relations_in(self, name: str) -> Iterator[Relation]:
        if not name.endswith(".rels"):
            return iter(())
        folder, _, base = name.rpartition("_rels/")
        return iter(self.parts.relations(folder + base.removesuffix(".rels")).values())

    def _warning(self, code: str, message: str) -> Problem:
        return Problem(f"theme.{code}", f"{message}; left out", Place(self.parts.name), severity="warning")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{what} ({count})" for what, count in sorted(counts.items()))


def read_house(path: Path, styles: Mapping[str, str]) -> House:
    """The template at ``path``, opened once to see that it can be used.

    Raises:
        ThemeError: it cannot be read, or must not be used; says why.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        near = [file.name for file in path.parent.glob("*.do[ct]x")] if path.parent.is_dir() else []
        raise ThemeError(
            f"the template {path.name} cannot be read: {error.strerror or error}",
            code="theme.house-unreadable",
            hint=did_you_mean(path.name, near),
        ) from error
    house = House(path.name, data, dict(styles))
    open_house(house)
    return house


def open_house(house: House) -> HouseFile:
    """The parts of a template.

    Raises:
        ThemeError: it is no Word file, is locked or damaged, or has macros or a DTD.
    """
    return _opened(house.data, house.name)


@lru_cache(maxsize=4)
def _opened(data: bytes, name: str) -> HouseFile:
    from .archive import Parts, refusal

    parts = Parts(data, name)
    relation = next((found for found in parts.relations("").values() if found.kind == "officeDocument"), None)
    if relation is None or relation.external or relation.target not in parts:
        raise refusal(name, "it is no Word file", "save it in Word or WPS as .docx or .dotx")
    _refuse_macros(parts, relation.target)
    if relation.type.startswith(_STRICT):
        raise refusal(
            name,
            "it is a Strict Open XML document",
            "save it as a plain Word document (.docx) or template (.dotx)",
        )
    if parts.type_of(relation.target) not in _ACCEPTED:
        raise refusal(name, "it is no Word document", "save it in Word or WPS as .docx or .dotx")
    _refuse_document_types(parts)
    return HouseFile(parts, relation.target)


def _refuse_macros(parts: Parts, main: str) -> None:
    from .archive import refusal

    said = [parts.type_of(main), *parts.names(), *(parts.type_of(part) for part in parts.names())]
    said += [relation.type for relation in parts.relations(main).values()]
    if any(sign in text.casefold() for text in said for sign in _MACROS):
        raise refusal(
            parts.name,
            "it has macros",
            "save it in Word as .dotx or .docx, which hold none",
            "theme.house-macros",
        )


def _refuse_document_types(parts: Parts) -> None:
    """Every part of XML is looked at, also those that are not carried over: none declares a DTD."""
    for part in parts.names():
        if part.casefold().endswith((".xml", ".rels")):
            parts.tree(part)
