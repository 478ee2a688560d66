"""Footnotes of what can bear none: a cover, the head of a paper, a drawing.

They become a paragraph of small print below the block, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..runs import Run, Runs, join_runs, notes_of, without_notes
from .official import Masthead
from .primitives import Block, Chart, Contents, Cover, PageBreak, Panel, Paragraph

__all__ = ["notes_below"]

_DRAWN = (Chart, Contents, Cover, Masthead)


def notes_below(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and behind them the footnotes that they cannot bear.

    >>> from zjreport.blocks.outline import outline
    >>> from zjreport.runs import as_runs, with_note
    >>> print(outline(notes_below([Cover(with_note(as_runs("简报"), as_runs("初稿")))])))
    cover: 简报
    paragraph note: 注：初稿
    """
    held: list[Runs] = []
    for block in blocks:
        if held and not _passes(block):
            yield from _printed(held)
            held = []
        if isinstance(block, _DRAWN):
            block, notes = _parted(block)
            held += notes
        elif isinstance(block, Panel) and block.chart:
            chart, notes = _parted(block.chart)
            block = replace(block, chart=chart)
            held += notes
        yield block
    yield from _printed(held)


def _passes(block: Block) -> bool:
    """Whether notes wait for what comes behind a block: pairs stay together, contents have a page alone."""
    return isinstance(block, Contents | PageBreak) or getattr(block, "span", "full") == "half"


def _printed(notes: Iterable[Runs]) -> Iterator[Paragraph]:
    for note in notes:
        yield Paragraph(join_runs(["注：", note]), style="note")


def _parted(value: Any) -> tuple[Any, list[Runs]]:
    """A value without the footnotes of its runs, and those."""
    if isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            return without_notes(value), [*notes_of(value)]
        pairs = [_parted(part) for part in value]
        return tuple(part for part, _ in pairs), [note for _, notes in pairs for note in notes]
    if not is_dataclass(value) or isinstance(value, type):
        return value, []
    changed, notes = {}, []
    for each in fields(value):
        part, own = _parted(getattr(value, each.name))
        if own:
            changed[each.name] = part
            notes += own
    return (replace(value, **changed) if changed else value), notes
