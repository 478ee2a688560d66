"""Shares of a part in a whole, and how they have moved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..indicators.model import Indicator, IndicatorSet, Observation
from ..indicators.periods import Period
from ..quantities import PERCENT, POINTS, is_ratio
from ..runs import Basis, Measure, Source
from .comparability import breaks_between
from .facts import Fact, Share
from .growth import RATE_DECIMALS
from .levels import find, level, observe, refuse
from .wholes import whole_of, why_apart

__all__ = ["share", "share_change"]


def share(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    of: str = "",
    of_area: str | None = None,
) -> Share:
    """The level of ``id`` in percent of the level of ``of`` (by default its parent), one decimal.

    A published share in the parent is taken as it is.  ``of_area`` names another area that the whole
    is of: 占全省的比重.

    Raises:
        RefusalError: the whole is not named, a level is missing, hedged or itself a ratio, the units
            measure different things, the two are of different releases, the whole is not positive,
            or the part is negative or larger than the whole.
    """
    indicator = data.indicator(id)
    within = of_area is None or of_area == area
    whole = whole_of(data, indicator, of, "share", period) if within else data.indicator(of or id)
    row = find(data, id, period, area)
    if row is not None and row.share is not None and within and whole.id == indicator.parent:
        return _published(data, row, row.share)
    return _computed(data, id, whole.id, period, area, area if of_area is None else of_area)


def _published(data: IndicatorSet, row: Observation, value: Decimal) -> Share:
    indicator = data.indicator(row.indicator)
    return Share(
        measure=Measure.SHARE,
        indicator=indicator,
        period=row.period,
        area=row.area,
        value=value,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        sources=(row.origin("share"),),
        whole=data.indicator(indicator.parent),
    )


def _computed(data: IndicatorSet, id: str, of: str, period: Period, area: str, of_area: str) -> Share:
    part, whole = level(data, id, period, area), level(data, of, period, of_area)
    for fact in (part, whole):
        if fact.value is None or fact.qualifier or is_ratio(fact.unit):
            raise refuse(
                "share", fact.indicator, period, "words, ratios and numbers with a hedge have no share"
            )
    if reason := why_apart(data, observe(data, id, period, area), observe(data, of, period, of_area)):
        raise refuse("share", part.indicator, period, reason)
    own, total = part.quantity.in_unit(whole.unit).value, whole.quantity.value
    if total <= 0 or not 0 <= own <= total:
        raise refuse("share", part.indicator, period, f"{own} is no part of {total} {whole.unit}")
    return Share(
        measure=Measure.SHARE,
        indicator=part.indicator,
        period=period,
        area=area,
        value=own / total * 100,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        status_word=part.status_word or whole.status_word,
        basis=Basis.COMPUTED,
        sources=part.sources + whole.sources,
        whole=whole.indicator,
        whole_area="" if of_area == area else of_area,
    )


def share_change(
    data: IndicatorSet,
    id: str,
    period: Period,
    area: str = "",
    *,
    of: str = "",
    of_area: str | None = None,
) -> Fact:
    """How far a share lies above that of the same period last year, in points between the printed two.

    A published change of the share in the parent is taken as it is.

    Raises:
        RefusalError: one of the two is not known, or a series breaks between them.
    """
    row, indicator = find(data, id, period, area), data.indicator(id)
    in_parent = of in ("", indicator.parent) and of_area in (None, area)
    if row is not None and row.share_change is not None and in_parent:
        return _change(row.share_change, indicator, row, Basis.PUBLISHED, (row.origin("share_change"),))
    now = share(data, id, period, area, of=of, of_area=of_area)
    then = share(data, id, period.year_ago(), area, of=of, of_area=of_area)
    places = ((id, area), (now.whole.id, now.whole_area or area))
    for series, where in places:
        rows = find(data, series, period, where), find(data, series, period.year_ago(), where)
        if rows[0] and rows[1] and breaks_between(data, rows[0], rows[1]):
            raise refuse("share", data.indicator(series), period, "the series breaks between the two years")
    moved = now.quantity.rounded() - then.quantity.rounded()
    row = observe(data, id, period, area)
    fact = _change(moved, indicator, row, Basis.COMPUTED, now.sources + then.sources)
    return replace(fact, status_word=now.status_word or then.status_word)


def _change(
    value: Decimal, indicator: Indicator, row: Observation, basis: Basis, sources: tuple[Source, ...]
) -> Fact:
    return Fact(
        measure=Measure.SHARE,
        indicator=indicator,
        period=row.period,
        area=row.area,
        value=value,
        unit=POINTS,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        basis=basis,
        sources=sources,
    )
