"""Columns of one height made of segments: the structure of a whole, 100 % each."""

from __future__ import annotations

from ..resolve import values_of
from ..spec import ChartSpec
from . import refuse
from ._vertical import Vertical

__all__ = ["plugin"]


class StackedShareChart(Vertical):
    """Each column is the whole, each segment its series' share."""

    stacking = "share"

    def check(self, spec: ChartSpec) -> None:
        """Refuse negative values, which are no share of anything.

        Raises:
            DefinitionError: a value is negative.
        """
        super().check(spec)
        if min(values_of(spec.series)) < 0:
            raise refuse(spec, "a share cannot be negative", "use kind: stacked for amounts of either sign")


plugin = StackedShareChart
