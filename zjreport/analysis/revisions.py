"""Revisions: what one release said of a figure and what a later one says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..indicators.model import Indicator, IndicatorSet, Observation
from ..indicators.periods import Period
from ..quantities import decimals_of, is_ratio, points_of
from ..runs import Basis, Measure
from .facts import Fact, converted
from .growth import growth
from .levels import level, refuse

__all__ = ["Revision", "revision", "revisions"]

_WHAT = "revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Fact):
    """The new figure minus the old one, both as printed: in the unit of levels, in points of rates.

    Attributes:
        old, new: the two published figures.
        released: when or as what the new one was released; ``first_released`` the old one.
    """

    old: Fact
    new: Fact
    released: str
    first_released: str


def revision(data: IndicatorSet, id: str, period: Period, area: str = "", *, by: str = "level") -> Revision:
    """The latest release of a figure against the first one, of its ``level`` or its ``growth``.

    Raises:
        RefusalError: there are not two releases that hold the figure, one has a hedge, or their units
            measure different things.
    """
    indicator = data.indicator(id)
    rows = _holding(data.releases(id, period, area), by)
    if len(rows) < 2:
        raise refuse(
            _WHAT,
            indicator,
            period,
            "there is only one release of it" if rows else f"no release holds its {by}",
            hint="give the earlier release as well, both with their vintage",
        )
    return _between(indicator, rows[0], rows[-1], by)


def revisions(
    data: IndicatorSet, ids: Iterable[str] = (), area: str = "", *, by: str = "level"
) -> tuple[Revision, ...]:
    """Every step in which a figure of ``area`` was changed from one release to the next, by indicator.

    A release that repeats the printed figure is no revision.

    Raises:
        RefusalError: a figure has a hedge, or its units measure different things.
    """
    chosen = tuple(ids) or tuple(item.id for item in data)
    return tuple(
        step
        for id in chosen
        for rows in data.revisions(id, area)
        for old, new in pairwise(_holding(rows, by))
        if (step := _between(data.indicator(id), old, new, by)).sign
    )


def _holding(rows: Iterable[Observation], by: str) -> list[Observation]:
    """The releases that hold the figure; a row without a vintage is no release beside those that have one."""
    holding = [row for row in rows if (row.yoy if by == "growth" else row.value) is not None]
    return [row for row in holding if row.vintage] or holding


def _between(indicator: Indicator, old: Observation, new: Observation, by: str) -> Revision:
    after = _said(indicator, new, by)
    before = converted(_said(indicator, old, by), after.unit)
    if before.qualifier or after.qualifier:
        raise refuse(_WHAT, indicator, new.period, "a figure with a hedge has no exact revision")
    printed = [fact.quantity.rounded() for fact in (before, after)]
    return Revision(
        measure=Measure.CHANGE,
        indicator=indicator,
        period=new.period,
        area=new.area,
        value=printed[1] - printed[0],
        unit=points_of(after.unit) if is_ratio(after.unit) else after.unit,
        decimals=max(map(decimals_of, printed)),
        basis=Basis.COMPUTED,
        sources=after.sources + before.sources,
        old=before,
        new=after,
        first_released=old.vintage,
        released=new.vintage,
    )


def _said(indicator: Indicator, row: Observation, by: str) -> Fact:
    """What one release says, as if there were no other."""
    release = IndicatorSet([indicator], [row])
    return (growth if by == "growth" else level)(release, indicator.id, row.period, row.area)
