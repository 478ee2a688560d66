"""Words of direction in sentences that an author has edited: they follow their figures, or both stay.

No sentence is made wrong: where a figure has another sign now and no right word is known for the one
beside it, figure and word are left as they were, and told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ...indicators import Period
from ...writers.docx.spans import FigureRange
from ..checks.prose import value_of
from ..line import Line
from ..paragraphs import Paragraph, paragraphs_of
from ..prose import Finding, Judge, Known
from .changes import What
from .figures import print_steady
from .holding import sentence_of
from .knowledge import Knowledge, Turned

__all__ = ["turn_words"]

_UNJUDGED = ("contents", "header", "footer")
_ENDS = re.compile("[，。；：,;:]")
_ARROWS = {"▲": "▼", "▼": "▲", "↑": "↓", "↓": "↑"}
_WHY = "it has another sign by the data now, and no word is known that makes the sentence right"


def turn_words(known: Knowledge) -> None:
    """Sets words such as 增长 right beside figures that are new; figures typed by hand are told only."""
    frame = known.renewal.frame
    judge = Judge(known.renewal.data, Period.parse(frame["period"]), frame["area"], frame["register"])
    as_new = {(mark.figures, mark.pieces) for mark in known.renewal.record.paragraphs}
    for paragraph in paragraphs_of(known.file):
        turned = [each for each in known.turned if each.paragraph.element is paragraph.element]
        key = (tuple(each.number for each in paragraph.figures), paragraph.checksums)
        if turned or (paragraph.kind not in _UNJUDGED and key not in as_new):
            _Sentence(paragraph, turned, judge, known).set_right()


class _Sentence:
    """One paragraph."""

    def __init__(
        self, paragraph: Paragraph, turned: Sequence[Turned], judge: Judge, known: Knowledge
    ) -> None:
        self._paragraph, self._turned = paragraph, turned
        self._judge, self._known = judge, known

    def set_right(self) -> None:
        findings = [each for each in self._findings(self._paragraph) if each.certainty == "error"]
        shown = [each for each in self._paragraph.figures if each.start < each.end]
        # Beside figures that were typed by hand, words are their author's as well.
        words = [
            each
            for each in findings
            if each.code == "prose.direction"
            and each.instead is not None
            and any(self._belong(each, figure) for figure in shown)
            and not self._is_held(each)
        ]
        right, stay = list[Turned](), list[Turned]()
        for each in self._turned:
            fits = any(self._belong(word, shown[each.place]) for word in words)
            (right if fits else stay).append(each)
        line = Line(self._paragraph.element)
        for word in reversed(words):
            line.replace(word.start, word.end, word.instead or "")
            _turn_sign(line, self._paragraph.text, word.start)
        for each in stay:
            line.print(line.figures[each.place], each.old)
        if self._turned and not self._is_right(right, stay):
            self._put_back()
            return
        for word in words:
            self._tell("words", word.words, word.instead or "", word, word.says)
        for each in right:
            self._known.changes.add("figure", each.old, each.new, each.paragraph, each.span)
        for each in stay:
            self._known.keep(each.number)
            self._known.changes.add("left", each.old, each.new, each.paragraph, each.span, reason=_WHY)
        for found in findings:
            if found not in words and not self._is_held(found) and not self._is_of(found, stay):
                self._tell("left", found.words, found.says, found, found.hint)

    def _is_held(self, found: Finding) -> bool:
        """Whether something was found in a sentence that stays."""
        sentence = sentence_of(self._paragraph, found.start)
        return any(
            each.number in self._known.held and sentence_of(self._paragraph, each.start) == sentence
            for each in self._paragraph.figures
        )

    def _is_of(self, found: Finding, stay: Sequence[Turned]) -> bool:
        """Whether something was found of a figure that has stayed, which is told anyway."""
        shown = [each for each in self._paragraph.figures if each.start < each.end]
        return any(self._belong(found, shown[each.place]) for each in stay)

    def _belong(self, word: Finding, figure: FigureRange) -> bool:
        """Whether a word and a figure stand in one clause."""
        return _in_one_clause(self._paragraph.text, (word.start, word.end), figure)

    def _is_right(self, right: Sequence[Turned], stay: Sequence[Turned]) -> bool:
        """Whether no word is wrong beside the figures that were turned, in the sentence as it is now."""
        now = self._as_it_is()
        shown = [each for each in now.figures if each.start < each.end]
        kept = {each.number for each in stay}
        wrong = [each for each in self._findings(now, kept) if each.code == "prose.direction"]
        return not any(
            _in_one_clause(now.text, (each.start, each.end), shown[turned.place])
            for each in wrong
            for turned in right
        )

    def _as_it_is(self) -> Paragraph:
        """The paragraph read anew, after changes."""
        return Paragraph(
            self._paragraph.number, self._paragraph.part, self._paragraph.element, self._paragraph.kind
        )

    def _put_back(self) -> None:
        """The words as they were; figures of another sign stay with them."""
        element = self._paragraph.element
        original = self._known.originals[element]
        element[:] = list(original)
        old = self._turned[0].paragraph
        self._known.changes.withdraw(old)
        for figure, text in print_steady(Line(element), old, self._known):
            self._known.keep(figure.number)
            span = (figure.start, figure.end)
            self._known.changes.add("left", old.printed(figure), text, old, span, reason=_WHY)
        now = self._as_it_is()
        for each in self._findings(now):
            if each.certainty == "error":
                self._tell("left", each.words, each.says, each, each.hint, now)

    def _tell(
        self, what: What, old: str, new: str, finding: Finding, reason: str, now: Paragraph | None = None
    ) -> None:
        span = (finding.start, finding.end)
        read = self._known.old.get(self._paragraph.element, self._paragraph)
        placed = replace(now or self._paragraph, number=read.number)
        self._known.changes.add(what, old, new, placed, span, reason=reason)

    def _findings(self, paragraph: Paragraph, kept: Collection[int] = ()) -> tuple[Finding, ...]:
        return self._judge.findings(paragraph.text, list(self._figures(paragraph, kept)))

    def _figures(self, paragraph: Paragraph, kept: Collection[int]) -> Iterable[Known]:
        """The marked figures of a paragraph with their values by the data now; of those ``kept`` without."""
        for each in paragraph.figures:
            mark, old = self._known.now(each.number), self._known.mark(each.number)
            found = mark or old
            if each.start < each.end and found is not None:
                proof = found.provenance
                value = value_of(mark) if mark and each.number not in kept else None
                yield Known(
                    each.start, each.end, proof.indicator, proof.area, proof.period, proof.measure, value
                )


def _turn_sign(line: Line, text: str, word: int) -> None:
    """The arrow before a word that was turned, as in a card, turns with it."""
    before = text[:word].rstrip()
    if before.endswith(tuple(_ARROWS)):
        line.replace(len(before) - 1, len(before), _ARROWS[before[-1]])


def _in_one_clause(text: str, word: tuple[int, int], figure: FigureRange) -> bool:
    first, last = sorted((word, (figure.start, figure.end)))
    return not _ENDS.search(text[first[1] : last[0]])
