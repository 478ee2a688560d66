"""Series of levels that may be compared, and what they prove over consecutive periods."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..errors import ZjreportError
from ..indicators.model import Accumulation, Indicator, IndicatorSet, Observation, Status
from ..indicators.periods import Frequency, Period
from ..quantities import Quantity, round_decimal
from ..runs import Basis, Measure
from .facts import Streak
from .growth import RATE_DECIMALS
from .levels import hedges_growth, refuse, refuse_index

__all__ = ["known_until", "level_of", "streak", "unbroken"]

_SHORTEST = 2


def streak(data: IndicatorSet, id: str, period: Period, area: str = "") -> Streak:
    """How many consecutive periods the level has risen (or fallen), this one included.

    Flows within a year are compared with the same period of the year before, stocks with the
    period before.  A hedge ends what is known, and a move of a flow whose published rate says
    otherwise (levels at the prices of their years) ends the streak.

    Raises:
        RefusalError: a level is missing, the known ones do not prove two moves in a row, or they are
            those of an index.
    """
    indicator = data.indicator(id)
    refuse_index("streak", indicator, period)
    yearly = indicator.accumulation is not Accumulation.STOCK
    known = _exact(unbroken(_observed(data, indicator, period, area, yearly=yearly)))
    if len(known) < 2:
        raise refuse("streak", indicator, period, "there is no earlier level to compare with")
    levels = [level_of(row, indicator, known[-1]) for row in known]
    rising = levels[-1] > levels[-2]
    moves = 0
    for row, later, earlier in zip(reversed(known), reversed(levels), reversed(levels[:-1]), strict=False):
        if later == earlier or (later > earlier) is not rising or (yearly and _denied(row, rising)):
            break
        moves += 1
    if moves < _SHORTEST:
        reason = (
            "it is one move alone" if moves else "the level did not move, or its published rate denies it"
        )
        raise refuse("streak", indicator, period, reason)
    return Streak(
        measure=Measure.STREAK,
        indicator=indicator,
        period=period,
        area=area,
        value=Decimal(moves),
        status_word=known[-1].status_word,
        basis=Basis.COMPUTED,
        sources=tuple(row.origin("value") for row in reversed(known[-moves - 1 :])),
        rising=rising,
    )


def _exact(rows: Sequence[Observation]) -> Sequence[Observation]:
    """The last rows whose levels have no hedge."""
    hedged = [at for at, row in enumerate(rows) if row.qualifier and not hedges_growth(row)]
    return rows[hedged[-1] + 1 :] if hedged else rows


def _denied(row: Observation, rising: bool) -> bool:
    """Whether the published rate does not go the way that the level went."""
    if row.yoy is None:
        return False
    rate = round_decimal(row.yoy, RATE_DECIMALS)
    return rate <= 0 if rising else rate >= 0


def level_of(row: Observation, indicator: Indicator, like: Observation) -> Decimal:
    """The level of a row in the unit of another.

    Raises:
        RefusalError: the two are in units of different things.
    """
    if row.value is None:
        raise ValueError("rows without a level are left out before")
    unit = like.unit or indicator.unit
    return Quantity(row.value, row.unit or indicator.unit, indicator.decimals).in_unit(unit).rounded()


def _observed(
    data: IndicatorSet, indicator: Indicator, period: Period, area: str, *, yearly: bool = False
) -> list[Observation]:
    """The rows up to ``period``, which itself must have a level."""
    rows = known_until(data, indicator, period, area, yearly=yearly)
    if not rows or not rows[-1].period.same_span(period):
        raise refuse("level", indicator, period, "no level was published")
    return rows


def known_until(
    data: IndicatorSet,
    indicator: Indicator,
    period: Period,
    area: str,
    *,
    yearly: bool = False,
    of: str = "value",
) -> list[Observation]:
    """The rows with a level that can be compared with ``period``, up to and with it, in time order.

    That are the same periods of other years and, unless ``yearly`` or cumulative, the other
    periods of the same length.  ``of="yoy"`` takes the rows with a published rate instead.
    """
    yearly = yearly or indicator.accumulation is Accumulation.YEAR_TO_DATE
    return [
        row
        for row in data.series(indicator.id, area)
        if getattr(row, of) is not None and row.period <= period and _alike(row.period, period, yearly)
    ]


def _alike(one: Period, other: Period, yearly: bool) -> bool:
    same_months = (one.start_month, one.end_month) == (other.start_month, other.end_month)
    single = one.first == one.last and other.first == other.last and one.frequency is other.frequency
    return same_months or (single and not yearly and one.frequency is not Frequency.ANNUAL)


def unbroken(rows: Sequence[Observation]) -> Sequence[Observation]:
    """The last rows that follow one another without a gap, a break or a change of unit."""
    start = len(rows) - 1
    while start > 0 and rows[start].status is not Status.BREAK and _consecutive(rows, start):
        start -= 1
    return rows[start:]


def _consecutive(rows: Sequence[Observation], at: int) -> bool:
    later, earlier = rows[at].period, rows[at - 1].period
    if later.year_ago().same_span(earlier):
        return _only_yearly(rows)
    try:
        return later.previous().same_span(earlier)
    except ZjreportError:
        return False


def _only_yearly(rows: Sequence[Observation]) -> bool:
    last = rows[-1].period
    return all(
        (row.period.start_month, row.period.end_month) == (last.start_month, last.end_month) for row in rows
    )
