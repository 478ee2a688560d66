"""Levels as published, and the row they stand in."""

from __future__ import annotations

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Status
from ..indicators.periods import Period
from ..runs import Measure
from .facts import Fact

__all__ = ["level", "observe", "refuse"]


def refuse(what: str, indicator: Indicator, period: Period, reason: str, *, hint: str = "") -> RefusalError:
    """The error for a fact that the data does not prove."""
    return RefusalError(
        f"no {what} of {indicator.name} ({indicator.id}) for {period}: {reason}",
        code=f"refused.{what.replace(' ', '-')}",
        hint=hint,
    )


def observe(data: IndicatorSet, id: str, period: Period, area: str = "") -> Observation:
    """The row of an indicator, period and area.

    Raises:
        UnknownNameError: there is no such indicator.
        RefusalError: it has no row for that period and area.
    """
    indicator = data.indicator(id)
    row = data.find(id, period, area)
    if row is None:
        known = ", ".join(str(other.period) for other in data.series(id, area)[-6:])
        where = f" in {area}" if area else ""
        raise refuse(
            "data",
            indicator,
            period,
            f"there is no row{where}",
            hint=f"there are rows for {known}" if known else "there are no rows at all for that area",
        )
    return row


def level(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The published level, a number or a category.

    Raises:
        RefusalError: no level was published.
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
            sources=(row.origin("category"),),
        )
    if row.value is None:
        missing = (
            "the item does not exist" if row.status is Status.NOT_APPLICABLE else "no level was published"
        )
        raise refuse("level", indicator, period, missing)
    return Fact(
        measure=Measure.LEVEL,
        indicator=indicator,
        period=period,
        area=area,
        value=row.value,
        unit=row.unit or indicator.unit,
        decimals=indicator.decimals,
        qualifier=row.qualifier,
        status_word=row.status_word,
        sources=(row.origin("value"),),
    )
