"""Columns for a level with a line for its growth on an axis of its own."""

from __future__ import annotations

from ..spec import ChartSpec
from . import refuse
from ._vertical import Vertical

__all__ = ["plugin"]


class CombinationChart(Vertical):
    """Columns on the primary axis, lines on the secondary one or wherever a series says."""

    def check(self, spec: ChartSpec) -> None:
        """Refuse charts without both a column and a line, and columns on the secondary axis.

        Raises:
            DefinitionError: see above.
        """
        super().check(spec)
        marks = {
            series.mark or ("line" if series.axis == "secondary" else "column") for series in spec.series
        }
        if marks != {"column", "line"}:
            raise refuse(spec, "it needs columns and a line", "set mark: column and mark: line on its series")
        if any(series.axis == "secondary" and series.mark == "column" for series in spec.series):
            raise refuse(spec, "columns stand on the primary axis", "put the line on the secondary axis")


plugin = CombinationChart
