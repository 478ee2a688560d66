"""Counts of areas or indicators that pass a test, and how large a share of them does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ..errors import DefinitionError, did_you_mean
from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import PERCENT
from ..runs import Basis, Measure
from .facts import Count, Fact, status_of
from .growth import RATE_DECIMALS, growth
from .levels import level, refuse

__all__ = ["TESTS", "count", "spread"]

TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at least": lambda value, threshold: value >= threshold,
    "at most": lambda value, threshold: value <= threshold,
    "above": lambda value, threshold: value > threshold,
    "below": lambda value, threshold: value < threshold,
}


def count(
    data: IndicatorSet,
    ids: Iterable[str],
    period: Period,
    areas: Iterable[str] = ("",),
    *,
    test: str = "above",
    threshold: Decimal = Decimal(0),
    by: str = "growth",
) -> Count:
    """How many of the indicators (over all ``areas``) pass the test on their printed level or growth.

    ``count(data, branches, period)`` says how many branches grew.

    Raises:
        RefusalError: a value is missing: a count over gaps proves nothing.
        DefinitionError: there is no such test.
    """
    if test not in TESTS:
        raise DefinitionError(
            f"no test is called “{test}”", code="count.test", hint=did_you_mean(test, TESTS)
        )
    names = tuple(ids)
    facts = [_fact(data, id, period, area, by) for id in names for area in areas]
    if not facts:
        raise DefinitionError("there is nothing to count over", code="count.empty")
    passed = [fact for fact in facts if TESTS[test](fact.quantity.rounded(), threshold)]
    return Count(
        measure=Measure.COUNT,
        indicator=data.indicator(names[0]),
        period=period,
        value=Decimal(len(passed)),
        status_word=status_of(facts),
        basis=Basis.COMPUTED,
        sources=tuple(source for fact in facts for source in fact.sources),
        of=len(facts),
        test=f"{by} {test} {threshold}",
    )


def spread(counted: Count) -> Fact:
    """The share of those that pass a test, in percent (增长面)."""
    return Fact(
        measure=Measure.COUNT,
        indicator=counted.indicator,
        period=counted.period,
        area=counted.area,
        value=counted.quantity.value / counted.of * 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=counted.status_word,
        basis=Basis.COMPUTED,
        sources=counted.sources,
    )


def _fact(data: IndicatorSet, id: str, period: Period, area: str, by: str) -> Fact:
    fact = (growth if by == "growth" else level)(data, id, period, area)
    if fact.value is None or fact.qualifier:
        raise refuse("count", fact.indicator, period, "its figure is no number, or has a hedge")
    return fact
