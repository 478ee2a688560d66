"""The red heads of briefings and of documents proper, as paragraphs in styles of their own."""

from __future__ import annotations

from ...blocks import Masthead
from ...runs import as_runs
from .draft import Draft
from .markup import Xml, concat
from .paragraphs import text_paragraph

__all__ = ["write_masthead"]


def write_masthead(block: Masthead, draft: Draft) -> Xml:
    """The head of a first page."""
    manner = "letterhead" if block.kind == "document" else "masthead"
    parts = [("masthead-mark", as_runs(block.number))]
    parts += [("masthead-mark", mark) for mark in block.marks]
    parts += [
        (f"{manner}-name", block.name),
        (f"{manner}-issue", block.issue),
        ("masthead-line", block.left),
        ("masthead-line", block.right),
        ("title", block.title),
    ]
    return concat(text_paragraph(style, runs, draft) for style, runs in parts)
