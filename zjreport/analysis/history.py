"""What only a series can prove: streaks, records, and published claims held against it."""

from __future__ import annotations

import re
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Observation, Status
from ..indicators.periods import Period
from ..runs import Basis, Measure
from .facts import Record, Streak
from .levels import observe, refuse

__all__ = ["check_claims", "record", "streak"]

_STREAK_CLAIM = re.compile(r"([二三四五六七八九十]|十[一二三四五六七八九]|\d+)连(增|升|涨|降)")
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")}
_MIN_HISTORY = 3


def streak(data: IndicatorSet, id: str, period: Period, area: str = "") -> Streak:
    """How many consecutive periods the level has risen (or fallen), this one included.

    Raises:
        RefusalError: a level is missing, there is no earlier one, or the level did not move.
    """
    indicator = data.indicator(id)
    rows = _known_until(data, id, period, area)
    if len(rows) < 2:
        raise refuse("streak", indicator, period, "there is no earlier level to compare with")
    rising = _level(rows[-1]) > _level(rows[-2])
    moves = 0
    for later, earlier in zip(reversed(rows), reversed(rows[:-1]), strict=False):
        if Status.BREAK in (later.status, earlier.status) or not _moved(later, earlier, rising):
            break
        moves += 1
    if not moves:
        raise refuse("streak", indicator, period, "the level did not move, or the series breaks")
    return Streak(
        measure=Measure.STREAK,
        indicator=indicator,
        period=period,
        area=area,
        value=Decimal(moves),
        basis=Basis.COMPUTED,
        sources=tuple(row.origin("value") for row in rows[-moves - 1 :]),
        rising=rising,
    )


def record(data: IndicatorSet, id: str, period: Period, area: str = "", *, lowest: bool = False) -> Record:
    """That this level is the highest (or lowest) of the whole known series, or since when it is.

    Raises:
        RefusalError: it beats fewer than two periods before it, or fewer than three are known.
    """
    indicator = data.indicator(id)
    rows = _known_until(data, id, period, area)
    if len(rows) < _MIN_HISTORY:
        raise refuse(
            "record",
            indicator,
            period,
            f"only {len(rows)} periods are known, {_MIN_HISTORY} are needed",
            hint="give the earlier periods, or the published words in the column claim",
        )
    own = _level(rows[-1])
    beaten = [index for index, row in enumerate(rows[:-1]) if not _beats(own, _level(row), lowest)]
    known = rows[beaten[-1] + 1 :] if beaten else rows
    if len(known) < _MIN_HISTORY:
        word = "lowest" if lowest else "highest"
        raise refuse("record", indicator, period, f"{own} is not the {word} of {_MIN_HISTORY} periods")
    return Record(
        measure=Measure.RECORD,
        indicator=indicator,
        period=period,
        area=area,
        value=own,
        unit=rows[-1].unit or indicator.unit,
        decimals=indicator.decimals,
        basis=Basis.COMPUTED,
        sources=tuple(row.origin("value") for row in reversed(known)),
        since=known[0].period,
        highest=not lowest,
        whole_series=not beaten,
    )


def _beats(own: Decimal, other: Decimal, lowest: bool) -> bool:
    return own < other if lowest else own > other


def check_claims(data: IndicatorSet, id: str, period: Period, area: str = "") -> tuple[str, ...]:
    """The published claims of a row (创历史新高, 四连增), each held against the known series.

    A claim that the series can neither prove nor contradict is taken as published.

    Raises:
        RefusalError: the known series contradicts a claim.
    """
    row = observe(data, id, period, area)
    rows = tuple(_known_until(data, id, period, area, strict=False))
    for claim in row.claim:
        if len(rows) > 1 and rows[-1] is row and not _compatible(claim, rows):
            raise RefusalError(
                f"“{claim}” of {data.indicator(id).name} ({id}) for {period} is contradicted by the series "
                + ", ".join(f"{known.period}: {known.value}" for known in rows[-6:]),
                code="refused.claim",
                hint="mend the claim or the data",
            )
    return row.claim


def _compatible(claim: str, rows: tuple[Observation, ...]) -> bool:
    values = [_level(row) for row in rows]
    if "新高" in claim:
        return values[-1] > max(values[:-1])
    if "新低" in claim:
        return values[-1] < min(values[:-1])
    if found := _STREAK_CLAIM.search(claim):
        steps = min(_numeral(found[1]), len(rows) - 1)
        rising = found[2] != "降"
        pairs = zip(rows[-steps:], rows[-steps - 1 : -1], strict=True)
        return all((_level(later) > _level(earlier)) is rising for later, earlier in pairs)
    return True


def _numeral(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return sum(_NUMERALS[sign] for sign in text)


def _moved(later: Observation, earlier: Observation, rising: bool) -> bool:
    consecutive = later.period.year_ago() == earlier.period or later.period.previous() == earlier.period
    up, down = _level(later) > _level(earlier), _level(later) < _level(earlier)
    return consecutive and (up if rising else down)


def _level(row: Observation) -> Decimal:
    if row.value is None:
        raise ValueError("rows without a level are left out before")
    return row.value


def _known_until(
    data: IndicatorSet, id: str, period: Period, area: str, *, strict: bool = True
) -> list[Observation]:
    """The rows with a level that are of the same span as ``period``, up to and with it."""
    rows = [
        row
        for row in data.series(id, area)
        if row.value is not None and row.period <= period and _same_span(row.period, period)
    ]
    if strict and (not rows or rows[-1].period != period):
        raise refuse("level", data.indicator(id), period, "no level was published")
    return rows


def _same_span(one: Period, other: Period) -> bool:
    same = (one.frequency, one.first, one.last) == (other.frequency, other.first, other.last)
    single = one.first == one.last and other.first == other.last
    return same or (single and one.frequency == other.frequency)
