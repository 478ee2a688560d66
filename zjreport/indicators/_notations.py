"""Notations of periods: every usual way to write a year, a half, a quarter, months, and runs of them."""

from __future__ import annotations

import calendar
import re
from enum import StrEnum

__all__ = ["NOTATIONS", "PART_OF_YEAR", "Found", "Frequency", "read"]


class Frequency(StrEnum):
    """SDMX frequency codes: annual, half-yearly, quarterly, monthly.

    ``months`` is the number of months in one period of the frequency.
    """

    months: int

    ANNUAL = "A", 12
    HALF = "H", 6
    QUARTERLY = "Q", 3
    MONTHLY = "M", 1

    def __new__(cls, code: str, months: int) -> Frequency:
        member = str.__new__(cls, code)
        member._value_ = code
        member.months = months
        return member


NOTATIONS = (
    "write 2024, 2024-H1, 2024-Q1, 2024-01, 2024-01/2024-02, 2024-Q1/2024-Q3, "
    "or 2024年, 2024年上半年, 2024年一季度, 2024年前三季度, 2024年3月, 2024年1—2月"
)

_DASH = "[-—–―－~～至到]"
# A part of a year within running text.
PART_OF_YEAR = (
    rf"全年|[上下]半年|前[二三四234]个?季度|第?[一二三四1-4]{_DASH}[二三四2-4]季度|第?[一二三四1-4]季度"
    rf"|\d{{1,2}}月?(?:份)?\s*{_DASH}\s*\d{{1,2}}\s*月|1[、和]2月|\d{{1,2}}\s*月"
)

Found = tuple[int, Frequency, int, int]

_FIRST_YEAR = 1000
_A, _H, _Q, _M = Frequency.ANNUAL, Frequency.HALF, Frequency.QUARTERLY, Frequency.MONTHLY

# Full-width forms one by one and not by NFKC, which would turn the note mark ① into a digit.
_PLAIN: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= {ord(sign): "-" for sign in "—–―‐‑−－～~至到"}
_CHINESE = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "两": "2"}
_CHINESE_YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
_CHINESE_NUMBER = re.compile("十[一二]?|[一二两三四五六七八九]")

_Y = r"(?P<y>\d{4})"
_SAME = r"(?P=y)"
_QUARTER = r"第?(?P<a>[1-4])季度?"
_MONTH = r"(?P<a>0?[1-9]|1[0-2])"
_MONTH_TO = r"(?P<b>0?[1-9]|1[0-2])"

# One pattern a notation, read after dashes, digits and blanks have been made plain.
_FORMS: tuple[tuple[re.Pattern[str], Frequency], ...] = tuple(
    (re.compile(pattern), frequency)
    for pattern, frequency in (
        (rf"{_Y}(年度?)?(全年度?)?(年?[末底])?", _A),
        (rf"(FY-?)?{_Y}(-?FY)?", _A),
        (rf"{_Y}年?-?[HS](?P<a>[12])", _H),
        (rf"{_Y}年?(?P<a>[上下])半年", _H),
        (rf"{_Y}-?[HS](?P<a>[12])[-/]({_SAME}-?)?[HS](?P<b>[12])", _H),
        (rf"{_Y}年?[-/.]?Q(?P<a>[1-4])", _Q),
        (rf"{_Y}年?[-/.]?(?P<a>[1-4])Q", _Q),
        (rf"Q(?P<a>[1-4])[-/]?{_Y}", _Q),
        (rf"(?P<a>[1-4])Q[-/]?{_Y}", _Q),
        (rf"{_Y}年?-?{_QUARTER}末?", _Q),
        (rf"{_Y}年?-?Q(?P<a>[1-4])[-/]({_SAME}年?-?)?Q?(?P<b>[1-4])", _Q),
        (rf"{_Y}年?第?(?P<a>[1-4])(季度?)?-({_SAME}年?)?第?(?P<b>[1-4])季度?", _Q),
        (rf"{_Y}年?前(?P<b>[234])(个?季度?)", _Q),
        (rf"{_Y}(年|[-./]M?|M){_MONTH}(月份?|月[末底])?", _M),
        (rf"{_Y}(?P<a>0[1-9]|1[0-2])", _M),
        (rf"{_Y}(年|[-./])?{_MONTH}月?-{_MONTH_TO}月(份|[末底])?", _M),
        (rf"{_Y}年?(?P<a>0?1)月?[、,和及](?P<b>0?2)月份?", _M),
        (rf"{_Y}M{_MONTH}[-/]({_SAME})?M{_MONTH_TO}", _M),
        (rf"{_Y}[./]{_MONTH}-{_MONTH_TO}", _M),
        (rf"{_Y}年?前{_MONTH_TO}个?月", _M),
        (rf"{_Y}[-./]?{_MONTH}[-/]{_SAME}[-./]?{_MONTH_TO}", _M),
        (rf"{_Y}年{_MONTH}月-{_SAME}年{_MONTH_TO}月", _M),
        (rf"{_Y}([-./])(?P<a>0[1-9]|1[0-2])/(?P<b>0[1-9]|1[0-2])", _M),
        (rf"{_Y}([-./]){_MONTH}\2(0?1)(T?00:00(:00)?)?", _M),
    )
)
# What stands around a period and changes nothing in it: 截至2024年3月末, 2024年1—3月累计.
_AROUND = re.compile("^(?:截[至-]|自年初至)|累计(?:数|值)?$|合计$|期间$")
_INTERVAL = re.compile(
    rf"{_Y}[-./年](?P<a>0?[1-9]|1[0-2])[-./月]0?1日?[-/]{_SAME}[-./年]{_MONTH_TO}[-./月](?P<day>\d\d?)日?"
)
_PART_SIGNS = re.compile("[月季半年QH]")
_DURATION = re.compile(rf"{_Y}-(?P<a>\d\d)-01(T00:00:00)?/P(?P<n>\d+)(?P<unit>[MY])")


