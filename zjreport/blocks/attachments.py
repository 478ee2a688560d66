"""The pass over official furniture: attachments are numbered and listed, the imprint goes to the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..runs import without_notes
from .official import Attachment, AttachmentNote, Imprint
from .primitives import Block

__all__ = ["with_attachments"]


def with_attachments(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their attachments numbered, and listed where a note asks for it; the imprint last.

    >>> from zjreport.runs import as_runs, text_of
    >>> parts = [AttachmentNote(), Imprint(), *(Attachment(as_runs(title)) for title in ("甲表", "乙表"))]
    >>> note, first, second, last = with_attachments(parts)
    >>> [text_of(title) for title in note.titles], first.number, second.number, type(last).__name__
    (['甲表', '乙表'], '1', '2', 'Imprint')
    """
    given = tuple(blocks)
    titles = tuple(without_notes(block.title) for block in given if isinstance(block, Attachment))
    done: list[Block] = []
    count = 0
    for block in given:
        if isinstance(block, Attachment):
            count += 1
            block = replace(block, number=str(count) if len(titles) > 1 else "")
        elif isinstance(block, AttachmentNote):
            block = replace(block, titles=block.titles or titles)
        done.append(block)
    # Sorting is stable: everything else keeps its place.
    return tuple(sorted(done, key=lambda block: isinstance(block, Imprint)))
