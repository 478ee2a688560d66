"""The properties of a Word file: what it is about, who it is from, what wrote it; nothing of the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from ...blocks import Metadata
from .markup import HEAD, Xml, concat, element, escape
from .texts import clean

__all__ = ["app_properties", "core_properties", "custom_properties", "generator"]

_PROGRAM = "zjreport"
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
# The set to which properties of one's own belong, and the first number that they may have.
_OWN_SET, _FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2


def built_at() -> datetime:
    """The time that goes into the file: that of ``SOURCE_DATE_EPOCH``, otherwise a fixed one."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(stamp), UTC) if stamp.isdigit() else _EPOCH


def core_properties(metadata: Metadata) -> bytes:
    """The part ``core.xml``: title, office, subject, language and time."""
    stamp = built_at().strftime("%Y-%m-%dT%H:%M:%SZ")
    times = concat(
        element(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, escape(stamp))
        for name in ("created", "modified")
    )
    values = {
        "dc:title": metadata.title,
        "dc:subject": metadata.subject or metadata.period,
        "dc:creator": metadata.organisation,
        "cp:lastModifiedBy": metadata.organisation,
        "dc:language": metadata.language,
    }
    texts = concat(
        element(name, None, escape(clean(value, "the document's properties")))
        for name, value in values.items()
        if value
    )
    spaces = {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return (HEAD + element("cp:coreProperties", spaces, texts, times)).encode()


def app_properties(metadata: Metadata) -> bytes:
    """The part ``app.xml``: which program wrote the file, and for whom."""
    space = {"xmlns": f"{_OFFICE}/extended-properties"}
    company = element("Company", None, escape(clean(metadata.organisation, "the document's properties")))
    return (
        HEAD + element("Properties", space, element("Application", None, Xml(_PROGRAM)), company)
    ).encode()


def custom_properties(metadata: Metadata) -> bytes:
    """The part ``custom.xml``: the period and the area that figures are of, and the writing program."""
    values = {"period": metadata.period, "area": metadata.area, "generator": generator()}
    said = [(name, clean(value, "the document's properties")) for name, value in values.items() if value]
    properties = (
        element(
            "property",
            {"fmtid": _OWN_SET, "pid": number, "name": name},
            element("vt:lpwstr", None, escape(value)),
        )
        for number, (name, value) in enumerate(said, _FIRST)
    )
    spaces = {"xmlns": f"{_OFFICE}/custom-properties", "xmlns:vt": f"{_OFFICE}/docPropsVTypes"}
    return (HEAD + element("Properties", spaces, *properties)).encode()


@lru_cache(maxsize=1)
def generator() -> str:
    """The program that writes the file, with its version."""
    try:
        return f"{_PROGRAM} {version(_PROGRAM)}"
    except PackageNotFoundError:
        return _PROGRAM
