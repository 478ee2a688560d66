"""The structure of a whole: the shares of all its parts, held against 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..errors import DefinitionError
from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..quantities import PERCENT, is_percent
from ..runs import Basis, Measure
from .facts import Fact, status_of
from .growth import RATE_DECIMALS
from .levels import level, refuse
from .shares import share

__all__ = ["Structure", "structure"]

_HALF_STEP = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Structure:
    """The shares of all parts in their order: 2.3:50.7:47.0.

    Attributes:
        parts: the shares in percent.
        total: what the printed shares add up to: 99.9 or 100.1 where rounding makes it so.
    """

    parts: tuple[Fact, ...]
    total: Fact

    @property
    def is_even(self) -> bool:
        """Whether the printed shares add up to 100."""
        return self.total.value == 100

    @property
    def status_word(self) -> str:
        """The word for the status of the first part that has one."""
        return status_of(self.parts)


def structure(
    data: IndicatorSet, ids: Sequence[str], period: Period, area: str = "", *, of: str = ""
) -> Structure:
    """The shares of the parts in ``of``, by default their parent; of ratios the published levels.

    The printed shares are never made to fit: they may miss 100 by what rounding explains.

    Raises:
        RefusalError: a share is not known, or the parts are not the whole.
        DefinitionError: fewer than two parts are named, or one of them twice.
    """
    if len(set(ids)) != len(ids) or len(ids) < 2:
        raise DefinitionError(
            "a structure needs two parts at least, each named once",
            code="structure.parts",
            hint="name all parts of the whole",
        )
    parts = tuple(_part(data, id, period, area, of) for id in ids)
    total = sum((part.quantity.rounded() for part in parts), Decimal(0))
    if abs(total - 100) > len(parts) * _HALF_STEP:
        raise refuse(
            "structure",
            parts[0].indicator,
            period,
            f"the {len(parts)} parts are {total}% of the whole",
            hint="name all parts, each once, and none that is part of another",
        )
    return Structure(parts, _total(parts, total))


def _part(data: IndicatorSet, id: str, period: Period, area: str, of: str) -> Fact:
    indicator = data.indicator(id)
    if not is_percent(indicator.unit):
        return share(data, id, period, area, of=of)
    fact = level(data, id, period, area)
    if fact.value is None or fact.qualifier or fact.unit != PERCENT or not 0 <= fact.value <= 100:
        raise refuse("structure", indicator, period, "it is no share in percent, or has a hedge")
    return fact


def _total(parts: tuple[Fact, ...], value: Decimal) -> Fact:
    return Fact(
        measure=Measure.SHARE,
        indicator=parts[0].indicator,
        period=parts[0].period,
        area=parts[0].area,
        value=value,
        unit=PERCENT,
        decimals=RATE_DECIMALS,
        basis=Basis.COMPUTED,
        sources=tuple(source for part in parts for source in part.sources),
    )
