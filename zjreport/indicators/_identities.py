"""Which indicator a row or a column is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..quantities import is_percent
from ..runs import Source
from ._collector import Collector
from ._layout import Layout, text_at
from .catalogue import Catalogue, read_attributes, split_unit_of_name
from .readers import Cell
from .values import plain_unit

__all__ = ["Identities"]

_OF_WHICH = ("其中", "#", "＃")


class Identities:
    """Finds the indicators of one table, taking new ones in where no catalogue was given."""

    def __init__(self, layout: Layout, catalogue: Catalogue, problems: Collector) -> None:
        self._layout = layout
        self._table = layout.table
        self._catalogue = catalogue
        self._problems = problems
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}
        self._columns: dict[str, tuple[str, str] | None] = {}
        self._whole = ""
        self.group = ""

    def of_row(self, number: int, row: Sequence[Cell], unit: str) -> tuple[str, str] | None:
        """The id of a row's indicator and the unit in brackets behind its name; ``None`` if unknown.

        ``unit`` is that of the row, which an indicator that only data rows know is taken in with.
        """
        texts = tuple(text_at(row, index) for index in self._layout.identity.values())
        known = self._known.get(texts)
        if known:
            return known
        key = next((text for text in texts if text), "")
        id = self._resolve(texts) or self._new(number, row, key, unit)
        if not id:
            return None
        if not key.startswith(_OF_WHICH):
            self._whole = id
        bracketed = next((found for text in texts if (found := split_unit_of_name(text)[1])), "")
        self._known[texts] = (id, bracketed)
        return id, bracketed

    def of_column(self, name: str) -> tuple[str, str] | None:
        """The id of the indicator that heads a column, and the unit in brackets behind it."""
        if name not in self._columns:
            id = self._resolve((name,)) or self._new_of_column(name)
            self._columns[name] = (id, split_unit_of_name(name)[1]) if id else None
        return self._columns[name]

    def _resolve(self, texts: Sequence[str]) -> str | None:
        return next((id for text in texts if text and (id := self._catalogue.resolve(text))), None)

    def _new(self, number: int, row: Sequence[Cell], key: str, unit: str) -> str | None:
        header = self._table.columns[self._layout.key or 0].header
        if not key:
            self._problems.error(
                self._table,
                number,
                header,
                "data.no-indicator",
                "the row names no indicator",
                "fill in its id or its name",
            )
            return None
        if self._catalogue.resolve(key) == "":
            self._problems.once(
                self._table,
                number,
                header,
                "data.indicator-ambiguous",
                f"several indicators are called “{key}”",
                "name it by its id",
            )
            return None
        if self._catalogue.is_declared:
            self._problems.once(
                self._table,
                number,
                header,
                "data.unknown-indicator",
                f"no indicator of the catalogue is called “{key}”",
                self._catalogue.hint(key),
            )
            return None
        return self._infer(number, row, unit)

    def _infer(self, number: int, row: Sequence[Cell], unit: str) -> str:
        """Take the indicator of a row in; of two naming columns the first is its id."""
        shared = self._layout.shared
        texts = {name: text_at(row, index) for name, index in shared.items() if name not in ("note", "unit")}
        names = {name: text for name, index in self._layout.identity.items() if (text := text_at(row, index))}
        attributes = read_attributes(
            texts,
            lambda field, *told: self._problems.error(
                self._table, number, self._table.columns[shared[field]].header, *told
            ),
        )
        return self._catalogue.infer(
            names.get("name") or names.get("indicator") or names["id"],
            names.get("id") or (names.get("indicator", "") if "name" in names else ""),
            self._level_unit(unit, names.values()),
            self._whole,
            origin=Source(self._table.sheet.file, self._table.sheet.name, number),
            **{"group": self.group, **attributes},
        )

    def _level_unit(self, unit: str, names: Iterable[str]) -> str:
        """The unit of the level in a row, unless its name gives it."""
        if not unit and not any(split_unit_of_name(name)[1] for name in names):
            unit = plain_unit(self._unit_of_headers())
        # In tables of growth rates % is the unit of the rate; a level in % brings its unit along later.
        return "" if is_percent(unit) else unit

    def _unit_of_headers(self) -> str:
        columns = [column for column in self._table.columns if column.field == "value" and not column.area]
        units = {column.unit for column in columns if column.unit}
        return units.pop() if len(units) == 1 else self._table.unit

    def _new_of_column(self, name: str) -> str | None:
        if not self._catalogue.is_declared:
            origin = Source(self._table.sheet.file, self._table.sheet.name, self._table.header_row, name)
            unit = "" if split_unit_of_name(name)[1] else self._table.unit
            return self._catalogue.infer(name, "", unit, "", origin=origin)
        self._problems.warning(
            self._table,
            self._table.header_row,
            name,
            "data.unknown-column",
            f"the column “{name}” is neither known nor an indicator, and is not read",
            self._catalogue.hint(name),
        )
        return None
