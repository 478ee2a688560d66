"""The columns of the main table: what each is called, in which unit it is, and which fact fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..analysis import Fact, growth_gap
from ..blocks import Column
from ..errors import RefusalError
from ..indicators.model import Accumulation
from ..indicators.periods import Frequency, Period
from ..phrasing import period_name
from ..quantities import PERCENT, POINTS
from ._base import Context
from ._points import fact_or_none

__all__ = ["ColumnName", "Frame", "column_of", "fact_of", "last_part", "stated_unit"]

ColumnName = Literal[
    "unit",
    "single",
    "single_growth",
    "level",
    "growth",
    "wider_growth",
    "gap",
    "change",
    "share",
    "contribution",
    "contribution_share",
    "rank",
    "rank_change",
    "target",
    "completion",
]

_TITLES: Mapping[str, str] = {
    "unit": "单位",
    "level": "数值",
    "single": "数值",
    "growth": "同比（%）",
    "single_growth": "同比（%）",
    "wider_growth": "增速（%）",
    "gap": "增速差（百分点）",
    "change": "增减",
    "share": "占比（%）",
    "contribution": "拉动（百分点）",
    "contribution_share": "贡献率（%）",
    "rank": "位次",
    "rank_change": "位次变化",
    "target": "年度目标",
    "completion": "完成（%）",
}
_CENTRED = ("unit", "rank", "rank_change")
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(
        ("growth", "single_growth", "wider_growth", "share", "contribution_share", "completion"), PERCENT
    ),
    **dict.fromkeys(("gap", "contribution"), POINTS),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the columns of one table are of, besides the section's own period and area.

    Attributes:
        single: the period of the figures that are not of the year so far.
        wider: the area that growth is set against.
        spans: whether the table shows both the single period and the year so far.
    """

    single: Period
    wider: str
    spans: bool


def last_part(period: Period) -> Period:
    """The last month or quarter of a period, which a table shows beside the year so far.

    >>> str(last_part(Period.parse("2024-Q1/2024-Q3"))), str(last_part(Period.parse("2024-H1")))
    ('2024-Q3', '2024-Q2')
    """
    if period.frequency in (Frequency.ANNUAL, Frequency.HALF):
        return Period(period.year, Frequency.QUARTERLY, period.end_month // 3)
    return Period(period.year, period.frequency, period.last)


def column_of(context: Context, name: ColumnName, frame: Frame) -> Column:
    """The header of a column."""
    title, group = _TITLES[name], ""
    if name in ("single", "single_growth"):
        group = period_name(frame.single, year=False)
    elif name in ("level", "growth") and frame.spans:
        group = period_name(context.period, year=False)
    elif name == "level":
        title = period_name(context.period)
    elif name in ("wider_growth", "gap"):
        title = f"{frame.wider}{title}" if name == "wider_growth" else f"与{frame.wider}{title}"
    weight = 1.2 if name == "unit" else 1.4
    return Column(title, align="center" if name in _CENTRED else "decimal", group=group, weight=weight)


def stated_unit(name: ColumnName) -> str:
    """The unit that the header of a column states; empty where the row's own counts."""
    return _UNITS.get(name, "")


def fact_of(context: Context, name: ColumnName, id: str, frame: Frame) -> Fact | None:
    """The fact that fills a cell; ``None`` where the data has none."""
    if name in _OTHERS:
        return _OTHERS[name](context, id, frame)
    options = {"period": context.period} if name == "target" else {}
    return fact_or_none(context, name, id, **options)


def _single(context: Context, measure: str, id: str, frame: Frame) -> Fact | None:
    """A figure of the month or quarter alone; a stock has none, for it stands at the end of both."""
    if context.data.indicator(id).accumulation is Accumulation.STOCK:
        return None
    return fact_or_none(context, measure, id, period=frame.single)


def _gap(context: Context, id: str, frame: Frame) -> Fact | None:
    try:
        return growth_gap(context.data, id, context.period, context.area, other_area=frame.wider)
    except RefusalError:
        return None


_OTHERS: Mapping[str, Callable[[Context, str, Frame], Fact | None]] = {
    "single": lambda context, id, frame: _single(context, "level", id, frame),
    "single_growth": lambda context, id, frame: _single(context, "growth", id, frame),
    "wider_growth": lambda context, id, frame: fact_or_none(context, "growth", id, area=frame.wider),
    "gap": _gap,
}
