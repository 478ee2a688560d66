"""Figures that the new document does not have: looked up in the data themselves, printed as they were.

Where one filter of a section is refused, the whole section is; its other figures are as true or stale as
before.  Only what a plain look-up gives is said: a figure that may have been reckoned with options of its
own (a sum, a place among some areas) is none.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from ...analysis import Fact, change, completion, growth, level, rank, target
from ...errors import ZjreportError
from ...indicators import IndicatorSet, Period
from ...quantities import Quantity, decimals_of, number_text, round_decimal
from ...runs import Basis, Measure, Provenance, digit_groups
from ...writers.docx.marks import FigureMark
from ..figures import FigureAt
from ..renewal import Renewal

__all__ = ["figure_now", "looked_up"]

_PLAIN: dict[Measure, Callable[..., Fact]] = {
    Measure.LEVEL: level,
    Measure.CATEGORY: level,
    Measure.GROWTH: growth,
    Measure.CHANGE: change,
    Measure.RANK: rank,
    Measure.TARGET: target,
    Measure.COMPLETION: completion,
}
# What is always reckoned, and in one way.
_RECKONED = frozenset({Measure.GROWTH, Measure.CHANGE, Measure.COMPLETION})
# Growths and changes that are held against another period than last year's.
_OTHERWISE = ("环比", "两年", "上月", "上季", "季调", "修订", "倍")
_POWERS = (0, 4, 8, 12, -4, -8)
_MINUS = "-−－"


def figure_now(figure: FigureAt, written: FigureMark, renewal: Renewal) -> FigureMark | None:
    """What a figure of the file is by the data now: as the new document prints it, or else looked up.

    The new document may say the same datum elsewhere in another form (in a card, without its unit); what
    stands in the text is held against its own form.
    """
    new = renewal.figure(figure.number)
    if new is not None and _form(new.text) == _form(written.text):
        return new
    found = looked_up(written, renewal.data, figure)
    return found or new


def looked_up(written: FigureMark, data: IndicatorSet, figure: FigureAt) -> FigureMark | None:
    """The datum of a figure in the data, printed as the figure is; ``None`` where that cannot be told."""
    proof = written.provenance
    function = _PLAIN.get(proof.measure)
    if function is None or proof.indicator not in data or not proof.period:
        return None
    if proof.measure in _RECKONED and any(word in _around(figure) for word in _OTHERWISE):
        return None
    try:
        fact = function(data, proof.indicator, Period.parse(proof.period), proof.area)
    except ZjreportError:
        return None
    if not _is_plain(fact, proof):
        return None
    cell = figure.paragraph.cell
    # The layout of cards is no table to its readers: what stands in one is a sentence.
    text = _printed(written, fact, signed=cell is not None and cell.table > 0)
    return FigureMark(written.number, text, fact.provenance) if text else None


def _is_plain(fact: Fact, proof: Provenance) -> bool:
    """Whether the datum is of the same sort as the figure: not a sum of several, not counted among some."""
    if (fact.measure, fact.unit) != (proof.measure, proof.unit):
        return False
    return proof.measure in _RECKONED or Basis.COMPUTED not in (fact.basis, proof.basis)


def _around(figure: FigureAt) -> str:
    """The clause of a figure, and the head of its column."""
    text = figure.paragraph.text
    start = max(text.rfind(sign, 0, figure.start) for sign in "，。；、,;") + 1
    cell = figure.paragraph.cell
    return text[start : figure.end] + (f"{cell.column_name}{cell.row_name}" if cell else "")


def _form(text: str) -> tuple[str, str]:
    """What stands around the number of a figure, its sign aside."""
    digits = digit_groups(text)
    before, _, after = text.partition(digits[0]) if digits else ("", "", "")
    return before.strip(_MINUS), after


def _printed(written: FigureMark, fact: Fact, *, signed: bool) -> str:
    """A fact as the figure was printed; empty where it is not known how that was."""
    if fact.value is None:
        return fact.text if written.text == written.provenance.raw else ""
    digits = digit_groups(written.text)
    try:
        raw = Decimal(written.provenance.raw)
    except InvalidOperation:
        return ""
    if len(digits) != 1:
        return ""
    number = _number(digits[0], Quantity(abs(raw), fact.unit, fact.decimals), fact.value)
    if not number:
        return ""
    before, _, after = written.text.partition(digits[0])
    bare = before.rstrip(_MINUS)
    signed = signed or before != bare or (raw >= 0 and fact.measure is Measure.LEVEL)
    return f"{bare}{'-' if signed and fact.sign < 0 else ''}{number}{after}"


def _number(digits: str, was: Quantity, value: Decimal) -> str:
    """The digits of a value, written as ``digits`` are of what was."""
    grouped = "," in digits
    for keep_zeros in (True, False):
        if was.text(keep_zeros=keep_zeros, grouped=grouped) == digits:
            now = Quantity(abs(value), was.unit, was.decimals)
            return now.text(keep_zeros=keep_zeros, grouped=grouped)
    printed = Decimal(digits.replace(",", ""))
    for power in _POWERS:
        if round_decimal(was.value.scaleb(-power), decimals_of(printed)) == printed:
            return number_text(
                round_decimal(abs(value).scaleb(-power), decimals_of(printed)), grouped=grouped
            )
    return ""
