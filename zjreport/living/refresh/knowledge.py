"""What is known while a file is refreshed: what was written, what stands there, what the data say now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...writers.docx.marks import FigureMark, checksum
from ...writers.docx.record import ParagraphMark, Record
from ..archive import WordFile
from ..paragraphs import Paragraph, paragraphs_of
from ..renewal import Renewal
from .changes import Changes
from .numbers import Numbers

__all__ = ["Knowledge"]


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
        self._texts = Counter(mark.pieces[0] for mark in self._written if not mark.figures)
        self._marks = {self.numbers.figure(mark.number): mark for mark in self.record.figures}
        standing = {figure.number for each in self.paragraphs for figure in each.figures}
        self._gone = set(self._marks) - standing
        self.old = {each.element: each for each in self.paragraphs}
        self.new = {each.element: each for each in self.renewal.paragraphs}

    def _renumbered(self, mark: ParagraphMark) -> ParagraphMark:
        return ParagraphMark(tuple(map(self.numbers.figure, mark.figures)), mark.pieces)

    def written(self, figures: tuple[int, ...]) -> ParagraphMark | None:
        """The paragraph that was written with these figures."""
        return self._by_figures.get(figures)

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
