"""The numbering pass: ordinals for headings and panels by GB/T 9704 (一、（一）1.（1）)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..numerals import heading_number
from .official import Attachment
from .primitives import Block, Heading, Panel

__all__ = ["numbered"]

_PANEL_LEVEL = 2


def numbered(blocks: Iterable[Block], *, levels: int = 4, panels: bool = True) -> tuple[Block, ...]:
    """The blocks with their ordinals.

    Args:
        blocks: the document's blocks in order.
        levels: headings of deeper levels stay without a number.
        panels: whether panels count as headings of level 2.

    >>> from zjreport.runs import as_runs
    >>> headings = [Heading(as_runs(text), level) for text, level in (("甲", 1), ("乙", 2), ("丙", 1))]
    >>> [block.number for block in numbered(headings)]
    ['一、', '（一）', '二、']
    """
    counts = [0, 0, 0, 0]
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Attachment):
            # An attachment is a paper of its own.
            counts = [0, 0, 0, 0]
        level = _level(block, panels)
        if not isinstance(block, Heading | Panel) or level is None or level > levels:
            done.append(block)
            continue
        counts[level - 1] += 1
        counts[level:] = [0] * (len(counts) - level)
        done.append(replace(block, number=heading_number(level, counts[level - 1])))
    return tuple(done)


def _level(block: Block, panels: bool) -> int | None:
    if isinstance(block, Heading):
        return block.level if block.numbered and not block.number else None
    return _PANEL_LEVEL if panels and isinstance(block, Panel) and not block.number else None
