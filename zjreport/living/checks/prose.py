"""Prose around and beside the marked figures: figures typed by hand, words that say the wrong direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from ...indicators import Period
from ...phrasing.register import load_register
from ...quantities import round_decimal
from ...runs import digit_groups
from ...writers.docx.marks import FigureMark
from ..edited import Edited
from ..figures import FigureAt
from ..prose import Judge, Known
from ..prose.lexicon import lexicon
from ..remarks import Remark, spot_at
from ..renewal import Renewal
from .lookup import figure_now
from .statements import Statements
from .statuses import Statuses

__all__ = ["check_prose", "known_figures", "value_of"]

# What repeats the text of other places, or is none of the briefing's own.
_UNJUDGED = ("contents", "header", "footer")


def check_prose(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for everything in the running text that the data do not bear out."""
    frame = renewal.frame
    judge = Judge(renewal.data, Period.parse(frame["period"]), frame["area"], frame["register"])
    register = load_register(frame["register"])[0]
    statements = Statements(renewal, lexicon(register))
    statuses = Statuses(renewal, register)
    figures: dict[int, list[FigureAt]] = {}
    for figure in (*edited.found.marked, *edited.found.unmarked):
        figures.setdefault(figure.paragraph.number, []).append(figure)
    for paragraph in edited.paragraphs:
        if paragraph.kind in _UNJUDGED:
            continue
        known = known_figures(figures.get(paragraph.number, ()), edited, renewal)
        findings = judge.findings(paragraph.text, known)
        for found in findings:
            yield Remark(
                found.code,
                _message(found.words, found.says, found.code),
                spot_at(paragraph, found.start, found.end),
                found.words,
                found.instead or found.says,
                found.hint,
                found.certainty,
            )
        for start, end, remark in statements.wrong(paragraph):
            if all(end <= found.start or start >= found.end for found in findings):
                yield remark
        if paragraph.figures:
            yield from statuses.missing(paragraph, statements.counterpart(paragraph))


def _message(words: str, says: str, code: str) -> str:
    if code == "prose.unmarked":
        return f"“{words}” was typed by hand; {says}" if says else f"“{words}” was typed by hand"
    return f"“{words}” does not agree with the data: {says}" if says else f"nothing in the data is “{words}”"


def known_figures(figures: Iterable[FigureAt], edited: Edited, renewal: Renewal) -> list[Known]:
    """The figures of a paragraph that need no judgement, with their values by the data now."""
    known = []
    for figure in sorted(figures, key=lambda figure: figure.end):
        if figure.number > len(edited.record.figures):
            continue
        written = edited.record.figures[figure.number - 1]
        new = figure_now(figure, written, renewal)
        proof = (new or written).provenance
        value = value_of(new) if new else None
        span = (figure.start, figure.end)
        known.append(Known(*span, proof.indicator, proof.area, proof.period, proof.measure, value))
    return known


def value_of(mark: FigureMark) -> Decimal | None:
    """The signed value of a figure in the unit that it is printed in; ``None`` for words."""
    digits = digit_groups(mark.text)
    try:
        raw = Decimal(mark.provenance.raw)
        printed = Decimal(digits[0].replace(",", ""))
    except (IndexError, InvalidOperation):
        return None
    decimals = -int(printed.as_tuple().exponent)
    if round_decimal(abs(raw), decimals) == printed:
        return raw
    return -printed if raw < 0 else printed
