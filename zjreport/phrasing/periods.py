"""The Chinese names of periods: 2024年, 一季度, 1—2月, 上半年, 前三季度, 9月末."""

from __future__ import annotations

from ..indicators.model import Accumulation
from ..indicators.periods import Frequency, Period
from ..numerals import chinese_numeral

__all__ = ["compared_name", "period_name", "year_ago_name"]


def period_name(
    period: Period, *, year: bool = True, accumulation: Accumulation = Accumulation.YEAR_TO_DATE
) -> str:
    """How a period is called in a sentence.

    Cumulative values name the whole span (上半年), single ones the last part (二季度), stocks the
    end (6月末).  A range written as such is cumulative by itself.

    >>> period_name(Period(2024, Frequency.QUARTERLY, 1, 3), year=False)
    '前三季度'
    >>> period_name(Period(2024, Frequency.MONTHLY, 1, 2))
    '2024年1—2月'
    >>> period_name(Period(2024, Frequency.QUARTERLY, 3, 3), accumulation=Accumulation.STOCK)
    '2024年9月末'
    """
    name = _stock(period) if accumulation is Accumulation.STOCK else _span(period)
    if name.startswith("年"):
        return f"{period.year}{name}" if year or name == "年" else name
    return f"{period.year}年{name}" if year else name


def compared_name(period: Period, own: Period, accumulation: Accumulation) -> str:
    """What a period is called that another one, ``own``, is compared with.

    >>> half, quarter = Period.parse("2024-H1"), Period.parse("2024-Q1")
    >>> compared_name(quarter, half, Accumulation.YEAR_TO_DATE)
    '一季度'
    >>> compared_name(half.year_ago(), half, Accumulation.YEAR_TO_DATE)
    '上年同期'
    >>> compared_name(Period.parse("2023-12"), Period.parse("2024-01"), Accumulation.SINGLE)
    '上月'
    """
    stock = accumulation is Accumulation.STOCK
    if period.same_span(own.year_ago()):
        return year_ago_name(own, accumulation)
    if _is_month_before(period, own, stock=stock):
        return "上月末" if stock else "上月"
    if period.year < own.year - 1:
        return period_name(period, accumulation=accumulation)
    if period.months == 12 and not stock:
        return "上年全年"
    name = period_name(period, year=False, accumulation=accumulation)
    return name if period.year == own.year else f"上年{name.removeprefix('年')}"


def year_ago_name(own: Period, accumulation: Accumulation) -> str:
    """What the same period of the year before is called: of whole years 上年, else 上年同期.

    >>> year_ago_name(Period.parse("2024"), Accumulation.SINGLE)
    '上年'
    >>> year_ago_name(Period.parse("2024-06"), Accumulation.STOCK)
    '上年同期'
    >>> year_ago_name(Period.parse("2024"), Accumulation.STOCK)
    '上年末'
    """
    if accumulation is Accumulation.STOCK and own.end_month == 12:
        return "上年末"
    return "上年" if own.months == 12 else "上年同期"


def _is_month_before(period: Period, own: Period, *, stock: bool) -> bool:
    months_apart = own.year * 12 + own.end_month - period.year * 12 - period.end_month
    by_month = period.frequency is own.frequency is Frequency.MONTHLY
    return months_apart == 1 and by_month and (stock or period.months == own.months == 1)


def _stock(period: Period) -> str:
    month = period.last * period.frequency.months
    if month == 12:
        return "年末"
    return f"{month}月末"


def _span(period: Period) -> str:
    first, last = period.first, period.last
    if period.frequency is Frequency.ANNUAL:
        return "年"
    if period.frequency is Frequency.HALF:
        return ("上半年", "下半年")[last - 1] if first == last else "全年"
    if period.frequency is Frequency.QUARTERLY:
        return _quarters(first, last)
    return _months(first, last)


def _quarters(first: int, last: int) -> str:
    if first == last:
        return f"{chinese_numeral(first)}季度"
    if first == 1:
        return ("上半年", "前三季度", "全年")[last - 2]
    return "下半年" if (first, last) == (3, 4) else f"{chinese_numeral(first)}至{chinese_numeral(last)}季度"


def _months(first: int, last: int) -> str:
    if first == last:
        return f"{first}月份"
    if first == 1 and last in (3, 6, 9, 12):
        return {3: "一季度", 6: "上半年", 9: "前三季度", 12: "全年"}[last]
    return f"{first}—{last}月"
