"""The text of one paragraph brought up to date: its figures, and its words as far as nobody edited them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from lxml import etree

from ...writers.docx.marks import checksum
from ...writers.docx.spans import FigureRange, figure_ranges
from ..checks.figures import restyled
from ..line import Line
from ..paragraphs import Paragraph
from .adopting import Adopter
from .figures import print_figures
from .holding import held_figures
from .knowledge import Between, Knowledge

__all__ = ["renew_paragraph"]

_CLAUSE = re.compile(r"[^，。；：、]*[，。；：、]?")


def renew_paragraph(old: Paragraph, new: Paragraph | None, known: Knowledge, adopter: Adopter) -> None:
    """Brings a paragraph of the edited file up to ``new``, its like in the new file, where there is one.

    One that nobody has edited gets the new text.  In one that was edited, figures are new, and so are
    the words between two figures that are still as they were written.
    """
    line = Line(old.element)
    as_written = known.is_as_written(old)
    if new is None:
        print_figures(line, old, known, frozenset(), held_figures(old, new, known))
    elif known.has_words_as_written(old) and _numbers(old) != _numbers(new):
        _rewrite(line, old, new, known, adopter)
    else:
        held = frozenset[int]() if as_written else held_figures(old, new, known)
        sure = _merge_pieces(line, old, new, known, held, as_written=as_written)
        print_figures(line, old, known, sure, held)


def _numbers(paragraph: Paragraph) -> list[int]:
    return [each.number for each in paragraph.figures]


def _merge_pieces(
    line: Line, old: Paragraph, new: Paragraph, known: Knowledge, held: frozenset[int], *, as_written: bool
) -> frozenset[int]:
    """The words between two figures: those that nobody edited become the new ones.

    Gives the figures before which the words are now those of the new file.
    """
    written = known.pieces(old)
    theirs = {key: text for key, _, text in _between(new)}
    sure: set[int] = set()
    left = False
    for key, start, mine in reversed(list(_between(old))):
        text = theirs.get(key)
        if text is None or not held.isdisjoint(key):
            left = left or not as_written
            continue
        if mine != text and (as_written or written.get(key) == checksum(mine)):
            if old.kind != "contents" and checksum(mine) != checksum(text):
                known.changes.add("words", *_clauses(mine, text), old, (start, start + len(mine)))
            _edit(line, start, mine, text)
            mine = text
        elif mine != text:
            left = left or written.get(key) != checksum(text)
        if mine == text and key[1] is not None:
            sure.add(key[1])
    if left and not known.was_written(new):
        known.changes.add("left", old.text, new.text, old, reason="the paragraph was edited")
    return frozenset(sure)


def _between(paragraph: Paragraph) -> Iterator[tuple[Between, int, str]]:
    """The pieces of a text with the figures before and behind them, and where they begin."""
    numbers = [None, *_numbers(paragraph), None]
    starts = [0, *(figure.end for figure in paragraph.figures)]
    yield from zip(pairwise(numbers), starts, paragraph.pieces, strict=True)


def _clauses(old: str, new: str) -> tuple[str, str]:
    """Two texts without the clauses that they have in common at their ends."""
    mine, theirs = _CLAUSE.findall(old), _CLAUSE.findall(new)
    while len(mine) > 1 and len(theirs) > 1 and mine[0] == theirs[0]:
        del mine[0], theirs[0]
    while len(mine) > 1 and len(theirs) > 1 and mine[-1] == theirs[-1]:
        del mine[-1], theirs[-1]
    return "".join(mine), "".join(theirs)


def _edit(line: Line, start: int, old: str, new: str) -> None:
    """One text becomes the other with as few strokes as there are."""
    for kind, i1, i2, j1, j2 in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if kind != "equal":
            line.replace(start + i1, start + i2, new[j1:j2])


# -- paragraphs whose figures are others -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sign of the text, or a whole figure."""

    key: Hashable
    start: int
    end: int
    figure: FigureRange | None = None


def _pieces(paragraph: Paragraph) -> Iterator[_Piece]:
    at = 0
    for figure in (*paragraph.figures, None):
        end = figure.start if figure else len(paragraph.text)
        for place in range(at, end):
            yield _Piece(paragraph.text[place], place, place + 1)
        if figure:
            yield _Piece(figure.number, figure.start, figure.end, figure)
            at = figure.end


def _rewrite(line: Line, old: Paragraph, new: Paragraph, known: Knowledge, adopter: Adopter) -> None:
    """The whole text of a paragraph whose words nobody has edited; figures stay where they are the same."""
    mine, theirs = list(_pieces(old)), list(_pieces(new))
    printed = {
        each.number: _restyled(each, old, known) or new.printed(own)
        for own in new.figures
        for each in old.figures
        if each.number == own.number
    }
    codes = SequenceMatcher(
        None, [piece.key for piece in mine], [piece.key for piece in theirs], autojunk=False
    ).get_opcodes()
    for kind, i1, i2, j1, j2 in reversed(codes):
        start = mine[i1].start if i1 < len(mine) else len(old.text)
        end = mine[i2 - 1].end if i2 > i1 else start
        if kind == "equal":
            for before, after in reversed(list(zip(mine[i1:i2], theirs[j1:j2], strict=True))):
                if before.figure and after.figure:
                    _print(line, before.start, printed[after.figure.number])
            continue
        line.delete(start, end)
        for piece in reversed(theirs[j1:j2]):
            if piece.figure:
                line.put(start, _figure_of(piece.figure, new, adopter))
            else:
                line.insert(start, new.text[piece.start])
    if line.text != _text_with(printed, new):
        _set_anew(line, new, adopter)
    known.changes.add("paragraph", old.text, line.text, old)
    for figure in old.figures:
        mark, now = known.mark(figure.number), printed.get(figure.number, "")
        if mark and old.printed(figure) != mark.text and old.printed(figure) != now:
            span = (figure.start, figure.end)
            known.changes.add(
                "figure", old.printed(figure), now, old, span, reason="it was typed over by hand"
            )


def _restyled(figure: FigureRange, old: Paragraph, known: Knowledge) -> str:
    """A figure by the data as they are now, in the way in which an author has written it."""
    before, now = known.mark(figure.number), known.now(figure.number)
    return restyled(old.printed(figure), before, now) if before and now else ""


def _text_with(printed: Mapping[int, str], new: Paragraph) -> str:
    """The new text, with figures in other writing."""
    figures = [printed.get(each.number, new.printed(each)) for each in new.figures]
    return "".join(piece + figure for piece, figure in zip(new.pieces, [*figures, ""], strict=True))


def _set_anew(line: Line, new: Paragraph, adopter: Adopter) -> None:
    """A text whose marks another program has torn apart: the whole of it is put in its place."""
    line.delete(0, len(line.text))
    for piece in reversed(list(_pieces(new))):
        if piece.figure:
            line.put(0, _figure_of(piece.figure, new, adopter))
        else:
            line.insert(0, new.text[piece.start])


def _print(line: Line, start: int, text: str) -> None:
    figure = next(each for each in line.figures if each.start == start)
    if line.text[figure.start : figure.end] != text:
        line.print(figure, text)


def _figure_of(figure: FigureRange, new: Paragraph, adopter: Adopter) -> etree._Element:
    """The control of a figure of the new file."""
    controls = (each.control for each in figure_ranges(new.element) if each.number == figure.number)
    return adopter.copy(next(control for control in controls if control is not None))
