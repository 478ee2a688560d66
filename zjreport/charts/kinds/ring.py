"""A ring: the parts of one whole around its total."""

from __future__ import annotations

from ._slices import Slices

__all__ = ["plugin"]


class RingChart(Slices):
    """A ring with ``spec.centre`` inside, a line for each of its runs."""

    hole = 0.6


plugin = RingChart
