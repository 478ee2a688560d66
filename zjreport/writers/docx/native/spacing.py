"""How wide columns and bars are, in DrawingML's terms: shares of their own width."""

from __future__ import annotations

from ..markup import Xml
from .ink import val
from .plan import Plan

__all__ = ["bar_spacing", "spacing"]

_MOST_GAP = 500
#: What bars side by side leave free at each edge of their lane.
_LANE_GAP = 0.06


def bar_spacing(plan: Plan, lanes: int) -> Xml:
    """The spacing of the bars as the layout draws them, ``lanes`` of them side by side."""
    sides = plan.bars()
    thick = next((bar.height if plan.resolved.horizontal else bar.width for bar in sides), plan.slot / 2)
    pitch = thick / (1 - 2 * _LANE_GAP) if lanes > 1 else 0
    return spacing(plan.slot, thick, pitch, lanes)


def spacing(slot: float, thick: float, pitch: float, lanes: int) -> Xml:
    """Bars ``thick`` millimetres wide, ``pitch`` apart from middle to middle (0: one upon the other)."""
    gap = (slot - thick - pitch * (lanes - 1)) / thick
    overlap = 1 - pitch / thick
    return Xml(
        val("gapWidth", min(max(int(gap * 100 + 0.5), 0), _MOST_GAP))
        + val("overlap", min(max(int(overlap * 100 + (0.5 if overlap >= 0 else -0.5)), -100), 100))
    )
