"""Charts whose bars run to the right, a category a row, the first on top."""

from __future__ import annotations

from ..markup import EMPTY, Xml, concat
from .axes import category_axis, value_axis
from .ink import val
from .labels import Spot, labels
from .plan import Plan
from .series import bar_series
from .spacing import bar_spacing

__all__ = ["sideways"]

_NAMES, _SCALE = 111, 112


def sideways(plan: Plan) -> Xml:
    """The plot and its axes; a target line is drawn over it (see :mod:`overlay`)."""
    resolved = plan.resolved
    if resolved.primary is None:
        return EMPTY
    series = concat(_series(plan, number) for number in range(len(resolved.series)))
    return Xml(
        f"<c:barChart>{val('barDir', 'bar')}{val('grouping', 'clustered')}{val('varyColors', 0)}"
        f"{series}{bar_spacing(plan, len(resolved.series))}"
        f"{val('axId', _NAMES)}{val('axId', _SCALE)}</c:barChart>"
        f"{category_axis(plan, _NAMES, _SCALE, 'l')}"
        f"{value_axis(plan, resolved.primary, _SCALE, _NAMES, 'b')}"
    )


def _series(plan: Plan, number: int) -> Xml:
    points, style = plan.resolved.series[number].points, plan.style
    spots = [Spot("outEnd", style.accent if point.tone == "highlight" else style.ink) for point in points]
    return bar_series(plan, number, labels(points, spots, plan.resolved.text_size, plan.ink))
