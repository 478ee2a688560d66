"""Growth rates and net changes: published ones first, computed ones only where that is honest."""

from __future__ import annotations

from decimal import Decimal

from ..indicators.model import Indicator, IndicatorSet, Observation, Prices, Status
from ..indicators.periods import Period
from ..quantities import PERCENT, POINTS, is_percent, round_decimal
from ..runs import Basis, Measure
from .facts import Fact
from .levels import observe, refuse

__all__ = ["RATE_DECIMALS", "change", "growth"]

RATE_DECIMALS = 1


def growth(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The year-on-year growth in percent; for ratios the change in percentage points.

    A published rate is taken as it is.  Without one, the rate is computed from the level of the
    same period last year, unless the level is at current prices or an index, the base is not
    positive, the vintages differ or the series breaks.

    Raises:
        RefusalError: no rate was published and none may be computed.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if row.yoy is not None:
        return Fact(
            measure=Measure.GROWTH,
            indicator=indicator,
            period=period,
            area=area,
            value=row.yoy,
            unit=POINTS if is_percent(unit) and row.value is not None else PERCENT,
            status_word=row.status_word,
            sources=(row.origin("yoy"),),
        )
    if is_percent(unit):
        return change(data, id, period, area)
    base = _base(data, indicator, row)
    if base.value is None or row.value is None:
        raise refuse("growth", indicator, period, "a level is missing")
    if base.value <= 0 or row.value < 0:
        raise refuse(
            "growth",
            indicator,
            period,
            f"the base is {base.value} and the value {row.value}",
            hint="a percentage needs a positive base; say the change of the level",
        )
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=period,
        area=area,
        value=(row.value - base.value) / base.value * 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
    )


def change(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The net change of the level against the same period last year, in its unit.

    For ratios the change is in percentage points, taken between the printed (rounded) levels.

    Raises:
        RefusalError: no change was published and there is no comparable level last year.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if row.change is not None:
        return Fact(
            measure=Measure.CHANGE,
            indicator=indicator,
            period=period,
            area=area,
            value=row.change,
            unit=POINTS if is_percent(unit) else unit,
            status_word=row.status_word,
            sources=(row.origin("change"),),
        )
    base = _base(data, indicator, row, rate=False)
    if base.value is None or row.value is None:
        raise refuse("change", indicator, period, "a level is missing")
    return Fact(
        measure=Measure.CHANGE,
        indicator=indicator,
        period=period,
        area=area,
        value=_printed(row.value, indicator) - _printed(base.value, indicator),
        unit=POINTS if is_percent(unit) else unit,
        status_word=row.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
    )


def _printed(value: Decimal, indicator: Indicator) -> Decimal:
    return value if indicator.decimals is None else round_decimal(value, indicator.decimals)


def _base(data: IndicatorSet, indicator: Indicator, row: Observation, *, rate: bool = True) -> Observation:
    """Last year's row, if a comparison with it is honest."""
    if rate and indicator.prices in (Prices.CURRENT, Prices.INDEX):
        raise refuse(
            "growth",
            indicator,
            row.period,
            "levels at current prices prove no real rate",
            hint="give the published rate in the column yoy",
        )
    before = data.find(row.indicator, row.period.year_ago(), row.area)
    if before is None:
        raise refuse(
            "growth" if rate else "change",
            indicator,
            row.period,
            f"there is no row for {row.period.year_ago()}",
            hint="give the published figure, or last year's level",
        )
    if Status.BREAK in (row.status, before.status):
        raise refuse(
            "growth" if rate else "change", indicator, row.period, "the series breaks between the two"
        )
    if row.vintage != before.vintage:
        raise refuse(
            "growth" if rate else "change", indicator, row.period, "the two levels are of different releases"
        )
    if (row.unit or indicator.unit) != (before.unit or indicator.unit):
        raise refuse(
            "growth" if rate else "change", indicator, row.period, "the two levels are in different units"
        )
    return before
