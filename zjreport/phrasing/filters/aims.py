"""Targets, and how far they are reached."""

from __future__ import annotations

from typing import Any

from ...runs import Measure
from ..asking import Asker
from ..tokens import Tokens
from .arguments import said

__all__ = ["FILTERS"]


def target(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The aim with its hedge: 1800亿元, 150个以上."""
    return said(asker, tokens, "target", asker.fact(Measure.TARGET, id, **options))


def completion(asker: Asker, tokens: Tokens, id: str, *, calendar: bool = False, **options: Any) -> str:
    """How far the target is reached: 完成年度目标的95.0%.

    ``calendar=`` adds, while the year runs, how far that is ahead of the calendar.
    """
    told = said(asker, tokens, "completion", asker.fact(Measure.COMPLETION, id, **options))
    if not calendar or asker.when(options.get("period")).months == 12:
        return told
    return told + asker.book.register.clause + progress(asker, tokens, id, **options)


def progress(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Against the calendar: 超序时进度9.9个百分点."""
    return said(asker, tokens, "progress", asker.fact(Measure.PROGRESS, id, **options))


FILTERS = (target, completion, progress)
