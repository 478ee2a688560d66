"""Whether two growth rates are of one kind, so that the one may be taken from the other."""

from __future__ import annotations

from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Prices
from ..runs import Basis
from .comparability import base_of
from .facts import Fact
from .growth import rate_between
from .levels import observe, refuse

__all__ = ["of_one_kind", "rates_agree", "refuse_two_kinds"]

# How far a published rate may lie from that of the levels before the two are taken to differ in kind.
_AGREEMENT = Decimal("0.1")


def of_one_kind(data: IndicatorSet, one: Fact, other: Fact) -> bool:
    """Whether two rates of an indicator are both published, or both those of its levels.

    A published rate may be real, or of comparable scope, where levels give a nominal one; it is of
    the same kind only if the levels beside it give the same rate.
    """
    if one.basis is other.basis or one.indicator.prices is Prices.INDEX:
        return True
    return _is_of_levels(data, one if one.basis is Basis.PUBLISHED else other)


def refuse_two_kinds(data: IndicatorSet, what: str, own: Fact, other: Fact) -> None:
    """Refuse to take one rate of an indicator from another that is of another kind.

    Raises:
        RefusalError: one was published, the other is computed from levels, and the two differ in kind.
    """
    if own.indicator.id == other.indicator.id and not of_one_kind(data, own, other):
        raise refuse(
            what,
            own.indicator,
            own.period,
            "one of the two rates was published and the other is computed from levels",
            hint="give both published rates in the column yoy",
        )


def _is_of_levels(data: IndicatorSet, published: Fact) -> bool:
    indicator = published.indicator
    row = observe(data, indicator.id, published.period, published.area)
    try:
        rate = rate_between(indicator, row, base_of(data, indicator, row, "growth"))
    except RefusalError:
        return False
    return rates_agree(published.quantity.value, rate)


def rates_agree(published: Decimal, of_levels: Decimal) -> bool:
    """Whether a published rate is that of the levels, as far as rounding lets one see."""
    return abs(published - of_levels) <= _AGREEMENT
