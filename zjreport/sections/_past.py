"""Periods of the past, counted back from a section's own."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import DataError
from ..indicators.model import Accumulation
from ..indicators.periods import Period
from ._base import Context

__all__ = ["last_periods", "same_periods"]


def last_periods(context: Context, id: str, count: int) -> list[Period]:
    """The last periods of an indicator's series up to the section's own, in time order.

    Sums from January on are one series, single periods another: which one is meant, the section's
    own period tells.
    """
    own = context.period
    stock = context.data.indicator(id).accumulation is Accumulation.STOCK
    found: dict[tuple[int, int], Period] = {}
    for row in context.data.series(id, context.area):
        period = row.period
        alike = stock or (period.start_month == 1) == (own.start_month == 1)
        if period <= own and (alike or period.same_span(own)):
            found.setdefault((period.year, period.end_month), period)
    return list(found.values())[-count:]


def same_periods(period: Period, years: int) -> list[Period]:
    """The same period in so many years, the given one last.

    >>> [str(each) for each in same_periods(Period.parse("2024-H1"), 3)]
    ['2022-H1', '2023-H1', '2024-H1']
    """
    return list(_back(period, years))[::-1]


def _back(period: Period, years: int) -> Iterator[Period]:
    for _ in range(years):
        yield period
        try:
            period = period.year_ago()
        except DataError:
            return
