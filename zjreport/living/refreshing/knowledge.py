"""What is known while a file is refreshed: what was written, what stands there, what the data say now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from ...runs import digit_groups
from ...writers.docx.about import generator
from ...writers.docx.marks import FigureMark, checksum
from ...writers.docx.record import ParagraphMark, Record
from ...writers.docx.spans import FigureRange
from ..archive import WordFile
from ..checks.lookup import looked_up
from ..figures import FigureAt
from ..paragraphs import Paragraph, paragraphs_of
from ..renewal import Renewal
from .changes import Changes
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
        self._places = {number: at for at, mark in enumerate(self._written) for number in mark.figures}
        self._texts = Counter(mark.pieces[0] for mark in self._written if not mark.figures)
        self._standing = Counter(checksum(each.text) for each in self.paragraphs if not each.figures)
        self._places_of_texts = {
            mark.pieces[0]: at for at, mark in enumerate(self._written) if not mark.figures
        }
        self._marks = {self.numbers.figure(mark.number): mark for mark in self.record.figures}
        self.turned: list[Turned] = []
        # Figures whose whole sentences stay.
        self.held: set[int] = set()
        self._homes = {figure.number: each for each in self.renewal.paragraphs for figure in each.figures}
        self._neighbours = {
            key
            for each in self.renewal.paragraphs
            for key in pairwise((None, *(figure.number for figure in each.figures), None))
        }
        # Paragraphs with turned figures as they were, should nothing make them right.
        self.originals: dict[etree._Element, etree._Element] = {}
        self._kept: dict[int, FigureMark] = {}
        self._now = {mark.number: mark for mark in self.renewal.record.figures}
        self._gone = set(self._marks) - _standing(self.paragraphs)
        # Figures in paragraphs that were edited: joined to others, parted, or rewritten.
        self._in_edited = {
            figure.number
            for each in self.paragraphs
            if each.figures and not self.is_as_written(each)
            for figure in each.figures
        }
        self._columns = {self.numbers.tables[mark.number]: len(mark.columns) for mark in self.record.tables}
        self._columns_now = {mark.number: len(mark.columns) for mark in self.renewal.record.tables}
        self.old = {each.element: each for each in self.paragraphs}
        self.new = {each.element: each for each in self.renewal.paragraphs}

    def _renumbered(self, mark: ParagraphMark) -> ParagraphMark:
        return ParagraphMark(tuple(map(self.numbers.figure, mark.figures)), mark.pieces)

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

    def look_up(self, paragraph: Paragraph, figure: FigureRange, sure: Collection[int]) -> FigureMark | None:
        """The same for a figure that the new file does not have in this place, nor perhaps in this form."""
        number, before = figure.number, self.mark(figure.number)
        new = self._now.get(number)
        if before is None or number in sure or (new is not None and _form(new.text) == _form(before.text)):
            return new
        found = looked_up(
            before,
            self.renewal.data,
            FigureAt(number, paragraph.printed(figure), paragraph, figure.start, figure.end, figure),
        )
        if found is None:
            return None
        self._now[number] = replace(found, number=number)
        return self._now[number]

    def home(self, number: int) -> Paragraph | None:
        """The paragraph of the new file that has a figure."""
        return self._homes.get(number)

    def is_between_now(self, key: Between) -> bool:
        """Whether two figures follow one another in the new file, too."""
        return key in self._neighbours

    def hold(self, number: int) -> None:
        """Notes that the sentence of a figure stays, words and all."""
        self.held.add(number)
        self.keep(number)

    def keep(self, number: int) -> None:
        """Notes that a figure has stayed as it was, so that the next refresh looks at it again."""
        if number in self._marks:
            self._kept[number] = replace(self._marks[number], number=number)

    def new_record(self) -> Record:
        """The record of the refreshed file.

        What the data have taken out is forgotten, so that they can bring it back; what an author has taken
        out is not.
        """
        given = len(self.renewal.record.figures)
        stay = self._gone | _standing(paragraphs_of(self.file))
        marks = (
            self._kept.get(mark.number)
            or (self._now.get(mark.number) if mark.number > given else None)
            or mark
            for mark in self.numbers.record.figures
            if mark.number <= given or mark.number in stay
        )
        return replace(
            self.numbers.record,
            recipe=self.record.recipe,
            figures=tuple(marks),
            paragraphs=tuple(self._paragraphs_of_record()),
            program=self.record.program,
        )

    def _paragraphs_of_record(self) -> Iterator[ParagraphMark]:
        """The paragraphs as the data have them; those with sentences that stay as they were written."""
        stay = {
            at: self._written[at] for each in sorted(self.held) if (at := self._places.get(each)) is not None
        }
        instead = {number: at for at, mark in stay.items() for number in mark.figures}
        for mark in self.numbers.record.paragraphs:
            places = {instead[number] for number in mark.figures if number in instead}
            if not places:
                yield mark
            yield from (stay.pop(at) for at in sorted(places) if at in stay)
        yield from stay.values()

    @property
    def is_of_this_version(self) -> bool:
        """Whether the file is laid out as the new one: another zjreport may set other tables."""
        return self.record.program == generator()

    def columns(self, table: int) -> tuple[int, int] | None:
        """How many columns a table had when it was written, and has by the data now."""
        then, now = self._columns.get(table), self._columns_now.get(table)
        return (then, now) if then is not None and now is not None else None

    def mark(self, number: int) -> FigureMark | None:
        """A figure as it was written; ``None`` where it was not in the file."""
        return self._marks.get(number)

    def _text(self, number: int) -> str:
        mark = self._marks.get(number)
        return mark.text if mark else ""

    def is_as_written(self, paragraph: Paragraph) -> bool:
        """Whether nobody has changed the text of a paragraph of the edited file."""
        return self.has_words_as_written(paragraph) and all(
            paragraph.printed(each) == self._text(each.number) for each in paragraph.figures
        )

    def has_words_as_written(self, paragraph: Paragraph) -> bool:
        """The same, where figures may have been typed over."""
        figures = tuple(each.number for each in paragraph.figures)
        if not figures:
            return not paragraph.text.strip() or checksum(paragraph.text) in self._texts
        mark = self._by_figures.get(figures)
        return (
            mark is not None
            and mark.pieces == paragraph.checksums
            and all(paragraph.printed(each).strip() for each in paragraph.figures)
        )

    def written_at(self, paragraphs: Iterable[Paragraph]) -> int | None:
        """Where the first of some paragraphs that is known by its figures or its words was written."""
        for paragraph in paragraphs:
            for figure in paragraph.figures:
                if figure.number in self._places:
                    return self._places[figure.number]
            if not paragraph.figures and self._texts[key := checksum(paragraph.text)] == 1:
                return self._places_of_texts[key]
        return None

    def indicators(self, paragraphs: Iterable[Paragraph]) -> set[str]:
        """The indicators of the figures in some paragraphs of either file."""
        numbers = (figure.number for each in paragraphs for figure in each.figures)
        marks = (self._marks.get(number) or self._now.get(number) for number in numbers)
        return {mark.provenance.indicator for mark in marks if mark}

    def was_written(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph of the new file is in the old one as well, but for its figures' values."""
        figures = tuple(each.number for each in paragraph.figures)
        if not figures:
            return checksum(paragraph.text) in self._texts
        mark = self._by_figures.get(figures)
        return mark is not None and mark.pieces == paragraph.checksums

    def was_struck_out(self, paragraph: Paragraph) -> bool:
        """Whether an author has taken out what a paragraph of the new file says, or put it elsewhere."""
        figures = {each.number for each in paragraph.figures}
        if figures:
            return bool(figures & (self._gone | self._in_edited))
        key = checksum(paragraph.text)
        return bool(paragraph.text.strip()) and self._texts[key] > self._standing[key]


def _standing(paragraphs: Iterable[Paragraph]) -> set[int]:
    return {figure.number for each in paragraphs for figure in each.figures if figure.start < figure.end}


def _form(text: str) -> str:
    """What stands around the digits of a figure."""
    groups = digit_groups(text)
    return text.replace(groups[0], "", 1).lstrip("-") if groups else ""
