"""What only a series proves."""

from __future__ import annotations

from typing import Any

from ...runs import Measure
from ..asking import Asker
from ..tokens import Tokens
from .arguments import said

__all__ = ["FILTERS"]


def streak(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Consecutive rises, proved by the series: 实现“四连增”."""
    return said(asker, tokens, "streak", asker.fact(Measure.STREAK, id, **options))


def rate_streak(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Consecutive periods of growth or decline: 连续3个季度增长."""
    return said(asker, tokens, "rate_streak", asker.fact("rate_streak", id, **options))


def pace_streak(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Consecutive periods of a rate that rises or falls: 增速连续3个季度加快."""
    return said(asker, tokens, "rate_streak", asker.fact("pace_streak", id, **options))


def turn(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """A rate that changed its sign after several periods: 在连续3个季度下降后转为增长."""
    return said(asker, tokens, "turn", asker.fact("turn", id, **options))


def record(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """A record, proved by the series: 创历史新高.  ``by="growth"`` is of the growth rate."""
    return said(asker, tokens, "record", asker.fact(Measure.RECORD, id, **options))


def two_year_growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Growth on average over two years: 两年平均增长4.6%."""
    return said(asker, tokens, "two_year_growth", asker.fact("two_year_growth", id, **options))


FILTERS = (streak, rate_streak, pace_streak, turn, record, two_year_growth)
