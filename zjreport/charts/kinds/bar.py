"""Bars from left to right: rankings, with the own bar highlighted, and names of any length."""

from __future__ import annotations

from ..spec import ChartSpec
from ._horizontal import Horizontal

__all__ = ["plugin"]

# Millimetres: a row of one bar, a further series in it, the unit line above, the name of a target line.
_ROW, _LANE, _HEAD, _MARK_NAME = 9.0, 3.5, 9.0, 5.0


class BarChart(Horizontal):
    """A bar a point, the first category on top."""

    def height(self, spec: ChartSpec, usual: float) -> float:
        """As many rows as there are categories, each as deep as its series need."""
        row = _ROW + _LANE * (len(spec.series) - 1)
        return row * len(spec.categories) + _HEAD + (_MARK_NAME if spec.target else 0)


plugin = BarChart
