"""What the data says where a text states a figure: the facts that it could be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from ...analysis import (
    Fact,
    change,
    completion,
    contribution,
    contribution_share,
    growth,
    growth_gap,
    in_times,
    level,
    level_gap,
    multiple,
    pace,
    period_growth,
    progress,
    rank,
    rank_change,
    share,
    share_change,
    shift,
    swing,
    target,
    two_year_growth,
)
from ...errors import DataError, RefusalError, UnknownNameError
from ...indicators.model import IndicatorSet
from ...indicators.periods import Frequency, Period
from ...quantities import is_ratio
from .frames import Frame
from .kinds import Says
from .lexicon import Kind

__all__ = ["facts"]

Maker = Callable[[], Fact]
# Nouns of levels below zero, which move without a percentage.
_LOSSES = ("亏损额", "亏损", "逆差")
# Figures that may as well be aims.
_AIMED = frozenset({Says.LEVEL, Says.RATIO, Says.ARRIVED, Says.GROWTH})


def facts(
    data: IndicatorSet, kind: Says, frame: Frame, id: str, period: Period, area: str
) -> tuple[Fact, ...]:
    """The facts of an indicator that a figure of this kind may be; what is not proved is none.

    What was reached comes before what is aimed at.
    """
    found = []
    for maker in chain(_makers(data, kind, frame, id, period, area), _aims(data, kind, id, area)):
        try:
            found.append(maker())
        except (RefusalError, DataError, UnknownNameError):
            continue
    return tuple(fact for fact in found if fact.value is not None)


def _makers(
    data: IndicatorSet, kind: Says, frame: Frame, id: str, period: Period, area: str
) -> Iterator[Maker]:
    of = partial(_call, data, id, period, area)
    match kind:
        case Says.LEVEL | Says.ARRIVED:
            yield of(level)
        case Says.RATIO:
            yield partial(_ratio, data, id, period, area)
        case Says.GROWTH:
            yield of(growth)
        case Says.TIMES_GROWTH:
            yield lambda: in_times(growth(data, id, period, area))
        case Says.STEP:
            yield of(period_growth)
        case Says.TWO_YEAR:
            yield of(two_year_growth)
        case Says.CHANGE | Says.POINTS:
            yield from _moves(data, frame, id, period, area)
        case Says.GAP:
            yield from _gaps(data, frame, id, period, area)
        case Says.SHARE | Says.SHARE_POINTS:
            yield from _shares(data, kind, frame, id, period, area)
        case Says.PLACE:
            yield of(rank)
        case Says.PLACES:
            yield of(rank_change)
        case Says.COMPLETION | Says.AIM_GAP:
            yield of(completion)
        case Says.CALENDAR:
            yield of(progress)
        case Says.AIM:
            yield of(target)
        case Says.PULL | Says.PULL_SHARE:
            function = contribution if kind is Says.PULL else contribution_share
            for whole in frame.than_ids or ("",):
                yield of(function, of=whole)
        case Says.EARLIER:
            for row in data.series(id, area):
                if row.period < period:
                    yield partial(growth if frame.noun else level, data, id, row.period, area)
        case Says.MULTIPLE:
            yield of(multiple, since=period.year_ago())
        case _:
            return


def _aims(data: IndicatorSet, kind: Says, id: str, area: str) -> Iterator[Maker]:
    if kind in _AIMED:
        for aim in data.targets:
            if (aim.indicator, aim.area) == (id, area):
                yield _call(data, id, aim.period, area, target)


def _call(
    data: IndicatorSet, id: str, period: Period, area: str, function: Callable[..., Fact], **options: object
) -> Maker:
    return lambda: function(data, id, period, area, **options)


def _moves(data: IndicatorSet, frame: Frame, id: str, period: Period, area: str) -> Iterator[Maker]:
    """Changes over a year, and since the period that the words name."""
    of = partial(_call, data, id, period, area)
    year = frame.since in (None, Kind.YEAR) and frame.than is None
    if frame.noun is None and year:
        yield of(change)
        yield of(_ratio_growth)
        yield of(share_change)
    if year and (frame.noun is None or frame.noun.text in _LOSSES):
        yield of(swing)
    for since in _since(frame, period):
        yield of(pace, since=since)
        if frame.noun is None and frame.since is not Kind.YEAR:
            yield of(shift, since=since)


def _ratio(data: IndicatorSet, id: str, period: Period, area: str) -> Fact:
    """What a bare percentage says: the level; of an indicator that has none its growth, or else its share.

    Raises:
        RefusalError: it has none of the three.
    """
    for function in (level, growth):
        try:
            return function(data, id, period, area)
        except RefusalError:
            continue
    return share(data, id, period, area)


def _ratio_growth(data: IndicatorSet, id: str, period: Period, area: str) -> Fact:
    """A growth that is in points; any other is no figure of this kind.

    Raises:
        RefusalError: it is in percent.
    """
    fact = growth(data, id, period, area)
    if fact.unit == "%" or not is_ratio(fact.unit):
        raise RefusalError("a rate in percent")
    return fact


def _since(frame: Frame, period: Period) -> tuple[Period | None, ...]:
    """The periods that a movement may be held against, ``None`` being the one that releases compare with."""
    if frame.than is not None:
        return (frame.than.period,) if frame.than.period else ()
    if frame.since is Kind.YEAR:
        return period.year_ago(), Period(period.year - 1, Frequency.ANNUAL)
    if frame.since is Kind.YEAR_END:
        return Period(period.year - 1, Frequency.MONTHLY, 12), Period(period.year - 1, Frequency.ANNUAL)
    return (None,)


def _gaps(data: IndicatorSet, frame: Frame, id: str, period: Period, area: str) -> Iterator[Maker]:
    of = partial(_call, data, id, period, area)
    functions: tuple[Callable[..., Fact], ...] = (growth_gap, level_gap)
    if frame.noun is not None:
        functions = (growth_gap,)
    for function in functions:
        for than in frame.than_areas:
            yield of(function, other_area=than.area)
        for other in frame.than_ids:
            yield of(function, other=other)


def _shares(
    data: IndicatorSet, kind: Says, frame: Frame, id: str, period: Period, area: str
) -> Iterator[Maker]:
    of = partial(_call, data, id, period, area)
    function = share if kind is Says.SHARE else share_change
    for whole in frame.than_ids or ("",):
        yield of(function, of=whole)
    for than in frame.than_areas:
        yield of(function, of_area=than.area)
    # A ratio whose name says what it is of: 高新技术产业产值占比.
    yield of(level if kind is Says.SHARE else _ratio_growth)
