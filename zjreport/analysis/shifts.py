"""Movements from one period to the next: of stocks and ratios, and of adjusted series in percent."""

from __future__ import annotations

from ..indicators.model import Accumulation, Indicator, IndicatorSet, Observation
from ..indicators.periods import Period
from ..quantities import is_ratio, points_of
from ..runs import Basis, Measure
from .comparability import breaks_between, in_unit_of, printed
from .earlier import earlier_periods
from .levels import find, observe, refuse
from .movements import Shift

__all__ = ["shift"]


def shift(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, since: Period | None = None
) -> Shift:
    """The net change of a stock (in its unit) or of a ratio (in points) since an earlier period.

    Without ``since`` it is the period before.  Sums of a period have none: quarters and months
    differ by their season.

    Raises:
        RefusalError: the level is neither stock nor ratio, one of the two levels is not known or
            has a hedge, or the series breaks between them.
    """
    indicator = data.indicator(id)
    row = observe(data, id, period, area)
    unit = row.unit or indicator.unit
    if indicator.accumulation is not Accumulation.STOCK and not is_ratio(unit):
        raise refuse(
            "shift",
            indicator,
            period,
            "what is summed up over a period changes with the season",
            hint="say its growth over the year, or its pace",
        )
    reference, base = _base(data, indicator, row, since)
    base = in_unit_of(row, base, indicator)
    if row.value is None or base.value is None:
        raise refuse("shift", indicator, period, "a level is missing")
    return Shift(
        measure=Measure.SHIFT,
        indicator=indicator,
        period=period,
        area=area,
        value=printed(row.value, indicator) - printed(base.value, indicator),
        unit=points_of(unit) if is_ratio(unit) else unit,
        decimals=indicator.decimals,
        status_word=row.status_word or base.status_word,
        basis=Basis.COMPUTED,
        sources=(row.origin("value"), base.origin("value")),
        since=reference,
    )


def _base(
    data: IndicatorSet, indicator: Indicator, row: Observation, since: Period | None
) -> tuple[Period, Observation]:
    if since is not None and not since < row.period:
        raise refuse("shift", indicator, row.period, f"{since} is not before it")
    candidates = tuple(earlier_periods(indicator, row.period)) if since is None else (since,)
    for candidate in candidates:
        base = find(data, row.indicator, candidate, row.area)
        if base is not None and base.value is not None:
            _refuse_incomparable(data, indicator, row, base)
            return candidate, base
    raise refuse(
        "shift",
        indicator,
        row.period,
        f"no level of {' or '.join(map(str, candidates)) or 'the period before'} is known",
        hint="give it, or name another period with since=",
    )


def _refuse_incomparable(
    data: IndicatorSet, indicator: Indicator, row: Observation, base: Observation
) -> None:
    if breaks_between(data, row, base):
        raise refuse("shift", indicator, row.period, f"the series breaks after {base.period}")
    if row.qualifier or base.qualifier:
        raise refuse("shift", indicator, row.period, "a level with a hedge proves no exact difference")

