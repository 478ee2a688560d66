"""The asker: what may be asked of the data, and in which words, for one period, area and register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from inspect import signature
from pathlib import Path
from typing import Any

from .. import analysis
from ..analysis import Fact
from ..errors import DefinitionError, did_you_mean
from ..indicators.model import IndicatorSet
from ..indicators.periods import Frequency, Period
from ..runs import Measure
from .phrasebook import Phrasebook, phrasebook
from .tokens import Tokens
from .words import Words

__all__ = ["Asker"]

_FACTS: Mapping[str, Callable[..., Fact]] = {
    Measure.LEVEL: analysis.level,
    Measure.CATEGORY: analysis.level,
    Measure.GROWTH: analysis.growth,
    Measure.CHANGE: analysis.change,
    Measure.PACE: analysis.pace,
    Measure.MULTIPLE: analysis.multiple,
    Measure.SHIFT: analysis.shift,
    Measure.SWING: analysis.swing,
    Measure.RANK: analysis.rank,
    Measure.SHARE: analysis.share,
    Measure.TARGET: analysis.target,
    Measure.COMPLETION: analysis.completion,
    Measure.PROGRESS: analysis.progress,
    Measure.STREAK: analysis.streak,
    Measure.RECORD: analysis.record,
    Measure.CONTRIBUTION: analysis.contribution,
    "contribution_share": analysis.contribution_share,
    "share_change": analysis.share_change,
    "period_growth": analysis.period_growth,
    "rate_streak": analysis.rate_streak,
    "pace_streak": analysis.pace_streak,
    "turn": analysis.turn,
    "two_year_growth": analysis.two_year_growth,
    "rank_change": analysis.rank_change,
    "revision": analysis.revision,
}


@lru_cache(maxsize=1024)
def _check_options(function: Callable[..., Fact], options: tuple[str, ...]) -> None:
    """Refuse what a fact takes no option of, or lacks.

    Raises:
        TypeError: says which.
    """
    signature(function).bind(None, "", None, "", **dict.fromkeys(options))


@dataclass(frozen=True, slots=True)
class Asker:
    """Facts of one data set, for one period, area and register.

    Attributes:
        data: the indicators.
        period: the period that facts are of, unless another is named.
        area: the reference area.
        register: the manner of wording (``work-report`` or ``statistics``).
        phrases: folders of an author's own phrase templates, before ours.
        names: words that texts may use besides indicators (year, area …).
    """

    data: IndicatorSet
    period: Period
    area: str = ""
    register: str = "work-report"
    phrases: tuple[Path, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def book(self) -> Phrasebook:
        """The phrasebook of the register."""
        return phrasebook(self.register, self.phrases)

    def fact(self, measure: str, id: str, *, period: str | Period | None = None, **options: Any) -> Fact:
        """The fact of a measure (``"level"``, ``"growth"``, ``"rank"`` …) of an indicator.

        Raises:
            RefusalError: the data does not prove it; says why.
            DefinitionError: there is no such measure.
        """
        area = options.pop("area", self.area)
        when = None if measure == Measure.TARGET and period is None else self.when(period)
        if measure not in _FACTS:
            raise DefinitionError(
                f"no fact is called “{measure}”",
                code="fact.unknown",
                hint=did_you_mean(measure, _FACTS) or "known: " + ", ".join(_FACTS),
            )
        if options.get("since"):
            options["since"] = self.since(options["since"], when)
        function = _FACTS[measure]
        try:
            _check_options(function, tuple(options))
        except TypeError as error:
            raise DefinitionError(f"the fact “{measure}” of {id}: {error}", code="fact.options") from error
        fact: Fact = function(self.data, id, when, area, **options)
        return fact

    def words(self, tokens: Tokens | None = None) -> Words:
        """The wording of facts; for sections that place single figures."""
        return Words(self.book, tokens or Tokens())

    def at(self, options: dict[str, Any]) -> tuple[Period, str]:
        """The period and area that a filter's options name, taken out of them."""
        return self.when(options.pop("period", None)), options.pop("area", self.area)

    def since(self, period: str | Period, own: str | Period | None = None) -> Period:
        """An earlier period by its notation.

        ``year-ago`` is the same period of the year before, ``year-start`` the end of that year.
        """
        if period == "year-ago":
            return self.when(own).year_ago()
        if period == "year-start":
            return Period(self.when(own).year - 1, Frequency.ANNUAL)
        return self.when(period)

    def when(self, period: str | Period | None) -> Period:
        """A period by its notation; without one, the asker's own."""
        if period is None:
            return self.period
        return period if isinstance(period, Period) else Period.parse(str(period))
