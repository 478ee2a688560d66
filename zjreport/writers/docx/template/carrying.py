"""Headers, footers and pictures of a template, carried into another package with new names and ids."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from ....themes.house.archive import Relation
from ....themes.house.cleaning import clean
from ....themes.house.namespaces import WP, R, W
from ....themes.house.opening import HouseFile
from .mending import mend_languages, mend_lists

__all__ = ["Carrier", "as_part"]

# Ids of what is carried begin here, far above those of our own drawings and bookmarks.
_FIRST_ID = 900_000
# What is said of a picture that the office has not described.
_UNDESCRIBED = "模板中的图片"
_FURNITURE = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_PICTURES = (
    (0, b"\x89PNG\r\n", "png", "image/png"),
    (0, b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (0, b"GIF8", "gif", "image/gif"),
    (0, b"BM", "bmp", "image/bmp"),
    (0, b"II*\x00", "tif", "image/tiff"),
    (0, b"MM\x00*", "tif", "image/tiff"),
    (40, b" EMF", "emf", "image/x-emf"),
    (0, b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
)


def as_part(root: etree._Element) -> bytes:
    """XML as the bytes of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class Carrier:
    """Carries parts of ``file`` into the package of ``document``, each once.

    ``lists`` are the numbers of the template's lists that what was carried refers to.
    """

    def __init__(self, file: HouseFile, document: DocumentPart) -> None:
        self._file = file
        self._document = document
        self._parts: dict[str, Part] = {}
        self._next_id = _FIRST_ID
        self.lists: set[int] = set()

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part, without those to pictures that are none."""
        return {
            key: relation
            for key, relation in self._file.parts.relations(part).items()
            if relation.kind != "image" or relation.external or self._picture(relation.target) is not None
        }

    def furniture(self, relation: Relation | None) -> str:
        """The id of the document's relationship to a header or footer; empty where there is none."""
        if relation is None or relation.kind not in _FURNITURE or relation.external:
            return ""
        if relation.target not in self._file.parts:
            return ""
        content_type, type_ = _FURNITURE[relation.kind]
        part = self._parts.get(relation.target)
        if part is None:
            part = self._furniture_part(relation.target, content_type)
            self._parts[relation.target] = part
        return str(self._document.relate_to(part, type_))

    def _furniture_part(self, name: str, content_type: str) -> Part:
        root, relations = self._file.parts.tree(name), self.relations(name)
        clean(root, relations)
        self.renumber(root)
        uri = PackURI(f"/word/house-{posixpath.basename(name)}")
        part = Part(uri, content_type, as_part(root), self._document.package)
        for key in sorted(_referred(root)):
            picture = self._picture(relations[key].target) if key in relations else None
            if picture is not None:
                part.load_rel(RELATIONSHIP_TYPE.IMAGE, picture, key)
        return part

    def into_body(self, root: etree._Element, relations: Mapping[str, Relation]) -> None:
        """Relates the document to the pictures of a piece of the template's body, under new ids."""
        for element in root.iter():
            for name, value in element.attrib.items():
                relation = relations.get(str(value)) if str(name).startswith(R) else None
                picture = self._picture(relation.target) if relation and relation.kind == "image" else None
                if picture is not None:
                    element.set(name, self._document.relate_to(picture, RELATIONSHIP_TYPE.IMAGE))
        self.renumber(root)

    def renumber(self, root: etree._Element) -> None:
        """Gives drawings and bookmarks ids that nothing else in the file has."""
        mend_languages(root)
        mend_lists(root)
        for drawing in root.iter(f"{WP}docPr"):
            drawing.set("id", str(self._new_id()))
            if not drawing.get("descr"):
                drawing.set("descr", _UNDESCRIBED)
        bookmarks: dict[str, str] = {}
        for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            old = mark.get(f"{W}id", "")
            if old not in bookmarks:
                bookmarks[old] = str(self._new_id())
            mark.set(f"{W}id", bookmarks[old])
        self.lists |= {int(number.get(f"{W}val", "0")) for number in root.iter(f"{W}numId")}

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id

    def plain(self, kind: str, name: str, content_type: str) -> Part | None:
        """The template's one part of a kind, as it is and without what it refers to; none if it has none."""
        source = self._file.related(kind)
        if not source or self._file.parts.relations(source):
            return None
        data = as_part(self._file.parts.tree(source))
        return Part(PackURI(name), content_type, data, self._document.package)

    def _picture(self, name: str) -> Part | None:
        if name not in self._file.parts:
            return None
        if name not in self._parts:
            data = self._file.parts.read(name)
            for offset, sign, extension, content_type in _PICTURES:
                if data[offset : offset + len(sign)] == sign:
                    count = sum("/media/" in str(part.partname) for part in self._parts.values()) + 1
                    uri = PackURI(f"/word/media/house{count}.{extension}")
                    self._parts[name] = Part(uri, content_type, data, self._document.package)
                    break
        return self._parts.get(name)


def _referred(root: etree._Element) -> set[str]:
    return {
        str(value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if str(name).startswith(R)
    }
