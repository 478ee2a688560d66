"""Shares of a part in a whole."""

from __future__ import annotations

from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import PERCENT, is_ratio
from ..runs import Basis, Measure
from .facts import Share
from .growth import RATE_DECIMALS
from .levels import level, refuse

__all__ = ["share"]


def share(data: IndicatorSet, id: str, period: Period, area: str = "", *, of: str) -> Share:
    """The level of ``id`` in percent of the level of ``of``, one decimal.

    Raises:
        RefusalError: a level is missing, hedged or itself a ratio, the units measure different
            things, the whole is not positive, or the part is negative or larger than the whole.
    """
    part, whole = level(data, id, period, area), level(data, of, period, area)
    for fact in (part, whole):
        if fact.value is None or fact.qualifier or is_ratio(fact.unit):
            raise refuse(
                "share", fact.indicator, period, "words, ratios and numbers with a hedge have no share"
            )
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
    )
