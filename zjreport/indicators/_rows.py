"""The rows of a set in their order, of which most are made only when somebody asks for them.

A table of 300,000 figures is read for the few hundred that a briefing prints.  To make an
:class:`~.model.Observation` of each costs ten times what it takes to see that the cells are plain numbers, so
the plain ones of a row are kept together as the cells they came from: a :class:`Batch`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Observation
    from .periods import Period

__all__ = ["Batch", "Rows", "span_of"]

_MONTHS = 13


def span_of(period: Period, is_stock: bool) -> int:
    """The months of a period as one number, by which periods stand in time order of their years.

    Periods of the same months are one, however they are counted (一季度 and 1—3月).  Of a stock only the end
    matters: 3月末 is 一季度末.
    """
    size = period.frequency.months
    start = 0 if is_stock else (period.first - 1) * size
    return (period.year * _MONTHS + start) * _MONTHS + period.last * size


class Batch:
    """Observations of one indicator, area and vintage, one a period, not yet made."""

    __slots__ = ()

    indicator: str
    area: str
    vintage: str

    @property
    def periods(self) -> Sequence[Period]:
        """The periods of the observations, in their order."""
        raise NotImplementedError

    @property
    def observations(self) -> Sequence[Observation]:
        """The observations, made at the first call."""
        raise NotImplementedError


class Rows:
    """Observations and batches of them, in their order."""

    def __init__(self, entries: Iterable[Observation | Batch]) -> None:
        self._entries = tuple(entries)

    @cached_property
    def all(self) -> tuple[Observation, ...]:
        """Every observation."""
        return tuple(row for entry in self._entries for row in _observations(entry))

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area, in order of first mention."""
        return tuple(dict.fromkeys(entry.area for entry in self._entries))

    @cached_property
    def periods(self) -> frozenset[Period]:
        """Every period."""
        each = (entry.periods if isinstance(entry, Batch) else (entry.period,) for entry in self._entries)
        return frozenset(period for periods in each for period in periods)

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], list[Observation | Batch]]:
        series: dict[tuple[str, str], list[Observation | Batch]] = {}
        for entry in self._entries:
            series.setdefault((entry.indicator, entry.area), []).append(entry)
        return series

    def of_series(self, indicator: str, area: str) -> list[Observation]:
        """The observations of an indicator in one area."""
        return [row for entry in self._by_series.get((indicator, area), ()) for row in _observations(entry)]


def _observations(entry: Observation | Batch) -> Sequence[Observation]:
    return entry.observations if isinstance(entry, Batch) else (entry,)
