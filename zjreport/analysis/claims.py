"""Published statements (创历史新高, 四连增, 蝉联第一), each held against the known series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import IndicatorSet, Observation
from ..indicators.periods import Period
from .history import known_until, level_of
from .levels import find, observe

__all__ = ["check_claims"]

_STREAK = re.compile(r"([二三四五六七八九]?十?[一二三四五六七八九]?|\d+)连(增|升|涨|降|跌)")
_SINCE = re.compile(r"(\d{4})年以来")
_DIGITS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九")}

Level = tuple[Period, Decimal]


def check_claims(data: IndicatorSet, id: str, period: Period, area: str = "") -> tuple[str, ...]:
    """The published claims of a row (创历史新高, 四连增), each held against the known series.

    A claim that the series can neither prove nor contradict is taken as published.

    Raises:
        RefusalError: the known series contradicts a claim.
    """
    row = observe(data, id, period, area)
    for claim in row.claim:
        if not _levels_agree(data, row, claim) or not _places_agree(data, row, claim):
            raise RefusalError(
                f"“{claim}” of {data.indicator(id).name} ({id}) for {period} is contradicted by the series "
                + ", ".join(_shown(known) for known in data.series(id, area)[-6:]),
                code="refused.claim",
                hint="mend the claim or the data",
            )
    return row.claim


def _shown(row: Observation) -> str:
    place = f" (第{row.rank}位)" if row.rank is not None else ""
    return f"{row.period}: {'–' if row.value is None else row.value}{place}"


def _levels_agree(data: IndicatorSet, row: Observation, claim: str) -> bool:
    indicator = data.indicator(row.indicator)
    rows = known_until(data, indicator, row.period, row.area)
    if row.value is None:
        return True
    series = [(known.period, level_of(known, indicator, row)) for known in rows]
    if "新高" in claim or "新低" in claim:
        return _is_record(series, claim)
    if found := _STREAK.search(claim):
        return _is_streak(series, _numeral(found[1]), rising=found[2] not in "降跌")
    return True


def _is_record(series: Sequence[Level], claim: str) -> bool:
    since = _SINCE.search(claim)
    before = [level for period, level in series[:-1] if not since or period.year >= int(since[1])]
    own = series[-1][1]
    return all(own > level if "新高" in claim else own < level for level in before)


def _is_streak(series: Sequence[Level], steps: int, *, rising: bool) -> bool:
    """Whether the known levels of the last ``steps`` years and the one before them go one way."""
    last = series[-1][0]
    years = [
        level
        for period, level in series
        if (period.start_month, period.end_month) == (last.start_month, last.end_month)
        and last.year - steps <= period.year
    ]
    pairs = zip(years[1:], years[:-1], strict=True)
    return all(later > earlier if rising else later < earlier for later, earlier in pairs)


def _places_agree(data: IndicatorSet, row: Observation, claim: str) -> bool:
    """Whether 第一 and 蝉联 fit the places that are known of this year and the last."""
    first = any(word in claim for word in ("第一", "首位", "榜首", "第1"))
    if not first:
        return True
    before = find(data, row.indicator, row.period.year_ago(), row.area) if "蝉联" in claim else None
    places = [known.rank for known in (row, before) if known is not None]
    return all(place in (None, 1) for place in places)


def _numeral(text: str) -> int:
    """一 to 九十九, or digits; nothing reads as 0."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
