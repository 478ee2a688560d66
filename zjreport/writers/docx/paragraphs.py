"""Paragraphs: a style, a content, and the few properties that belong to one paragraph alone."""

from __future__ import annotations

import re
from functools import lru_cache

from ...runs import Runs
from .draft import Draft
from .markup import EMPTY, Xml, w
from .names import paragraph_id
from .numbering import Marker
from .runs import plain_run, runs_xml

__all__ = [
    "all_kept",
    "gap",
    "gutter",
    "kept_with_next",
    "numbered_paragraph",
    "paragraph",
    "text_paragraph",
    "two_ends",
]


_STYLE = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext)")


def kept_with_next(xml: Xml) -> Xml:
    """Paragraphs or tables whose last paragraph or row keeps on the page of what follows.

    >>> kept_with_next(paragraph("gap", EMPTY))
    '<w:p><w:pPr><w:pStyle w:val="zjr-gap"/><w:keepNext/></w:pPr></w:p>'
    """
    start = xml.rfind("<w:tbl>" if xml.endswith("</w:tbl>") else "<w:p>")
    if xml.endswith("</w:tbl>"):
        start = xml.rfind("<w:tr>", start)
    return Xml(xml[:start] + _STYLE.sub(r"\1<w:keepNext/>", xml[start:])) if start >= 0 else xml


def all_kept(xml: Xml) -> Xml:
    """Paragraphs that all keep on the page of what follows."""
    return Xml(_STYLE.sub(r"\1<w:keepNext/>", xml))


def paragraph(style: str, content: Xml, properties: Xml = EMPTY) -> Xml:
    """A paragraph of ``style``; ``properties`` are numbering or a section's end, never a look."""
    return Xml(f"<w:p>{_properties(style, properties)}{content}</w:p>")


@lru_cache(maxsize=1024)
def _properties(style: str, properties: Xml) -> Xml:
    return w("pPr", w("pStyle", val=paragraph_id(style)), properties)


def text_paragraph(style: str, runs: Runs, draft: Draft) -> Xml:
    """Runs as a paragraph; none without runs."""
    return paragraph(style, runs_xml(runs, style, draft)) if runs else EMPTY


def two_ends(style: str, left: Runs, right: Runs, draft: Draft) -> Xml:
    """One line with text at both ends, parted by the stop of its style; none without text."""
    if not left and not right:
        return EMPTY
    stop = Xml(w("r", w("tab")) + runs_xml(right, style, draft)) if right else EMPTY
    return paragraph(style, Xml(runs_xml(left, style, draft) + stop))


def numbered_paragraph(style: str, marker: Marker, content: Xml, draft: Draft) -> Xml:
    """A paragraph with an ordinal, counted by Word or printed."""
    printed = plain_run(marker.text, draft) if marker.text else EMPTY
    return paragraph(style, Xml(printed + content), marker.properties)


def gutter() -> Xml:
    """The space between the rows of one block."""
    return paragraph("gutter", EMPTY)


def gap() -> Xml:
    """The space between two blocks that have none of their own; it keeps tables apart as well."""
    return paragraph("gap", EMPTY)
