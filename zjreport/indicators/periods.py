"""Periods: years, halves, quarters, months and runs of them, cumulative or single."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..errors import DataError
from ._notations import NOTATIONS, Frequency, read

__all__ = ["Frequency", "Period"]


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
                hint=NOTATIONS,
            )

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> Period:
        """A period from any usual notation.

        Args:
            text: the notation.
            year: the year that a title above says, for texts that name none (一季度, 1—3月, 3月末).

        >>> str(Period.parse("2024年前三季度")), str(Period.parse("２０２４年1—2月"))
        ('2024-Q1/2024-Q3', '2024-01/2024-02')
        >>> str(Period.parse("1—3月", 2024))
        '2024-01/2024-03'

        Raises:
            DataError: ``text`` is no period, or not one within a calendar year.
        """
        return _parsed(text, year)

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

    def month_earlier(self) -> Period:
        """The period of figures that lag a month behind this one.

        >>> [str(Period.parse(text).month_earlier()) for text in ("2024-Q1", "2024-01/2024-06", "2024-03")]
        ['2024-01/2024-02', '2024-01/2024-05', '2024-02']

        Raises:
            DataError: it would lie in the year before.
        """
        last = self.end_month - 1
        first = 1 if self.is_cumulative else last
        return Period(self.year, Frequency.MONTHLY, first, last)

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


@lru_cache(maxsize=4096)
def _parsed(text: str, year: int | None) -> Period:
    found = read(text, year)
    if found is None:
        raise DataError(f"“{text}” is not a period", code="period.invalid", hint=NOTATIONS)
    return Period(*found)
