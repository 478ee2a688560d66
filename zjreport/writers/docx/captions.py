"""Captions whose numbers Word counts itself, and the fields in texts that refer to them."""

from __future__ import annotations

from ...blocks.captions import split_number
from ...runs import Runs
from .draft import Draft
from .fields import bookmark, field, target_name
from .markup import EMPTY, Xml, concat
from .paragraphs import paragraph
from .runs import plain_run, runs_xml
from .titles import broken_caption

__all__ = ["caption"]


def caption(
    style: str, number: str, title: Runs, name: str, draft: Draft, width: float, properties: Xml = EMPTY
) -> Xml:
    """A paragraph of ``style`` with number and title, in lines of ``width`` millimetres; none without either.

    ``name`` is what texts call the chart or table.
    """
    if not (number or title):
        return EMPTY
    counted = _number(number, draft)
    if name in draft.targets:
        counted = bookmark(draft.bookmark_id(), target_name(draft.targets[name]), counted)
    gap = plain_run(" ", draft) if number and title else EMPTY
    before = f"{number} " if number else ""
    lines = broken_caption(title, draft.styles[style].text, draft.theme, width, before=before)
    return paragraph(style, concat((counted, gap, runs_xml(lines, style, draft))), properties)


def _number(number: str, draft: Draft) -> Xml:
    """A number as a field that counts, where it is a label and a count; one given by hand starts anew."""
    parts = split_number(number)
    if parts is None:
        return plain_run(number, draft)
    label, count = parts
    start = "" if draft.counts_on(label, count) else f" \\r {count}"
    shown = plain_run(str(count), draft)
    return concat((plain_run(label, draft), field(f"SEQ {label} \\* ARABIC{start}", shown)))
