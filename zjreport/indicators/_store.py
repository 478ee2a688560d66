"""Where observations and targets are gathered, and what is told twice is noticed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from ..errors import RefusalError
from ..quantities import Quantity
from ..runs import Source
from ._collector import Collector
from ._rows import Batch, Rows, span_of
from ._strips import Strip
from .catalogue import Catalogue
from .model import Accumulation, Observation, Status, Target
from .periods import Period
from .tables import Table
from .vintages import vintage_order

__all__ = ["Store"]


class Store:
    """Observations and targets by what they are about; the same told twice is noticed here.

    ``area`` is that of rows which name none.
    """

    def __init__(self, problems: Collector, catalogue: Catalogue, area: str = "") -> None:
        self.area = area
        self.targets: dict[tuple[str, str, Period], Target] = {}
        self._problems = problems
        self._catalogue = catalogue
        # Figures are numbered as they come; an entry holds those from its start to the start of the next one.
        self._entries: list[Observation | Strip] = []
        self._starts: list[int] = []
        self._size = 0
        # By indicator, area and vintage, then by months: the number of the figure.
        self._numbers: dict[tuple[str, str, str], dict[int, int]] = {}

    def rows(self) -> Rows:
        """The observations as they came, but older vintages first, so that the latest is the one found."""
        entries: Iterable[Observation | Batch] = self._entries
        if any(entry.vintage for entry in entries):
            entries = sorted(entries, key=lambda entry: vintage_order(entry.vintage))
        return Rows(entries)

    def with_levels(self) -> set[str]:
        """The indicators that any figure gives a level of."""
        return {
            entry.indicator for entry in self._entries if isinstance(entry, Strip) or entry.value is not None
        }

    def add(self, table: Table, row: int, observation: Observation) -> None:
        """Take an observation in, or unite it with the one that is known of the same months."""
        if (self.area and not observation.area) or (table.sheet.vintage and not observation.vintage):
            area, vintage = observation.area or self.area, observation.vintage or table.sheet.vintage
            observation = replace(observation, area=area, vintage=vintage)
        span = span_of(observation.period, self._is_stock(observation.indicator))
        number = self._numbers_of(observation).setdefault(span, self._size)
        if number == self._size:
            self._append(observation, 1)
        else:
            self._unite(table, row, number, observation)

    def add_strip(self, table: Table, strip: Strip) -> None:
        """Take the plain figures of a row in."""
        spans = strip.spans(self._is_stock(strip.indicator))
        numbers = self._numbers_of(strip)
        if numbers.keys().isdisjoint(spans) and len(set(spans)) == len(spans):
            numbers.update(zip(spans, range(self._size, self._size + len(spans)), strict=True))
            self._append(strip, len(spans))
            return
        for observation in strip.observations:
            self.add(table, strip.number, observation)

    def _is_stock(self, indicator: str) -> bool:
        """Whether of an indicator's periods only the end matters."""
        return self._catalogue.indicators[indicator].accumulation is Accumulation.STOCK

    def _numbers_of(self, entry: Observation | Strip) -> dict[int, int]:
        key = entry.indicator, entry.area, entry.vintage
        numbers = self._numbers.get(key)
        if numbers is None:
            numbers = self._numbers[key] = {}
        return numbers

    def _append(self, entry: Observation | Strip, size: int) -> None:
        self._entries.append(entry)
        self._starts.append(self._size)
        self._size += size

    def _unite(self, table: Table, row: int, number: int, other: Observation) -> None:
        at = bisect_right(self._starts, number) - 1
        entry, index = self._entries[at], number - self._starts[at]
        if isinstance(entry, Strip):
            entry.put(index, self._united(table, row, entry.observations[index], other))
        else:
            self._entries[at] = self._united(table, row, entry, other)

    def _united(self, table: Table, row: int, known: Observation, other: Observation) -> Observation:
        """Two rows about the same: they may complete each other, but not contradict."""
        first, second = _said(known), _said(_in_unit_of(known, other))
        at = known.origin("")
        what = f"{other.indicator}, {other.area + ', ' if other.area else ''}{other.period}"
        for name in first.keys() & second.keys():
            if first[name] != second[name]:
                self._problems.error(
                    table, row, other.origin(name).column, "data.duplicate",
                    f"{what}: {name} is “{second[name]}” here and “{first[name]}” at {at}",
                    "keep one of the rows",
                )  # fmt: skip
                return known
        added = {name: value for name, value in second.items() if name not in first}
        if not added:
            self._tell_repeated(table, row, what, at)
            return known
        return replace(
            known, **added, origins={**known.origins, **{name: other.origin(name) for name in added}}
        )

    def _tell_repeated(self, table: Table, row: int, what: str, at: Source) -> None:
        """Rows that repeat each other are told one by one in a sheet, and together between two of them."""
        if (at.file, at.sheet) == (table.sheet.file, table.sheet.name):
            message = f"{what}: the row repeats {at}"
            self._problems.warning(table, row, None, "data.duplicate", message, "delete it")
            return
        other = f"{at.file}[{at.sheet}]" if at.sheet else at.file
        message = f"the row repeats figures of {other}"
        self._problems.once(table, row, None, "data.duplicate", message, "delete one of them", "warning")

    def add_target(self, table: Table, row: int, target: Target) -> None:
        target = replace(target, area=target.area or self.area)
        key = (target.indicator, target.area, target.period)
        known = self.targets.setdefault(key, target)
        if known is target:
            return
        at = known.origin("")
        if (known.value, known.bound, known.unit) == (target.value, target.bound, target.unit):
            self._problems.warning(table, row, None, "target.duplicate", f"the row repeats {at}", "delete it")
        else:
            self._problems.error(
                table, row, target.origin("value").column, "target.duplicate",
                f"{target.indicator}, {target.period}: {target.value} here and {known.value} at {at}",
                "keep one of the rows",
            )  # fmt: skip


def _in_unit_of(known: Observation, other: Observation) -> Observation:
    """A row with its level in the unit of another one: 10126000万元 say the same as 1012.6亿元."""
    if not known.unit or not other.unit or known.unit == other.unit or other.value is None:
        return other
    try:
        level = Quantity(other.value, other.unit).in_unit(known.unit)
    except RefusalError:
        return other
    return replace(other, value=level.value, unit=known.unit)


_SAYING = tuple(
    each.name
    for each in fields(Observation)
    if each.name not in ("indicator", "area", "period", "vintage", "origins")
)
_SILENT = {"status": Status.NORMAL}


def _said(observation: Observation) -> dict[str, Any]:
    """What a row says beyond the defaults."""
    found = {name: getattr(observation, name) for name in _SAYING}
    return {
        name: value
        for name, value in found.items()
        if value not in (None, "", ()) and value != _SILENT.get(name) and value is not Status.MISSING
    }
