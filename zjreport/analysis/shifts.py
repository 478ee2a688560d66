"""Movements from one period to the next: of stocks and ratios, and of adjusted series in percent."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from ..indicators.model import Accumulation, Indicator, IndicatorSet, Observation, Prices
from ..indicators.periods import Period
from ..quantities import PERCENT, is_ratio, points_of
from ..runs import Basis, Measure, Source
from .comparability import breaks_between, in_unit_of
from .differences import difference
from .earlier import earlier_periods, is_cumulative
from .facts import Fact
from .growth import RATE_DECIMALS, rate_between
from .levels import find, observe, refuse
from .movements import Shift

__all__ = ["period_growth", "shift"]

_PERIOD_GROWTH = "period growth"


def shift(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, since: Period | None = None
) -> Shift:
    """The net change of a stock (in its unit) or of a ratio (in points) since an earlier period.

    Without ``since`` it is the period before.  Sums of a period have none: quarters and months
    differ by their season.

    Raises:
        RefusalError: the level is neither stock nor ratio, one of the two levels is not known or
            has a hedge, or the series breaks between them.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if indicator.accumulation is not Accumulation.STOCK and not is_ratio(unit):
        raise refuse(
            "shift",
            indicator,
            period,
            "what is summed up over a period changes with the season",
            hint="say its growth over the year, or its pace",
        )
    reference, base = _base(data, indicator, row, since)
    base = in_unit_of(row, base, indicator)
    return difference(partial(Shift, since=reference), Measure.SHIFT, indicator, period, row, base)


def period_growth(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The growth over the period before (环比): published, or computed of an adjusted series.

    Raises:
        RefusalError: none was published, and the series is not declared to be seasonally adjusted,
            is summed up from January on, or does not prove a rate.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    in_points = row.pop is not None and is_ratio(unit) and indicator.prices is not Prices.INDEX
    value, sources = _published_or_computed(data, indicator, row)
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=period,
        area=area,
        value=value,
        unit=points_of(unit) if in_points and row.value is not None else PERCENT,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        basis=Basis.PUBLISHED if row.pop is not None else Basis.COMPUTED,
        sources=sources,
    )


def _published_or_computed(
    data: IndicatorSet, indicator: Indicator, row: Observation
) -> tuple[Decimal, tuple[Source, ...]]:
    if row.pop is not None:
        return row.pop, (row.origin("pop"),)
    base = _base_of_adjusted(data, indicator, row)
    rate = rate_between(indicator, row, in_unit_of(row, base, indicator), _PERIOD_GROWTH)
    return rate, (row.origin("value"), base.origin("value"))


def _base_of_adjusted(data: IndicatorSet, indicator: Indicator, row: Observation) -> Observation:
    reason = hint = ""
    if not indicator.adjusted:
        reason = "the series is not declared to be seasonally adjusted"
        hint = "give the published rate in the column pop, or say adjusted: yes in the catalogue"
    elif is_cumulative(indicator, row.period) or is_ratio(row.unit or indicator.unit):
        reason = "sums from January on and ratios have no rate from one period to the next"
    if reason:
        raise refuse(_PERIOD_GROWTH, indicator, row.period, reason, hint=hint)
    return _base(data, indicator, row, None, _PERIOD_GROWTH)[1]


def _base(
    data: IndicatorSet, indicator: Indicator, row: Observation, since: Period | None, what: str = "shift"
) -> tuple[Period, Observation]:
    if since is not None and not since < row.period:
        raise refuse(what, indicator, row.period, f"{since} is not before it")
    candidates = tuple(earlier_periods(indicator, row.period)) if since is None else (since,)
    for candidate in candidates:
        base = find(data, row.indicator, candidate, row.area)
        if base is not None and base.value is not None:
            _refuse_incomparable(data, indicator, row, base, what)
            return candidate, base
    raise refuse(
        what,
        indicator,
        row.period,
        f"no level of {' or '.join(map(str, candidates)) or 'the period before'} is known",
        hint="give it, or name another period with since=",
    )


def _refuse_incomparable(
    data: IndicatorSet, indicator: Indicator, row: Observation, base: Observation, what: str
) -> None:
    if breaks_between(data, row, base):
        raise refuse(what, indicator, row.period, f"the series breaks after {base.period}")
    if row.qualifier or base.qualifier:
        raise refuse(what, indicator, row.period, "a level with a hedge proves no exact difference")
