"""The file itself: parts put together with python-docx, then zipped in a fixed order with fixed times."""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from ...blocks import Metadata
from ...themes import Theme
from . import about, house
from .archive import zipped
from .markup import HEAD, Xml, element, root, w
from .record import NAMESPACE

__all__ = [
    "add_footer",
    "add_footnotes",
    "add_header",
    "add_link",
    "add_picture",
    "add_record",
    "fill",
    "new_document",
    "parsed_body",
    "to_bytes",
]

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
# Every file has one record, so its id is always the same.
_RECORD_ID = "{7A6A7265-706F-4274-8001-7265636F7264}"
_BODY_PREFIXES = ("w", "r", "wp", "a", "pic", "wps", "wpg", "mc", "w15")
_DEFAULT_TYPES = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML, "png": CONTENT_TYPE.PNG}


def new_document(theme: Theme, metadata: Metadata) -> DocumentPart:
    """An empty document of our own making: nothing of python-docx's English template is in it."""
    package = Package()
    document: DocumentPart = DocumentPart.load(
        PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, _body(Xml("")), package
    )
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, kind, relation, data in (
        (
            "core",
            CONTENT_TYPE.OPC_CORE_PROPERTIES,
            RELATIONSHIP_TYPE.CORE_PROPERTIES,
            about.core_properties(metadata),
        ),
        (
            "app",
            CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
            RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
            about.app_properties(metadata),
        ),
        (
            "custom",
            CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
            RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
            about.custom_properties(metadata),
        ),
    ):
        package.relate_to(Part(PackURI(f"/docProps/{name}.xml"), kind, data, package), relation)
    for name, kind, relation, data in (
        (
            "settings",
            CONTENT_TYPE.WML_SETTINGS,
            RELATIONSHIP_TYPE.SETTINGS,
            house.settings(theme, metadata.language),
        ),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, house.font_table(theme)),
        ("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, house.theme_part(theme)),
    ):
        _add_part(document, name, kind, relation, data)
    return document


def _body(content: Xml) -> bytes:
    return root("w:document", w("body", content), prefixes=_BODY_PREFIXES)


def _add_part(document: DocumentPart, name: str, content_type: str, relation: str, xml: bytes) -> str:
    part = Part(PackURI(f"/word/{name}.xml"), content_type, xml, document.package)
    return str(document.relate_to(part, relation))


def add_picture(document: DocumentPart, png: bytes) -> str:
    """Puts a PNG into the package and gives the id of the relationship to it."""
    relation, _ = document.get_or_add_image(io.BytesIO(png))
    return str(relation)


def add_link(document: DocumentPart, address: str) -> str:
    """Gives the id of the relationship to an address outside."""
    return str(document.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def add_footer(document: DocumentPart, xml: bytes) -> str:
    """Puts a footer into the package and gives the id of the relationship to it."""
    name = f"footer{_count(document, RELATIONSHIP_TYPE.FOOTER) + 1}"
    return _add_part(document, name, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, xml)


def add_header(document: DocumentPart, xml: bytes) -> str:
    """Puts a header into the package and gives the id of the relationship to it."""
    name = f"header{_count(document, RELATIONSHIP_TYPE.HEADER) + 1}"
    return _add_part(document, name, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, xml)


def _count(document: DocumentPart, relation: str) -> int:
    return sum(each.reltype == relation for each in document.rels.values())


def add_footnotes(document: DocumentPart, xml: bytes) -> None:
    """Puts the footnotes into the package."""
    _add_part(document, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, xml)


def add_record(document: DocumentPart, xml: bytes) -> None:
    """Puts the record of figures into the package, where programs keep data that they do not know."""
    package = document.package
    record = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, xml, package)
    properties = element(
        "ds:datastoreItem",
        {"xmlns:ds": _DATA_STORE, "ds:itemID": _RECORD_ID},
        element("ds:schemaRefs", None, element("ds:schemaRef", {"ds:uri": NAMESPACE})),
    )
    described = PackURI("/customXml/itemProps1.xml")
    part = Part(described, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, (HEAD + properties).encode(), package)
    record.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.relate_to(record, RELATIONSHIP_TYPE.CUSTOM_XML)


def parsed_body(content: Xml) -> etree._Element:
    """What has been written as the body of a document."""
    return parse_xml(_body(content))[0]


def fill(document: DocumentPart, body: etree._Element, styles: bytes, numbering: bytes) -> None:
    """Gives the document its content, its styles and its lists."""
    _add_part(document, "styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles)
    _add_part(document, "numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering)
    # python-docx has no public way to give a part another root element.
    document._element = body.getparent()


def to_bytes(document: DocumentPart) -> bytes:
    """The document as the bytes of a file, the same for the same content."""
    package = document.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    types = {str(part.partname): part.content_type for part in parts if part.partname.ext != "png"}
    files = {"[Content_Types].xml": _content_types(types), "_rels/.rels": package.rels.xml}
    for part in parts:
        files[part.partname.membername] = part.blob
        if part.rels:
            files[part.partname.rels_uri.membername] = part.rels.xml
    return zipped(files.items())


def _content_types(overrides: Mapping[str, str]) -> bytes:
    defaults = (
        element("Default", {"Extension": extension, "ContentType": kind})
        for extension, kind in _DEFAULT_TYPES.items()
    )
    named = (element("Override", {"PartName": name, "ContentType": kind}) for name, kind in overrides.items())
    return (HEAD + element("Types", {"xmlns": _TYPES}, *defaults, *named)).encode()
