"""The facts of movement: how a rate changed, how a level moved, swung or multiplied."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ..indicators.periods import Period
from .facts import Fact

__all__ = ["Multiple", "Pace", "RateStreak", "Shift", "Side", "Swing", "Turn", "Way"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace(Fact):
    """How a growth rate changed: ``own`` minus ``reference``, both as printed, in percentage points.

    ``since`` is the period whose rate is the reference.
    """

    own: Decimal
    reference: Decimal
    since: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Fact):
    """How a level moved since the period ``since``: in its unit, or in percent where ``relative``."""

    since: Period
    relative: bool = False


class Way(StrEnum):
    """How two levels lie to zero, where no percentage can be said of them."""

    TO_LOSS = "to loss"
    TO_GAIN = "to gain"
    LOSS_GREW = "loss grew"
    LOSS_SHRANK = "loss shrank"
    LOSS_STAYED = "loss stayed"
    FROM_NOTHING = "from nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing(Fact):
    """A level below zero, or against a base that is not above it; ``value`` is the change."""

    way: Way
    own: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Fact):
    """The level as a multiple of that of ``since``; ``doublings`` where it is 2, 4, 8 … times."""

    since: Period
    doublings: int = 0


class Side(StrEnum):
    """On which side of zero the rates of a streak lie."""

    NOT_BELOW = "not below"
    BELOW = "below"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateStreak(Fact):
    """``value`` consecutive periods of growth (or decline), or ``of_pace`` of a rate that rises (or falls).

    Attributes:
        rising: growth, or a rising rate.
        of_pace: whether the rate is held against the one before, and not against zero.
        months: the months from one period to the next: 1, 3 or 12.
        cumulative: whether the rates are of sums from January on.
        side: on which side of zero the rates lie.
    """

    rising: bool
    of_pace: bool
    months: int
    cumulative: bool
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Fact):
    """A growth rate that changed its sign after ``value`` consecutive periods of the other one.

    ``rising`` is whether it grows now; ``months`` lie between one period and the next.
    """

    rising: bool
    months: int
    cumulative: bool
