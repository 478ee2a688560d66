"""Marked figures against the data: stale ones, ones changed by hand, ones without a mark or a proof."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from ...quantities import round_decimal
from ...runs import digit_groups
from ...writers.docx.marks import FigureMark
from ..edited import Edited
from ..figures import FigureAt
from ..remarks import Remark, Spot, spot_at
from ..renewal import Renewal

__all__ = ["check_figures", "same_value"]

_MOST_LISTED = 12


def check_figures(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for every figure that is not as the data have it, in reading order."""
    for figure in edited.found.marked:
        yield from _standing(figure, edited, renewal)
    for figure in edited.found.unmarked:
        yield from _unmarked(figure, edited, renewal)
    yield from _removed(edited)


def _standing(figure: FigureAt, edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    if figure.number > len(edited.record.figures):
        return
    written = edited.record.figures[figure.number - 1]
    new = renewal.figure(figure.number)
    spot = spot_at(figure.paragraph, figure.start, figure.end)
    printed = figure.text
    if new is None:
        yield _unproved(printed, written, spot)
    elif _plain(printed) == _plain(new.text):
        return
    elif _plain(printed) == _plain(written.text):
        yield Remark(
            "living.stale",
            f"“{printed}” ({_name(written)}) is now “{new.text}”",
            spot,
            printed,
            new.text,
            "refresh brings it up to date",
        )
    elif same_value(printed, new):
        yield Remark(
            "living.restyled",
            f"“{printed}” ({_name(written)}) is printed in another way than “{new.text}”, and is right",
            spot,
            printed,
            new.text,
            severity="info",
        )
    else:
        yield Remark(
            "living.edited",
            f"“{printed}” ({_name(written)}) was changed by hand: it was “{written.text}”, and the data "
            f"say “{new.text}”",
            spot,
            printed,
            new.text,
            "mend the data or the figure",
        )


def _unmarked(figure: FigureAt, edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    written = edited.record.figures[figure.number - 1]
    new = renewal.figure(figure.number)
    spot = spot_at(figure.paragraph, figure.start, figure.end)
    if new is None:
        yield _unproved(figure.text, written, spot)
    elif _plain(figure.text) != _plain(new.text):
        yield Remark(
            "living.stale",
            f"“{figure.text}” ({_name(written)}) is now “{new.text}”, and it has lost its mark",
            spot,
            figure.text,
            new.text,
            "change it by hand: refresh does not touch what is not marked",
        )
    else:
        yield Remark(
            "living.unmarked",
            f"“{figure.text}” ({_name(written)}) has lost its mark",
            spot,
            figure.text,
            new.text,
            "it is right now, but refresh will not change it",
            "info",
        )


def _unproved(printed: str, written: FigureMark, spot: Spot) -> Remark:
    return Remark(
        "living.unproved",
        f"the data no longer give “{printed}” ({_name(written)}) here",
        spot,
        printed,
        "",
        "see what is refused, or whether the figure is still in the data",
        "warning",
    )


def _removed(edited: Edited) -> Iterator[Remark]:
    """One remark for all that are not in the text any more: an author may leave out what they like."""
    gone = [edited.record.figures[number - 1] for number in edited.found.removed]
    if gone:
        listed = "、".join(f"{mark.text}（{_name(mark)}）" for mark in gone[:_MOST_LISTED])
        more = f" and {len(gone) - _MOST_LISTED} more" if len(gone) > _MOST_LISTED else ""
        noun = "figure is" if len(gone) == 1 else "figures are"
        yield Remark(
            "living.removed",
            f"{len(gone)} {noun} no longer in the text: {listed}{more}",
            severity="info",
        )


def _name(mark: FigureMark) -> str:
    proof = mark.provenance
    return " ".join(filter(None, (proof.indicator, proof.measure.value, proof.period, proof.area)))


def _plain(text: str) -> str:
    """A figure without what does not change it: widths of signs, blanks, thousands' commas."""
    return "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())


def same_value(printed: str, new: FigureMark) -> bool:
    """Whether a figure in words of its own is the new one rounded to as many decimals.

    >>> from zjreport.runs import Measure, Provenance
    >>> mark = FigureMark(1, "6.33%", Provenance("gdp", Measure.GROWTH, "6.333", "%"))
    >>> same_value("6.3%", mark), same_value("6.4%", mark), same_value("6.3亿元", mark)
    (True, False, False)
    """
    mine, theirs = _plain(printed), _plain(new.text)
    digits, others = digit_groups(mine), digit_groups(theirs)
    if len(digits) != 1 or len(others) != 1:
        return False
    if mine.replace(digits[0], "#", 1) != theirs.replace(others[0], "#", 1):
        return False
    decimals = len(digits[0].partition(".")[2])
    return Decimal(digits[0]) == round_decimal(Decimal(others[0]), decimals)
