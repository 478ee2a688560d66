"""Drafts: one observation or target in the making, with the cells it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..quantities import split_unit
from . import values
from ._collector import Collector
from ._identities import Identity
from ._layout import Layout, Part
from .catalogue import Catalogue
from .model import Status
from .origins import Origins
from .readers import Cell
from .units import index_base

__all__ = ["Draft", "Scene", "agree_unit", "parsed", "take_unit"]

_FRACTIONS_TO_TELL = 3


@dataclass(slots=True)
class Scene:
    """What the rows of one table are read with."""

    layout: Layout
    catalogue: Catalogue
    problems: Collector
    agreed: set[tuple[str, str]] = field(default_factory=set)
    _fractions: dict[str, int] = field(default_factory=dict)
    _beyond: set[str] = field(default_factory=set)

    def unit_of(self, unit: str, about: Identity, part: Part) -> str:
        """The unit of a level in a row of ``unit``; what its name has at 100 says more than a unit of %."""
        if index_base(about.unit):
            return about.unit
        return unit or about.unit or part.unit or about.default_unit or self._unit_of_title(about.id)

    def agrees(self, id: str, unit: str) -> bool:
        """Whether a unit measures what the catalogue's does, which it fills in where that is open."""
        if not unit or (id, unit) in self.agreed:
            return True
        self.catalogue.fill_unit(id, unit)
        declared = self.catalogue.indicators[id].unit
        if declared and split_unit(declared)[1] != split_unit(unit)[1]:
            return False
        self.agreed.add((id, unit))
        return True

    def _unit_of_title(self, id: str) -> str:
        """The unit above the table (单位：万元), for an indicator that it can be the unit of."""
        unit = self.layout.table.unit
        declared = self.catalogue.indicators[id].unit
        return unit if unit and declared and split_unit(declared)[1] == split_unit(unit)[1] else ""

    def watch_rate(self, header: str, rate: Decimal | int | str) -> None:
        """Note a rate for :meth:`tell_fractions`, by the header of its column; 0 tells nothing."""
        if header in self._beyond or not (size := abs(Decimal(rate))):
            return
        self._fractions[header] = self._fractions.get(header, 0) + 1
        if size >= 1:
            self._beyond.add(header)

    def tell_fractions(self) -> None:
        """Warn of columns of rates that all lie below one: they are fractions, in all likelihood."""
        table = self.layout.table
        for header, count in self._fractions.items():
            if count >= _FRACTIONS_TO_TELL and header not in self._beyond:
                self.problems.warning(
                    table, table.header_row, header, "data.percent-as-fraction",
                    f"all rates in “{header}” lie between -1 and 1: fractions may have been meant as percent",
                    "0.07 is read as 0.07 %: write 7 or 7% for seven percent",
                )  # fmt: skip


@dataclass(slots=True)
class Draft:
    """One observation or target in the making.

    ``facts`` are the fields read so far, ``moved`` the headers of fields that were found in another column
    than their own (a hedge in the value cell), ``unit`` the unit of the row.
    """

    scene: Scene
    part: Part
    number: int
    row: Sequence[Cell]
    id: str
    unit: str
    facts: dict[str, Any] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    missing: Status | None = None
    index: str = ""

    def __post_init__(self) -> None:
        self.index = self.part.index
        if self.unit and (base := index_base(self.unit)):
            self.index, self.unit = base, ""

    def fresh(self) -> Draft:
        """The same row with nothing read yet."""
        return Draft(self.scene, self.part, self.number, self.row, self.id, self.unit)

    def error(self, name: str, code: str, message: str, hint: str = "") -> None:
        """A problem of the cell of a field."""
        self.scene.problems.error(
            self.scene.layout.table, self.number, self.part.headers.get(name), code, message, hint
        )

    def warn(self, name: str, code: str, message: str, hint: str = "") -> None:
        """A warning of the cell of a field."""
        self.scene.problems.warning(
            self.scene.layout.table, self.number, self.part.headers.get(name), code, message, hint
        )

    def own_unit(self) -> str:
        """The unit of the row or, where it gives none, of the catalogue."""
        return self.unit or self.scene.catalogue.indicators[self.id].unit

    def origins(self) -> Origins:
        """The cells of the row."""
        sheet = self.scene.layout.table.sheet
        origins = Origins(sheet.file, sheet.name, self.number, self.part.headers)
        return origins.moved(self.moved) if self.moved else origins

    def set(self, name: str, value: object, header: str) -> None:
        """Set a field, which may be told twice but only alike; ``header`` is the field it was found in."""
        known = self.facts.get(name)
        if known and known != value:
            self.error(
                header, "data.told-twice", f"the row says both “{known}” and “{value}”", "keep one of them"
            )
            return
        self.facts[name] = value
        if name != header:
            self.moved[name] = self.part.headers[header]


def parsed(
    draft: Draft, name: str, cell: Cell, parse: Callable[[str], Any], code: str = "data.not-a-number"
) -> Any:
    if not isinstance(cell, str):
        draft.error(name, code, f"“{cell}” is no figure", "write digits")
        return None
    try:
        return parse(cell)
    except ValueError as error:
        what = "a rank" if code == "data.not-a-rank" else "a number"
        draft.error(name, code, f"“{cell.strip()}” is not {what}", str(error))
        return None


def take_unit(draft: Draft, unit: str, name: str) -> None:
    """Unite the unit beside a number with the row's: a bare 万 multiplies the row's unit."""
    unit = values.plain_unit(unit) if unit else ""
    own = draft.own_unit()
    if not unit or unit == draft.unit:
        return
    power, base = split_unit(unit)
    if not base and own:
        own_power, own_base = split_unit(own)
        if power == own_power:
            return
        if own_power:
            draft.error(
                name,
                "data.unit-differs",
                f"the cell counts in {unit}, its unit is {own}",
                "write the number in that unit",
            )
            return
        unit = unit + own_base
    if draft.unit and split_unit(draft.unit)[1] != split_unit(unit)[1]:
        draft.error(
            name, "data.unit-differs", f"the cell says {unit}, the row {draft.unit}", "keep one of them"
        )
        return
    draft.unit = unit
    draft.moved["unit"] = draft.part.headers[name]


def agree_unit(draft: Draft) -> None:
    """Tell a unit that measures something else than the catalogue's."""
    if draft.scene.agrees(draft.id, draft.unit):
        return
    declared = draft.scene.catalogue.indicators[draft.id]
    name = next((name for name in ("unit", "target") if name in draft.part.headers), "value")
    draft.error(
        name,
        "data.unit-differs",
        f"“{draft.id}” is in {draft.unit} here and in {declared.unit} at {declared.origin}",
        "give both in units of the same base",
    )
