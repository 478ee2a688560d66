"""Writing the structure tree into the file, with the document's own objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from .structure import Link, Marked, Tag

__all__ = ["write_structure"]

#: Roles that are not of PDF 1.7's own, and what they stand for.
_ROLES = {"Title": "P"}


def write_structure(document: Any, root: Tag, parents: Sequence[Sequence[Tag] | Tag]) -> None:
    """Put the tree into a reportlab document whose pages are finished.

    Args:
        document: the reportlab document.
        root: the ``Document`` element.
        parents: what the keys of the parent tree stand for, in order: the tags of a page by the numbers
            of their content there, or the tag of a link.
    """
    root.prune()
    writer = _Writer(document)
    catalogue = document.Catalog
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalogue.StructTreeRoot = writer.tree(root, parents)


class _Object(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab has no types
    """An object that is written as it is."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.code = ""

    def format(self, document: Any) -> bytes:
        return self.code.encode("latin-1")


class _Writer:
    """Gives every element its object."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers: dict[str, tuple[int, int]] = document.idToObjectNumberAndVersion
        self._references: dict[Tag, str] = {}
        self._count = 0

    def tree(self, root: Tag, parents: Sequence[Sequence[Tag] | Tag]) -> _Object:
        """The root of the tree, all elements below it."""
        top, keys = self._reserved(), self._reserved()
        elements = [(tag, self._reserved()) for tag in _walked(root)]
        self._references = {tag: self._reference(made) for tag, made in elements}
        for number, (tag, made) in enumerate(elements):
            parent = self._references[tag.parent] if tag.parent else self._reference(top)
            made.code = self._element(tag, parent, number)
        keys.code = self._parent_tree(parents)
        roles = "".join(f"/{role}/{plain}" for role, plain in _ROLES.items())
        top.code = (
            f"<</Type/StructTreeRoot/K {self._references[root]}/ParentTree {self._reference(keys)}"
            f"/ParentTreeNextKey {len(parents)}/RoleMap<<{roles}>>>>"
        )
        return top

    def _reserved(self) -> _Object:
        made = _Object()
        self._count += 1
        self._document.Reference(made, f"structure{self._count}")
        return made

    def _reference(self, made: Any) -> str:
        return self._numbered(made.__InternalName__)

    def _numbered(self, name: str) -> str:
        return f"{self._numbers[name][0]} 0 R"

    def _element(self, tag: Tag, parent: str, number: int) -> str:
        parts = [f"<</S/{tag.role}/P {parent}"]
        kids = tag.kids
        pages = {kid.page for kid in kids if not isinstance(kid, Tag)}
        page = min(pages) if pages else None
        if page is not None:
            parts.append(f"/Pg {self._numbered(f'Page{page}')}")
        if kids:
            shown = " ".join(self._kid(kid, page) for kid in kids)
            parts.append(f"/K[{shown}]" if len(kids) > 1 else f"/K {shown}")
        if tag.role == "Note":
            parts.append(f"/ID(n{number})")
        if tag.alt:
            parts.append(f"/Alt{pdfdoc.PDFString(tag.alt).format(self._document).decode('latin-1')}")
        attributes = tag.attributes
        if tag.box:
            edges = " ".join(f"{edge:.2f}" for edge in tag.box)
            attributes = f"<</O/Layout/Placement/Block/BBox[{edges}]>>"
        if attributes:
            parts.append(f"/A{attributes}")
        return "".join(parts) + ">>"

    def _kid(self, kid: Tag | Marked | Link, page: int | None) -> str:
        if isinstance(kid, Tag):
            return self._references[kid]
        own = "" if kid.page == page else f"/Pg {self._numbered(f'Page{kid.page}')}"
        if isinstance(kid, Link):
            return f"<</Type/OBJR{own}/Obj {self._numbered(kid.name)}>>"
        return f"<</Type/MCR{own}/MCID {kid.number}>>" if own else str(kid.number)

    def _parent_tree(self, parents: Sequence[Sequence[Tag] | Tag]) -> str:
        entries = (
            f"{key} {self._references[of]}"
            if isinstance(of, Tag)
            else f"{key}[{' '.join(self._references[tag] for tag in of)}]"
            for key, of in enumerate(parents)
        )
        return f"<</Nums[{' '.join(entries)}]>>"


def _walked(tag: Tag) -> Iterator[Tag]:
    """The element and all below it, in reading order."""
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _walked(kid)
