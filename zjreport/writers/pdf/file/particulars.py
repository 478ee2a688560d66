"""What is known of the file as a whole, in both of PDF's forms: the information dictionary and XMP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from ....blocks import Metadata
from ..typesetting.characters import clean

__all__ = ["describe"]

_PROGRAM = "zjreport"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#: Entries of the information dictionary and their properties.
_LISTS = {"Title": ("dc:title", "Alt"), "Author": ("dc:creator", "Seq"), "Subject": ("dc:description", "Alt")}
_PLAIN = {"Creator": "xmp:CreatorTool", "Producer": "pdf:Producer", "Keywords": "pdf:Keywords"}


def describe(document: Any, metadata: Metadata, *, conformance: str = "") -> None:
    """Say of a reportlab document what is known of it.

    ``conformance`` is the part and level of PDF/A that it claims to keep to (``"2B"``).
    """
    known = {
        "Title": metadata.title,
        "Author": metadata.organisation,
        "Subject": metadata.subject,
        "Keywords": metadata.period,
        "Creator": _PROGRAM,
        "Producer": _PROGRAM,
    }
    said = {entry: text for entry, raw in known.items() if (text := clean(raw)[0])}
    # The time is SOURCE_DATE_EPOCH, or one that is the same for all files.
    document.info = _Information(said, document._timeStamp)
    document.Catalog.Metadata = pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}),
        content=_packet(said, metadata.language, document._timeStamp.t, conformance),
    )


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc] # reportlab has no types
    """The information dictionary; what is not known is left out."""

    def __init__(self, said: Mapping[str, str], stamp: Any) -> None:
        super().__init__()
        self._said, self._stamp = said, stamp

    def digest(self, md5object: Any) -> None:
        """Nothing: the file's identity is taken from all of it."""

    def format(self, document: Any) -> bytes:
        entries: dict[str, Any] = {entry: pdfdoc.PDFString(text) for entry, text in self._said.items()}
        entries["CreationDate"] = entries["ModDate"] = pdfdoc.PDFDate(self._stamp)
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def _packet(said: Mapping[str, str], language: str, time: float, conformance: str) -> bytes:
    names = "".join(f' xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    properties = "".join(_properties(said, language, time, conformance))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about=""{names}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    ).encode()


def _properties(said: Mapping[str, str], language: str, time: float, conformance: str) -> Iterator[str]:
    for entry, (name, kind) in _LISTS.items():
        if entry in said:
            marked = ' xml:lang="x-default"' if kind == "Alt" else ""
            yield f"<{name}><rdf:{kind}><rdf:li{marked}>{escape(said[entry])}</rdf:li></rdf:{kind}></{name}>"
    yield f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
    for entry, name in _PLAIN.items():
        if entry in said:
            yield f"<{name}>{escape(said[entry])}</{name}>"
    made = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    yield f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>"
    if conformance:
        yield f"<pdfaid:part>{conformance[0]}</pdfaid:part>"
        yield f"<pdfaid:conformance>{conformance[1]}</pdfaid:conformance>"
