"""The cover: a page of its own in a coloured field, or the title block of an official text."""

from __future__ import annotations

from ...blocks import Cover
from .draft import Draft
from .markup import EMPTY, Xml, concat
from .page import cover_section
from .paragraphs import paragraph, text_paragraph

__all__ = ["cover_has_page", "write_cover"]


def cover_has_page(draft: Draft) -> bool:
    """Whether the theme gives the cover a page without a number."""
    return draft.layout("cover") == "page"


def write_cover(block: Cover, draft: Draft, width: float) -> Xml:
    """The cover in the manner of the theme."""
    lines = (
        text_paragraph("cover-year", block.year, draft),
        text_paragraph("cover-event", block.event, draft),
        text_paragraph("cover-title", block.title, draft),
        *(text_paragraph("cover-couplet", line, draft) for line in block.couplet),
        text_paragraph("cover-speaker", block.speaker, draft),
        text_paragraph("cover-organisation", block.organisation, draft),
        text_paragraph("cover-date", block.date, draft),
    )
    if not cover_has_page(draft):
        return concat(lines)
    return concat((*lines, paragraph("hidden-line", EMPTY, cover_section(draft.theme))))
