"""A pie: the parts of one whole."""

from __future__ import annotations

from ._slices import Slices

__all__ = ["plugin"]


class PieChart(Slices):
    """A disc of slices, clockwise from the top."""


plugin = PieChart
