"""Levels in words (water of class Ⅱ) over time."""

from __future__ import annotations

from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from .earlier import earlier_periods
from .levels import observe

__all__ = ["has_changed"]


def has_changed(data: IndicatorSet, id: str, period: Period, area: str = "") -> bool:
    """Whether a category is known to be another than a year ago, or than in the period before.

    Raises:
        RefusalError: there is no row of the period.
    """
    own = observe(data, id, period, area).category
    compared = (period.year_ago(), *earlier_periods(data.indicator(id), period))
    known = {row.category for row in data.series(id, area) if row.category and row.period in compared}
    return bool(own) and bool(known - {own})
