"""Shares of a part in a whole."""

from __future__ import annotations

from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import PERCENT
from ..runs import Basis, Measure
from .facts import Share
from .growth import RATE_DECIMALS
from .levels import level, refuse

__all__ = ["share"]


def share(data: IndicatorSet, id: str, period: Period, area: str = "", *, of: str) -> Share:
    """The level of ``id`` in percent of the level of ``of``, one decimal.

    Raises:
        RefusalError: a level is missing, the units measure different things, the whole is not
            positive, or the part is negative or larger than the whole.
    """
    part, whole = level(data, id, period, area), level(data, of, period, area)
    if part.value is None or whole.value is None:
        raise refuse("share", part.indicator, period, "a level is no number")
    own, total = part.quantity.in_unit(whole.unit).value, whole.value
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
        status_word=part.status_word,
        basis=Basis.COMPUTED,
        sources=part.sources + whole.sources,
        whole=whole.indicator,
    )
