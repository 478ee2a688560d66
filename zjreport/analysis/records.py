"""Records: the highest or lowest of a series that is known without a gap."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..errors import DefinitionError
from ..indicators.model import Indicator, IndicatorSet, Observation
from ..indicators.periods import Period
from ..quantities import PERCENT, is_ratio
from ..runs import Basis, Measure
from .facts import Record
from .growth import growth
from .history import known_until, level_of, unbroken
from .levels import refuse, refuse_index

__all__ = ["record"]

_MIN_HISTORY = 3
_FIELDS = {"level": "value", "growth": "yoy"}


def record(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, lowest: bool = False, by: str = "level"
) -> Record:
    """That this is the highest (or lowest) of the whole known series, or since when it is.

    ``by="growth"`` tells of the published growth rate.  Cumulative figures are held against the
    same period of other years.  A gap or a break ends what is known: what lies before it is not
    compared.

    Raises:
        RefusalError: fewer than three periods in a row are known, one has a hedge, it beats fewer
            than two, or the level is that of an index.
        DefinitionError: there is no such ``by``.
    """
    if by not in _FIELDS:
        raise DefinitionError(f"a record is by level or by growth, not by “{by}”", code="record.by")
    indicator = data.indicator(id)
    if by == "level":
        refuse_index("record", indicator, period)
    rows = known_until(data, indicator, period, area, of=_FIELDS[by])
    if not rows or not rows[-1].period.same_span(period):
        raise refuse("level" if by == "level" else "growth", indicator, period, "none was published")
    known = unbroken(rows)
    if len(known) < _MIN_HISTORY:
        raise refuse(
            "record",
            indicator,
            period,
            f"only {len(known)} periods in a row are known, {_MIN_HISTORY} are needed",
            hint="give the earlier periods, or the published words in the column claim",
        )
    values = [_value(data, indicator, row, known[-1], by) for row in known]
    unbeaten = [at for at, value in enumerate(values[:-1]) if not _beats(values[-1], value, lowest)]
    since = unbeaten[-1] + 1 if unbeaten else 0
    if len(known) - since < _MIN_HISTORY:
        word = "lowest" if lowest else "highest"
        raise refuse("record", indicator, period, f"{values[-1]} is not the {word} of {_MIN_HISTORY} periods")
    return Record(
        measure=Measure.RECORD,
        indicator=indicator,
        period=period,
        area=area,
        value=values[-1],
        unit=PERCENT if by == "growth" else known[-1].unit or indicator.unit,
        decimals=None if by == "growth" else indicator.decimals,
        status_word=known[-1].status_word,
        basis=Basis.COMPUTED,
        sources=tuple(row.origin(_FIELDS[by]) for row in reversed(known[since:])),
        since=known[since].period,
        highest=not lowest,
        whole_series=not since and len(known) == len(rows),
        same_periods=_same_periods(known),
    )


def _beats(own: Decimal, other: Decimal, lowest: bool) -> bool:
    return own < other if lowest else own > other


def _value(data: IndicatorSet, indicator: Indicator, row: Observation, like: Observation, by: str) -> Decimal:
    if row.qualifier:
        raise refuse("record", indicator, like.period, f"the figure of {row.period} has a hedge")
    if by == "level":
        return level_of(row, indicator, like)
    fact = growth(data, indicator.id, row.period, row.area)
    if is_ratio(fact.unit) and fact.unit != PERCENT:
        raise refuse("record", indicator, like.period, "it changes by points; ask for the level")
    return fact.quantity.rounded()


def _same_periods(rows: Sequence[Observation]) -> bool:
    """Whether parts of years were compared with the same parts of other years only."""
    months = {(row.period.start_month, row.period.end_month) for row in rows}
    return len(months) == 1 and rows[-1].period.months < 12
