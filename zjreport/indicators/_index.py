"""The rows of an indicator set by what they are about: the latest release of each, and all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ._rows import Rows, span_of
from .vintages import vintage_order

if TYPE_CHECKING:
    from .model import Observation
    from .periods import Period

__all__ = ["Index"]

Releases = list["Observation"]


class Index:
    """Observations by indicator, area and months (see :func:`~._rows.span_of`).

    A series is looked into when it is first asked for, so that of a large set only the rows in use are made.

    Args:
        rows: all rows; of two of one vintage the later one counts.
        stocks: the ids of indicators that are stocks.
    """

    def __init__(self, rows: Rows, stocks: Collection[str]) -> None:
        self._rows = rows
        self._stocks = stocks
        self._known: dict[tuple[str, str], dict[int, Releases]] = {}
        self._series: dict[tuple[str, str], tuple[Observation, ...]] = {}

    def _span(self, indicator: str, period: Period) -> int:
        return span_of(period, indicator in self._stocks)

    def _of_series(self, indicator: str, area: str) -> dict[int, Releases]:
        """The rows of an indicator in one area by their span, oldest release first."""
        known = self._known.get((indicator, area))
        if known is None:
            known = self._known[indicator, area] = {}
            is_stock = indicator in self._stocks
            for row in self._rows.of_series(indicator, area):
                known.setdefault(span_of(row.period, is_stock), []).append(row)
            for releases in known.values():
                if len(releases) > 1 and any(row.vintage for row in releases):
                    releases.sort(key=lambda row: vintage_order(row.vintage))
        return known

    def _releases_of(self, indicator: str, period: Period, area: str) -> Releases:
        return self._of_series(indicator, area).get(self._span(indicator, period), [])

    def _every_figure(self) -> Iterator[Releases]:
        """The releases of every figure, in the order in which figures come first."""
        seen: set[tuple[str, str, int]] = set()
        for row in self._rows.all:
            key = row.indicator, row.area, self._span(row.indicator, row.period)
            if key not in seen:
                seen.add(key)
                yield self._of_series(row.indicator, row.area)[key[-1]]

    @cached_property
    def current(self) -> tuple[Observation, ...]:
        """The latest release of every figure."""
        return tuple(releases[-1] for releases in self._every_figure())

    def find(self, indicator: str, period: Period, area: str) -> Observation | None:
        """The latest release; of rows of the same vintage the one under this very name of the period."""
        rows = self._releases_of(indicator, period, area)
        if len(rows) < 2:
            return rows[0] if rows else None
        latest = [row for row in rows if row.vintage == rows[-1].vintage]
        named = [row for row in latest if row.period == period]
        return (named or latest)[-1]

    def releases(self, indicator: str, period: Period, area: str) -> tuple[Observation, ...]:
        """All rows about one figure, oldest first."""
        return tuple(self._releases_of(indicator, period, area))

    def series(self, indicator: str, area: str) -> tuple[Observation, ...]:
        """The latest release of each period, in time order."""
        found = self._series.get((indicator, area))
        if found is None:
            latest = [releases[-1] for releases in self._of_series(indicator, area).values()]
            found = tuple(sorted(latest, key=lambda row: row.period))
            self._series[indicator, area] = found
        return found

    def revised(self, indicator: str | None, area: str | None) -> Iterator[tuple[Observation, ...]]:
        """The rows of every figure that has several releases, oldest first; of one indicator or area only."""
        for releases in self._figures_of(indicator, area):
            if len(releases) > 1 and len({row.vintage for row in releases}) > 1:
                yield tuple(releases)

    def _figures_of(self, indicator: str | None, area: str | None) -> Iterable[Releases]:
        """The releases of the figures of an indicator, of an area, or of both: then nothing else is made."""
        if indicator is not None and area is not None:
            return self._of_series(indicator, area).values()
        return (
            releases
            for releases in self._every_figure()
            if indicator in (None, releases[0].indicator) and area in (None, releases[0].area)
        )
