"""Words of direction in sentences that an author has edited: they follow their figures."""

from __future__ import annotations

from ...indicators import Period
from ..checks.prose import value_of
from ..paragraphs import Paragraph, paragraphs_of
from ..prose import Finding, Judge, Known
from .knowledge import Knowledge
from .line import Line

__all__ = ["turn_words"]

_UNJUDGED = ("contents", "header", "footer")


def turn_words(known: Knowledge) -> None:
    """Sets words such as 增长 right beside figures that are new; figures typed by hand are told only."""
    frame = known.renewal.frame
    judge = Judge(known.renewal.data, Period.parse(frame["period"]), frame["area"], frame["register"])
    as_new = {(mark.figures, mark.pieces) for mark in known.renewal.record.paragraphs}
    for paragraph in paragraphs_of(known.file):
        key = (tuple(each.number for each in paragraph.figures), paragraph.checksums)
        if paragraph.kind in _UNJUDGED or key in as_new:
            continue
        findings = judge.findings(paragraph.text, _figures(paragraph, known))
        for finding in reversed(findings):
            _set_right(paragraph, finding, known)


def _set_right(paragraph: Paragraph, finding: Finding, known: Knowledge) -> None:
    span = (finding.start, finding.end)
    if finding.certainty != "error":
        return
    if finding.code == "prose.direction" and finding.instead is not None:
        known.changes.add("words", finding.words, finding.instead, paragraph, span, reason=finding.says)
        Line(paragraph.element).replace(*span, finding.instead)
    else:
        known.changes.add("left", finding.words, finding.says, paragraph, span, reason=finding.hint)


def _figures(paragraph: Paragraph, known: Knowledge) -> list[Known]:
    """The marked figures of a paragraph with their values by the data now."""
    marks = known.numbers.record.figures
    given = len(known.renewal.record.figures)
    found = []
    for each in paragraph.figures:
        if each.start == each.end or each.number > len(marks):
            continue
        mark = marks[each.number - 1]
        proof = mark.provenance
        value = value_of(mark) if each.number <= given else None
        found.append(
            Known(each.start, each.end, proof.indicator, proof.area, proof.period, proof.measure, value)
        )
    return found
