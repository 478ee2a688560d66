"""Totals of levels that may be added."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..errors import DefinitionError
from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import is_percent
from ..runs import Basis, Measure
from .facts import Fact, status_of
from .levels import level, refuse
from .wholes import why_not_added

__all__ = ["remainder", "total"]


def total(data: IndicatorSet, ids: Sequence[str], period: Period, area: str = "") -> Fact:
    """The sum of levels, in the unit of the first.

    Raises:
        RefusalError: a level is missing, hedged, an average or that of an index, or the units
            measure different things.
        DefinitionError: no indicator was named.
    """
    if not ids:
        raise DefinitionError("there is nothing to add up", code="total.empty")
    facts = [level(data, id, period, area) for id in ids]
    first = facts[0]
    for fact in facts:
        if fact.value is None or fact.qualifier:
            raise refuse("total", fact.indicator, period, "a level in words or with a hedge cannot be added")
        if reason := why_not_added(fact.indicator):
            raise refuse("total", fact.indicator, period, reason)
    return Fact(
        measure=Measure.LEVEL,
        indicator=first.indicator,
        period=period,
        area=area,
        value=sum((fact.quantity.in_unit(first.unit).rounded() for fact in facts), Decimal(0)),
        unit=first.unit,
        status_word=status_of(facts),
        basis=Basis.COMPUTED,
        sources=tuple(source for fact in facts for source in fact.sources),
    )


def remainder(data: IndicatorSet, ids: Sequence[str], period: Period, area: str = "") -> Fact:
    """What shares in percent leave of 100.

    Raises:
        RefusalError: they are no shares, or more than 100.
    """
    whole = total(data, ids, period, area)
    left = 100 - whole.quantity.value
    if not is_percent(whole.unit) or left < 0:
        raise refuse(
            "remainder", whole.indicator, period, f"{whole.value}{whole.unit} leaves nothing of 100%"
        )
    return Fact(
        measure=Measure.SHARE,
        indicator=whole.indicator,
        period=period,
        area=area,
        value=left,
        unit=whole.unit,
        status_word=whole.status_word,
        basis=Basis.COMPUTED,
        sources=whole.sources,
    )
