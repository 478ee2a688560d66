"""Marked figures against the data: stale ones, ones changed by hand, ones without a mark or a proof."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ...analysis import find
from ...indicators import Period
from ...quantities import round_decimal
from ...runs import Provenance, digit_groups
from ...writers.docx.marks import FigureMark, described
from ..edited import Edited
from ..figures import FigureAt
from ..remarks import Remark, Spot, spot_at
from ..renewal import Renewal
from .lookup import figure_now

__all__ = ["check_figures", "restyled", "same_value"]

_MOST_LISTED = 12
_REFRESH = "refresh brings it up to date"
_BY_HAND = "change it by hand: refresh leaves what is refused"
_SCALES = {"万亿": 12, "亿": 8, "万": 4}


def check_figures(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for every figure that is not as the data have it, in reading order."""
    for figure in edited.found.marked:
        yield from _standing(figure, edited, renewal)
    for figure in edited.found.unmarked:
        yield from _unmarked(figure, edited, renewal)
    yield from _removed(edited, renewal)


def _standing(figure: FigureAt, edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    if figure.number > len(edited.record.figures):
        return
    written = edited.record.figures[figure.number - 1]
    new = figure_now(figure, written, renewal)
    spot = spot_at(figure.paragraph, figure.start, figure.end)
    printed = figure.text
    if new is None:
        yield _unproved(printed, written, spot, renewal)
    elif _plain(printed) == _plain(new.text):
        return
    elif _plain(printed) == _plain(written.text):
        yield Remark(
            "living.stale",
            f"“{printed}” ({_name(written, renewal)}) is now “{new.text}”",
            spot,
            printed,
            new.text,
            "refresh brings it up to date"
            if renewal.figure(figure.number)
            else "change it by hand: refresh leaves what is refused",
        )
    elif same_value(printed, new):
        yield Remark(
            "living.restyled",
            f"“{printed}” ({_name(written, renewal)}) is another way to print “{new.text}”",
            spot,
            printed,
            new.text,
            severity="info",
        )
    else:
        yield Remark(
            "living.edited",
            f"“{printed}” ({_name(written, renewal)}) was changed by hand: it was "
            f"“{written.text}”, and the data say “{new.text}”",
            spot,
            printed,
            new.text,
            "mend the data or the figure",
        )


def _unmarked(figure: FigureAt, edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    written = edited.record.figures[figure.number - 1]
    new = figure_now(figure, written, renewal)
    spot = spot_at(figure.paragraph, figure.start, figure.end)
    if new is None:
        yield _unproved(figure.text, written, spot, renewal)
    elif _plain(figure.text) != _plain(new.text):
        yield Remark(
            "living.stale",
            f"“{figure.text}” ({_name(written, renewal)}) is now “{new.text}”, and it has lost its mark",
            spot,
            figure.text,
            new.text,
            "change it by hand: refresh does not touch what is not marked",
        )
    else:
        yield Remark(
            "living.unmarked",
            f"“{figure.text}” ({_name(written, renewal)}) has lost its mark",
            spot,
            figure.text,
            new.text,
            "it is right now, but refresh will not change it",
            "info",
        )


def _unproved(printed: str, written: FigureMark, spot: Spot, renewal: Renewal) -> Remark:
    named = f"“{printed}” ({_name(written, renewal)})"
    if _is_given(written.provenance, renewal):
        message, hint = (
            f"{named} cannot be held against the data here",
            "see what is refused; check it by hand",
        )
    else:
        message, hint = f"the data no longer give {named}", "see whether it is still in the data"
    return Remark("living.unproved", message, spot, printed, "", hint, "warning")


def _is_given(proof: Provenance, renewal: Renewal) -> bool:
    """Whether the data say anything of the indicator there and then."""
    if proof.indicator not in renewal.data or not proof.period:
        return False
    return find(renewal.data, proof.indicator, Period.parse(proof.period), proof.area) is not None


def _removed(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """One remark for all that are not in the text any more: an author may leave out what they like."""
    gone = [edited.record.figures[number - 1] for number in edited.found.removed]
    if gone:
        listed = "、".join(f"{mark.text}（{_name(mark, renewal)}）" for mark in gone[:_MOST_LISTED])
        more = f" and {len(gone) - _MOST_LISTED} more" if len(gone) > _MOST_LISTED else ""
        noun = "figure is" if len(gone) == 1 else "figures are"
        yield Remark(
            "living.removed",
            f"{len(gone)} {noun} no longer in the text: {listed}{more}",
            severity="info",
        )


def _name(mark: FigureMark, renewal: Renewal) -> str:
    """What a figure is: its indicator in words, as far as the data know it."""
    id = mark.provenance.indicator
    return described(mark.provenance, renewal.data.indicator(id).name if id in renewal.data else id)


def _plain(text: str) -> str:
    """A figure without what does not change it: widths of signs, blanks, thousands' commas."""
    return "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())


def same_value(printed: str, new: FigureMark) -> bool:
    """Whether a figure in words of its own is the new one: in as many decimals, in 万 or 亿.

    >>> from zjreport.runs import Measure, Provenance
    >>> mark = FigureMark(1, "6.33亿元", Provenance("gdp", Measure.LEVEL, "6.333", "亿元"))
    >>> same_value("6.3亿元", mark), same_value("63330万元", mark), same_value("6.4亿元", mark)
    (True, True, False)
    """
    mine, theirs = _taken(_plain(printed)), _taken(_plain(new.text))
    if mine is None or theirs is None or mine.around != theirs.around:
        return False
    decimals = mine.decimals
    wanted = theirs.value.scaleb(theirs.power - mine.power)
    return mine.value in (round_decimal(wanted, decimals), _raw(new, theirs, mine.power, decimals))


def restyled(printed: str, written: FigureMark | None, new: FigureMark) -> str:
    """The new figure in the way in which its author has printed the old one.

    >>> from zjreport.runs import Measure, Provenance
    >>> old = FigureMark(1, "6.33亿元", Provenance("gdp", Measure.LEVEL, "6.333", "亿元"))
    >>> new = FigureMark(1, "7.45亿元", Provenance("gdp", Measure.LEVEL, "7.4499", "亿元"))
    >>> restyled("6.33亿元", old, new), restyled("6.3亿元", old, new), restyled("6.8亿元", old, new)
    ('7.45亿元', '7.4亿元', '7.45亿元')
    """
    plain = _plain(printed)
    if plain == _plain(new.text):
        return printed
    if written is not None and plain == _plain(written.text):
        return new.text
    if same_value(printed, new):
        return printed
    if written is None or not same_value(printed, written):
        return new.text
    mine, theirs = _taken(plain), _taken(_plain(new.text))
    value = _raw(new, theirs, mine.power, mine.decimals) if mine and theirs else None
    if mine is None or theirs is None or value is None:
        return new.text
    scale = next((name for name, power in _SCALES.items() if power == mine.power), "")
    digits = f"{value:,.{mine.decimals}f}" if "," in printed else f"{value:.{mine.decimals}f}"
    return f"{theirs.around[0]}{digits}{scale}{theirs.around[1]}"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A figure taken apart: its number, the power of ten of 万 or 亿 behind it, and what stands around."""

    value: Decimal
    power: int
    around: tuple[str, str]

    @property
    def decimals(self) -> int:
        return max(0, -int(self.value.as_tuple().exponent))


def _taken(text: str) -> _Taken | None:
    digits = digit_groups(text)
    if len(digits) != 1:
        return None
    before, _, after = text.partition(digits[0])
    scale = next((scale for scale in _SCALES if after.startswith(scale)), "")
    return _Taken(Decimal(digits[0]), _SCALES.get(scale, 0), (before, after[len(scale) :]))


def _raw(new: FigureMark, theirs: _Taken, power: int, decimals: int) -> Decimal | None:
    """The value before rounding, rounded as the author did; where it is in the unit that is printed."""
    try:
        raw = abs(Decimal(new.provenance.raw))
    except InvalidOperation:
        return None
    if round_decimal(raw, theirs.decimals) != theirs.value:
        return None
    return round_decimal(raw.scaleb(theirs.power - power), decimals)
