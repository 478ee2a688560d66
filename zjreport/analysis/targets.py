"""Targets, and how far the actual has come."""

from __future__ import annotations

from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Bound, IndicatorSet, Target
from ..indicators.periods import Period
from ..quantities import PERCENT, POINTS, Quantity
from ..runs import Basis, Measure
from .facts import Completion, TargetFact
from .growth import RATE_DECIMALS, growth
from .levels import level, refuse

__all__ = ["completion", "target"]

_QUALIFIERS = {Bound.AT_LEAST: "以上", Bound.AT_MOST: "以内", Bound.ABOUT: "左右"}


def target(data: IndicatorSet, id: str, period: Period | None = None, area: str = "") -> TargetFact:
    """The aim for an indicator; without a period, the only one there is.

    Raises:
        RefusalError: there is none, or there are several and no period was named.
    """
    indicator = data.indicator(id)
    found = [
        aim
        for aim in data.targets
        if aim.indicator == id and aim.area == area and (period is None or aim.period == period)
    ]
    if len(found) != 1:
        periods = ", ".join(str(aim.period) for aim in data.targets if aim.indicator == id)
        raise RefusalError(
            f"{len(found) or 'no'} targets of {indicator.name} ({id}) for {period or 'any period'}",
            code="refused.target",
            hint=f"there are targets for {periods}" if periods else "give one in the sheet of targets",
        )
    return _fact(data, found[0])


def _fact(data: IndicatorSet, aim: Target) -> TargetFact:
    indicator = data.indicator(aim.indicator)
    return TargetFact(
        measure=Measure.TARGET,
        indicator=indicator,
        period=aim.period,
        area=aim.area,
        value=aim.value,
        unit=aim.unit or (PERCENT if aim.bound is Bound.GROWTH else indicator.unit),
        decimals=None,
        qualifier=aim.qualifier or _QUALIFIERS.get(aim.bound, ""),
        sources=(aim.origin("value"),),
        bound=aim.bound,
        note=aim.note,
    )


def completion(data: IndicatorSet, id: str, period: Period, area: str = "") -> Completion:
    """The actual against the target of the same period.

    For level targets the value is the actual in percent of the target; a growth target has no
    completion rate: the value is then the gap in percentage points.

    Raises:
        RefusalError: target or actual is missing, or the target is not positive.
    """
    aim = target(data, id, period, area)
    by_growth = aim.bound is Bound.GROWTH
    actual = (growth if by_growth else level)(data, id, period, area)
    if aim.value is None or actual.value is None:
        raise refuse("completion", aim.indicator, period, "the actual is no number")
    own = actual.quantity if by_growth else actual.quantity.in_unit(aim.unit)
    if by_growth:
        value, unit, decimals = own.rounded() - aim.value, POINTS, None
    elif aim.value > 0:
        value, unit, decimals = own.value / aim.value * 100, PERCENT, RATE_DECIMALS
    else:
        raise refuse("completion", aim.indicator, period, "the target is not positive")
    return Completion(
        measure=Measure.COMPLETION,
        indicator=aim.indicator,
        period=period,
        area=area,
        value=value,
        unit=unit,
        decimals=decimals,
        basis=Basis.COMPUTED,
        sources=actual.sources + aim.sources,
        actual=own.value,
        aim=aim.value,
        bound=aim.bound,
        met=_met(own, aim.value, aim.bound),
    )


def _met(actual: Quantity, aim: Decimal, bound: Bound) -> bool:
    printed = actual.rounded()
    if bound is Bound.AT_MOST:
        return printed <= aim
    if bound is Bound.ABOUT:
        return abs(printed - aim) <= abs(aim) / 20
    return printed >= aim
