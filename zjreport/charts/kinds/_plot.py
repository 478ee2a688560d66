"""The place of categories and values in a chart that stands on a row of categories."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..resolve import Resolved
from ..shapes import Box
from ..style import ChartStyle

__all__ = ["Plot"]


@dataclass(frozen=True, slots=True)
class Plot:
    """A resolved chart with the box that its values are drawn in."""

    resolved: Resolved
    style: ChartStyle
    box: Box

    @property
    def slot(self) -> float:
        """The width that one category has."""
        return self.box.width / len(self.resolved.series[0].points)

    def x(self, place: int) -> float:
        """The middle of a category."""
        return self.box.left + (place + 0.5) * self.slot

    def y(self, value: Decimal, axis: Literal["primary", "secondary"] = "primary") -> float:
        """The height of a value."""
        scale = self.resolved.primary if axis == "primary" else self.resolved.secondary
        return self.box.bottom + (scale.share(value) if scale else 0) * self.box.height
