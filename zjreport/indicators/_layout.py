"""The layout of a data table: the columns that name a row, those it shares, those of each observation.

Long and wide tables are one thing here.  Columns are grouped by what their headers name (a period, a wider
area, an indicator), and every group gives one observation a row; a long table has one group that names
nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..errors import DataError, did_you_mean
from ._collector import Collector
from .catalogue import Catalogue
from .columns import CATALOGUE_FIELDS, FIGURES, Column, column_of, known_headers
from .periods import Period
from .readers import Cell
from .tables import Table, cell_text, column_letter, is_blank
from .values import plain_unit

__all__ = ["Layout", "Part", "text_at"]

Group = tuple[Period | None, str | None, str | None]
_LONG: Group = (None, None, None)

# What a row says once for all its periods; anything else without a period of its own is a figure.
_SHARED = frozenset(("unit", "note", "rank_scope", "rank_basis", "vintage")) | CATALOGUE_FIELDS
_OF_TARGETS = frozenset(("target", "bound", "beside", "qualifier"))


@dataclass(frozen=True, slots=True)
class Part:
    """The columns that make up one observation or target of a row.

    ``period``, ``area`` and ``indicator`` are what their headers name; ``unit`` is the one in brackets behind
    the header of the value.  ``headers`` gives the printed header of every field of the observation.  Without
    figures the columns make up a target only.
    """

    period: Period | None
    area: str | None
    indicator: str | None
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    unit: str
    has_figures: bool

    @property
    def is_long(self) -> bool:
        """Whether every row gives an observation, since the row itself says what it is about."""
        return self.period is None and self.area is None and self.indicator is None

    def nothing_in(self, row: Sequence[Cell]) -> bool:
        """Whether a row is blank in all columns of the part."""
        size = len(row)
        for index in self.columns.values():
            cell = row[index] if index < size else None
            if cell is not None and cell != "" and (type(cell) is not str or not cell.isspace()):
                return False
        return True


class Layout:
    """The columns of one data or targets table, sorted.

    Attributes:
        identity: the columns that name the indicator, by field; ``key`` is the first of them.
        area, period: their columns.
        shared: columns whose cells belong to all observations of a row.
        parts: the other columns, by what their headers name.
        default_period: the period of figures that no column dates.
    """

    def __init__(
        self, table: Table, catalogue: Catalogue, problems: Collector, period: Period | None
    ) -> None:
        self.table = table
        self.identity = {
            name: index for name in ("id", "indicator", "name") if (index := table.index(name)) is not None
        }
        self.key = next(iter(self.identity.values()), None)
        self.area = table.index("area")
        self.period = table.index("period")
        self.default_period = table.period or period
        self.shared: dict[str, int] = {}
        self._groups: dict[Group, dict[str, int]] = {}
        self._catalogue = catalogue
        self._problems = problems
        for index, column in enumerate(table.columns):
            self._place(index, column if column.field else self._unnamed(index, column))
        self._date_loose_figures()
        self._date_by_title()
        self.parts = tuple(
            Part(
                *group,
                columns,
                self._headers_of(columns),
                self._unit_of_header(columns),
                has_figures=not columns.keys() <= {"target", "bound", "beside"},
            )
            for group, columns in self._groups.items()
        )

    def _place(self, index: int, column: Column) -> None:
        field = self._field_of(column)
        if not field or field in {*self.identity, "area", "period", "ignore"}:
            return
        is_shared = field in _SHARED and not column.period and not column.area
        group = (column.period, column.area, column.indicator)
        fields = self.shared if is_shared else self._groups.setdefault(group, {})
        if field in fields:
            twice = self.table.columns[fields[field]].header
            self._error(
                column.header,
                "data.column-twice",
                f"the columns “{twice}” and “{column.header}” hold the same",
                "keep one of them",
            )
        else:
            fields[field] = index

    def _field_of(self, column: Column) -> str:
        if self.table.kind != "targets":
            return column.field
        if column.field in FIGURES - _OF_TARGETS - {"value"}:
            self._warn(
                column.header,
                "data.unknown-column",
                f"the column “{column.header}” has no place among targets and is not read",
                "",
            )
            return ""
        return "target" if column.field == "value" else column.field

    def _unnamed(self, index: int, column: Column) -> Column:
        """A column of an unknown header: an indicator where no column names one, otherwise passed over."""
        header = column.header
        if not header:
            self._tell_headless(index)
        elif self.key is None and self.period is not None:
            return self._indicator_column(column)
        else:
            self._warn(
                header,
                "data.unknown-column",
                f"the column “{header}” is not known and is not read",
                did_you_mean(header, known_headers()),
            )
        return column

    def _tell_headless(self, index: int) -> None:
        rows = self.table.sheet.rows[self.table.first :]
        if any(index < len(row) and not is_blank(row[index]) for row in rows):
            letter = column_letter(index)
            self._warn(
                letter,
                "data.no-column-header",
                f"column {letter} has no header and is not read",
                "give it a header",
            )

    def _indicator_column(self, column: Column) -> Column:
        """A column that is an indicator, perhaps with a measure behind its name (工业增加值增速)."""
        header = column.header
        if not self._catalogue.resolve(header):
            for end in range(1, len(header)):
                measure = column_of(header[end:])
                if measure.field in FIGURES and not measure.period and not measure.area:
                    return replace(measure, header=header, indicator=header[:end].strip(" _-"))
        return replace(column, field="value", indicator=header)

    def _date_loose_figures(self) -> None:
        """Give figures without a period the period that the other headers name, if there is but one."""
        loose = self._groups.get(_LONG)
        periods = {period for period, _, _ in self._groups if period}
        if not loose or not periods or self.period is not None:
            return
        del self._groups[_LONG]
        dated = self._groups.setdefault((min(periods), None, None), {})
        if len(periods) == 1 and not loose.keys() & dated.keys():
            dated.update(loose)
            return
        for index in loose.values():
            header = self.table.columns[index].header
            self._error(
                header,
                "data.no-period",
                f"the column “{header}” does not say of which period it is",
                f"write the period into its header, such as 2024 {header}",
            )

    def _date_by_title(self) -> None:
        if self.period is not None or all(period for period, _, _ in self._groups):
            return
        if self.default_period is None:
            self._error(
                None,
                "data.no-period",
                "no column says of which period the figures are",
                "add a column 时期 (period), or head the columns with periods",
            )
            self._groups = {group: fields for group, fields in self._groups.items() if group[0]}
        elif self.table.period:
            self._warn(
                None,
                "data.period-from-title",
                f"the period {self.table.period} is taken from the title above the table",
                "add a column 时期 (period) to settle it",
            )

    def period_of(self, number: int, row: Sequence[Cell]) -> Period | None:
        """The period of a row; ``None``, told as a problem, where its cell is none."""
        if self.period is None:
            return self.default_period
        header = self.table.columns[self.period].header
        cell = row[self.period] if self.period < len(row) else None
        text = cell.strip() if type(cell) is str else cell_text(cell)
        problem = _ambiguity(cell, text)
        if not problem:
            try:
                return Period.parse(text)
            except DataError as error:
                problem = (error.code, error.message, error.hint)
        self._problems.error(self.table, number, header, *problem)
        return None

    def _unit_of_header(self, columns: Mapping[str, int]) -> str:
        index = columns.get("value")
        return plain_unit(self.table.columns[index].unit) if index is not None else ""

    def _headers_of(self, columns: Mapping[str, int]) -> Mapping[str, str]:
        named = {**self.shared, **columns}
        for name, index in (("indicator", self.key), ("area", self.area), ("period", self.period)):
            if index is not None:
                named[name] = index
        if "target" in named:
            named["value"] = named.get("value", named["target"])
        return {name: self.table.columns[index].header for name, index in named.items()}

    def _warn(self, column: str | None, code: str, message: str, hint: str) -> None:
        self._problems.warning(self.table, self.table.header_row, column, code, message, hint)

    def _error(self, column: str | None, code: str, message: str, hint: str) -> None:
        self._problems.error(self.table, self.table.header_row, column, code, message, hint)


def _ambiguity(cell: Cell, text: str) -> tuple[str, str, str] | None:
    """Why a cell cannot be read as a period without guessing, if so."""
    if not text:
        return "data.no-period", "the row has no period", "write it, such as 2024-Q1"
    if isinstance(cell, Decimal) and "." in text and len(text.partition(".")[2]) != 2:
        return (
            "period.ambiguous",
            f"the number {text} may be month 1 or month 10",
            "write the period as text: 2024-01 or 2024-10",
        )
    if isinstance(cell, datetime.date) and cell.day != 1:
        return (
            "period.invalid",
            f"the date {text} is no period",
            f"write {cell.year}-{cell.month:02} for the month, or the quarter or year that ends with it",
        )
    return None


def text_at(row: Sequence[Cell], index: int | None) -> str:
    """A cell as text; blank where there is no such column or the row is too short."""
    if index is None or index >= len(row):
        return ""
    cell = row[index]
    return cell.strip() if type(cell) is str else cell_text(cell)
