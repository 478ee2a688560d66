"""What is known while a file is refreshed: what was written, what stands there, what the data say now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from ... import __version__
from ...writers.docx.marks import FigureMark, checksum
from ...writers.docx.record import ParagraphMark, Record
from ..archive import WordFile
from ..paragraphs import Paragraph, paragraphs_of
from ..renewal import Renewal
from .changes import Changes
from .datums import same_datum
from .numbers import Numbers

__all__ = ["Between", "Knowledge", "Turned"]


Between = tuple[int | None, int | None]
"""The figures before and behind a piece of text; ``None`` at the ends of the paragraph."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A figure whose sign is another one now, beside words that may not fit it.

    ``place`` counts the figures of the paragraph; ``span`` is where it was in the old text.
    """

    paragraph: Paragraph
    place: int
    number: int
    old: str
    new: str
    span: tuple[int, int]


@dataclass
class Knowledge:
    """One refresh.  All numbers are those of the new file.

    Attributes:
        file: the edited file, whose trees are changed.
        renewal: the briefing over the data as they are now.
        numbers: the old figures by their new numbers.
        changes: takes down what is done.
    """

    file: WordFile
    record: Record
    renewal: Renewal
    numbers: Numbers
    changes: Changes

    def __post_init__(self) -> None:
        self.paragraphs: Sequence[Paragraph] = paragraphs_of(self.file)
        self._written = [self._renumbered(mark) for mark in self.record.paragraphs]
        self._by_figures: dict[tuple[int, ...], ParagraphMark] = {}
        for mark in self._written:
            if mark.figures:
                self._by_figures.setdefault(mark.figures, mark)
        self._between: dict[int, dict[Between, str]] = {}
        for mark in self._written:
            keys = pairwise((None, *mark.figures, None))
            pieces = dict(zip(keys, mark.pieces, strict=True))
            self._between |= dict.fromkeys(mark.figures, pieces)
        self._texts = Counter(mark.pieces[0] for mark in self._written if not mark.figures)
        self._marks = {self.numbers.figure(mark.number): mark for mark in self.record.figures}
        standing = {figure.number for each in self.paragraphs for figure in each.figures}
        self.turned: list[Turned] = []
        # Paragraphs with turned figures as they were, should nothing make them right.
        self.originals: dict[etree._Element, etree._Element] = {}
        self._kept: dict[int, FigureMark] = {}
        self._now = {mark.number: mark for mark in self.renewal.record.figures}
        self._now |= self._elsewhere()
        self._gone = set(self._marks) - standing
        self.old = {each.element: each for each in self.paragraphs}
        self.new = {each.element: each for each in self.renewal.paragraphs}

    def _renumbered(self, mark: ParagraphMark) -> ParagraphMark:
        return ParagraphMark(tuple(map(self.numbers.figure, mark.figures)), mark.pieces)

    def _elsewhere(self) -> dict[int, FigureMark]:
        """Figures that are not in their place in the new file, but whose datum is printed elsewhere in it."""
        by_datum = _by_datum(self.renewal.record.figures)
        clear = _by_datum(self.record.figures)
        found: dict[int, FigureMark] = {}
        for number, mark in self._marks.items():
            known = number in self._now or _datum(mark) not in clear
            others = () if known else by_datum.get(_datum(mark), ())
            same = (made for other in others if (made := same_datum(mark, other)) is not None)
            first = next(same, None)
            if first is not None:
                found[number] = replace(first, number=number)
        return found

    def pieces(self, paragraph: Paragraph) -> dict[Between, str]:
        """The checksums of the words between two figures, as the paragraph with these figures was written."""
        numbers = {figure.number for figure in paragraph.figures}
        known: dict[Between, str] = {}
        for number in numbers:
            known |= self._between.get(number, {})
        return known

    def now(self, number: int) -> FigureMark | None:
        """A figure by the data as they are now; ``None`` where they do not give it."""
        return self._now.get(number)

    def keep(self, number: int) -> None:
        """Notes that a figure has stayed as it was, so that the next refresh looks at it again."""
        if number in self._marks:
            self._kept[number] = replace(self._marks[number], number=number)

    def new_record(self) -> Record:
        """The record of the refreshed file."""
        given = len(self.renewal.record.figures)
        marks = (
            self._kept.get(mark.number)
            or (self._now.get(mark.number) if mark.number > given else None)
            or mark
            for mark in self.numbers.record.figures
        )
        return replace(self.numbers.record, figures=tuple(marks), program=self.record.program)

    @property
    def is_of_this_version(self) -> bool:
        """Whether the file is laid out as the new one: another zjreport may set other tables."""
        return self.record.program == __version__

    def mark(self, number: int) -> FigureMark | None:
        """A figure as it was written; ``None`` where it was not in the file."""
        return self._marks.get(number)

    def _text(self, number: int) -> str:
        mark = self._marks.get(number)
        return mark.text if mark else ""

    def is_as_written(self, paragraph: Paragraph) -> bool:
        """Whether nobody has changed the text of a paragraph of the edited file."""
        figures = tuple(each.number for each in paragraph.figures)
        if not figures:
            return not paragraph.text.strip() or checksum(paragraph.text) in self._texts
        mark = self._by_figures.get(figures)
        return (
            mark is not None
            and mark.pieces == paragraph.checksums
            and all(paragraph.printed(each) == self._text(each.number) for each in paragraph.figures)
        )

    def was_written(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph of the new file is in the old one as well, but for its figures' values."""
        figures = tuple(each.number for each in paragraph.figures)
        if not figures:
            return checksum(paragraph.text) in self._texts
        mark = self._by_figures.get(figures)
        return mark is not None and mark.pieces == paragraph.checksums

    def was_struck_out(self, paragraph: Paragraph) -> bool:
        """Whether an author has taken out what a paragraph of the new file says."""
        figures = {each.number for each in paragraph.figures}
        if figures:
            return bool(figures & self._gone)
        return bool(paragraph.text.strip()) and checksum(paragraph.text) in self._texts


def _by_datum(marks: Iterable[FigureMark]) -> dict[object, list[FigureMark]]:
    """Figures by what they are, without those of one name and several values, as sums of shares are."""
    found: dict[object, list[FigureMark]] = {}
    for mark in marks:
        found.setdefault(_datum(mark), []).append(mark)
    return {key: each for key, each in found.items() if len({mark.provenance.raw for mark in each}) == 1}


def _datum(mark: FigureMark) -> object:
    proof = mark.provenance
    return proof.indicator, proof.area, proof.period, proof.measure
