"""Columns made of segments, one a series."""

from __future__ import annotations

from ._vertical import Vertical

__all__ = ["plugin"]


class StackedChart(Vertical):
    """Segments upon another; negative values hang below the base line."""

    stacking = "stack"


plugin = StackedChart
