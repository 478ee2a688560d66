"""Periods in the words around a marked figure: the one that it is of, and the one that it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...analysis import Fact, Pace, Shift
from ...indicators.model import IndicatorSet
from ...indicators.periods import Period
from ...phrasing.periods import period_name
from ...runs import Measure
from .clauses import Claim
from .datums import facts
from .findings import Finding
from .kinds import Says

__all__ = ["wrong_base", "wrong_period"]

# An aim, and how far it is reached, is of a year whichever period the sentence names.
_OF_AIMS = frozenset({Measure.TARGET, Measure.COMPLETION, Measure.PROGRESS})
_MOVES = frozenset({Measure.PACE, Measure.SHIFT})


def wrong_period(claim: Claim, kind: Says, fact: Fact, says: str) -> Iterator[Finding]:
    """The finding for a figure in a sentence of another period: 一季度 of what is of the half-year."""
    named = claim.period.period if claim.period is not None else None
    if named is None or claim.special or kind is Says.EARLIER or fact.measure in _OF_AIMS:
        return
    if named.same_span(fact.period) or _is_its_end(named, fact.period) or _is_its_end(fact.period, named):
        return
    token = claim.token
    yield Finding(
        "prose.contradicts",
        token.start,
        token.end,
        token.text,
        says,
        f"the sentence speaks of {period_name(named)}, the figure is of {period_name(fact.period)}",
        "error" if claim.sure else "warning",
    )


def _is_its_end(month: Period, period: Period) -> bool:
    """Whether a month is the last of a period, as 6月末 is of 上半年."""
    return month.months == 1 and (month.year, month.end_month) == (period.year, period.end_month)


def wrong_base(data: IndicatorSet, claim: Claim, kind: Says, fact: Fact, says: str) -> Iterator[Finding]:
    """The finding for a movement of a rate that is held against another period than the figure is.

    What is held against the period that releases compare with is not doubted.  It is an error where the data
    say how the rate moved since then, and doubted where they do not.
    """
    than = claim.frame.than
    if kind is not Says.POINTS or fact.measure not in _MOVES or than is None or than.period is None:
        return
    of = (fact.indicator.id, fact.period, fact.area)
    usual = facts(data, kind, replace(claim.frame, than=None), *of)
    if any(isinstance(each, Pace | Shift) and each.since.same_span(than.period) for each in usual):
        return
    found = facts(data, kind, claim.frame, *of)
    if any(abs(each.quantity.rounded()) == abs(fact.quantity.rounded()) for each in found):
        return
    token = claim.token
    base = period_name(than.period)
    moved = "、".join(f"{each.quantity.text()}{each.unit}" for each in found)
    yield Finding(
        "prose.contradicts" if found else "prose.no-datum",
        token.start,
        token.end,
        token.text,
        f"{says}；{base}：{moved}" if found else "",
        f"the figure is not the one against {base}",
        "error" if found and claim.sure else "warning",
    )
