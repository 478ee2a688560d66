"""The wording of what only a series proves: streaks, turns, records."""

from __future__ import annotations

from ..analysis import Fact, RateStreak, Record, Streak, Turn
from ..numerals import chinese_numeral
from .figures import Figures
from .periods import period_name

__all__ = ["SeriesWords"]

# What consecutive periods are called, by the months from one to the next.
_PERIODS = {1: "个月", 3: "个季度", 12: "年"}


class SeriesWords(Figures):
    """What has gone on for several periods."""

    __slots__ = ()

    def streak(self, fact: Streak) -> str:
        """Consecutive rises or falls."""
        figure = self.hold(fact, chinese_numeral(int(fact.quantity.value)))
        return self.book.phrase("streak", {"figure": figure, "rising": fact.rising})

    def record(self, fact: Record) -> str:
        """The highest or lowest of the known series."""
        since = ""
        if not fact.whole_series:
            since = f"{fact.since.year}年" if fact.same_periods else period_name(fact.since)
        return self.book.phrase(
            "record",
            {
                "whole_series": fact.whole_series,
                "highest": fact.highest,
                "same_periods": fact.same_periods,
                "since": since,
            },
        )

    def rate_streak(self, fact: RateStreak) -> str:
        """Consecutive periods of growth or decline, or of a rate that goes one way."""
        return self.book.phrase(
            "rate_streak",
            {
                "rising": fact.rising,
                "of_pace": fact.of_pace,
                "side": fact.side,
                "cumulative": fact.cumulative,
                "figure": self._counted(fact),
                "unit": _PERIODS[fact.months],
            },
        )

    def turn(self, fact: Turn) -> str:
        """A rate that changed its sign after several periods of the other one."""
        return self.book.phrase(
            "turn",
            {
                "rising": fact.rising,
                "cumulative": fact.cumulative,
                "figure": self._counted(fact),
                "unit": _PERIODS[fact.months],
            },
        )

    def _counted(self, fact: Fact) -> str:
        return self.hold(fact, f"{fact.quantity.value}")
