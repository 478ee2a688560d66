"""Facts: what the data proves, each with the cells that prove it.  One file a family of facts.

A function here gives a fact or raises :class:`~zjreport.errors.RefusalError` with the reason;
published figures win over computed ones, and nothing is computed that the data does not allow.
"""

from .categories import has_changed
from .claims import check_claims
from .contribution import Contribution, contribution, contribution_share
from .counts import count, spread
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
from .history import streak
from .levels import find, has_level, hedges_growth, level, observe, refuse
from .movements import Multiple, Pace, RateStreak, Shift, Side, Swing, Turn, Way
from .multiples import in_times, multiple
from .paces import pace
from .ranks import RankChange, rank, rank_change
from .records import record
from .revisions import Revision, revision, revisions
from .shares import share, share_change
from .shifts import period_growth, shift
from .streaks import pace_streak, rate_streak, turn
from .structure import Structure, structure
from .swings import swing
from .targets import actual, completion, elapsed, progress, target
from .totals import remainder, total
from .two_year import two_year_growth
from .wholes import parts_of, why_not_added

__all__ = [
    "Completion",
    "Contribution",
    "Count",
    "Fact",
    "Gap",
    "Multiple",
    "Pace",
    "Rank",
    "RankChange",
    "RateStreak",
    "Record",
    "Revision",
    "Share",
    "Shift",
    "Side",
    "Streak",
    "Structure",
    "Swing",
    "TargetFact",
    "Turn",
    "Way",
    "actual",
    "change",
    "check_claims",
    "claimed",
    "completion",
    "contribution",
    "contribution_share",
    "converted",
    "count",
    "direction",
    "elapsed",
    "find",
    "growth",
    "growth_gap",
    "has_changed",
    "has_level",
    "hedges_growth",
    "in_times",
    "level",
    "level_gap",
    "mention",
    "multiple",
    "observe",
    "pace",
    "pace_streak",
    "parts_of",
    "period_growth",
    "progress",
    "rank",
    "rank_change",
    "rate_streak",
    "record",
    "refuse",
    "remainder",
    "revision",
    "revisions",
    "share",
    "share_change",
    "shift",
    "spread",
    "streak",
    "structure",
    "swing",
    "target",
    "total",
    "turn",
    "two_year_growth",
    "why_not_added",
]
