"""Growth on average over two years: √((1 + g₁)(1 + g₂)) − 1, or √(x_t / x_{t−2}) − 1."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Prices, Status
from ..indicators.periods import Period
from ..quantities import PERCENT
from ..runs import Basis, Measure, Source
from .comparability import base_of, breaks_between, real_rate_meant
from .facts import Fact, status_of
from .growth import RATE_DECIMALS, growth
from .levels import observe, refuse

__all__ = ["two_year_growth"]

_EXACT = Context(prec=60)
_WHAT = "two-year growth"


def two_year_growth(data: IndicatorSet, id: str, period: Period, area: str = "") -> Fact:
    """The average growth a year over the two years up to ``period``, in percent.

    From the two published rates; without them from the levels, where they may be compared.

    Raises:
        RefusalError: neither the rates of both years nor comparable levels two years apart are known,
            a rate is in points, hedged or a fall of 100 % or more, or the series breaks.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    if _breaks(data, row):
        raise refuse(_WHAT, indicator, period, "the series breaks within the two years")
    factor, word, sources = _of_rates(data, indicator, row) or _of_levels(data, indicator, row)
    return Fact(
        measure=Measure.GROWTH,
        indicator=indicator,
        period=period,
        area=area,
        value=(factor.sqrt(_EXACT) - 1) * 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=word,
        basis=Basis.COMPUTED,
        sources=sources,
    )


Factor = tuple[Decimal, str, tuple[Source, ...]]


def _breaks(data: IndicatorSet, row: Observation) -> bool:
    start = replace(row, period=row.period.year_ago().year_ago(), status=Status.NORMAL)
    return breaks_between(data, row, start)


def _of_rates(data: IndicatorSet, indicator: Indicator, row: Observation) -> Factor | None:
    """By what the level has multiplied, by the two rates; ``None`` where one was not published."""
    facts = []
    for period in (row.period, row.period.year_ago()):
        try:
            fact = growth(data, indicator.id, period, row.area)
        except RefusalError:
            return None
        if fact.basis is not Basis.PUBLISHED and indicator.prices is not Prices.INDEX:
            return None
        facts.append(fact)
    for fact in facts:
        if fact.unit != PERCENT or fact.value is None or fact.qualifier or fact.value <= -100:
            raise refuse(_WHAT, indicator, row.period, f"the rate of {fact.period} is no plain percentage")
    now, then = (1 + fact.quantity.value / 100 for fact in facts)
    return now * then, status_of(facts), facts[0].sources + facts[1].sources


def _of_levels(data: IndicatorSet, indicator: Indicator, row: Observation) -> Factor:
    """By what the level has multiplied in two years."""
    if reason := real_rate_meant(indicator, row.unit or indicator.unit):
        raise refuse(_WHAT, indicator, row.period, reason, hint="give the published rates of both years")
    if indicator.prices is Prices.INDEX:
        raise refuse(_WHAT, indicator, row.period, "the base of the index is not known to be last year")
    year_ago = base_of(data, indicator, row, _WHAT)
    first = base_of(data, indicator, year_ago, _WHAT)
    if row.value is None or first.value is None or first.value <= 0 or row.value <= 0:
        raise refuse(_WHAT, indicator, row.period, "a level is missing or not positive")
    words = (row.status_word, first.status_word)
    return (
        row.value / first.value,
        next(filter(None, words), ""),
        (row.origin("value"), first.origin("value")),
    )
