"""Headings in Word's own heading styles, counted by Word, with the bookmarks that the contents refer to."""

from __future__ import annotations

from ...blocks import Heading
from .draft import Draft
from .fields import bookmark
from .markup import Xml, concat
from .names import HEADING_LEVELS
from .paragraphs import numbered_paragraph, text_paragraph
from .runs import runs_xml

__all__ = ["heading_bookmark", "write_heading"]


def heading_bookmark(place: int) -> str:
    """The name of the bookmark of the heading that is block number ``place``; Word's own form."""
    return f"_Toc{100000000 + place}"


def write_heading(block: Heading, draft: Draft, place: int) -> Xml:
    """A heading and, below it, its statement."""
    level = min(max(block.level, 1), HEADING_LEVELS)
    style = f"heading-{level}"
    marker = draft.numbering.heading(level, block.number)
    content = bookmark(draft.bookmark_id(), heading_bookmark(place), runs_xml(block.runs, style, draft))
    return concat(
        (
            numbered_paragraph(style, marker, content, draft),
            text_paragraph("statement", block.statement, draft),
        )
    )
