"""The indicator model: what is measured, what was observed, what is aimed at.  All immutable.

An :class:`Indicator` says what a series means and how it is spoken of, an :class:`Observation` is
one published row (a level, a growth rate, a rank … of one indicator, area and period), a
:class:`Target` an aim, and an :class:`IndicatorSet` holds them all and answers questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from ..errors import UnknownNameError, did_you_mean
from ..quantities import Quantity
from ..runs import Source
from ._index import Index
from ._rows import Rows
from .periods import Period

__all__ = [
    "Accumulation",
    "Bound",
    "Indicator",
    "IndicatorSet",
    "Observation",
    "Polarity",
    "Prices",
    "Status",
    "Target",
]


class Accumulation(StrEnum):
    """Whether a value is of a single period, cumulative from 1 January, or a stock at period end."""

    SINGLE = "single"
    YEAR_TO_DATE = "ytd"
    STOCK = "stock"


class Prices(StrEnum):
    """The price basis: at current prices no real rate may be computed from levels."""

    NONE = "none"
    CURRENT = "current"
    CONSTANT = "constant"
    INDEX = "index"


class Polarity(StrEnum):
    """Which direction is welcome."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """Observation status by SDMX: normal, provisional, estimated, forecast, break, missing."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    FORECAST = "F"
    BREAK = "B"
    NOT_APPLICABLE = "M"
    MISSING = "O"


class Bound(StrEnum):
    """What a target asks: a level to reach, at least, at most, about, or a growth rate."""

    LEVEL = "level"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a series measures, and the words that go with it.

    Attributes:
        id: the name by which definitions and templates reach it (a Python identifier).
        name: the printed name.
        unit: unit with its classifier (亿元, 万亩, 家, %); free text.
        verb: the verb of a level: 新建, 净增 … stand before the name, 达到, 提高到, 保持 … after it.
        growth_verb: the verb of a rise (增长, 上涨, 提升, 平均增长).
        phrase: a line of its own with ``{value}`` where the hedged number and unit go
            (``扶持{value}成功创业``); empty: the engine composes the line from verb and name.
        zero: the words for a level of exactly 0 (保持动态清零).
        accumulation, prices, polarity: see the enumerations.
        adjusted: whether the series is seasonally adjusted, so that a period may be compared with
            the one before (环比).
        decimals: decimals to print; ``None``: as many as the source gives.
        group: the panel or table group it belongs to.
        parent: the id of the indicator of which this one is a part (其中).
        source: the publishing office.
        short_name: a shorter name for charts and cards; empty: the name.
        note: a remark.
        definition: what it measures, for notes of definitions (指标解释).
        origin: the catalogue row.
    """

    id: str
    name: str
    unit: str = ""
    verb: str = ""
    growth_verb: str = "增长"
    phrase: str = ""
    zero: str = ""
    accumulation: Accumulation = Accumulation.SINGLE
    prices: Prices = Prices.NONE
    polarity: Polarity = Polarity.NEUTRAL
    decimals: int | None = None
    group: str = ""
    parent: str = ""
    source: str = ""
    short_name: str = ""
    note: str = ""
    definition: str = ""
    adjusted: bool = False
    origin: Source = Source()

    @property
    def label(self) -> str:
        """The name for narrow places."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Observation:
    """One published row: everything that the source says of an indicator, area and period.

    Attributes:
        value: the level; ``None`` where only a rate was published or the value is missing.
        category: the level of a categorical indicator (``Ⅱ类``).
        unit: the unit of the level in this row.
        yoy: the published year-on-year growth, in percent; for ratios in percentage points.
        pop: the published growth over the previous period (环比), in percent; for ratios in points.
        change: the published net change of the level, in its unit (points for ratios).
        share: the published share in its parent, in percent.
        share_change: the published change of that share over the year, in percentage points.
        contribution: the published contribution to the parent's growth (拉动), in percentage points.
        contribution_share: the published share in the parent's growth (贡献率), in percent.
        qualifier: the hedge printed with the level (以上, 余, 左右, 超过, 约, 达到或超过).
        status: SDMX observation status.
        status_word: the word to print for it (预计, 初步核算); empty: none.
        rank, rank_of: arabic place and the number of areas ranked.
        rank_word: a declared place that is no number (前列, 首位).
        rank_scope: among whom (全省).
        rank_basis: ``level`` or ``growth``: what was ranked; empty: the source does not say.
        claim: published statements about the value (创历史新高), in order; the engine prints them
            as declared and refuses one that the known series contradicts.
        vintage: the release this row came from.
        origins: the source cell of each field, by field name.
    """

    indicator: str
    period: Period
    area: str = ""
    value: Decimal | None = None
    category: str = ""
    unit: str = ""
    yoy: Decimal | None = None
    pop: Decimal | None = None
    change: Decimal | None = None
    qualifier: str = ""
    status: Status = Status.NORMAL
    status_word: str = ""
    rank: int | None = None
    rank_of: int | None = None
    rank_word: str = ""
    rank_scope: str = ""
    rank_basis: str = ""
    claim: tuple[str, ...] = ()
    note: str = ""
    vintage: str = ""
    share: Decimal | None = None
    share_change: Decimal | None = None
    contribution: Decimal | None = None
    contribution_share: Decimal | None = None
    origins: Mapping[str, Source] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, Period]:
        """Indicator, area and period: what a row is about."""
        return self.indicator, self.area, self.period

    def origin(self, name: str) -> Source:
        """The cell of one field; where only the row is known, the row."""
        return self.origins.get(name) or self.origins.get("", Source())


