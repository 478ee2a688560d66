"""A data table as its rows are read: what each row says once, and the parts that make up its observations."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..errors import DataError
from ._collector import Collector
from ._grouping import LONG, Group, Grouping
from .catalogue import Catalogue
from .columns import Column
from .mapping import Rule
from .periods import Frequency, Period
from .readers import Cell
from .tables import Table, cell_text
from .units import index_base
from .values import plain_unit

__all__ = ["Layout", "Part", "text_at"]

# The columns that date a row, the one that says most first.
_DATING = ("period", "part_of_year", "year")
# What a row says once for all its observations.
_OF_ROWS = ("note", "rank_scope", "rank_basis", "vintage")
_MULTIPLES = {"0": "", "4": "万", "6": "百万", "7": "千万", "8": "亿", "12": "万亿"}


@dataclass(frozen=True, slots=True)
class Part:
    """The columns that make up one observation or target of a row.

    ``period``, ``area`` and ``indicator`` are what their headers name, ``span`` and ``time`` how the period
    of the figures follows from that of the row.  ``unit`` is the one in brackets behind the header of the
    value, ``index`` what that header has at 100, ``headers`` gives the printed header of every field,
    ``cells`` all fields of an observation with their columns.
    ``is_long`` parts give an observation for every row, however blank; parts without figures make up a target
    only.
    """

    period: Period | None
    area: str | None
    indicator: str | None
    span: str
    time: str
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    unit: str
    index: str
    is_long: bool
    has_figures: bool
    cells: tuple[tuple[str, int], ...]
    measure: Column | None = None

    def dated(self, period: Period) -> Period:
        """The period of the figures in a row of ``period``."""
        if self.span == "to-date":
            period = period.to_date()
        elif self.span == "month":
            period = Period(period.year, Frequency.MONTHLY, period.end_month)
        elif self.span == "quarter" and period.end_month % 3 == 0:
            period = Period(period.year, Frequency.QUARTERLY, period.end_month // 3)
        if self.time == "year-ago":
            return period.year_ago()
        if self.time == "year-end":
            return Period(period.year - 1, Frequency.ANNUAL)
        return period.previous() if self.time == "previous" else period

    def measuring(self, measure: Column) -> Part:
        """The part in a row whose level is another measure, by its name (同比增长, 位次).

        What else the row holds is then of no known meaning, and stays out.
        """
        if "value" not in self.columns:
            return self
        columns = {measure.field: self.columns["value"]}
        headers = {**self.headers, measure.field: self.headers["value"]}
        cells = (*columns.items(), *(cell for cell in self.cells if cell[0] not in self.columns))
        return replace(
            self, columns=columns, headers=headers, unit="", index="", cells=cells, measure=measure
        )

    def nothing_in(self, row: Sequence[Cell]) -> bool:
        """Whether a row is blank in all columns of the part."""
        size = len(row)
        for index in self.columns.values():
            cell = row[index] if index < size else None
            if cell is not None and cell != "" and (type(cell) is not str or not cell.isspace()):
                return False
        return True


class Layout:
    """A data or targets table as its rows are read.

    Attributes:
        identity: the columns that name the indicator, by field; ``key`` is the first of them.
        area, dating: the columns of areas, and of periods by field.
        branch: the column of what the rows are of, where the other columns name what is measured there.
        shared: columns whose cells belong to all observations of a row.
        parts: the other columns, by what their headers name.
        default_period: the period of figures that no column dates.
        is_dated_by_rows: whether any figures take their period from the row.
    """

    def __init__(
        self,
        table: Table,
        catalogue: Catalogue,
        problems: Collector,
        period: Period | None,
        rule: Rule | None = None,
    ) -> None:
        grouping = Grouping(table, catalogue, problems, period, rule)
        self.table = table
        self.identity = grouping.identity
        self.key = grouping.key
        self.area = grouping.area
        self.branch = grouping.branch
        self.dating = grouping.dating
        self.default_period = grouping.default_period
        self.shared = grouping.shared
        self._problems = problems
        self._dates = next(((name, self.dating[name]) for name in _DATING if name in self.dating), None)
        self._periods: dict[Cell, Period] = {}
        self._unit, self._power = self.shared.get("unit"), self.shared.get("unit_mult")
        self.parts = tuple(self._part(group, columns) for group, columns in grouping.groups.items())
        self.is_dated_by_rows = any(part.period is None for part in self.parts)

    def _part(self, group: Group, columns: Mapping[str, int]) -> Part:
        level = self.table.columns[columns["value"]] if "value" in columns else None
        return Part(
            group.period,
            group.area,
            group.indicator,
            group.span,
            group.time,
            columns,
            self._headers_of(columns),
            unit=plain_unit(level.unit) if level else "",
            index=self._index_of(level) if level else "",
            is_long=group == LONG,
            has_figures=not columns.keys() <= {"target", "bound", "beside"},
            cells=(
                *columns.items(),
                *((name, self.shared[name]) for name in _OF_ROWS if name in self.shared),
            ),
        )

    def _index_of(self, level: Column) -> str:
        """What the levels have at 100: by their header or, where nothing gives them a unit, by the title."""
        if level.index or level.unit or self.table.unit or "unit" in self.shared:
            return level.index
        return index_base(self.table.title)

    def _headers_of(self, columns: Mapping[str, int]) -> Mapping[str, str]:
        named = {**self.shared, **columns}
        dating = next((self.dating[name] for name in _DATING if name in self.dating), None)
        for name, index in (("indicator", self.key), ("area", self.area), ("period", dating)):
            if index is not None:
                named[name] = index
        return {name: self.table.columns[index].header for name, index in named.items()}

    def fixed_period(self, part: Part) -> Period | None:
        """The period of a part's figures in every row; ``None`` where rows have their say in it."""
        if part.period is None or self._is_completed(part.period):
            return None
        return part.dated(part.period)

    def _is_completed(self, period: Period) -> bool:
        """Whether the rows say which part of a year in the header is meant."""
        return self._dates is not None and period.frequency is Frequency.ANNUAL

    def period_in(self, part: Part, row: Sequence[Cell]) -> Period | None:
        """The period that the header of a part names; a year there completes 1—3月 in the row."""
        if self._dates is None or part.period is None or not self._is_completed(part.period):
            return part.period
        text = self._with_year(self._dates[0], text_at(row, self._dates[1]), row)[0]
        try:
            return Period.parse(text, part.period.year)
        except DataError:
            return part.period

    def period_of(self, number: int, row: Sequence[Cell]) -> Period | None:
        """The period of a row; ``None``, told as a problem, where its cell is none."""
        if self._dates is None:
            return self.default_period
        name, index = self._dates
        cell = row[index] if index < len(row) else None
        if name == "period" and (known := self._periods.get(cell)):
            return known
        text = cell.strip() if type(cell) is str else cell_text(cell)
        problem = _ambiguity(cell, text)
        if not problem:
            try:
                period = Period.parse(*self._with_year(name, text, row))
                self._periods[cell] = period
                return period
            except DataError as error:
                problem = (error.code, error.message, error.hint)
        self._problems.error(self.table, number, self.table.columns[index].header, *problem)
        return None

    def _with_year(self, name: str, text: str, row: Sequence[Cell]) -> tuple[str, int | None]:
        """The text of a period and the year that completes it, which may stand in a column of its own."""
        if name != "part_of_year":
            return text, self.table.year
        header = self.table.columns[self.dating[name]].header.casefold()
        if text.isdecimal() and len(text) <= 2:
            text += "季度" if "季" in header or "quarter" in header else "月"
        year = text_at(row, self.dating.get("year")).rstrip("年度 ")
        return text, int(year) if year.isdecimal() and len(year) == 4 else self.table.year

    def unit_of(self, number: int, row: Sequence[Cell]) -> str:
        """The unit of a row, with the power of ten that a column of its own may give (SDMX UNIT_MULT)."""
        if self._unit is None and self._power is None:
            return ""
        unit = plain_unit(text_at(row, self._unit))
        power = text_at(row, self._power) if self._power is not None else ""
        if not power:
            return unit
        if power not in _MULTIPLES:
            header = self.table.columns[self.shared["unit_mult"]].header
            known = ", ".join(f"{text} ({word})" if word else text for text, word in _MULTIPLES.items())
            message = f"“{power}” is no power of ten that a unit is counted in"
            self._problems.error(
                self.table, number, header, "data.unit-multiplier", message, f"write one of {known}"
            )
        return _MULTIPLES.get(power, "") + unit


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
