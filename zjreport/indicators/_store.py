"""Where observations and targets are gathered, and what is told twice is noticed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from ..errors import RefusalError
from ..quantities import Quantity
from ..runs import Source
from ._collector import Collector
from .catalogue import Catalogue
from .model import Accumulation, Observation, Status, Target
from .periods import Period
from .tables import Table
from .vintages import vintage_order

__all__ = ["Store"]


_Key = tuple[str, str, int, int, int, str]


class Store:
    """Observations and targets by what they are about; the same told twice is noticed here.

    ``area`` is that of rows which name none.
    """

    def __init__(self, problems: Collector, catalogue: Catalogue, area: str = "") -> None:
        self._problems = problems
        self._catalogue = catalogue
        self._area = area
        self._observations: dict[_Key, Observation] = {}
        self.targets: dict[tuple[str, str, Period], Target] = {}

    def in_order(self) -> list[Observation]:
        """The observations as they came, but older vintages first, so that the latest is the one found."""
        rows = list(self._observations.values())
        is_dated = any(row.vintage for row in rows)
        return sorted(rows, key=lambda row: vintage_order(row.vintage)) if is_dated else rows

    def add(self, table: Table, row: int, observation: Observation) -> None:
        if (self._area and not observation.area) or (table.sheet.vintage and not observation.vintage):
            area, vintage = observation.area or self._area, observation.vintage or table.sheet.vintage
            observation = replace(observation, area=area, vintage=vintage)
        key = self._key(observation)
        known = self._observations.setdefault(key, observation)
        if known is not observation:
            self._observations[key] = self._united(table, row, known, observation)

    def _key(self, row: Observation) -> _Key:
        """What a row is about: the same months are the same, and of a stock the same end."""
        period = row.period
        size = period.frequency.months
        is_stock = self._catalogue.indicators[row.indicator].accumulation is Accumulation.STOCK
        start = 0 if is_stock else (period.first - 1) * size
        return row.indicator, row.area, period.year, start, period.last * size, row.vintage

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
        target = replace(target, area=target.area or self._area)
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
_SILENT = {"rank_basis": "level", "status": Status.NORMAL}


def _said(observation: Observation) -> dict[str, Any]:
    """What a row says beyond the defaults."""
    found = {name: getattr(observation, name) for name in _SAYING}
    return {
        name: value
        for name, value in found.items()
        if value not in (None, "", ()) and value != _SILENT.get(name) and value is not Status.MISSING
    }
