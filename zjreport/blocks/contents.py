"""What a table of contents lists: headings, attachments, and the panels that stand as headings do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..runs import Run, Runs, join_runs, text_of, without_notes
from .official import Attachment
from .primitives import Block, Heading, Panel

__all__ = ["Entry", "entries"]

_PANEL_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the place of its block in the document, its level, its text.

    ``ordinal`` is what the text begins with before its words, which further lines hang under.
    """

    index: int
    level: int
    runs: Runs
    ordinal: str = ""


def entries(blocks: Sequence[Block], levels: int = 4) -> tuple[Entry, ...]:
    """The lines that contents, bookmarks and outlines list, down to ``levels``; in the blocks' order.

    Panels are entries of level 2 by kicker and title, or by the title alone where all panels of the
    document open with one and the same kicker.

    >>> from zjreport.runs import as_runs
    >>> panels = [Panel(as_runs(title), (), kicker=as_runs("过去一年")) for title in ("更加宜居", "更见成效")]
    >>> [text_of(entry.runs) for entry in entries([Heading(as_runs("回顾"), number="一、"), *panels])]
    ['一、回顾', '更加宜居', '更见成效']
    >>> [text_of(entry.runs) for entry in entries(panels[:1])]
    ['过去一年，更加宜居']
    """
    panels = [block for block in blocks if isinstance(block, Panel)]
    common = len(panels) > 1 and len({text_of(panel.kicker) for panel in panels}) == 1
    listed = (
        Entry(index, *_listed(block, common))
        for index, block in enumerate(blocks)
        if isinstance(block, Heading | Panel | Attachment)
    )
    return tuple(entry for entry in listed if entry.level <= levels and text_of(entry.runs).strip())


def _listed(block: Heading | Panel | Attachment, common: bool) -> tuple[int, Runs, str]:
    if isinstance(block, Attachment):
        name = f"附件{block.number}"
        return 1, join_runs([name, without_notes(block.title)], "　"), f"{name}　" if block.title else ""
    level, said = (block.level, block.runs) if isinstance(block, Heading) else _panel(block, common)
    words = without_notes(said)
    return level, (Run(block.number), *words) if block.number else words, block.number


def _panel(block: Panel, common: bool) -> tuple[int, Runs]:
    kicker = () if common and block.title else block.kicker
    return _PANEL_LEVEL, join_runs([part for part in (kicker, block.title) if part], "，")
