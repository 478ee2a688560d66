"""What lies between two levels of a series, always between the printed ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..indicators.model import Indicator, Observation
from ..indicators.periods import Period
from ..quantities import is_ratio, points_of
from ..runs import Basis, Measure
from .comparability import printed
from .facts import Fact

__all__ = ["difference"]

F = TypeVar("F", bound=Fact)


def difference(
    make: Callable[..., F],
    measure: Measure,
    indicator: Indicator,
    period: Period,
    row: Observation,
    base: Observation,
) -> F:
    """The fact, made by ``make``, of how far a row lies above its base: in its unit, ratios in points.

    The rows are known to be comparable, and the base is in the unit of the row.

    Raises:
        RefusalError: one of the two has no level.
    """
    own, before = printed(row, indicator), printed(base, indicator)
    return make(
        measure=measure,
        indicator=indicator,
        period=period,
        area=row.area,
        value=own.value - before.value,
        unit=points_of(own.unit) if is_ratio(own.unit) else own.unit,
        decimals=indicator.decimals,
        status_word=row.status_word or base.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
    )