@dataclass(frozen=True, slots=True)
class Target:
    """An aim for an indicator in a period.

    Attributes:
        value: the level, or the growth rate in percent for ``Bound.GROWTH``.
        qualifier: the hedge to print (以上, 左右, 超过); empty: by the bound.
        beside: the id of the indicator whose actual is printed beside the target; empty: its own.
        note: printed below the table (a scope that differs, say).
    """

    indicator: str
    period: Period
    value: Decimal
    bound: Bound = Bound.LEVEL
    area: str = ""
    unit: str = ""
    qualifier: str = ""
    beside: str = ""
    note: str = ""
    origins: Mapping[str, Source] = field(default_factory=dict)

    def origin(self, name: str) -> Source:
        """The cell of one field; where only the row is known, the row."""
        return self.origins.get(name) or self.origins.get("", Source())


Releases = tuple[Observation, ...]


class IndicatorSet:
    """Indicators with their observations and targets; immutable.

    Args:
        indicators: the catalogue, in printing order.
        observations: all rows, in any order.
        targets: all aims.
    """

    def __init__(
        self,
        indicators: Iterable[Indicator] = (),
        observations: Iterable[Observation] | Rows = (),
        targets: Iterable[Target] = (),
    ) -> None:
        self._indicators = {indicator.id: indicator for indicator in indicators}
        self._rows = observations if isinstance(observations, Rows) else Rows(observations)
        self._targets = tuple(targets)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The catalogue in its order."""
        return tuple(self._indicators.values())

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every row of every release."""
        return self._rows.all

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every aim."""
        return self._targets

    @cached_property
    def _index(self) -> Index:
        stocks = {item.id for item in self if item.accumulation is Accumulation.STOCK}
        return Index(self._rows, stocks)

    @property
    def current(self) -> tuple[Observation, ...]:
        """The rows that count: the latest release of every figure."""
        return self._index.current

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every reference area, in order of first mention."""
        return self._rows.areas

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period observed, in time order."""
        return tuple(sorted(self._rows.periods))

    def __contains__(self, indicator: object) -> bool:
        return indicator in self._indicators

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators.values())

    def __len__(self) -> int:
        return len(self._indicators)

    def indicator(self, id: str) -> Indicator:
        """The indicator called ``id``.

        Raises:
            UnknownNameError: there is none; names the nearest.
        """
        try:
            return self._indicators[id]
        except KeyError:
            raise UnknownNameError(
                f"no indicator is called “{id}”",
                code="indicator.unknown",
                hint=did_you_mean(id, self._indicators),
            ) from None

    def find(self, indicator: str, period: Period, area: str = "") -> Observation | None:
        """The row of an indicator, period and area, or ``None``; of several releases the latest.

        A row of the same months under another name serves as well: 1—3月 for 一季度, and for stocks any
        period of the same end: 3月末 for 一季度.
        """
        return self._index.find(indicator, period, area)

    def series(self, indicator: str, area: str = "") -> tuple[Observation, ...]:
        """The rows of an indicator in one area, in time order; of several releases the latest."""
        return self._index.series(indicator, area)

    def releases(self, indicator: str, period: Period, area: str = "") -> tuple[Observation, ...]:
        """Every release of one figure, oldest first (see :func:`~.vintages.vintage_order`)."""
        return self._index.releases(indicator, period, area)

    def revisions(self, indicator: str | None = None, area: str | None = None) -> tuple[Releases, ...]:
        """The figures that have several releases, each with its rows, oldest release first.

        Args:
            indicator: of this one only.
            area: in this area only.
        """
        return tuple(self._index.revised(indicator, area))

    def target(self, indicator: str, period: Period, area: str = "") -> Target | None:
        """The aim for an indicator in a period, or ``None``."""
        for target in self._targets:
            if (target.indicator, target.period, target.area) == (indicator, period, area):
                return target
        return None

    def __add__(self, other: IndicatorSet) -> IndicatorSet:
        """Both sets as one; the catalogue entries of ``other`` fill in what this one lacks."""
        merged = {**{item.id: item for item in other.indicators}, **self._indicators}
        order = dict.fromkeys((*self._indicators, *merged))
        return IndicatorSet(
            (merged[id] for id in order),
            self.observations + other.observations,
            self._targets + other.targets,
        )

    def quantity(self, observation: Observation) -> Quantity | None:
        """The level of a row with the precision of its indicator, or ``None``."""
        if observation.value is None:
            return None
        indicator = self.indicator(observation.indicator)
        unit = observation.unit or indicator.unit
        return Quantity(observation.value, unit, indicator.decimals)

    def to_sdmx_csv(self, version: Literal["1.0", "2.0"] = "2.0") -> str:
        """All observations as SDMX-CSV of a version, which :func:`~.read_indicators` reads back.

        Targets, and the words of the catalogue, have no place in such a file.
        """
        from .sdmx import sdmx_csv

        return sdmx_csv(self, version)

    def replace(self, **changes: Iterable[object]) -> IndicatorSet:
        """A copy with other ``indicators``, ``observations`` or ``targets``."""
        parts = {"indicators": self.indicators, "observations": self._rows, "targets": self._targets}
        return IndicatorSet(**{**parts, **changes})  # type: ignore[arg-type]
