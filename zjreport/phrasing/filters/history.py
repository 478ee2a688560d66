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


def record(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """A record, proved by the series: 创历史新高."""
    return said(asker, tokens, "record", asker.fact(Measure.RECORD, id, **options))


def two_year_growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Growth on average over two years: 两年平均增长4.6%."""
    return said(asker, tokens, "two_year_growth", asker.fact("two_year_growth", id, **options))


FILTERS = (streak, record, two_year_growth)
