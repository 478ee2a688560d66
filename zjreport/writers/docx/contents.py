"""The table of contents: a field that Word can update, filled in so that nothing is asked at opening."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Contents
from ...blocks.contents import Entry
from ...runs import text_of
from .bands import band_motif
from .draft import Draft
from .fields import begin_field, bookmark_name, end_field, page_reference
from .lengths import mm_of_points
from .markup import EMPTY, Xml, concat, w
from .names import HEADING_LEVELS
from .paragraphs import paragraph, text_paragraph
from .runs import plain_run, runs_xml

__all__ = ["write_contents"]


def write_contents(block: Contents, entries: Sequence[Entry], draft: Draft) -> Xml:
    """The title and one line for each heading and panel, whose pages are filled in when they are known."""
    levels = min(block.levels, HEADING_LEVELS)
    listed = [entry for entry in entries if entry.level <= levels]
    title = _title(block, draft)
    if not listed:
        return title
    opening = begin_field(f'TOC \\o "1-{levels}" \\h \\z \\u')
    lines = []
    for place, entry in enumerate(listed):
        link = _link(entry, draft)
        before = opening if place == 0 else EMPTY
        after = end_field() if place == len(listed) - 1 else EMPTY
        lines.append(paragraph(f"contents-{max(1, entry.level)}", concat((before, link, after))))
    return concat((title, *lines))


def _title(block: Contents, draft: Draft) -> Xml:
    """The title, on a band where sections open with one."""
    if not block.title or draft.layout("headings") != "band":
        return text_paragraph("contents-title", block.title, draft)
    motif = band_motif(draft, mm_of_points(draft.styles["contents-title"].text.leading))
    return paragraph("contents-title", concat((motif, runs_xml(block.title, "contents-title", draft))))


def _link(entry: Entry, draft: Draft) -> Xml:
    name = bookmark_name(entry.index)
    # A template may count headings in its own way: the contents say what stands before the heading itself.
    ordinal = draft.ordinals.get(entry.index, entry.ordinal)
    text = ordinal + text_of(entry.runs).removeprefix(entry.ordinal)
    parts = (plain_run(text, draft), w("r", w("tab")), page_reference(name))
    return w("hyperlink", *parts, anchor=name, history=1)
