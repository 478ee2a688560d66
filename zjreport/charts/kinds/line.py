"""Lines with markers, one a series."""

from __future__ import annotations

from ._vertical import Vertical

__all__ = ["plugin"]


class LineChart(Vertical):
    """A line a series; its axis need not start from 0."""

    mark = "line"


plugin = LineChart
