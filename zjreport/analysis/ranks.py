"""Ranks: published ones, or places counted over the areas of the data."""

from __future__ import annotations

from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Polarity
from ..indicators.periods import Period
from ..runs import Basis, Measure, Source
from .facts import Fact, Rank
from .growth import growth
from .levels import level, observe, refuse

__all__ = ["rank"]


def rank(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    among: tuple[str, ...] = (),
    scope: str = "",
    by: str = "level",
) -> Rank:
    """The place of an area: published (number or declared word), else counted over ``among``.

    Equal values share the better place.  The best is the highest, or the lowest where lower is
    better; an indicator without polarity ranks from the highest.

    Raises:
        RefusalError: no rank was published and no other areas are named, or one lacks its value
            or has it in another unit.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    if not among and (row.rank is not None or row.rank_word):
        word = row.rank_word if row.rank is None else ""
        return Rank(
            measure=Measure.RANK,
            indicator=indicator,
            period=period,
            area=area,
            value=None if row.rank is None else Decimal(row.rank),
            text=word,
            status_word=row.status_word,
            basis=Basis.DECLARED if word else Basis.PUBLISHED,
            sources=(row.origin("rank_word" if word else "rank"),),
            scope=row.rank_scope,
            of=row.rank_of,
            rank_basis=row.rank_basis,
        )
    if not among:
        raise refuse(
            "rank",
            indicator,
            period,
            "none was published",
            hint="name the areas to rank among, or give the rank",
        )
    return _counted(data, id, period, area, among=among, scope=scope, by=by)


def _counted(
    data: IndicatorSet, id: str, period: Period, area: str, *, among: tuple[str, ...], scope: str, by: str
) -> Rank:
    indicator = data.indicator(id)
    values = {name: _value(data, id, period, name, by) for name in dict.fromkeys((*among, area))}
    unit = values[area].unit
    printed = {name: fact.quantity.in_unit(unit).rounded() for name, fact in values.items()}
    own = printed[area]
    lower = indicator.polarity is Polarity.LOWER
    better = sum((value < own) if lower else (value > own) for value in printed.values())
    sources: list[Source] = [*values[area].sources]
    sources += [source for name, fact in values.items() if name != area for source in fact.sources]
    return Rank(
        measure=Measure.RANK,
        indicator=indicator,
        period=period,
        area=area,
        value=Decimal(better + 1),
        status_word=next((fact.status_word for fact in values.values() if fact.status_word), ""),
        basis=Basis.COMPUTED,
        sources=tuple(sources),
        scope=scope,
        of=len(printed),
        rank_basis=by,
        tied=sum(value == own for value in printed.values()) > 1,
    )


def _value(data: IndicatorSet, id: str, period: Period, area: str, by: str) -> Fact:
    fact = (growth if by == "growth" else level)(data, id, period, area)
    if fact.value is None:
        raise RefusalError(f"{fact.indicator.name} of {area} is no number", code="refused.rank")
    return fact