def read(text: str, year: int | None = None) -> Found | None:
    """The parts of the period that ``text`` means, or ``None`` if it is none within a calendar year.

    ``year`` is that of texts that name none.

    >>> read("1—3月", 2024)
    (2024, <Frequency.MONTHLY: 'M'>, 1, 3)
    """
    plain = _AROUND.sub("", _plain(text))
    if duration := _DURATION.fullmatch(plain):
        return _of_duration(duration)
    if interval := _INTERVAL.fullmatch(plain):
        return _of_interval(interval)
    # A bare number is no part of a year: 3 may be anything.
    for written in (plain, f"{year}年{plain}") if year and _PART_SIGNS.search(plain) else (plain,):
        for pattern, frequency in _FORMS:
            if match := pattern.fullmatch(written):
                return _of_match(match, frequency)
    return None


def _plain(text: str) -> str:
    """``text`` with ASCII digits and dashes, without blanks."""
    plain = "".join(text.split()).translate(_PLAIN).upper()
    plain = _CHINESE_YEAR.sub(lambda match: "".join(_CHINESE[sign] for sign in match[0]), plain)
    return _CHINESE_NUMBER.sub(_chinese_number, plain)


def _chinese_number(match: re.Match[str]) -> str:
    text = match[0]
    if text[0] == "十":
        return str(10 + int(_CHINESE.get(text[1:], "0")))
    return _CHINESE[text]


def _of_match(match: re.Match[str], frequency: Frequency) -> Found | None:
    groups = match.groupdict()
    first = _number(groups.get("a"), 1)
    last = _number(groups.get("b"), first)
    return (
        (int(groups["y"]), frequency, first, last)
        if int(groups["y"]) >= _FIRST_YEAR and first <= last
        else None
    )


def _number(sign: str | None, default: int) -> int:
    if not sign:
        return default
    return {"上": 1, "下": 2}.get(sign) or int(sign)


def _of_duration(match: re.Match[str]) -> Found | None:
    """A start and a duration (2024-01-01/P9M)."""
    first = int(match["a"])
    months = int(match["n"]) * (12 if match["unit"] == "Y" else 1)
    return _longest(int(match["y"]), first, first + months - 1)


def _of_interval(match: re.Match[str]) -> Found | None:
    """The first of a month and the last of a month (2024-01-01/2024-09-30)."""
    year, last = int(match["y"]), int(match["b"])
    ends_a_month = year >= _FIRST_YEAR and int(match["day"]) == calendar.monthrange(year, last)[1]
    return _longest(year, int(match["a"]), last) if ends_a_month else None


def _longest(year: int, first: int, last: int) -> Found | None:
    """The months ``first`` to ``last``, counted in the longest periods that fit."""
    if not (1 <= first <= last <= 12 and year >= _FIRST_YEAR):
        return None
    months = last - first + 1
    for frequency in (_A, _H, _Q):
        size = frequency.months
        if (first - 1) % size == 0 and (months == size or (frequency is _Q and months % size == 0)):
            return year, frequency, (first - 1) // size + 1, last // size
    return year, _M, first, last
