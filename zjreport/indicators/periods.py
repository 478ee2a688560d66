"""Periods: years, halves, quarters, months and runs of them, cumulative or single."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ..errors import DataError

__all__ = ["Frequency", "Period"]


class Frequency(StrEnum):
    """SDMX frequency codes: annual, half-yearly, quarterly, monthly."""

    ANNUAL = "A"
    HALF = "H"
    QUARTERLY = "Q"
    MONTHLY = "M"

    @property
    def months(self) -> int:
        """Months in one period of this frequency."""
        return {"A": 12, "H": 6, "Q": 3, "M": 1}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Periods ``first`` to ``last`` of one frequency in one year.

    ``Period(2024, Frequency.QUARTERLY, 1, 3)`` is the first three quarters (前三季度). Periods sort by year and
    end, so that a series stands in time order.
    """

    year: int
    frequency: Frequency
    first: int = 1
    last: int = 1

    @classmethod
    def parse(cls, text: str) -> Period:
        """A period from any usual notation."""
        raise DataError(f"“{text}” is not a period", code="period.invalid")
