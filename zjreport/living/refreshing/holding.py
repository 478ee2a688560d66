"""Which sentences of an edited text stay as they are: those of which a part cannot be set right.

A clause that depends on a figure (比一季度加快, 与全市持平) comes, goes or is worded anew with the data.
Where an author's words stand in its way, its sentence would say what is true of neither release, so
the whole of it is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...writers.docx.spans import FigureRange
from ..paragraphs import Paragraph
from .knowledge import Between, Knowledge

__all__ = ["held_figures", "sentence_of"]

_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")


def sentence_of(paragraph: Paragraph, start: int) -> tuple[int, int]:
    """Where the sentence begins and ends that a place of a paragraph lies in."""
    found = (match.span() for match in _SENTENCE.finditer(paragraph.text))
    return next((span for span in found if span[0] <= start < span[1]), (start, start))


def held_figures(old: Paragraph, new: Paragraph | None, known: Knowledge) -> frozenset[int]:
    """The numbers of the figures whose sentences stay."""
    stuck = {sentence_of(old, figure.start) for figure in _stuck(old, new, known)}
    return frozenset(each.number for each in old.figures if sentence_of(old, each.start) in stuck)


def _stuck(old: Paragraph, new: Paragraph | None, known: Knowledge) -> Iterator[FigureRange]:
    """The figures that the data no longer give, and those beside which they have other clauses."""
    shown = [each for each in old.figures if old.printed(each).strip()]
    yield from (each for each in shown if known.look_up(old, each, ()) is None)
    if new is None:
        return
    written = known.pieces(old)
    around: list[FigureRange | None] = [None, *old.figures, None]
    for before, behind in pairwise(around):
        key: Between = (before.number if before else None, behind.number if behind else None)
        if key not in written or known.is_between_now(key):
            continue
        # A clause between two sentences belongs to that in which the data have other figures now.
        is_within = before and behind and sentence_of(old, before.start) == sentence_of(old, behind.start)
        if before and (is_within or not _is_at_end(before.number, known, -1)):
            yield before
        if behind and (is_within or not _is_at_end(behind.number, known, 0)):
            yield behind


def _is_at_end(number: int, known: Knowledge, end: int) -> bool:
    """Whether a figure is the first (0) or the last (-1) of its sentence in the new file."""
    home = known.home(number)
    if home is None:
        return False
    own = next(each for each in home.figures if each.number == number)
    sentence = sentence_of(home, own.start)
    return [each for each in home.figures if sentence_of(home, each.start) == sentence][end] is own
