"""The rows of an indicator set by what they are about: the latest release of each, and all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from .vintages import vintage_order

if TYPE_CHECKING:
    from .model import Observation
    from .periods import Period

__all__ = ["Index"]

Span = tuple[str, str, int, int, int]


class Index:
    """Observations by indicator, area and months.

    Periods of the same months are one, however they are counted (一季度 and 1—3月).  Of a stock only the end
    matters: 3月末 is 一季度末.

    Args:
        observations: all rows; of two of one vintage the later one counts.
        stocks: the ids of indicators that are stocks.
    """

    def __init__(self, observations: Iterable[Observation], stocks: Collection[str]) -> None:
        self._observations = observations
        self._stocks = stocks

    def _span(self, indicator: str, area: str, period: Period) -> Span:
        start = period.end_month if indicator in self._stocks else period.start_month
        return indicator, area, period.year, start, period.end_month

    @cached_property
    def _releases(self) -> dict[Span, list[Observation]]:
        """The rows of each span, oldest release first."""
        rows: dict[Span, list[Observation]] = {}
        for row in self._observations:
            period = row.period
            indicator = row.indicator
            start = period.end_month if indicator in self._stocks else period.start_month
            rows.setdefault((indicator, row.area, period.year, start, period.end_month), []).append(row)
        for releases in rows.values():
            if len(releases) > 1 and any(row.vintage for row in releases):
                releases.sort(key=lambda row: vintage_order(row.vintage))
        return rows

    @cached_property
    def _series(self) -> dict[tuple[str, str], tuple[Observation, ...]]:
        series: dict[tuple[str, str], list[Observation]] = {}
        for (indicator, area, *_), rows in self._releases.items():
            series.setdefault((indicator, area), []).append(rows[-1])
        return {key: tuple(sorted(rows, key=lambda row: row.period)) for key, rows in series.items()}

    @cached_property
    def current(self) -> tuple[Observation, ...]:
        """The latest release of every figure."""
        return tuple(rows[-1] for rows in self._releases.values())

    def find(self, indicator: str, period: Period, area: str) -> Observation | None:
        """The latest release; of rows of the same vintage the one under this very name of the period."""
        rows = self._releases.get(self._span(indicator, area, period))
        if not rows:
            return None
        latest = [row for row in rows if row.vintage == rows[-1].vintage]
        named = [row for row in latest if row.period == period]
        return (named or latest)[-1]

    def releases(self, indicator: str, period: Period, area: str) -> tuple[Observation, ...]:
        """All rows about one figure, oldest first."""
        return tuple(self._releases.get(self._span(indicator, area, period), ()))

    def series(self, indicator: str, area: str) -> tuple[Observation, ...]:
        """The latest release of each period, in time order."""
        return self._series.get((indicator, area), ())

    def revised(self) -> tuple[tuple[Observation, ...], ...]:
        """The rows of every figure that has several releases, oldest first."""
        return tuple(
            tuple(rows) for rows in self._releases.values() if len({row.vintage for row in rows}) > 1
        )
