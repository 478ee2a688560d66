"""Single periods from cumulative ones: the second quarter is the first half less the first quarter."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import RefusalError
from ..quantities import Quantity, is_ratio
from .model import Accumulation, Indicator, IndicatorSet, Observation, Prices, Status
from .periods import Frequency, Period

__all__ = ["Single", "single"]


class Single(NamedTuple):
    """The level of a single period and the rows that prove it.

    ``earlier`` is ``None`` where the level was published as such.
    """

    level: Quantity
    later: Observation
    earlier: Observation | None = None


def single(data: IndicatorSet, id: str, period: Period, area: str = "") -> Single:
    """The level of an indicator in ``period`` alone: published, or the difference of two cumulative levels.

    Both must be of one release, since a revision between them would be taken for growth of the period.

    Raises:
        UnknownNameError: there is no such indicator.
        RefusalError: it cannot be had; says why.
    """
    indicator = data.indicator(id)
    published = data.find(id, period, area)
    if published is not None and (level := data.quantity(published)) is not None:
        return Single(level, published)
    if indicator.accumulation is not Accumulation.YEAR_TO_DATE or period.start_month == 1:
        raise _refused(indicator, period, "no such level is published, and none can be had by subtraction")
    if is_ratio(indicator.unit) or indicator.prices is Prices.INDEX:
        raise _refused(indicator, period, "ratios and indices cannot be subtracted")
    before = Period(period.year, Frequency.MONTHLY, 1, period.start_month - 1)
    later, earlier = _of_one_release(data, indicator, period, before, area)
    for row in (later, earlier):
        if row.status is Status.BREAK or row.qualifier:
            raise _refused(indicator, period, "a level with a break or a hedge proves no exact difference")
    end, start = data.quantity(later), data.quantity(earlier)
    if end is None or start is None:
        raise _refused(indicator, period, "one of the two cumulative levels is not published")
    base = start.in_unit(end.unit)
    return Single(Quantity(end.value - base.value, end.unit, end.decimals), later, earlier)


def _of_one_release(
    data: IndicatorSet, indicator: Indicator, period: Period, before: Period, area: str
) -> tuple[Observation, Observation]:
    """The cumulative levels at the end and before the beginning, of the latest release that has both."""
    to_date = period.to_date()
    earlier = {row.vintage: row for row in data.releases(indicator.id, before, area)}
    later = data.releases(indicator.id, to_date, area)
    if not later or not earlier:
        missing = before if later else to_date
        raise _refused(indicator, period, f"the cumulative level of {missing} is not known")
    for row in reversed(later):
        if row.vintage in earlier:
            return row, earlier[row.vintage]
    raise _refused(indicator, period, f"the levels of {to_date} and {before} are of different releases")


def _refused(indicator: Indicator, period: Period, reason: str) -> RefusalError:
    return RefusalError(
        f"no level of {indicator.name} ({indicator.id}) for {period} alone: {reason}",
        code="refused.single",
        hint="give the published level of the single period",
    )
