"""Facts: what the data proves, each with the cells that prove it.  One file a family of facts.

A function here gives a fact or raises :class:`~zjreport.errors.RefusalError` with the reason;
published figures win over computed ones, and nothing is computed that the data does not allow.
"""

from .claims import check_claims
from .counts import count
from .facts import (
    Completion,
    Count,
    Fact,
    Gap,
    Rank,
    Record,
    Share,
    Streak,
    TargetFact,
    claimed,
    converted,
    mention,
)
from .gaps import growth_gap, level_gap
from .growth import change, direction, growth
from .history import record, streak
from .levels import find, has_level, hedges_growth, level, observe, refuse
from .movements import Multiple, Pace, Shift, Swing, Turn, Way
from .paces import pace
from .ranks import rank
from .shares import share
from .targets import actual, completion, progress, target
from .totals import remainder, total

__all__ = [
    "Completion",
    "Count",
    "Fact",
    "Gap",
    "Multiple",
    "Pace",
    "Rank",
    "Record",
    "Share",
    "Shift",
    "Streak",
    "Swing",
    "TargetFact",
    "Turn",
    "Way",
    "actual",
    "change",
    "check_claims",
    "claimed",
    "completion",
    "converted",
    "count",
    "direction",
    "find",
    "growth",
    "growth_gap",
    "has_level",
    "hedges_growth",
    "level",
    "level_gap",
    "mention",
    "observe",
    "pace",
    "progress",
    "rank",
    "record",
    "refuse",
    "remainder",
    "share",
    "streak",
    "target",
    "total",
]
