"""The table of a resolved chart: what opens in a spreadsheet, in columns that say what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ....charts.kinds.target_progress import reach
from ....charts.resolve import Resolved, ResolvedSeries
from ....quantities import round_decimal
from .formats import GENERAL, common_format, number_format
from .sheet import Column, Sheet

__all__ = ["HELPERS", "PROGRESS", "is_target_line", "names_fit", "sheet_of", "target_column"]


@dataclass(frozen=True, slots=True)
class _Progress:
    """The columns of target progress: rates, what they are rates of, where names and captions stand."""

    rate: int = 1
    whole: int = 2
    start: int = 3
    end: int = 4


PROGRESS = _Progress()

_NAMES, _UNNAMED, _TARGET = "项目", "数值", "目标值"
_RATE, _WHOLE, _START, _END = "完成目标的比重（%）", "目标（=100）", "名称位置", "说明位置"
_RATE_DECIMALS = 4

HELPERS = frozenset({_START, _END})
"""Series that show nothing themselves: names and captions stand where they end."""


def sheet_of(resolved: Resolved, names: Iterable[str]) -> Sheet:
    """The table of a chart; ``names`` are the whole names of its categories."""
    whole = tuple(names)
    printed = tuple("\n".join(lines) for lines in resolved.categories)
    first = Column(resolved.unit or _NAMES, printed if names_fit(resolved, whole) else whole)
    if resolved.kind == "target-progress":
        return Sheet((first, *_progress_columns(resolved)))
    columns = [first, *(_series_column(resolved, number) for number in range(len(resolved.series)))]
    if resolved.target and resolved.target.value is not None:
        value, label = resolved.target.value, resolved.target.label
        header = "\n".join(resolved.target_name) or _TARGET
        columns.append(Column(header, (value,) * len(whole), number_format(value, label) or GENERAL))
    return Sheet(tuple(columns))


def names_fit(resolved: Resolved, whole: Iterable[str]) -> bool:
    """Whether every name is printed whole; else some are left out, cut, or set in two rows by years."""
    pairs = zip(resolved.categories, whole, strict=True)
    return all("".join(lines).replace(" ", "") == name.replace(" ", "") for lines, name in pairs)


def is_target_line(resolved: Resolved) -> bool:
    """Whether the target is a series of its own, not drawn over the chart.

    A trend needs two categories; on two axes programs count the entries of a legend differently, so
    that not the target's would be left out of it.
    """
    one_axis = all(series.axis == "primary" for series in resolved.series)
    several = one_axis and not resolved.horizontal and len(resolved.categories) > 1
    return several and target_column(resolved) is not None


def target_column(resolved: Resolved) -> int | None:
    """The column of the target line."""
    return len(resolved.series) + 1 if resolved.target and resolved.target.value is not None else None


def _series_column(resolved: Resolved, number: int) -> Column:
    series = resolved.series[number]
    header = resolved.legend[number] if resolved.legend else series.name
    return Column(header or series.name or _UNNAMED, _cells(series), _series_format(series))


def _cells(series: ResolvedSeries) -> tuple[Decimal | None, ...]:
    return tuple(point.value for point in series.points)


def _series_format(series: ResolvedSeries) -> str:
    return common_format(
        number_format(point.value, point.label)
        for point in series.points
        if point.value is not None and point.label
    )


def _progress_columns(resolved: Resolved) -> Iterable[Column]:
    """Rates and what they are rates of, then the values; names and captions stand at two columns."""
    actual, target = resolved.series
    count = len(actual.points)
    most = reach(resolved) * 100
    rates = tuple(
        None if point.share is None else round_decimal(point.share * 100, _RATE_DECIMALS)
        for point in actual.points
    )
    yield Column(_RATE, rates, "0.0")
    yield Column(_WHOLE, (Decimal(100),) * count)
    yield Column(_START, (Decimal(0),) * count)
    yield Column(_END, (most,) * count)
    yield Column(actual.name or "实际", _cells(actual))
    yield Column(target.name or _TARGET, _cells(target))
