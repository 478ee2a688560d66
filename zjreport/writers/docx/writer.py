"""The writer: a document in, the bytes of a Word file out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from ...blocks import Document
from ...blocks.references import targets
from .. import Writer
from .body import body_xml
from .draft import Draft
from .markup import concat
from .native.embedding import embed
from .official import document_styles
from .package import add_footer, add_header, add_link, add_picture, add_record, fill, new_document, to_bytes
from .page import footer_part, footer_sides, header_part, main_section
from .record import Record

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
        styles = document_styles(document.theme, document.blocks)
        package = new_document(document.theme, document.metadata, styles)
        draft = Draft(
            document.theme,
            document.metadata,
            partial(add_picture, package),
            styles,
            add_link=partial(add_link, package),
            add_chart=partial(embed, package),
            targets=targets(document.blocks),
        )
        body = body_xml(document.blocks, draft, self._pages)
        header = header_part(draft)
        footers = {
            kind: add_footer(package, number, footer_part(side, draft))
            for number, (kind, side) in enumerate(footer_sides(document.theme).items(), 1)
        }
        section = main_section(document.theme, add_header(package, header) if header else "", footers)
        fill(package, concat((body, section)), draft.numbering.part())
        add_record(package, Record.of(draft.marks, document.recipe, [package.element]).to_bytes())
        return to_bytes(package)
