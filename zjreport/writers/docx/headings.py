"""Headings in Word's own heading styles, counted by Word, with the bookmarks that the contents refer to."""

from __future__ import annotations

from ...blocks import Heading, Paragraph
from ...runs import Run, as_runs, head_role
from .bands import write_band
from .draft import Draft
from .fields import bookmark, bookmark_name
from .markup import Xml, concat
from .names import HEADING_LEVELS
from .paragraphs import numbered_paragraph, paragraph, text_paragraph
from .properties import run_look_properties
from .runs import runs_xml

__all__ = ["heading_level", "heading_style", "write_head_paragraph", "write_heading"]


def heading_level(block: Heading) -> int:
    """The level at which a heading is set: Word's own styles are used down to the fourth."""
    return min(max(block.level, 1), HEADING_LEVELS)


def heading_style(block: Heading) -> str:
    """The style of a heading."""
    return f"heading-{heading_level(block)}"


def write_heading(block: Heading, draft: Draft, place: int) -> Xml:
    """A heading and, below it, its statement."""
    if heading_level(block) == 1 and draft.layout("headings") == "band":
        return write_band(block, draft, place)
    style = heading_style(block)
    marker = draft.numbering.heading(heading_level(block), block.number)
    draft.ordinals[place] = marker.shown
    content = bookmark(draft.bookmark_id(), bookmark_name(place), runs_xml(block.runs, style, draft))
    return concat(
        (
            numbered_paragraph(style, marker, content, draft),
            text_paragraph("statement", block.statement, draft),
        )
    )


def write_head_paragraph(block: Paragraph, draft: Draft) -> Xml:
    """A paragraph that begins with a heading, counted by Word in the list of the headings of its level."""
    look = run_look_properties(draft.theme.look(head_role(block.level)), draft.theme, 0)
    indent = draft.styles[block.style].indent
    marker = draft.numbering.head(block.level, block.number, indent, look)
    number = as_runs(Run(marker.text, head_role(block.level)) if marker.text else None)
    return paragraph(block.style, runs_xml((*number, *block.runs), block.style, draft), marker.properties)
