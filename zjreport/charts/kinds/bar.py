"""Bars from left to right: rankings, with the own bar highlighted, and names of any length."""

from __future__ import annotations

from ._horizontal import Horizontal

__all__ = ["plugin"]


class BarChart(Horizontal):
    """A bar a point, the first category on top."""


plugin = BarChart
