"""What a line says behind the level: growth, change of the rate, gap, change, rank, claims.

In the order of a statistics release, as far as the row goes or as far as a text asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from .. import analysis
from ..errors import RefusalError
from ..indicators.model import Indicator, Observation, Prices
from ..quantities import is_ratio
from ..runs import Measure
from .asking import Asker
from .choice import Choice
from .patterns import has_slot
from .tokens import NOUN
from .words import Words

__all__ = ["Tails"]

_GROSS_PRODUCT = re.compile(r"(?:生产总值|GDP)(?:[（(][^）)]*[）)])?$")


@dataclass(frozen=True)
class Tails:
    """The parts of one row's line that follow its level."""

    asker: Asker
    words: Words
    indicator: Indicator
    row: Observation
    choice: Choice

    @cached_property
    def growth(self) -> str:
        """The growth, or how a level below zero came about; empty where neither is to be said."""
        if "growth" not in self.choice:
            return ""
        return self._swing or self._real + self._growth

    @cached_property
    def others(self) -> list[str]:
        """The parts behind the growth, in their order.

        Raises:
            RefusalError: a part that is asked for is not proved, or the series contradicts a claim.
        """
        return [*self._pace, *self._gaps, *self._change, *self._rank, *self._claims]

    # -- growth ----------------------------------------------------------------------------------------

    @property
    def _swing(self) -> str:
        if self.row.value is None:
            return ""
        try:
            return self.words.swing(self._fact(Measure.SWING))
        except RefusalError:
            return ""

    @property
    def _growth(self) -> str:
        if self.row.yoy is not None or "growth" in self.choice.asked:
            return self.words.growth(self._fact(Measure.GROWTH))
        if self.indicator.prices is Prices.INDEX and self.row.value is not None:
            return "".join(self._where_known(lambda: self.words.growth(self._fact(Measure.GROWTH))))
        return ""

    @property
    def _real(self) -> str:
        """At which prices a gross product grew, where its level stands before at those of the year."""
        stated = "level" in self.choice and analysis.has_level(self.row)
        real = self.indicator.prices is Prices.CONSTANT and _GROSS_PRODUCT.search(self.indicator.name)
        return str(self.words.book.register.real_growth) if stated and real and self._growth else ""

    # -- comparisons -----------------------------------------------------------------------------------

    @cached_property
    def _pace(self) -> list[str]:
        return self._proved("pace", self._change_of_rate)

    def _change_of_rate(self) -> str:
        if self._is_ratio:
            return self.words.shift(self._fact(Measure.SHIFT, since=self.choice.since))
        return self.words.pace(self._fact(Measure.PACE, since=self.choice.since))

    @cached_property
    def _gaps(self) -> list[str]:
        """The gaps; behind 比一季度加快…, which names no rate, the first of them names it: 增速高于全省…."""
        texts: list[str] = []
        for area in self.choice.than:
            unnamed = not texts and any(NOUN not in text for text in self._pace)
            texts += self._proved("gap", partial(self._gap, area, named=unnamed))
        return texts

    def _gap(self, area: str, *, named: bool) -> str:
        measure = analysis.level_gap if self._is_ratio else analysis.growth_gap
        fact = measure(self.asker.data, self.indicator.id, self.row.period, self.row.area, other_area=area)
        return self.words.gap(fact, of="level" if self._is_ratio else "growth", named=named)

    @property
    def _is_ratio(self) -> bool:
        """Whether the level itself is compared, and not its growth."""
        return analysis.has_level(self.row) and is_ratio(self.row.unit or self.indicator.unit)

    # -- what the row holds ----------------------------------------------------------------------------

    @property
    def _change(self) -> Iterator[str]:
        """A published change that the level or the growth does not say already."""
        row = self.row
        known = "change" in self.choice.asked or (row.change is not None and row.change != row.value)
        by_growth = self._is_ratio and (row.yoy is not None or "growth" in self.choice.asked)
        if (
            "change" in self.choice
            and known
            and not by_growth
            and not has_slot(self.indicator.phrase, "change")
        ):
            yield self.words.change(self._fact(Measure.CHANGE))

    @property
    def _rank(self) -> Iterator[str]:
        known = self.row.rank is not None or self.row.rank_word
        said = has_slot(self.indicator.phrase, "rank")
        if "rank" in self.choice and not said and (known or "rank" in self.choice.asked):
            yield self.words.rank(self._fact(Measure.RANK), basis=self._basis)

    @property
    def _basis(self) -> str:
        """What is ranked, where it would be taken for what was spoken of before: 增速, 总量."""
        compared = [*self._pace, *self._gaps]
        spoken_of = next((text for text in reversed(compared) if NOUN in text), "").partition(NOUN)[2][:2]
        if self._is_ratio:
            return ""
        if self.row.rank_basis != "growth":
            return self._level_ranked if compared and analysis.has_level(self.row) else ""
        if spoken_of:
            return "" if spoken_of in ("增速", "涨幅") else "增速"
        return "增速" if analysis.has_level(self.row) else ""

    @property
    def _level_ranked(self) -> str:
        """What a ranked level is called; where the source does not say what it ranked, neither do we."""
        if not self.row.rank_basis:
            return "位次"
        per_something = "/" in (self.row.unit or self.indicator.unit)
        return "水平" if per_something or analysis.why_not_added(self.indicator) else "总量"

    @property
    def _claims(self) -> Iterator[str]:
        if "claims" not in self.choice:
            return
        row = self.row
        for claim in analysis.check_claims(self.asker.data, row.indicator, row.period, row.area):
            yield self.words.claim(self.indicator, row, claim)

    # -- asking ----------------------------------------------------------------------------------------

    def _fact(self, measure: Measure, **options: Any) -> Any:
        return self.asker.fact(
            measure, self.indicator.id, period=self.row.period, area=self.row.area, **options
        )

    def _proved(self, part: str, say: Callable[[], str]) -> list[str]:
        """A part that the row itself does not hold: proved, or left out where it is only hoped for."""
        if part in self.choice.asked:
            return [say()]
        return self._where_known(say) if part in self.choice.hoped else []

    @staticmethod
    def _where_known(say: Callable[[], str]) -> list[str]:
        try:
            return [say()]
        except RefusalError:
            return []
