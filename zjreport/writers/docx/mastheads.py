"""The red heads of briefings and of documents proper, as paragraphs in styles of their own."""

from __future__ import annotations

from dataclasses import replace

from ...blocks import Masthead
from ...runs import Runs, as_runs
from .draft import Draft
from .markup import EMPTY, Xml, concat
from .official import manner_of
from .paragraphs import paragraph, text_paragraph, two_ends
from .runs import runs_xml, styled_run
from .titles import broken_title

__all__ = ["write_masthead"]


def write_masthead(block: Masthead, draft: Draft) -> Xml:
    """The head of a first page: marks, name, issue, office and date, the red line, the title."""
    manner = manner_of(block)
    measures, width = draft.theme.measures, draft.theme.page.text_width
    title = broken_title(block.title, draft.styles["title"].text, draft.theme, width)
    blank = paragraph("body", EMPTY)
    gap = max(0, int(measures.get(f"{manner}_title_gap", 1) + 0.5)) if title else 0
    return concat(
        (
            _marks(block, draft),
            _name(f"{manner}-name", block.name, draft),
            text_paragraph(f"{manner}-issue", block.issue, draft),
            two_ends("masthead-line", block.left, block.right, draft),
            paragraph(f"{manner}-rule", EMPTY),
            *(blank for _ in range(gap)),
            text_paragraph("title", title, draft),
            blank,
        )
    )


def _name(style: str, name: Runs, draft: Draft) -> Xml:
    """The name; its last sign has no gap behind it, which some programs would count when they centre it."""
    if not name or name[-1].is_figure:
        return text_paragraph(style, name, draft)
    *others, last = name
    spaced = (*others, replace(last, text=last.text[:-1]))
    end = styled_run(last.text[-1:], "unspaced", draft)
    return paragraph(style, concat((runs_xml(spaced, style, draft), end)))


def _marks(block: Masthead, draft: Draft) -> Xml:
    """The lines at the upper left; the copy number is first among a document's, right of a briefing's."""
    number = as_runs(block.number)
    if block.kind == "document":
        lines: list[tuple[Runs, Runs]] = [(mark, ()) for mark in (number, *block.marks)]
    else:
        first, *others = block.marks or ((),)
        lines = [(first, number), *((mark, ()) for mark in others)]
    return concat(two_ends("masthead-mark", left, right, draft) for left, right in lines)
