"""Figures printed anew in sentences that an author has edited: never so that a word beside them is wrong."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy
from decimal import Decimal, InvalidOperation

from ...runs import digit_groups
from ...writers.docx.marks import FigureMark
from ...writers.docx.spans import FigureRange
from ..checks.figures import restyled
from ..line import Line
from ..paragraphs import Paragraph
from .knowledge import Knowledge, Turned

__all__ = ["print_figures", "print_steady"]

_HELD = "a clause of its sentence is another one by the data, and cannot be set: word the sentence anew"


def print_figures(
    line: Line, old: Paragraph, known: Knowledge, sure: Collection[int], held: Collection[int]
) -> None:
    """The figures of a paragraph as the data have them now, but those whose sentences are ``held``.

    Before those that are ``sure`` stand the words of the new file.  The others are noted in ``known.turned``
    where they have another sign than when they were written.
    """
    shown = [each for each in old.figures if old.printed(each).strip()]
    for place, figure in reversed(list(enumerate(shown))):
        printed, number = old.printed(figure), figure.number
        span = (figure.start, figure.end)
        before, now = known.mark(number), known.look_up(old, figure, sure)
        if before is None:
            continue
        if now is None:
            known.changes.add("left", printed, "", old, span, reason="the data no longer give it")
            continue
        text = restyled(printed, before, now)
        if number in held:
            known.hold(number)
            if text != printed:
                known.changes.add("left", printed, text, old, span, reason=_HELD)
            continue
        alone = not "".join(old.pieces).strip()
        if number not in sure and not alone and _sign(before) != _sign(now):
            known.turned.append(Turned(old, place, number, printed, text, span))
            known.originals.setdefault(old.element, deepcopy(old.element))
        elif text != printed:
            by_hand = "it was typed over by hand" if before.text != printed else ""
            known.changes.add("figure", printed, text, old, span, reason=by_hand)
        if text != printed:
            line.print(line.figures[place], text)


def print_steady(line: Line, old: Paragraph, known: Knowledge) -> list[tuple[FigureRange, str]]:
    """The figures that have the sign that they had; gives those that do not, with what they would be."""
    left: list[tuple[FigureRange, str]] = []
    shown = [each for each in old.figures if old.printed(each).strip()]
    for place, figure in reversed(list(enumerate(shown))):
        before, now = known.mark(figure.number), known.now(figure.number)
        if before is None or now is None:
            continue
        printed = old.printed(figure)
        text = restyled(printed, before, now)
        if _sign(before) != _sign(now):
            left.append((figure, text))
        elif text != printed:
            line.print(line.figures[place], text)
            known.changes.add("figure", printed, text, old, (figure.start, figure.end))
    return left


def _sign(mark: FigureMark) -> int:
    """The sign of a figure as it is printed: what is rounded to nothing has none; of words 1."""
    digits = digit_groups(mark.text)
    try:
        raw = Decimal(mark.provenance.raw)
    except InvalidOperation:
        return 1
    if digits and not Decimal(digits[0].replace(",", "")):
        return 0
    return (raw > 0) - (raw < 0)
