"""The columns of a data table in groups, each of which gives one observation a row.

Long and wide tables are one thing here.  Columns are grouped by what their headers name (a period, a wider
area, an indicator, the year so far); a long table has one group, which names nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ..errors import did_you_mean
from ..quantities import is_percent
from ._above import unread_above
from ._branches import branch_column
from ._collector import Collector
from ._column_names import ColumnNames
from .catalogue import Catalogue
from .columns import CATALOGUE_FIELDS, DATING, FIGURES, Column, is_rate, known_headers
from .mapping import Rule
from .periods import Period
from .tables import Table, column_letter, is_blank

__all__ = ["LONG", "Group", "Grouping"]


class Group(NamedTuple):
    """What the headers of a group of columns name."""

    period: Period | None = None
    area: str | None = None
    indicator: str | None = None
    span: str = ""
    time: str = ""


LONG = Group()

# What a row says once for all its periods; anything else without a period of its own is a figure.
_SHARED = frozenset(("unit", "unit_mult", "note", "rank_scope", "rank_basis", "vintage")) | CATALOGUE_FIELDS
_RATES = re.compile("增速|增长速度|增长率|涨跌?幅")
_SHARES = re.compile("(?:构成|比重|占比)(?:情况|表)?(?:[（(][^）)]*[）)])?$")
_OF_SHARES = {"value": "share", "yoy": "share_change", "change": "share_change"}
_REAL = re.compile("实际|可比价|不变价|扣除价格")
_MONTHS_OF_SPANS = {"month": 1, "quarter": 3}
_OF_TARGETS = frozenset(("target", "bound", "beside", "qualifier"))


class Grouping:
    """Sorts the columns of one table, telling every column that cannot be placed."""

    def __init__(
        self,
        table: Table,
        catalogue: Catalogue,
        problems: Collector,
        period: Period | None,
        rule: Rule | None,
    ) -> None:
        self.branch = branch_column(table.columns)
        self.identity = (
            {}
            if self.branch is not None
            else {
                name: index
                for name in ("id", "indicator", "name")
                if (index := table.index(name)) is not None
            }
        )
        self.key = next(iter(self.identity.values()), None)
        self.area = table.index("area")
        self.dating = {name: index for name in DATING if (index := table.index(name)) is not None}
        self.default_period = table.period or period
        self.shared: dict[str, int] = {}
        self.groups: dict[Group, dict[str, int]] = {}
        self._table = table
        self._catalogue = catalogue
        self._problems = problems
        self._names = ColumnNames(
            catalogue,
            year=table.year,
            has_key=self.key is not None,
            # Branches are to what the columns measure what areas are.
            has_area=self.area is not None or self.branch is not None,
            has_dates=bool(self.dating),
            # A mapping may say which indicator all figures of the table are of.
            indicator=rule.indicator if rule and self.key is None else "",
        )
        columns = [self._understood(index, column) for index, column in enumerate(table.columns)]
        columns = _cumulative_indices(columns)
        if _is_of_rates(table):
            columns = [replace(each, field="yoy") if each.field == "value" else each for each in columns]
        elif _SHARES.search(table.title.rpartition(" ")[2]):
            columns = [replace(each, field=_OF_SHARES.get(each.field, each.field)) for each in columns]
        for index, column in enumerate(self._follow_levels(columns)):
            self._place(index, column)
        self._follow_spans()
        self._date_spans()
        self._date_loose_figures()
        self._date_by_title()
        self._demand_indicators()
        self._tell_unread_above()

    def _place(self, index: int, column: Column) -> None:
        field = self._field_of(column)
        if not field or index == self.branch or field in {*self.identity, "area", *DATING, "ignore"}:
            return
        is_shared = field in _SHARED and not column.period and not column.area
        group = Group(column.period, column.area, column.indicator, column.span, column.time)
        self._put(self.shared if is_shared else self.groups.setdefault(group, {}), field, index)

    def _put(self, fields: dict[str, int], field: str, index: int) -> None:
        if field not in fields:
            fields[field] = index
            return
        if self._put_as_change(fields, field, index) or self._put_as_real(fields, field, index):
            return
        twice, header = (self._table.columns[each].header for each in (fields[field], index))
        bases = {self._table.columns[each].basis for each in (fields[field], index)}
        if field == "rank" and len(bases) > 1:
            # An observation holds one place: the first, or where that is blank the second.
            fields.setdefault("second_rank", index)
            message = f"the column “{header}” is read only where “{twice}” gives no place"
            self._warn(header, "data.second-rank", message, "put the one that counts first")
            return
        message = f"the columns “{twice}” and “{header}” hold the same"
        self._error(header, "data.column-twice", message, "keep one of them")

    def _put_as_change(self, fields: dict[str, int], field: str, index: int) -> bool:
        """Take 同比增减 for the change of the level where a column beside it is the rate (增幅%)."""
        if field != "yoy" or "change" in fields:
            return False
        for change, rate in ((fields[field], index), (index, fields[field])):
            header, beside = (self._table.columns[each].header for each in (change, rate))
            if "增减" in header and not is_rate(header) and is_rate(beside):
                fields.update(change=change, yoy=rate)
                return True
        return False

    def _put_as_real(self, fields: dict[str, int], field: str, index: int) -> bool:
        """Tell the real rate from the nominal one beside it (名义增长, 实际增长): a row has one of them."""
        if field != "yoy" or "real_yoy" in fields:
            return False
        for nominal, real in ((fields[field], index), (index, fields[field])):
            headers = [self._table.columns[each].header for each in (nominal, real)]
            if _REAL.search(headers[1]) and not _REAL.search(headers[0]):
                fields.update(yoy=nominal, real_yoy=real)
                message = f"the column “{headers[1]}” is read only of value added, “{headers[0]}” of all else"
                hint = "give the real rates as an indicator of their own"
                self._warn(headers[1], "data.second-rate", message, hint)
                return True
        return False

    def _field_of(self, column: Column) -> str:
        if self._table.kind != "targets":
            return column.field
        if column.field in FIGURES - _OF_TARGETS - {"value"}:
            message = f"the column “{column.header}” has no place among targets and is not read"
            self._warn(column.header, "data.unknown-column", message, "")
            return ""
        return "target" if column.field == "value" else column.field

    # headers that are no field

    def _understood(self, index: int, column: Column) -> Column:
        """The column, where its header names an indicator or an area with that; one not known is told."""
        if column.undated:
            message = f"the column “{column.header}” says no year"
            self._error(
                column.header, "data.no-period", message, "write the year into the title or the header"
            )
            return Column("ignore", column.header)
        column = self._names.named(column)
        if column.field:
            return column
        header = column.header
        if not header:
            self._tell_headless(index)
        else:
            self._tell_unknown(header)
        return column

    def _tell_unknown(self, header: str) -> None:
        hint = did_you_mean(header, known_headers())
        message = f"the column “{header}” is not known and is not read"
        self._warn(header, "data.unknown-column", message, hint)

    def _tell_unread_above(self) -> None:
        for text in unread_above(self._table):
            self._warn(
                text,
                "data.line-above",
                f"“{text}” above the columns is not read: the figures take the names of their rows alone",
                "write it into the names; or head these 行业 instead, and 采矿业 is read as 采矿业利润总额",
            )

    def _tell_headless(self, index: int) -> None:
        rows = self._table.sheet.rows[self._table.first : self._table.last]
        is_own = self._table.left <= index < (self._table.right or len(self._table.columns))
        if is_own and any(index < len(row) and not is_blank(row[index]) for row in rows):
            letter = column_letter(index)
            message = f"column {letter} has no header and is not read"
            self._warn(letter, "data.no-column-header", message, "give it a header")

    # figures whose headers leave open what they are of

    def _follow_levels(self, columns: list[Column]) -> list[Column]:
        """Let each of several bare 同比 be of the level that it stands behind (本月, 同比, 累计, 同比)."""
        bare = [column.field for column in columns if _is_bare_measure(column)]
        dated = {column.field for column in columns if column.period}
        level: Column | None = None
        followed: list[Column] = []
        for column in columns:
            if column.field == "value" and (column.span or column.period or column.area):
                level = column
            # One alone follows where another period has a 同比 of its own (1—3月, 同比, 1—2月同比).
            is_next = bool(followed) and followed[-1] is level and column.field in dated
            if level and _is_bare_measure(column) and (bare.count(column.field) > 1 or is_next):
                column = replace(
                    column, period=level.period, area=level.area, span=level.span, time=level.time
                )
            followed.append(column)
        return followed

    def _follow_spans(self) -> None:
        """Let a bare 同比 or 位次 behind 累计 be of the year so far, as it is read."""
        spans = {
            index: group.span
            for group, fields in self.groups.items()
            if group.span
            for index in fields.values()
        }
        if not spans:
            return
        for group, fields in list(self.groups.items()):
            if group.period or group.indicator or group.span or group.time or "value" in fields:
                continue
            del self.groups[group]
            for field, index in fields.items():
                span = self._span_before(index, spans)
                if span:
                    self._put(self.groups.setdefault(group._replace(span=span), {}), field, index)

    def _span_before(self, index: int, spans: dict[int, str]) -> str:
        in_order = sorted(spans.items())
        before = [span for other, span in in_order if other < index] or [span for _, span in in_order]
        is_followed = any(other > index and span != before[-1] for other, span in in_order)
        if len(set(spans.values())) == 1 or before[-1] == "to-date" or is_followed:
            return before[-1]
        header = self._table.columns[index].header
        message = f"the column “{header}” does not say whether it is of the month alone or of the year so far"
        self._error(header, "data.span-open", message, f"head it 本月{header} or 累计{header}")
        return ""

    def _date_spans(self) -> None:
        """Give 当月增长 and 累计增长 the latest month and run of months that other headers name."""
        if self.dating:
            return
        title = self.default_period
        periods = {group.period for group in self.groups if group.period}
        for group in [group for group in self.groups if group.span and not group.period]:
            if title and "value" in self.groups[group]:
                # A level is of the title's own time; a rate is of the levels beside it (1—8月, 累计增长).
                continue
            wanted = [period for period in periods if period.to_date() == period or group.span != "to-date"]
            wanted = [period for period in wanted if not title or period.year == title.year]
            if group.span in _MONTHS_OF_SPANS:
                wanted = [period for period in wanted if period.months == _MONTHS_OF_SPANS[group.span]]
            if wanted:
                fields = self.groups.pop(group)
                dated = self.groups.setdefault(group._replace(period=max(wanted), span=""), {})
                for field, index in fields.items():
                    self._put(dated, field, index)

    def _date_loose_figures(self) -> None:
        """Give figures without a period the one that the other headers name.

        That must be one period, perhaps beside the same one of the year before; figures that stand before any
        such header are of the period of the title.
        """
        dated = [group for group in self.groups if group.period]
        if not dated or self.dating.keys() - {"part_of_year"}:
            return
        for group in [each for each in self.groups if not (each.period or each.span or each.time)]:
            loose = self.groups.pop(group)
            alike = {each.period for each in dated if each.period and each.area == group.area}
            periods = alike or {each.period for each in dated if each.period}
            if self.default_period and self.default_period not in periods:
                start = self._first_dated()
                before = {field: index for field, index in loose.items() if index < start}
                loose = {field: index for field, index in loose.items() if index > start}
                if before:
                    self.groups[group] = before
            if loose:
                self._date(group, loose, periods)

    def _before(self, index: int) -> set[Period]:
        """The period that the columns to the left name, if it is just one."""
        dated = [(group.period, fields.values()) for group, fields in self.groups.items() if group.period]
        left = {period for period, columns in dated if any(column < index for column in columns)}
        return left if len(left) == 1 else set()

    def _first_dated(self) -> int:
        return min(
            index for group, fields in self.groups.items() if group.period for index in fields.values()
        )

    def _date(self, group: Group, loose: dict[str, int], periods: set[Period]) -> None:
        # Behind columns of one period figures are of that one, whatever comes later.
        periods = self._before(min(loose.values())) or periods
        latest = max(periods)
        dated = self.groups.setdefault(group._replace(period=latest), {})
        if periods <= {latest, latest.year_ago()} and not loose.keys() & dated.keys():
            dated.update(loose)
            return
        for index in loose.values():
            header = self._table.columns[index].header
            message = f"the column “{header}” does not say of which period it is"
            hint = f"write the period into its header, such as 2024 {header}"
            self._error(header, "data.no-period", message, hint)

    def _date_by_title(self) -> None:
        if self.dating or all(group.period for group in self.groups):
            return
        hint = "add a column 时期 (period), or head the columns with periods"
        if self._is_month_open():
            message = f"{self._table.dated_by} gives the year {self._table.period}, but no month"
            self._error(None, "data.no-period", message, hint)
            self.groups = {group: fields for group, fields in self.groups.items() if group.period}
        elif self.default_period is None:
            self._error(None, "data.no-period", "no column says of which period the figures are", hint)
            self.groups = {group: fields for group, fields in self.groups.items() if group.period}
        elif self._table.period:
            message = f"the period {self._table.period} is taken from {self._table.dated_by}"
            self._warn(None, "data.period-from-title", message, hint)

    def _is_month_open(self) -> bool:
        """Whether figures are of a month, or of the year so far, that a title gives only the year of."""
        period = self._table.period
        spans = {group.span for group in self.groups if not group.period} - {"", "single"}
        return period is not None and period.months == 12 and bool(spans)

    def _demand_indicators(self) -> None:
        if self.key is None and not all(group.indicator for group in self.groups):
            message = "no column says which indicators the figures are of"
            hint = "add a column 指标 (indicator), or name the indicator of the table in a mapping"
            self._error(None, "data.no-indicator", message, hint)
            self.groups = {group: fields for group, fields in self.groups.items() if group.indicator}

    def _warn(self, column: str | None, code: str, message: str, hint: str) -> None:
        self._problems.warning(self._table, self._table.header_row, column, code, message, hint)

    def _error(self, column: str | None, code: str, message: str, hint: str) -> None:
        self._problems.error(self._table, self._table.header_row, column, code, message, hint)


def _is_bare_measure(column: Column) -> bool:
    """Whether a column is a rate, a rank … of which its header does not say of what."""
    names = (column.period, column.area, column.indicator, column.span, column.time)
    return column.field in FIGURES - {"value", "target"} and not any(names)


def _cumulative_indices(columns: list[Column]) -> list[Column]:
    """Let 上年同期=100 be of the year so far, where 上年同月=100 stands beside it."""
    if not any("同月" in column.header for column in columns if column.index == "year"):
        return columns
    return [
        replace(each, span="to-date")
        if each.index == "year" and "同期" in each.header and not each.period
        else each
        for each in columns
    ]


def _is_of_rates(table: Table) -> bool:
    """Whether the title says that all figures are rates of growth: 分行业增加值增速（单位：%）."""
    has_own = any(column.field in ("unit", "yoy") or column.unit for column in table.columns)
    return is_percent(table.unit) and not has_own and _RATES.search(table.title) is not None
