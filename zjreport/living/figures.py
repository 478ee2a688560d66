"""The marked figures of a file: where each stands now, and which have lost their mark or are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..writers.docx.marks import FigureMark
from ..writers.docx.record import ParagraphMark, Record
from ..writers.docx.spans import FigureRange
from .paragraphs import Paragraph

__all__ = ["FigureAt", "FiguresFound", "find_figures"]

_DIGIT = "0-9０-９.．"
# What makes a number part of a name: PM2.5, 5G.
_NAME = "A-Za-z"
_BARE = re.compile(f"[-−－,{_DIGIT}]*")


@dataclass(frozen=True, slots=True)
class FigureAt:
    """A figure where it stands in the file.

    ``number`` is that of its mark, ``text`` what is printed there now; ``start`` and ``end`` are its
    place in the paragraph's text.  One without a ``mark`` was found by its text alone.
    """

    number: int
    text: str
    paragraph: Paragraph
    start: int
    end: int
    mark: FigureRange | None = None


@dataclass(frozen=True, slots=True)
class FiguresFound:
    """The figures of a file.

    Attributes:
        marked: those that bear their mark, in reading order; copies count each.
        unmarked: those of the record whose mark is gone, but whose text stands where they stood.
        removed: the numbers of those that are not in the text any more.
    """

    marked: tuple[FigureAt, ...]
    unmarked: tuple[FigureAt, ...]
    removed: tuple[int, ...]


def find_figures(paragraphs: Sequence[Paragraph], record: Record) -> FiguresFound:
    """The figures of the record in the paragraphs of the file."""
    marked = tuple(_marked(paragraphs))
    standing = {figure.number for figure in marked}
    missing = [mark for mark in record.figures if mark.number not in standing]
    unmarked = tuple(_by_text(missing, paragraphs, marked, record))
    found = {figure.number for figure in unmarked}
    return FiguresFound(marked, unmarked, tuple(m.number for m in missing if m.number not in found))


def _marked(paragraphs: Iterable[Paragraph]) -> Iterator[FigureAt]:
    for paragraph in paragraphs:
        for each in paragraph.figures:
            text = paragraph.printed(each)
            if text.strip():
                yield FigureAt(each.number, text, paragraph, each.start, each.end, each)


def _by_text(
    missing: Sequence[FigureMark],
    paragraphs: Sequence[Paragraph],
    marked: Sequence[FigureAt],
    record: Record,
) -> Iterator[FigureAt]:
    """Figures without their mark, looked for in the paragraph that held them."""
    homes = _homes(paragraphs, marked, record)
    taken: dict[int, list[tuple[int, int]]] = {}
    for mark in missing:
        home = homes.get(mark.number)
        if home is None:
            continue
        spans = taken.setdefault(id(home), [(each.start, each.end) for each in home.figures])
        place = _place(mark.text, home.text, spans)
        if place:
            spans.append(place)
            yield FigureAt(mark.number, mark.text, home, *place)


def _homes(
    paragraphs: Sequence[Paragraph], marked: Sequence[FigureAt], record: Record
) -> dict[int, Paragraph]:
    """The paragraph in which each figure was written, as far as it is found again."""
    by_figure: dict[int, Paragraph] = {}
    for figure in marked:
        by_figure.setdefault(figure.number, figure.paragraph)
    texts = {mark.number: mark.text for mark in record.figures}
    plain = [paragraph for paragraph in paragraphs if not paragraph.figures and paragraph.kind != "contents"]
    homes: dict[int, Paragraph] = {}
    for written in filter(attrgetter("figures"), record.paragraphs):
        home = next((by_figure[number] for number in written.figures if number in by_figure), None)
        if home is None:
            home = next((each for each in plain if _fits(each, written, texts)), None)
            if home is not None:
                plain.remove(home)
        if home is not None:
            homes |= dict.fromkeys(written.figures, home)
    return homes


def _fits(paragraph: Paragraph, written: ParagraphMark, texts: dict[int, str]) -> bool:
    """Whether a paragraph without marks holds all figures of one that was written, in their order."""
    text, at = paragraph.text, 0
    for number in written.figures:
        place = _place(texts.get(number, ""), text, [(0, at)])
        if place is None:
            return False
        at = place[1]
    if len(written.figures) > 1:
        return True
    # A single number is found again in a cell of its own, and in a text by its unit.
    figure = texts[written.figures[0]]
    alone = _BARE.fullmatch(figure) is None or (paragraph.kind == "cell" and text.strip() == figure)
    return alone and sum(map(str.isdigit, figure)) > 1


def _place(figure: str, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a figure stands by itself in a text, outside of what is taken; never within a name (PM2.5)."""
    if not figure:
        return None
    pattern = (
        f"(?<![{_DIGIT}{_NAME}]){re.escape(figure)}(?![{_DIGIT}{_NAME if figure[-1].isdigit() else ''}])"
    )
    for found in re.finditer(pattern, text):
        if all(found.end() <= start or found.start() >= end for start, end in taken):
            return found.span()
    return None
