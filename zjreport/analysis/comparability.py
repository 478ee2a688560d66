"""Which rows of a series may be compared, and what is proved by comparing their levels."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ..indicators.model import Indicator, IndicatorSet, Observation, Prices, Status
from ..quantities import Quantity, decimals_of, split_unit
from .levels import find, refuse

__all__ = [
    "base_of",
    "breaks_between",
    "half_step",
    "in_unit_of",
    "incomparable",
    "printed",
    "real_rate_meant",
]

# What is published as a real rate, or over a sample that changes every year, whatever the levels say.
_REAL = re.compile("(?:生产总值|GDP|增加值|总产值)(?:[（(][^）)]*[）)])?$", re.IGNORECASE)
_SAMPLED = re.compile("固定资产投资|房地产开发投资|民间投资|工业投资|零售总额|零售额")
_MONEY = re.compile("(?:元|美元|欧元)$")


def base_of(data: IndicatorSet, indicator: Indicator, row: Observation, what: str) -> Observation:
    """Last year's row, in the unit of this one, if their levels may be compared.

    Raises:
        RefusalError: there is none, or something stands between the two.
    """
    before = find(data, row.indicator, row.period.year_ago(), row.area)
    if before is None:
        raise refuse(
            what,
            indicator,
            row.period,
            f"there is no row for {row.period.year_ago()}",
            hint="give the published figure, or last year's level",
        )
    if reason := incomparable(data, row, before):
        raise refuse(what, indicator, row.period, reason)
    return in_unit_of(row, before, indicator)


def real_rate_meant(indicator: Indicator, unit: str) -> str:
    """Why levels do not give the rate that is meant; empty where they do."""
    if indicator.prices is Prices.CURRENT:
        return "levels at current prices prove no real rate"
    if indicator.prices is Prices.CONSTANT:
        return "the rate at constant prices is published; levels at the prices of the year do not prove it"
    if not _MONEY.search(split_unit(unit)[1]):
        return ""
    if _REAL.search(indicator.name):
        return "its rate is meant at constant prices, which its levels do not prove"
    if _SAMPLED.search(indicator.name):
        return "its sample changes every year, so that levels do not prove the rate"
    return ""


def breaks_between(data: IndicatorSet, row: Observation, before: Observation) -> bool:
    """Whether the series breaks after ``before`` and up to ``row``."""
    return any(
        other.status is Status.BREAK and before.period < other.period <= row.period
        for other in data.series(row.indicator, row.area)
    )


def incomparable(data: IndicatorSet, row: Observation, before: Observation) -> str:
    """Why two rows of a series may not be compared; empty where they may."""
    if breaks_between(data, row, before):
        return "the series breaks between the two"
    if row.vintage != before.vintage:
        return "the two levels are of different releases"
    if row.qualifier or before.qualifier:
        return "a level with a hedge (以上, 余, 左右 …) proves no exact difference"
    return ""


def in_unit_of(row: Observation, before: Observation, indicator: Indicator) -> Observation:
    """The earlier row in the unit of the later one.

    Raises:
        RefusalError: the two measure different things.
    """
    unit = row.unit or indicator.unit
    if before.value is None or (before.unit or indicator.unit) == unit:
        return before
    quantity = Quantity(before.value, before.unit or indicator.unit).in_unit(unit)
    return replace(before, value=quantity.value, unit=unit)


def printed(row: Observation, indicator: Indicator) -> Quantity:
    """The level of a row as it is printed: in the unit of the catalogue, rounded."""
    if row.value is None:
        raise refuse("level", indicator, row.period, "a level is missing")
    level = Quantity(row.value, row.unit or indicator.unit)
    if indicator.unit and split_unit(level.unit)[1] == split_unit(indicator.unit)[1]:
        level = level.in_unit(indicator.unit)
    level = replace(level, decimals=indicator.decimals)
    return replace(level, value=level.rounded())


def half_step(row: Observation, indicator: Indicator) -> Decimal:
    """By how much a level may be off through its rounding; whole numbers of a plain unit are counts."""
    if row.value is None:
        return Decimal(0)
    decimals = decimals_of(row.value)
    unit = row.unit or indicator.unit
    if not decimals and not unit.startswith(("万", "亿", "千万", "百万")):
        return Decimal(0)
    return Decimal(5).scaleb(-decimals - 1)
