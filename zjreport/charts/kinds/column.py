"""Columns; several series stand side by side, and what is too wide turns the chart on its side."""

from __future__ import annotations

from dataclasses import replace

from ..resolve import ATTEMPTS, Attempt, Resolved
from ..shapes import Box, Scene
from ..spec import ChartSpec
from ..style import ChartStyle
from ._horizontal import Horizontal
from ._vertical import Vertical

__all__ = ["plugin"]

_MOST_BARS = 16


def _with_turned() -> tuple[Attempt, ...]:
    """The attempts of every kind; before names take three lines or labels go, bars are tried."""
    plain = [attempt for attempt in ATTEMPTS if attempt.labels == "all" and attempt.lines <= 2]
    turned = [replace(attempt, turned=True) for attempt in plain]
    return (*plain, *turned, *(attempt for attempt in ATTEMPTS if attempt not in plain))


class ColumnChart(Vertical):
    """A column a point; bars from left to right where names or labels are too wide for columns."""

    attempts = _with_turned()

    def settle(
        self, spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        if attempt.turned and _turns(spec):
            return Horizontal().settle(spec, size, style, attempt, title)
        return super().settle(spec, size, style, attempt, title)

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        upright = super().plot_box
        return Horizontal().plot_box(resolved, style) if resolved.horizontal else upright(resolved, style)

    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        return (
            Horizontal().layout(resolved, style) if resolved.horizontal else super().layout(resolved, style)
        )


def _turns(spec: ChartSpec) -> bool:
    plain = all(series.axis == "primary" and series.mark != "line" for series in spec.series)
    return plain and len(spec.categories) * len(spec.series) <= _MOST_BARS


plugin = ColumnChart
