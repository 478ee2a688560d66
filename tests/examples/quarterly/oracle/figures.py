"""What is true: figures of the invented city, with the little arithmetic that claims need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

__all__ = ["Figures", "printed"]

Key = tuple[str, str, int, int]
_TARGETS = {
    "gdp": ("growth", "6"),
    "industrial_va": ("growth", "7.5"),
    "retail": ("growth", "6"),
    "trade": ("level", "350"),
    "budget_revenue": ("level", "115.0"),
    "new_jobs": ("level", "5.0"),
    "unemployment": ("at most", "5.5"),
    "fdi": ("level", "3.2"),
}

# How far the year before was off in its first release: level and growth.
_REVISED = {"gdp": ("6.64", "0.2")}


def printed(number: Decimal, decimals: int) -> Decimal:
    """Rounded half up, as it must stand in print."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True)
class Figures:
    """The truth, asked by indicator, area, year and quarter (of which a cumulative figure is the end)."""

    truth: Mapping[Key, Any]
    specs: Mapping[str, Any]
    own: str
    cities: tuple[str, ...]

    def level(self, id: str, year: int, quarter: int, area: str = "") -> Decimal | None:
        value: Decimal | None = self.truth[id, area or self.own, year, quarter].value
        return value

    def growth(self, id: str, year: int, quarter: int, area: str = "") -> Decimal | None:
        """The published rate at one decimal, percent or points; of an index what it lies above 100."""
        figure = self.truth[id, area or self.own, year, quarter]
        if self.specs[id].kind == "index":
            return printed(figure.value - 100, 1)
        return None if figure.yoy is None else printed(figure.yoy, 1)

    def place(self, id: str, year: int, quarter: int) -> tuple[int, bool]:
        """The place by growth among the cities, and whether it is shared; counted anew."""
        rates = [self.growth(id, year, quarter, city) for city in self.cities]
        own = self.growth(id, year, quarter)
        known = [rate for rate in rates if rate is not None and own is not None]
        assert len(known) == len(self.cities), f"no place of {id}"
        return 1 + sum(rate > own for rate in known if own is not None), rates.count(own) > 1

    def revised(self, id: str) -> tuple[Decimal, Decimal]:
        """By how much the level and the growth of the year before were put higher."""
        level, growth = _REVISED[id]
        return Decimal(level), Decimal(growth)

    def target(self, id: str) -> tuple[str, Decimal]:
        """What kind of target there is for the year, and its number."""
        kind, number = _TARGETS[id]
        return kind, Decimal(number)

    def completion(self, id: str, year: int, quarter: int) -> Decimal:
        """The level in percent of the year's target, one decimal."""
        level = self.level(id, year, quarter)
        assert level is not None
        return printed(level / self.target(id)[1] * 100, 1)

    def share(self, id: str, of: str, year: int, quarter: int) -> Decimal:
        """The level in percent of another's, one decimal."""
        part, whole = self.level(id, year, quarter), self.level(of, year, quarter)
        assert part is not None
        assert whole is not None
        return printed(part / whole * 100, 1)
