"""The writer: a document in, the bytes of a Word file out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from docx.oxml import parse_xml

from ...blocks import Document
from ...blocks.references import targets
from .. import Writer
from .body import write_body
from .draft import Draft
from .native.embedding import embed
from .official import document_styles
from .package import (
    add_footer,
    add_footnotes,
    add_header,
    add_link,
    add_picture,
    add_record,
    fill,
    new_document,
    to_bytes,
)
from .record import Record
from .sections import Sections
from .sheet import style_sheet
from .template import attire_of

__all__ = ["DocxWriter"]


class DocxWriter(Writer):
    """Word files.

    Args:
        pages: the page of each heading and panel (:func:`zjreport.blocks.contents.entries`), in order, to
            show in the contents until Word updates them; without it they are estimated.
    """

    format: ClassVar[str] = "docx"

    def __init__(self, pages: Sequence[int] | None = None) -> None:
        self._pages = pages

    def write(self, document: Document) -> bytes:
        """The document as the bytes of a Word file."""
        attire = attire_of(document.theme)
        if attire:
            document = replace(document, theme=attire.fitted)
        styles = document_styles(document.theme, document.blocks)
        package = new_document(document.theme, document.metadata)
        draft = Draft(
            document.theme,
            document.metadata,
            partial(add_picture, package),
            styles,
            add_link=partial(add_link, package),
            add_chart=partial(embed, package),
            targets=targets(document.blocks),
            heading_lists=attire.heading_lists if attire else {},
        )
        sections = Sections(draft, partial(add_header, package), partial(add_footer, package))
        body = write_body(document.blocks, draft, sections, self._pages)
        sheet = style_sheet(
            styles, draft.table_styles, draft.heads, document.theme, document.metadata.language
        )
        fill(package, body, sheet, draft.numbering.part())
        notes = draft.footnotes.part()
        add_footnotes(package, notes)
        add_record(
            package, Record.of(draft.marks, document.recipe, [package.element, parse_xml(notes)]).to_bytes()
        )
        if attire:
            attire.put_on(package, styles, draft.numbering.house_restarts)
        return to_bytes(package)
