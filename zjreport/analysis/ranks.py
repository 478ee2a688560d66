"""Ranks: published ones, or places counted over the areas of the data, and how they have changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Observation, Polarity
from ..indicators.periods import Period
from ..runs import Basis, Measure, Source
from .facts import Fact, Rank, status_of
from .growth import growth
from .kinds import refuse_two_kinds
from .levels import level, observe, refuse

__all__ = ["RankChange", "rank", "rank_change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankChange(Fact):
    """By how many places an area moved forward (+) or back (-) since the period ``since``."""

    now: Rank
    before: Rank
    since: Period


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
    better; an indicator without polarity ranks from the highest.  A published place among the same
    areas and of the same basis wins over the counted one, which only knows the printed values.

    Raises:
        RefusalError: no rank was published and no other areas are named, or one lacks its value or
            has it hedged, in another unit or of another kind, or the published place is not where
            the values put it.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    if not among and (row.rank is not None or row.rank_word):
        return _published(data, row)
    if not among:
        raise refuse(
            "rank",
            indicator,
            period,
            "none was published",
            hint="name the areas to rank among, or give the rank",
        )
    try:
        counted, tied = _counted(data, id, period, area, among=among, scope=scope, by=by)
    except RefusalError:
        if row.rank is not None and (row.rank_scope, _basis(row)) == (scope, by) and scope:
            return _published(data, row)
        raise
    if row.rank is None or not _same_ranking(row, counted):
        return counted
    if not counted.quantity.value <= row.rank <= counted.quantity.value + tied:
        raise refuse(
            "rank",
            indicator,
            period,
            f"{row.rank} was published, and the values of the areas say {counted.value}",
            hint="mend the rank or the values, say what it ranks, or leave the rank to be counted",
        )
    return replace(_published(data, row), of=counted.of, rank_basis=by)


def _same_ranking(row: Observation, counted: Rank) -> bool:
    """Whether a published place is among the areas that were counted, and of the same basis."""
    same_areas = row.rank_of == counted.of or (row.rank_of is None and row.rank_scope == counted.scope != "")
    return same_areas and _basis(row) == counted.rank_basis


def _basis(row: Observation) -> str:
    """What a published place is held to rank where values are counted: the level, if nothing is said."""
    return row.rank_basis or "level"


def _published(data: IndicatorSet, row: Observation) -> Rank:
    word = row.rank_word if row.rank is None else ""
    return Rank(
        measure=Measure.RANK,
        indicator=data.indicator(row.indicator),
        period=row.period,
        area=row.area,
        value=None if row.rank is None else Decimal(row.rank),
        text=word,
        status_word=row.status_word,
        basis=Basis.DECLARED if word else Basis.PUBLISHED,
        sources=(row.origin("rank_word" if word else "rank"),),
        scope=row.rank_scope,
        of=row.rank_of,
        rank_basis=row.rank_basis,
    )


def _counted(
    data: IndicatorSet, id: str, period: Period, area: str, *, among: tuple[str, ...], scope: str, by: str
) -> tuple[Rank, int]:
    """The place by the printed values, and with how many others it is shared."""
    indicator = data.indicator(id)
    values = {name: _value(data, id, period, name, by) for name in dict.fromkeys((*among, area))}
    if by == "growth":
        for fact in values.values():
            refuse_two_kinds(data, "rank", values[area], fact)
    unit = values[area].unit
    printed = {name: fact.quantity.in_unit(unit).rounded() for name, fact in values.items()}
    own = printed[area]
    lower = indicator.polarity is Polarity.LOWER
    better = sum((value < own) if lower else (value > own) for value in printed.values())
    sources: list[Source] = [*values[area].sources]
    sources += [source for name, fact in values.items() if name != area for source in fact.sources]
    tied = sum(value == own for value in printed.values()) - 1
    fact = Rank(
        measure=Measure.RANK,
        indicator=indicator,
        period=period,
        area=area,
        value=Decimal(better + 1),
        status_word=status_of(values.values()),
        basis=Basis.COMPUTED,
        sources=tuple(sources),
        scope=scope,
        of=len(printed),
        rank_basis=by,
        tied=tied > 0,
    )
    return fact, tied


def rank_change(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    among: tuple[str, ...] = (),
    scope: str = "",
    by: str = "level",
    since: Period | None = None,
) -> RankChange:
    """How the place has changed since the same period last year, or since ``since``.

    Raises:
        RefusalError: one of the two places is not known as a number, or they are not among the same
            areas or not of the same basis.
    """
    earlier = since or period.year_ago()
    now, before = (rank(data, id, when, area, among=among, scope=scope, by=by) for when in (period, earlier))
    if now.value is None or before.value is None:
        raise refuse("rank", now.indicator, period, "a place in words does not move by numbers")
    if (now.scope, now.rank_basis) != (before.scope, before.rank_basis) or (
        now.of is not None and before.of is not None and now.of != before.of
    ):
        raise refuse("rank", now.indicator, period, "the two places are not of the same ranking")
    return RankChange(
        measure=Measure.RANK,
        indicator=now.indicator,
        period=period,
        area=area,
        value=before.value - now.value,
        unit="位",
        decimals=0,
        status_word=now.status_word or before.status_word,
        basis=Basis.COMPUTED,
        sources=now.sources + before.sources,
        now=now,
        before=before,
        since=earlier,
    )


def _value(data: IndicatorSet, id: str, period: Period, area: str, by: str) -> Fact:
    fact = (growth if by == "growth" else level)(data, id, period, area)
    if fact.value is None or fact.qualifier:
        where = area or "the own area"
        raise refuse("rank", fact.indicator, period, f"the figure of {where} is no number, or has a hedge")
    return fact
