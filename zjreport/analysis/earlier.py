"""Which earlier period a release compares a period with."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import DataError
from ..indicators.model import Accumulation, Indicator
from ..indicators.periods import Frequency, Period

__all__ = ["earlier_periods", "is_cumulative"]

_MONTHLY = Frequency.MONTHLY


def is_cumulative(indicator: Indicator, period: Period) -> bool:
    """Whether a figure of the period counts from January on.

    >>> rate = Indicator("x", "甲", accumulation=Accumulation.YEAR_TO_DATE)
    >>> is_cumulative(rate, Period.parse("2024-Q1")), is_cumulative(rate, Period.parse("2024-Q2"))
    (True, False)
    """
    if indicator.accumulation is Accumulation.STOCK or period.start_month != 1:
        return False
    return indicator.accumulation is Accumulation.YEAR_TO_DATE or period.first < period.last


def earlier_periods(indicator: Indicator, period: Period) -> Iterator[Period]:
    """The periods that a release compares this one with, the usual one first.

    Cumulative quarters step by quarters and cumulative months by months: 上半年 is compared with
    一季度, 1—5月 with 1—4月, both with the whole of last year where the year has just begun.  What is
    published by the month is compared in 一季度 with 1—2月.  A quarter is compared with the quarter
    before, a month with the month before (March with 1—2月, where those two are published together),
    a stock with the end of the period before.
    """
    if indicator.accumulation is Accumulation.STOCK:
        yield from _stocks(period)
    elif is_cumulative(indicator, period):
        yield from _cumulative(period)
    else:
        yield from _single(period)


def _cumulative(period: Period) -> Iterator[Period]:
    by_months, by_quarters = period.end_month - 1, period.end_month - 3
    by_the_month = period.frequency is _MONTHLY or by_quarters == 0
    steps = (by_months, by_quarters) if by_the_month else (by_quarters, by_months)
    for end in steps:
        # January alone is published with February only, and a run ends with its quarter or not at all.
        if end >= 2 and (end == by_months or end % 3 == 0):
            yield _run(period.year, end)
        elif end == 0 or end == by_months:
            yield _run(period.year - 1, 12)
    if period.end_month == 12:
        yield _run(period.year - 1, 12)


def _single(period: Period) -> Iterator[Period]:
    try:
        before = period.previous()
    except DataError:
        return
    yield before
    if period.frequency is _MONTHLY and period.first == period.last == 3:
        yield _run(period.year, 2)
    if period.is_cumulative:
        yield from _cumulative(period)


def _stocks(period: Period) -> Iterator[Period]:
    """The end of the month before, or of the quarter before; a row of any period that ends then serves."""
    step = 1 if period.frequency is _MONTHLY else 3
    year, month = divmod(period.year * 12 + period.end_month - 1 - step, 12)
    yield Period(year, _MONTHLY, month + 1)


def _run(year: int, last: int) -> Period:
    return Period(year, _MONTHLY, 1, last)
