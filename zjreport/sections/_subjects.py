"""What a topic speaks of: an indicator by any of its names, in the period that its figures reach."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis import find, has_level
from ..indicators.model import Accumulation, Indicator, Observation, Prices
from ..indicators.periods import Period
from ..phrasing import period_name
from ._base import Context

__all__ = ["Subject", "subject_of"]


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator with the row that a topic speaks of."""

    indicator: Indicator
    row: Observation

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id

    @property
    def when(self) -> str:
        """The period as a sentence names it: 上半年, 1—5月, 6月末."""
        return period_name(self.row.period, year=False, accumulation=self.indicator.accumulation)

    @property
    def has_level(self) -> bool:
        """Whether there is a level to speak of; an index is spoken of by its growth."""
        return has_level(self.row) and self.indicator.prices is not Prices.INDEX


def subject_of(context: Context, reference: str, lag: int) -> Subject | None:
    """The indicator of that id or name, in the context's period or at most ``lag`` months before.

    ``reference`` may hold several names, parted by ``|``: the first that the data has is meant.
    """
    indicator = _indicator(context, reference)
    row = _row(context, indicator, lag) if indicator else None
    return Subject(indicator, row) if indicator and row else None


def _indicator(context: Context, reference: str) -> Indicator | None:
    for called in reference.split("|"):
        if found := _called(context, called.strip()):
            return found
    return None


def _called(context: Context, called: str) -> Indicator | None:
    data = context.data
    if called in data:
        return data.indicator(called)
    return next((one for one in data if called in (one.name, one.short_name)), None)


def _row(context: Context, indicator: Indicator, lag: int) -> Observation | None:
    """The row of the period, or of its last month alone; where figures lag, the latest of the year so far."""
    own = find(context.data, indicator.id, context.period, context.area)
    if own:
        return own
    rows = context.data.series(indicator.id, context.area)
    known = [row for row in rows if _is_its_end(row, indicator, context.period)]
    known = known or [row for row in rows if _lags(row, indicator, context.period, lag)]
    return known[-1] if known else None


def _is_its_end(row: Observation, indicator: Indicator, period: Period) -> bool:
    """Whether a row that does not add up is of the last month or quarter of ``period``: 4月份 of 1—4月."""
    return (
        indicator.accumulation is Accumulation.SINGLE
        and period.contains(row.period)
        and row.period.end_month == period.end_month
    )


def _lags(row: Observation, indicator: Indicator, period: Period, months: int) -> bool:
    """Whether a row counts from January to ``months`` before the end of ``period`` at most."""
    behind = period.end_month - row.period.end_month
    starts = row.period.start_month == 1 or indicator.accumulation is Accumulation.STOCK
    return row.period.year == period.year and period.start_month == 1 and starts and 0 < behind <= months
