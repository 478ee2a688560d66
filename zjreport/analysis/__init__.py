"""Facts: what the data proves, each with the cells that prove it.  One file a family of facts.

A function here gives a fact or raises :class:`~zjreport.errors.RefusalError` with the reason;
published figures win over computed ones, and nothing is computed that the data does not allow.
"""

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
    mention,
)
from .gaps import growth_gap, level_gap
from .growth import change, growth
from .history import check_claims, record, streak
from .levels import level, observe, refuse
from .ranks import rank
from .shares import share
from .targets import completion, target
from .totals import remainder, total

__all__ = [
    "Completion",
    "Count",
    "Fact",
    "Gap",
    "Rank",
    "Record",
    "Share",
    "Streak",
    "TargetFact",
    "change",
    "check_claims",
    "claimed",
    "completion",
    "count",
    "growth",
    "growth_gap",
    "level",
    "level_gap",
    "mention",
    "observe",
    "rank",
    "record",
    "refuse",
    "remainder",
    "share",
    "streak",
    "target",
    "total",
]
