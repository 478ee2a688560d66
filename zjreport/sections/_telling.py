"""A topic told: headline, branches and further lines, each a whole sentence or left out with a warning."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..analysis import find, has_level
from ..errors import RefusalError, ZjreportWarning
from ..indicators.model import Accumulation, Indicator, Observation, Prices
from ..indicators.periods import Period
from ..phrasing import period_name
from ..runs import Runs
from ._base import Context, Item
from ._topics import Branches, Judgement, Part, Topic

__all__ = ["Telling"]

_AS_FAR_AS_IT_GOES: tuple[Part, ...] = ("level", "growth")


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells a topic in the words of a context.

    Attributes:
        context: the frame of the briefing.
        topic: what is told.
        scope: the words before the headline's name (全市).
        lag: by how many months a figure may lie behind the period; it is then told with its own.
    """

    context: Context
    topic: Topic
    scope: str = ""
    lag: int = 1

    def sentences(self) -> list[Runs]:
        """What the data proves of the topic, a sentence each; nothing where the headline has no data."""
        told = self._headline()
        if told is None:
            return []
        parts = (*map(self._branches, self.topic.branches), *map(self._also, self.topic.also))
        return [told, *(part for part in parts if part is not None)]

    def judgement(self, declared: str | Sequence[Judgement]) -> str:
        """The words of judgement: typed, or the first whose threshold the printed growth reaches."""
        if isinstance(declared, str):
            return declared
        indicator = self._indicator(self.topic.headline)
        period = self._period(indicator) if indicator else None
        if indicator is None or period is None:
            return ""
        rate = self.context.fact("growth", indicator.id, period=period).quantity.rounded()
        reached = (one.text for one in declared if one.at_least is None or rate >= one.at_least)
        return next(reached, "")

    # -- sentences -------------------------------------------------------------------------------------

    def _headline(self) -> Runs | None:
        indicator = self._indicator(self.topic.headline)
        period = self._period(indicator) if indicator else None
        if indicator is None or period is None:
            self._leave_out(self.topic.headline, "the data has no row of it for the period")
            return None
        told = self._told(indicator, period, self.topic.parts, self._opening(indicator, period))
        if not told:
            return None
        return self._sentence(period, f"{told}。")

    def _branches(self, branches: Branches) -> Runs | None:
        told = self._joint(branches) if branches.joint else self._clauses(branches.indicators, branches.parts)
        return self._sentence(self.context.period, f"{branches.lead}{told}。") if told else None

    def _joint(self, branches: Branches) -> str:
        """The source of a list that says the growth of all, and of how many grew."""
        known = [one for one in map(self._known, branches.indicators) if one is not None]
        return _each(known) if known else ""

    def _known(self, name: str) -> Indicator | None:
        """An indicator whose growth is known for the very period; any other is told of in a warning."""
        indicator = self._indicator(name)
        if indicator is None:
            self._leave_out(name, "the data has no indicator of that name")
            return None
        return indicator if self._is_proved(indicator, self.context.period, "growth", strict=True) else None

    def _also(self, item: Item) -> Runs | None:
        if isinstance(item, str):
            return self.context.item(item)
        told = self._clauses(item, _AS_FAR_AS_IT_GOES, strict=False)
        return self._sentence(self.context.period, f"{told}。") if told else None

    def _clauses(self, names: Sequence[str], parts: Sequence[Part], *, strict: bool = True) -> str:
        """The source of a clause of each indicator that there is something of."""
        told = []
        for name in names:
            indicator = self._indicator(name)
            period = self._period(indicator) if indicator else None
            if indicator is None or period is None:
                self._leave_out(name, "the data has no row of it for the period")
            elif clause := self._told(indicator, period, parts, strict=strict):
                told.append(clause)
        return "；".join(told)

    def _sentence(self, period: Period, source: str) -> Runs:
        return replace(self.context.speaker, period=period).text(source, place=self.context.place)

    # -- parts -----------------------------------------------------------------------------------------

    def _told(
        self,
        indicator: Indicator,
        period: Period,
        parts: Sequence[Part],
        before: str = "",
        *,
        strict: bool = True,
    ) -> str:
        """Name and parts of one indicator as the source of a clause; empty where nothing can be said.

        Where ``strict``, a warning tells of each part that is missed.
        """
        row = find(self.context.data, indicator.id, period, self.context.area)
        if indicator.prices is Prices.INDEX or row is None or not has_level(row):
            parts = [part for part in parts if part != "level"]
        proved = [part for part in parts if self._is_proved(indicator, period, part, strict)]
        return self._line(indicator, proved, before) if proved else ""

    def _is_proved(self, indicator: Indicator, period: Period, part: Part, strict: bool) -> bool:
        try:
            self._sentence(period, self._line(indicator, [part]))
        except RefusalError as error:
            if strict:
                self._leave_out(f"the {part} of {indicator.name}", str(error))
            return False
        return True

    def _line(self, indicator: Indicator, parts: Sequence[Part], before: str = "") -> str:
        """The source of a line that says the parts of an indicator."""
        than = f", than={list(self.topic.than)!r}" if "gap" in parts else ""
        return f"{{{{ {indicator.id!r} | say(parts={list(parts)!r}{than}, before={before!r}) }}}}"

    def _opening(self, indicator: Indicator, period: Period) -> str:
        """The period and the scope, which precede the name."""
        return f"{period_name(period, year=False, accumulation=indicator.accumulation)}，{self.scope}"

    # -- indicators and periods --------------------------------------------------------------------------

    def _indicator(self, reference: str) -> Indicator | None:
        """The indicator of that id, name or short name."""
        data = self.context.data
        if reference in data:
            return data.indicator(reference)
        return next((one for one in data if reference in (one.name, one.short_name)), None)

    def _period(self, indicator: Indicator) -> Period | None:
        """The period itself or, where the figures lag, the latest one of the year so far."""
        period, area = self.context.period, self.context.area
        if find(self.context.data, indicator.id, period, area):
            return period
        rows = self.context.data.series(indicator.id, area)
        lagging = [row for row in rows if _lags(row, indicator, period, self.lag)]
        return lagging[-1].period if lagging else None

    def _leave_out(self, what: str, why: str) -> None:
        place = f" ({self.context.place})" if self.context.place else ""
        warnings.warn(f"{what} is left out of its topic: {why}{place}", ZjreportWarning, stacklevel=2)


def _each(indicators: Sequence[Indicator]) -> str:
    first, *others = (repr(indicator.id) for indicator in indicators)
    return f"{{{{ {first} | each({', '.join(others)}) }}}}"


def _lags(row: Observation, indicator: Indicator, period: Period, months: int) -> bool:
    """Whether a row counts from January to ``months`` before the end of ``period`` at most."""
    behind = period.end_month - row.period.end_month
    starts = row.period.start_month == 1 or indicator.accumulation is Accumulation.STOCK
    return row.period.year == period.year and period.start_month == 1 and starts and 0 < behind <= months
