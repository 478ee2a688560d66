"""Periods: years, halves, quarters, months and runs of them, cumulative or single."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ..errors import DataError

__all__ = ["Frequency", "Period"]


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


@dataclass(frozen=True, slots=True)
class Period:
    """Periods ``first`` to ``last`` of one frequency in one year.

    ``Period(2024, Frequency.QUARTERLY, 1, 3)`` is the first three quarters (前三季度); without ``last`` it is
    the single period ``first``.  Periods sort by their end, then by their start, so that a series stands in
    time order.

    Raises:
        DataError: there is no such period (a 13th month, a run that ends before it starts).
    """

    year: int
    frequency: Frequency
    first: int = 1
    last: int = 0

    def __post_init__(self) -> None:
        if not self.last:
            object.__setattr__(self, "last", self.first)
        in_year = 12 // self.frequency.months
        if not (1 <= self.first <= self.last <= in_year and 1000 <= self.year <= 9999):
            raise DataError(
                f"no period {self.first} to {self.last} of frequency {self.frequency} is in {self.year}",
                code="period.invalid",
                hint=_NOTATIONS,
            )

    @classmethod
    def parse(cls, text: str) -> Period:
        """A period from any usual notation.

        >>> str(Period.parse("2024年前三季度")), str(Period.parse("２０２４年1—2月"))
        ('2024-Q1/2024-Q3', '2024-01/2024-02')

        Raises:
            DataError: ``text`` is no period, or not one within a calendar year.
        """
        return _parse(text)

    def __str__(self) -> str:
        """The canonical notation, which :meth:`parse` reads back.

        >>> str(Period(2024, Frequency.HALF)), str(Period(2024, Frequency.MONTHLY, 3))
        ('2024-H1', '2024-03')
        """
        if self.frequency is Frequency.ANNUAL:
            return f"{self.year}"
        if self.first == self.last:
            return self._name(self.first)
        return f"{self._name(self.first)}/{self._name(self.last)}"

    def _name(self, number: int) -> str:
        if self.frequency is Frequency.MONTHLY:
            return f"{self.year}-{number:02}"
        return f"{self.year}-{self.frequency}{number}"

    def __hash__(self) -> int:
        return ((self.year * 13 + self.first) * 13 + self.last) * 13 + self.frequency.months

    @property
    def start_month(self) -> int:
        """The first month of the period, 1 to 12."""
        return (self.first - 1) * self.frequency.months + 1

    @property
    def end_month(self) -> int:
        """The last month of the period, 1 to 12."""
        return self.last * self.frequency.months

    @property
    def months(self) -> int:
        """How many months the period covers."""
        return (self.last - self.first + 1) * self.frequency.months

    @property
    def is_cumulative(self) -> bool:
        """Whether it runs from January on over more than one month (1—2月, 一季度, 前三季度, a year)."""
        return self.start_month == 1 and self.months > 1

    def same_span(self, other: Period) -> bool:
        """Whether both cover the same months, however they are counted.

        >>> Period.parse("2024-Q1").same_span(Period.parse("2024年1-3月"))
        True
        """
        return self._span() == other._span()

    def contains(self, other: Period) -> bool:
        """Whether every month of ``other`` is a month of this period."""
        return (
            self.year == other.year
            and self.start_month <= other.start_month
            and other.end_month <= self.end_month
        )

    __contains__ = contains

    def year_ago(self) -> Period:
        """The same period of the previous year, which 同比 compares with."""
        return Period(self.year - 1, self.frequency, self.first, self.last)

    def to_date(self) -> Period:
        """The cumulative period from January to the end of this one.

        >>> [str(Period.parse(text).to_date()) for text in ("2024-03", "2024-Q2", "2024-Q3", "2024-H2")]
        ['2024-01/2024-03', '2024-H1', '2024-Q1/2024-Q3', '2024']
        """
        if self.start_month == 1:
            return self
        if self.end_month == 12 and self.frequency is not Frequency.MONTHLY:
            return Period(self.year, Frequency.ANNUAL)
        if self.end_month == 6 and self.frequency is Frequency.QUARTERLY:
            return Period(self.year, Frequency.HALF)
        return Period(self.year, self.frequency, 1, self.last)

    def previous(self) -> Period:
        """The period that a release compares this one with.

        A run that starts with the year becomes one shorter, since releases are cumulative (1—3月 is compared
        with 1—2月); January and February are published together, so that 1—2月 is compared with the whole of
        last year.  Any other period moves back by its own length.

        >>> [str(Period.parse(text).previous()) for text in ("2024-Q1", "2024-01/2024-09", "2024-01/2024-02")]
        ['2023-Q4', '2024-01/2024-08', '2023-01/2023-12']

        Raises:
            DataError: moved back, it would lie in two years.
        """
        if self._is_run_from_january:
            if self.last == 2 and self.frequency is Frequency.MONTHLY:
                return Period(self.year - 1, self.frequency, 1, 12)
            return Period(self.year, self.frequency, 1, self.last - 1)
        return self._moved(-1)

    def next(self) -> Period:
        """The period that is compared with this one: what :meth:`previous` undoes.

        >>> [str(Period.parse(text).next()) for text in ("2024", "2024-12", "2024-01/2024-12")]
        ['2025', '2025-01', '2025-01/2025-02']
        """
        if self._is_run_from_january:
            if self.end_month < 12:
                return Period(self.year, self.frequency, 1, self.last + 1)
            return Period(self.year + 1, self.frequency, 1, 2)
        return self._moved(1)

    @property
    def _is_run_from_january(self) -> bool:
        return self.first == 1 < self.last

    def _moved(self, steps: int) -> Period:
        length = self.last - self.first + 1
        in_year = 12 // self.frequency.months
        year, first = divmod(self.year * in_year + self.first - 1 + steps * length, in_year)
        return Period(year, self.frequency, first + 1, first + length)

    def _span(self) -> tuple[int, int]:
        return self.year * 12 + self.end_month, self.year * 12 + self.start_month

    def _order(self) -> tuple[int, int, int]:
        return *self._span(), self.frequency.months

    def __lt__(self, other: Period) -> bool:
        return self._order() < other._order()

    def __le__(self, other: Period) -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: Period) -> bool:
        return self._order() > other._order()

    def __ge__(self, other: Period) -> bool:
        return self._order() >= other._order()


_NOTATIONS = (
    "write 2024, 2024-H1, 2024-Q1, 2024-01, 2024-01/2024-02, 2024-Q1/2024-Q3, "
    "or 2024年, 2024年上半年, 2024年一季度, 2024年前三季度, 2024年3月, 2024年1—2月"
)

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
        (rf"{_Y}年?-?[HS](?P<a>[12])", _H),
        (rf"{_Y}年?(?P<a>[上下])半年", _H),
        (rf"{_Y}-?[HS](?P<a>[12])[-/]({_SAME}-?)?[HS](?P<b>[12])", _H),
        (rf"{_Y}年?-?Q(?P<a>[1-4])", _Q),
        (rf"Q(?P<a>[1-4])[-/]?{_Y}", _Q),
        (rf"{_Y}年?-?{_QUARTER}末?", _Q),
        (rf"{_Y}年?-?Q(?P<a>[1-4])[-/]({_SAME}年?-?)?Q?(?P<b>[1-4])", _Q),
        (rf"{_Y}年?第?(?P<a>[1-4])(季度?)?-({_SAME}年?)?第?(?P<b>[1-4])季度?", _Q),
        (rf"{_Y}年?前(?P<b>[234])(个?季度?)", _Q),
        (rf"{_Y}(年|[-./]M?|M){_MONTH}(月份?|月[末底])?", _M),
        (rf"{_Y}(?P<a>0[1-9]|1[0-2])", _M),
        (rf"{_Y}(年|[-./])?{_MONTH}月?-{_MONTH_TO}月份?", _M),
        (rf"{_Y}\.{_MONTH}-{_MONTH_TO}", _M),
        (rf"{_Y}年?前{_MONTH_TO}个?月", _M),
        (rf"{_Y}[-./]?{_MONTH}[-/]{_SAME}[-./]?{_MONTH_TO}", _M),
        (rf"{_Y}年{_MONTH}月-{_SAME}年{_MONTH_TO}月", _M),
        (rf"{_Y}([-./])(?P<a>0[1-9]|1[0-2])/(?P<b>0[1-9]|1[0-2])", _M),
        (rf"{_Y}([-./]){_MONTH}\2(0?1)(T?00:00(:00)?)?", _M),
    )
)
_DURATION = re.compile(rf"{_Y}-(?P<a>\d\d)-01(T00:00:00)?/P(?P<n>\d+)(?P<unit>[MY])")


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    plain = _plain(text)
    if duration := _DURATION.fullmatch(plain):
        return _of_months(text, duration)
    for pattern, frequency in _FORMS:
        if match := pattern.fullmatch(plain):
            return _of_match(text, match, frequency)
    raise _invalid(text)


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


def _of_match(text: str, match: re.Match[str], frequency: Frequency) -> Period:
    groups = match.groupdict()
    first = _number(groups.get("a"), 1)
    last = _number(groups.get("b"), 0)
    if last and last < first:
        raise _invalid(text)
    return Period(int(groups["y"]), frequency, first, last)


def _number(sign: str | None, default: int) -> int:
    if not sign:
        return default
    return {"上": 1, "下": 2}.get(sign) or int(sign)


def _of_months(text: str, match: re.Match[str]) -> Period:
    """A start and a duration (2024-01-01/P9M), counted in the longest periods that fit."""
    first = int(match["a"])
    months = int(match["n"]) * (12 if match["unit"] == "Y" else 1)
    last = first + months - 1
    if not (1 <= first <= last <= 12):
        raise _invalid(text)
    year = int(match["y"])
    for frequency in (_A, _H, _Q):
        size = frequency.months
        if (first - 1) % size == 0 and (months == size or (frequency is _Q and months % size == 0)):
            return Period(year, frequency, (first - 1) // size + 1, last // size)
    return Period(year, _M, first, last)


def _invalid(text: str) -> DataError:
    return DataError(f"“{text}” is not a period", code="period.invalid", hint=_NOTATIONS)
