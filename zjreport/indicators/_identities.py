"""Which indicator a row or a column is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..errors import Problem
from ..quantities import is_percent
from ..runs import Source
from ._branches import name_of_branch
from ._collector import Collector
from ._components import is_no_part
from ._layout import Layout, Part, text_at
from .catalogue import Catalogue, read_attributes, split_unit_of_name
from .columns import Column, column_of
from .mapping import Mapping, Rule
from .model import Accumulation
from .names import Name, growth_base, is_part, name_of
from .readers import Cell
from .tables import cell_text, tells_prices
from .values import plain_unit

__all__ = ["Identities", "Identity"]

_MEASURES = frozenset(
    ("value", "yoy", "pop", "change", "rank", "share", "share_change", "contribution", "contribution_share")
)
_GROWTH = Column("yoy")


class Identity(NamedTuple):
    """What a row or column is about.

    ``unit`` and ``name`` are what its name says besides.  ``measure`` is the column that its level stands for
    where the name says that it is none (规模以上工业增加值增速, 同比增长).  ``is_to_date`` and
    ``default_unit`` are what a mapping says of figures that do not say it.
    """

    id: str
    name: Name
    measure: Column | None = None
    is_to_date: bool = False
    default_unit: str = ""

    @property
    def unit(self) -> str:
        """The unit in brackets behind the name."""
        return self.name.unit


class Identities:
    """Finds the indicators of one table, taking new ones in where no catalogue was given."""

    def __init__(self, layout: Layout, catalogue: Catalogue, problems: Collector, mapping: Mapping) -> None:
        self._layout = layout
        self._table = layout.table
        self._catalogue = catalogue
        self._problems = problems
        self._mapping = mapping
        self._ignored: set[tuple[str, ...]] = set()
        self._indices = tuple(layout.identity.values())
        self._known: dict[tuple[str, ...], Identity] = {}
        # Rows that are no parts, by their very cells, since the last heading.
        self._plain: dict[tuple[Cell, ...], Identity] = {}
        self._columns: dict[str, Identity | None] = {}
        # In a table without areas and periods a name that comes again means something else.
        self._once = not layout.dating and layout.area is None
        self._met: dict[str, str] = {}
        self._whole = ""
        self._last: Identity | None = None
        self._part_indent: int | None = None
        self.group = ""

    def begin_group(self, text: str, id: str | None) -> None:
        """Let a line between the rows head those below it; it may be the indicator that they are parts of."""
        self.group = text
        self._whole = id or ""
        self._part_indent = None
        self._plain.clear()

    def of_row(self, number: int, row: Sequence[Cell], unit: str) -> Identity | None:
        """What a row is about; ``None`` if unknown, which is told.

        ``unit`` is that of the row, which an indicator that only data rows know is taken in with.
        """
        cells = tuple([row[index] if index < len(row) else None for index in self._indices])
        found = self._plain.get(cells) if self._part_indent is None else None
        if found is None:
            return self._of_cells(cells, number, row, unit)
        self._whole = found.id
        self._last = found
        return found

    def _of_cells(
        self, cells: tuple[Cell, ...], number: int, row: Sequence[Cell], unit: str
    ) -> Identity | None:
        raw = [cell if type(cell) is str else cell_text(cell) for cell in cells]
        key = next((text for text in raw if text and not text.isspace()), "")
        part = self._is_part(key)
        texts = tuple(text.strip() for text in raw)
        place = (*texts, self._whole if part else "", self.group if self._once else "")
        found = self._known.get(place)
        if found is None and self._mapping:
            if place in self._ignored:
                return None
            rule = self._mapping.find(texts, self._table, self.group)
            if rule and rule.is_ignored:
                self._ignored.add(place)
                return None
            found = self._mapped(rule, name_of(key), self._attributes(number, row)) if rule else None
        if found is None:
            found = self._measure_of_last(key, texts) or self._found(number, row, texts, unit, part)
            if found is None:
                return None
            if not found.measure or found.name.bare:
                self._known[place] = found
        if not part and found.name.bare:
            self._whole = found.id
            self._plain[cells] = found
        self._last = found
        return found

    def _mapped(self, rule: Rule, name: Name, attributes: dict[str, Any]) -> Identity | None:
        """What a rule of the mapping says that a name stands for."""
        id = self._catalogue.resolve(rule.indicator)
        if not id:
            if self._catalogue.is_declared:
                message = f"the mapping names “{rule.indicator}”, which the catalogue does not have"
                hint = self._catalogue.hint(rule.indicator)
                self._problems.add_once(Problem("mapping.unknown-indicator", message, rule.place, hint))
                return None
            if rule.accumulation:
                attributes = {**attributes, "accumulation": rule.accumulation}
            unit = rule.unit or name.unit
            id = self._catalogue.infer(name.bare or rule.indicator, rule.indicator, unit, "", **attributes)
        measure = Column(rule.measure) if rule.measure != "value" else None
        is_to_date = rule.accumulation is Accumulation.YEAR_TO_DATE
        return Identity(id, name, measure, is_to_date, rule.unit)

    def _is_part(self, key: str) -> bool:
        """Whether a row is a part of one above: by 其中, or below 其中 by its indent."""
        indent = len(key) - len(key.lstrip())
        if is_part(key):
            self._part_indent = indent
            return True
        if self._part_indent is not None and indent > self._part_indent:
            return True
        self._part_indent = None
        return False

    def _measure_of_last(self, key: str, texts: Sequence[str]) -> Identity | None:
        """A row that is called 同比增长 or 位次: a measure of the indicator above it."""
        if self._last is None or not self._once or self._resolve(texts):
            return None
        column = column_of(key.strip())
        if column.field in _MEASURES and not (column.period or column.area or column.span or column.time):
            return Identity(self._last.id, Name(""), column)
        return None

    def _found(
        self, number: int, row: Sequence[Cell], texts: tuple[str, ...], unit: str, part: bool
    ) -> Identity | None:
        key = next((text for text in texts if text), "")
        name = name_of(key)
        base = growth_base(name.bare)
        if base and not self._resolve(texts) and (is_percent(plain_unit(unit or name.unit)) or not unit):
            known = self._catalogue.resolve(base)
            if known or not self._catalogue.is_declared:
                id = known or self._catalogue.infer(base, "", "", "", **self._attributes(number, row))
                return Identity(id, name, _GROWTH)
        whole = self._whole_of(name) if part else ""
        found = self._resolved(texts, whole) or self._new(number, row, key, unit, whole)
        if not found:
            return None
        self._met.setdefault(found, self.group)
        bracketed = next((inner for text in texts if (inner := name_of(text).unit)), "")
        return Identity(found, replace(name, unit=bracketed))

    def _whole_of(self, name: Name) -> str:
        """The indicator above, unless a row cannot be a part of it."""
        whole = self._catalogue.indicators.get(self._whole)
        return "" if whole and is_no_part(name.bare, whole.name) else self._whole

    def _resolved(self, texts: Sequence[str], whole: str) -> str | None:
        """The known indicator that a row names, unless one of its own must be meant by the row."""
        if whole:
            part = next((id for text in texts if text and (id := self._catalogue.part(text, whole))), None)
            if part:
                return part
        id = self._resolve(texts)
        if self._catalogue.is_declared:
            return id
        if not id:
            return next(
                (id for text in texts if text and (id := self._catalogue.member(text, self.group))), None
            )
        is_other_part = bool(whole) and self._catalogue.indicators[id].parent not in ("", whole)
        is_met = self._once and self._met.get(id, self.group) != self.group
        if is_met:
            return next(
                (id for text in texts if text and (id := self._catalogue.member(text, self.group))), None
            )
        return None if is_other_part else id

    def of_part(self, part: Part, own: Identity | None, branch: str) -> Identity | None:
        """What a part of a row is about, whose row is about ``own`` or of ``branch``."""
        if part.indicator is None:
            return own
        found = self.of_column(name_of_branch(branch, part.indicator) if branch else part.indicator)
        # Notes and brackets of a row of branches are those of the branch.
        return found._replace(name=replace(name_of(branch), unit=found.unit)) if found and branch else found

    def of_column(self, name: str) -> Identity | None:
        """The indicator that heads a column."""
        if name not in self._columns and self._mapping and (rule := self._rule_of_column(name)):
            origin = Source(self._table.sheet.file, self._table.sheet.name, self._table.header_row, name)
            self._columns[name] = (
                None if rule.is_ignored else self._mapped(rule, name_of(name), {"origin": origin})
            )
        if name not in self._columns:
            id = self._resolve((name,)) or self._new_of_column(name)
            self._columns[name] = Identity(id, name_of(name)) if id else None
        return self._columns[name]

    def _rule_of_column(self, name: str) -> Rule | None:
        rule = self._mapping.of_table(self._table)
        return rule if rule and rule.indicator == name else self._mapping.find((name,), self._table, "")

    def _resolve(self, texts: Sequence[str]) -> str | None:
        return next((id for text in texts if text and (id := self._catalogue.resolve(text))), None)

    def _new(self, number: int, row: Sequence[Cell], key: str, unit: str, whole: str) -> str | None:
        header = self._table.columns[self._layout.key or 0].header
        if not key:
            self.tell_nameless(number, self._layout.key or 0)
            return None
        if self._catalogue.resolve(key) == "" and (self._catalogue.is_declared or not (whole or self._once)):
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
                "error" if self._mapping.refuses_others else "warning",
            )
            return None
        return self._infer(number, row, unit, whole)

    def tell_nameless(self, number: int, column: int) -> None:
        """Tell that a row is blank in the column of its name."""
        header = self._table.columns[column].header
        message, hint = "the row names no indicator", "fill in its id or its name"
        self._problems.error(self._table, number, header, "data.no-indicator", message, hint)

    def _infer(self, number: int, row: Sequence[Cell], unit: str, whole: str) -> str:
        """Take the indicator of a row in; of two naming columns the first is its id."""
        names = {name: text for name, index in self._layout.identity.items() if (text := text_at(row, index))}
        return self._catalogue.infer(
            names.get("name") or names.get("indicator") or names["id"],
            names.get("id") or (names.get("indicator", "") if "name" in names else ""),
            self._level_unit(unit, names.values()),
            whole,
            **self._attributes(number, row),
        )

    def _attributes(self, number: int, row: Sequence[Cell]) -> dict[str, Any]:
        """What a row says of its indicator besides the name and the unit."""
        shared = self._layout.shared
        texts = {name: text_at(row, index) for name, index in shared.items() if name not in ("note", "unit")}
        attributes = read_attributes(
            texts,
            lambda field, *told: self._problems.error(
                self._table, number, self._table.columns[shared[field]].header, *told
            ),
        )
        origin = Source(self._table.sheet.file, self._table.sheet.name, number)
        verb = {"growth_verb": "上涨"} if tells_prices(self._table) else {}
        return {"group": self.group, "origin": origin, **verb, **attributes}

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
