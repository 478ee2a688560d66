"""Where observations and targets are gathered, and what is told twice is noticed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from ._collector import Collector
from .model import Observation, Status, Target
from .periods import Period
from .tables import Table
from .vintages import vintage_order

__all__ = ["Store"]


class Store:
    """Observations and targets by what they are about; the same told twice is noticed here.

    ``area`` is that of rows which name none.
    """

    def __init__(self, problems: Collector, area: str = "") -> None:
        self._problems = problems
        self._area = area
        self._observations: dict[tuple[str, str, Period, str], Observation] = {}
        self.targets: dict[tuple[str, str, Period], Target] = {}

    def in_order(self) -> list[Observation]:
        """The observations as they came, but older vintages first, so that the latest is the one found."""
        rows = list(self._observations.values())
        is_dated = any(row.vintage for row in rows)
        return sorted(rows, key=lambda row: vintage_order(row.vintage)) if is_dated else rows

    def add(self, table: Table, row: int, observation: Observation) -> None:
        observation = replace(observation, area=observation.area or self._area)
        key = (observation.indicator, observation.area, observation.period, observation.vintage)
        known = self._observations.get(key)
        self._observations[key] = (
            observation if known is None else self._united(table, row, known, observation)
        )

    def _united(self, table: Table, row: int, known: Observation, other: Observation) -> Observation:
        """Two rows about the same: they may complete each other, but not contradict."""
        first, second = _said(known), _said(other)
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
            self._problems.warning(
                table, row, None, "data.duplicate", f"{what}: the row repeats {at}", "delete it"
            )
            return known
        return replace(
            known, **added, origins={**known.origins, **{name: other.origin(name) for name in added}}
        )

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
