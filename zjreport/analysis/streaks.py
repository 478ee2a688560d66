"""Rates over consecutive periods: how long they kept their sign or went one way, and when they turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Any

from ..errors import DataError, RefusalError
from ..indicators.model import Accumulation, Indicator, IndicatorSet
from ..indicators.periods import Frequency, Period
from ..quantities import PERCENT
from ..runs import Basis, Measure
from .comparability import breaks_between
from .earlier import is_cumulative
from .facts import Fact
from .growth import growth
from .kinds import of_one_kind
from .levels import observe, refuse
from .movements import RateStreak, Side, Turn

__all__ = ["pace_streak", "rate_streak", "turn"]

_SHORTEST = 2


def rate_streak(data: IndicatorSet, id: str, period: Period, area: str = "") -> RateStreak:
    """Over how many consecutive periods, this one included, the printed rate has kept its sign.

    Raises:
        RefusalError: the rate is 0, or the known periods do not prove two in a row.
    """
    rates = _Rates(data, id, period, area)
    facts = rates.back()
    own = facts[0].sign
    same = list(takewhile(lambda fact: own and fact.sign == own, facts))
    return rates.streak(same, len(same), rising=own > 0)


def pace_streak(data: IndicatorSet, id: str, period: Period, area: str = "") -> RateStreak:
    """Over how many consecutive periods the printed rate has risen (or fallen) against the one before.

    Raises:
        RefusalError: it did not move, or the known periods do not prove two moves in a row.
    """
    rates = _Rates(data, id, period, area)
    facts = rates.back()
    steps = [_compare(later, earlier) for later, earlier in pairwise(facts)]
    moves = len(list(takewhile(lambda step: step and step == steps[0], steps)))
    return rates.streak(facts[: moves + 1], moves, rising=moves > 0 and steps[0] > 0, of_pace=True)


def turn(data: IndicatorSet, id: str, period: Period, area: str = "") -> Turn:
    """That the printed rate changed its sign after two or more consecutive periods of the other one.

    Raises:
        RefusalError: it did not, or the periods before are not known.
    """
    rates = _Rates(data, id, period, area)
    own, *before = rates.back()
    other = list(takewhile(lambda fact: own.sign and fact.sign == -own.sign, before))
    if len(other) < _SHORTEST:
        raise refuse(
            "turn",
            rates.indicator,
            period,
            f"fewer than {_SHORTEST} consecutive rates of the other sign are known before it",
        )
    return Turn(
        measure=Measure.STREAK,
        value=Decimal(len(other)),
        rising=own.sign > 0,
        **rates.common([own, *other]),
    )


def _compare(later: Fact, earlier: Fact) -> int:
    one, other = later.quantity.rounded(), earlier.quantity.rounded()
    return (one > other) - (one < other)


@dataclass(frozen=True)
class _Rates:
    """The rates of a series, back from one period without a gap."""

    data: IndicatorSet
    id: str
    period: Period
    area: str

    @property
    def indicator(self) -> Indicator:
        return self.data.indicator(self.id)

    @property
    def months(self) -> int:
        """The months from one period to the next: a year is followed by years, a month by months."""
        if self.period.frequency is Frequency.ANNUAL:
            return 12
        return 1 if self.period.frequency is Frequency.MONTHLY else 3

    def back(self) -> list[Fact]:
        """The rates from this period back, until one is missing, hedged or of another kind, or a break."""
        return list(self._back())

    def _back(self) -> Iterator[Fact]:
        period = self.period
        own = self._rate(period)
        yield own
        while (before := _before(self.indicator, period, self.months)) is not None:
            try:
                rows = [observe(self.data, self.id, each, self.area) for each in (period, before)]
                if breaks_between(self.data, *rows):
                    return
                rate = self._rate(before)
            except RefusalError:
                return
            if not of_one_kind(self.data, own, rate):
                return
            yield rate
            period = before

    def _rate(self, period: Period) -> Fact:
        fact = growth(self.data, self.id, period, self.area)
        if fact.unit != PERCENT or fact.qualifier:
            raise refuse(
                "streak", self.indicator, period, "only rates in percent without a hedge are compared"
            )
        return fact

    def common(self, facts: Sequence[Fact]) -> dict[str, Any]:
        """What facts over several periods have in common."""
        return {
            "indicator": self.indicator,
            "period": self.period,
            "area": self.area,
            "status_word": facts[0].status_word if facts else "",
            "basis": Basis.COMPUTED,
            "sources": tuple(source for fact in facts for source in fact.sources),
            "months": self.months,
            "cumulative": self.months < 12 and is_cumulative(self.indicator, self.period),
        }

    def streak(
        self, facts: Sequence[Fact], length: int, *, rising: bool, of_pace: bool = False
    ) -> RateStreak:
        """The streak that the facts prove, if it is one."""
        if length < _SHORTEST:
            reason = f"fewer than {_SHORTEST} in a row are known"
            hint = "give the published rates of the periods before in the column yoy"
            raise refuse("streak", self.indicator, self.period, reason, hint=hint)
        return RateStreak(
            measure=Measure.STREAK,
            value=Decimal(length),
            rising=rising,
            of_pace=of_pace,
            side=_side(facts),
            **self.common(facts),
        )


def _side(facts: Sequence[Fact]) -> Side:
    below = [fact.quantity.rounded() < 0 for fact in facts]
    if all(below):
        return Side.BELOW
    return Side.BOTH if any(below) else Side.NOT_BELOW


def _before(indicator: Indicator, period: Period, months: int) -> Period | None:
    """The period one step back; ``None`` where none follows directly, such as before 1—2月."""
    if months == 12:
        return period.year_ago()
    if indicator.accumulation is Accumulation.STOCK:
        year, month = divmod(period.year * 12 + period.end_month - 1 - months, 12)
        return Period(year, Frequency.MONTHLY, month + 1)
    if is_cumulative(indicator, period):
        return _run_before(period, months)
    if period.months != months:
        return None
    try:
        return period.previous()
    except DataError:
        return None


def _run_before(period: Period, months: int) -> Period | None:
    end = period.end_month - months
    if end >= max(2, months):
        return Period(period.year, Frequency.MONTHLY, 1, end)
    whole_year = end == 0 and months > 1
    return Period(period.year - 1, Frequency.MONTHLY, 1, 12) if whole_year else None
