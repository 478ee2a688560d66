"""Levels as published, and the row they stand in."""

from __future__ import annotations

from dataclasses import replace

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Prices, Status
from ..indicators.periods import Period
from ..quantities import is_percent, split_unit
from ..runs import Measure
from .facts import Fact, converted

__all__ = ["find", "has_level", "hedges_growth", "level", "observe", "refuse", "refuse_index"]


def refuse(what: str, indicator: Indicator, period: Period, reason: str, *, hint: str = "") -> RefusalError:
    """The error for a fact that the data does not prove."""
    return RefusalError(
        f"no {what} of {indicator.name} ({indicator.id}) for {period}: {reason}",
        code=f"refused.{what.replace(' ', '-')}",
        hint=hint,
    )


def refuse_index(what: str, indicator: Indicator, period: Period) -> None:
    """Refuse to take one level of an index from another: 100.3 less 101.2 says nothing of prices.

    Raises:
        RefusalError: the indicator is an index.
    """
    if indicator.prices is Prices.INDEX:
        reason = "the levels of an index are no amounts, only its growth tells of prices"
        raise refuse(what, indicator, period, reason, hint="say its growth")


def find(data: IndicatorSet, id: str, period: Period, area: str = "") -> Observation | None:
    """The row of an indicator, period and area, or ``None``.

    Periods of the same months are the same: 2024-Q1 finds a row of 2024年1—3月.
    """
    row = data.find(id, period, area)
    if row is not None:
        return row
    return next((row for row in data.series(id, area) if row.period.same_span(period)), None)


def observe(data: IndicatorSet, id: str, period: Period, area: str = "") -> Observation:
    """The row of an indicator, period and area.

    Raises:
        UnknownNameError: there is no such indicator.
        RefusalError: it has no row for that period and area; says which it has.
    """
    indicator = data.indicator(id)
    row = find(data, id, period, area)
    if row is None:
        where = f" in {area}" if area else ""
        raise refuse("data", indicator, period, f"there is no row{where}", hint=_known_rows(data, id, area))
    return row


def _known_rows(data: IndicatorSet, id: str, area: str) -> str:
    known = ", ".join(str(row.period) for row in data.series(id, area)[-6:])
    if known:
        return f"there are rows for {known}"
    areas = "、".join(name or "no area" for name in data.areas if data.series(id, name))
    return f"there are rows for the areas {areas}" if areas else "there are no rows of it at all"


def has_level(row: Observation) -> bool:
    """Whether a level was published, a number or a category."""
    return row.value is not None or bool(row.category)


def hedges_growth(row: Observation) -> bool:
    """Whether the row's qualifier was published with the rate and not with the level."""
    if not has_level(row):
        return True
    return bool(row.origins.get("qualifier")) and row.origins.get("qualifier") == row.origins.get("yoy")


def level(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The published level, a number or a category.

    Raises:
        RefusalError: no level was published, or it is an index that is called a percentage.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    if row.category:
        return Fact(
            measure=Measure.CATEGORY,
            indicator=indicator,
            period=period,
            area=area,
            text=row.category,
            qualifier=row.qualifier,
            status_word=row.status_word,
            sources=(row.origins.get("category") or row.origin("value"),),
        )
    if row.value is None:
        raise refuse("level", indicator, period, _why_missing(row))
    unit = row.unit or indicator.unit
    if indicator.prices is Prices.INDEX and is_percent(unit):
        raise refuse(
            "level",
            indicator,
            period,
            f"an index of {row.value} is no percentage",
            hint="say its growth; its unit is the base, such as 上年同期=100",
        )
    fact = Fact(
        measure=Measure.LEVEL,
        indicator=indicator,
        period=period,
        area=area,
        value=row.value,
        unit=unit,
        qualifier="" if hedges_growth(row) else row.qualifier,
        status_word=row.status_word,
        sources=(row.origin("value"),),
    )
    return replace(_in_printed_unit(fact), decimals=indicator.decimals)


def _in_printed_unit(fact: Fact) -> Fact:
    """The level in the unit that the catalogue prints it in: a row in 万元 of an indicator in 亿元."""
    printed = fact.indicator.unit
    if not printed or fact.unit == printed or split_unit(fact.unit)[1] != split_unit(printed)[1]:
        return fact
    return converted(fact, printed)


def _why_missing(row: Observation) -> str:
    if row.status is Status.NOT_APPLICABLE:
        return "the item does not exist"
    return "no level was published"
