"""The text of one paragraph brought up to date: its figures, and its words as far as nobody edited them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from ...writers.docx.marks import checksum
from ...writers.docx.markup import NAMESPACES
from ...writers.docx.spans import FigureRange, figure_ranges
from ..checks.figures import restyled
from ..paragraphs import Paragraph
from .adopting import Adopter
from .knowledge import Knowledge
from .line import Line

__all__ = ["renew_paragraph"]

_W = f"{{{NAMESPACES['w']}}}"


def renew_paragraph(old: Paragraph, new: Paragraph | None, known: Knowledge, adopter: Adopter) -> None:
    """Brings a paragraph of the edited file up to ``new``, its like in the new file, where there is one.

    One that nobody has edited gets the new text.  In one that was edited, figures are new, and so are
    the words between two figures that are still as they were written.
    """
    line = Line(old.element)
    if new is not None and _numbers(old) == _numbers(new):
        _merge_pieces(line, old, new, known)
        _print_figures(line, old, known)
    elif new is not None and known.is_as_written(old):
        _rewrite(line, old, new, known, adopter)
    else:
        _print_figures(line, old, known)
        if new is not None and not known.was_written(new):
            _propose(old, new, known)


def _numbers(paragraph: Paragraph) -> list[int]:
    return [each.number for each in paragraph.figures]


def _propose(old: Paragraph, new: Paragraph, known: Knowledge) -> None:
    known.changes.add("left", old.text, new.text, old, reason="the paragraph was edited")


def _print_figures(line: Line, old: Paragraph, known: Knowledge) -> None:
    """The figures of a paragraph as the data have them now."""
    new = known.renewal.record.figures
    for written in reversed(old.figures):
        printed = old.printed(written)
        span = (written.start, written.end)
        if not printed.strip():
            continue
        if not 0 < written.number <= len(new):
            if known.mark(written.number):
                known.changes.add("left", printed, "", old, span, reason="the data no longer give it here")
            continue
        before = known.mark(written.number)
        text = restyled(printed, before, new[written.number - 1])
        if text == printed:
            continue
        # The words around may have changed: the figure is found by its place among the figures.
        place = [each for each in old.figures if old.printed(each).strip()].index(written)
        line.print(line.figures[place], text)
        by_hand = before is not None and before.text != printed
        known.changes.add(
            "figure", printed, text, old, span, reason="it was typed over by hand" if by_hand else ""
        )


def _merge_pieces(line: Line, old: Paragraph, new: Paragraph, known: Knowledge) -> None:
    """The words between the same figures: those that nobody edited become the new ones."""
    written = known.written(tuple(_numbers(old)))
    as_written = known.is_as_written(old)
    left = False
    starts = [0, *(figure.end for figure in old.figures)]
    for place in reversed(range(len(starts))):
        mine, theirs = old.pieces[place], new.pieces[place]
        if mine == theirs:
            continue
        if as_written or (written is not None and written.pieces[place] == checksum(mine)):
            if checksum(mine) != checksum(theirs) or not mine.strip():
                known.changes.add("words", *_around(mine, theirs), old, _span(starts[place], mine))
            _edit(line, starts[place], mine, theirs)
        elif written is None or written.pieces[place] != checksum(theirs):
            left = True
    if left and not known.was_written(new):
        _propose(old, new, known)


def _span(start: int, text: str) -> tuple[int, int]:
    return start, start + len(text)


def _around(old: str, new: str) -> tuple[str, str]:
    """Two texts without what they have in common at their ends, but for two signs."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    head, tail = max(0, head - 2), max(0, tail - 2)
    return old[head : len(old) - tail], new[head : len(new) - tail]


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
    """The whole text of a paragraph that nobody has edited; its figures stay where they are the same."""
    mine, theirs = list(_pieces(old)), list(_pieces(new))
    codes = SequenceMatcher(
        None, [piece.key for piece in mine], [piece.key for piece in theirs], autojunk=False
    ).get_opcodes()
    for kind, i1, i2, j1, j2 in reversed(codes):
        start = mine[i1].start if i1 < len(mine) else len(old.text)
        end = mine[i2 - 1].end if i2 > i1 else start
        if kind == "equal":
            for before, after in reversed(list(zip(mine[i1:i2], theirs[j1:j2], strict=True))):
                if before.figure and after.figure:
                    _print(line, before.start, new.printed(after.figure))
            continue
        line.delete(start, end)
        for piece in reversed(theirs[j1:j2]):
            if piece.figure:
                line.put(start, _figure_of(piece.figure, new, adopter))
            else:
                line.insert(start, new.text[piece.start])
    if line.text != new.text:
        _set_anew(line, new, adopter)
    known.changes.add("paragraph", old.text, new.text, old)


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
