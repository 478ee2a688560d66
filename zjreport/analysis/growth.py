"""Growth rates and net changes: published ones first, computed ones only where that is honest."""

from __future__ import annotations

import re
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Prices
from ..indicators.periods import Period
from ..quantities import PERCENT, is_ratio, points_of
from ..runs import Basis, Measure
from .comparability import base_of, half_step, real_rate_meant
from .differences import difference
from .facts import Fact
from .levels import find, has_level, hedges_growth, observe, refuse, refuse_index

__all__ = ["RATE_DECIMALS", "change", "direction", "growth", "rate_between"]

RATE_DECIMALS = 1
_HALF_POINT = Decimal("0.5")
_YEAR_AGO_IS_100 = re.compile("(上年|去年|同期|同月).*=100$")
_RATIO = re.compile("(?:(?<!增长)率|比重|占比|比例)(?:[（(][^）)]*[）)])?$")
_HIGHEST_PRICE_RATE = 50


def growth(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The year-on-year growth in percent; for ratios the change in percentage points.

    A published rate is taken as it is.  Without one, the rate is computed from the level of the
    same period last year, unless a rate at constant prices is meant or the sample changes, the base
    is not positive, the vintages differ, the series breaks, or the levels are hedged or too coarse.
    Where the level or its base is negative, even a published percentage is refused.

    Raises:
        RefusalError: no rate was published and none may be computed.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if row.yoy is not None:
        _refuse_below_zero(data, indicator, row, unit)
        return _published(indicator, row)
    if indicator.prices is Prices.INDEX:
        return _of_index(indicator, row)
    if is_ratio(unit):
        return change(data, id, period, area)
    if reason := real_rate_meant(indicator, unit):
        hint = "give the published rate in the column yoy"
        raise refuse("growth", indicator, period, reason, hint=hint)
    base = base_of(data, indicator, row, "growth")
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=period,
        area=area,
        value=rate_between(indicator, row, base),
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=row.status_word or base.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
    )


def _refuse_below_zero(data: IndicatorSet, indicator: Indicator, row: Observation, unit: str) -> None:
    """No percentage is said of a loss, nor of what was a loss or nothing a year ago."""
    if row.value is None or is_ratio(unit) or indicator.prices is Prices.INDEX:
        return
    before = find(data, row.indicator, row.period.year_ago(), row.area)
    base = None if before is None else before.value
    from_nothing = base == 0 and bool(row.yoy)
    if row.value < 0 or (base is not None and base < 0) or from_nothing:
        raise refuse(
            "growth",
            indicator,
            row.period,
            f"the level is {row.value}, a year ago {'not known' if base is None else base}",
            hint="a percentage needs levels above zero; say the swing",
        )


def _published(indicator: Indicator, row: Observation) -> Fact:
    unit = row.unit or indicator.unit
    if indicator.prices is Prices.INDEX and row.yoy is not None and abs(row.yoy) > _HIGHEST_PRICE_RATE:
        raise refuse(
            "growth",
            indicator,
            row.period,
            f"{row.yoy} looks like an index whose base is 100",
            hint="take 100 off: an index of 106.3 is a rise of 6.3",
        )
    # Without a level, % may be the unit of the rate alone (规模以上工业增加值, %).
    is_level = row.value is not None or _RATIO.search(indicator.name)
    in_points = is_ratio(unit) and is_level and indicator.prices is not Prices.INDEX
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=row.period,
        area=row.area,
        value=row.yoy,
        unit=points_of(unit) if in_points else PERCENT,
        decimals=_rate_decimals(indicator, row),
        qualifier=row.qualifier if hedges_growth(row) else "",
        status_word=row.status_word,
        sources=(row.origin("yoy"),),
    )


def _rate_decimals(indicator: Indicator, row: Observation) -> int:
    """One decimal, unless the catalogue says otherwise of an indicator that is nothing but a rate.

    The decimals of an indicator with levels are those of its levels, in rows without one, too.
    """
    is_rate = not has_level(row) and (not indicator.unit or is_ratio(indicator.unit))
    return indicator.decimals if is_rate and indicator.decimals is not None else RATE_DECIMALS


def _of_index(indicator: Indicator, row: Observation) -> Fact:
    """The rise that an index says whose base is the same period of last year: 106.3 is +6.3."""
    if row.value is None or not _YEAR_AGO_IS_100.search(row.unit or indicator.unit):
        raise refuse(
            "growth",
            indicator,
            row.period,
            "the base of the index is not known to be last year",
            hint="give the published rate in the column yoy, or the unit 上年同期=100",
        )
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=row.period,
        area=row.area,
        value=row.value - 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"),),
    )


def rate_between(indicator: Indicator, row: Observation, base: Observation, what: str = "growth") -> Decimal:
    """The rate from one level to another, in percent.

    Raises:
        RefusalError: the base is not positive, or the levels are too coarse to prove a rate.
    """
    if base.value is None or row.value is None:
        raise refuse(what, indicator, row.period, "a level is missing")
    if base.value <= 0 or row.value < 0:
        raise refuse(
            what,
            indicator,
            row.period,
            f"the base is {base.value} and the value {row.value}",
            hint="a percentage needs a positive base; say the change of the level",
        )
    ratio = row.value / base.value
    doubt = (half_step(row, indicator) + ratio * half_step(base, indicator)) / base.value * 100
    if doubt > _HALF_POINT:
        raise refuse(
            what,
            indicator,
            row.period,
            f"levels of {base.value} and {row.value} are rounded too coarsely to prove a rate",
            hint="give the published rate in the column yoy, or the levels with more digits",
        )
    return (ratio - 1) * 100


def change(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The net change of the level against the same period last year, in its unit.

    For ratios the change is in percentage points, taken between the printed (rounded) levels.

    Raises:
        RefusalError: no change was published, and the indicator is an index or there is no comparable
            level last year.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if row.change is None and row.yoy is not None and is_ratio(unit) and row.value is not None:
        return _published(indicator, row)
    in_unit = points_of(unit) if is_ratio(unit) else unit
    if row.change is not None:
        return Fact(
            measure=Measure.CHANGE,
            indicator=indicator,
            period=period,
            area=area,
            value=row.change,
            unit=in_unit,
            decimals=indicator.decimals,
            status_word=row.status_word,
            sources=(row.origin("change"),),
        )
    refuse_index("change", indicator, period)
    base = base_of(data, indicator, row, "change")
    return difference(Fact, Measure.CHANGE, indicator, period, row, base)


def direction(data: IndicatorSet, id: str, period: Period, area: str = "") -> int | None:
    """Whether the level rose (1), fell (-1) or stayed (0) against the year before; ``None``: not known."""
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    try:
        return change(data, id, period, area).sign
    except RefusalError:
        # A rate at constant prices says nothing of a level at current ones.
        real = row.yoy is None or indicator.prices is not Prices.NONE
        return None if real else _published(indicator, row).sign
