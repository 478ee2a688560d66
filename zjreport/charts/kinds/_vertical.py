"""Charts whose values run upwards over a row of categories: columns, lines, stacks, combinations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ..metrics import ASCENT, DESCENT, MM, clean, text_width, wrap
from ..resolve import (
    Attempt,
    Resolved,
    ResolvedSeries,
    Stacking,
    category_names,
    series_of,
    target_of,
    values_of,
)
from ..scale import Axis, fit_axis
from ..shapes import Box, Label, Polyline, Rect, Scene, Shape, stack_lines
from ..spec import ChartSpec
from ..style import ChartStyle
from . import ChartKind, refuse
from ._columns import column_labels, columns, overhang
from ._frame import blank, frame
from ._lines import line_labels, lines, trailing
from ._names import break_names
from ._plot import Plot
from ._stacks import spans

__all__ = ["Vertical"]

_GAP = 1.2
# Where a combination keeps its columns and, above them, its line, so that their labels stay clear.
_COLUMN_BAND, _LINE_BAND = 0.56, (0.74, 0.9)
_TARGET_SHARE = 0.2


class Vertical(ChartKind):
    """The common part of the kinds that stand on a row of categories."""

    mark: Literal["column", "line"] = "column"
    stacking: Stacking = ""

    def check(self, spec: ChartSpec) -> None:
        super().check(spec)
        if not values_of(series for series in spec.series if series.axis == "primary"):
            raise refuse(spec, "its primary axis has no values", "put the levels on the primary axis")

    def settle(
        self, spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        resolved = blank(spec, size, style, attempt, title)
        target = target_of(spec)
        resolved = replace(
            resolved,
            series=series_of(spec, attempt, self.mark),
            stacking=self.stacking,
            target=target,
            target_name=_target_lines(spec, resolved) if target else (),
        )
        primary, secondary = _axes(resolved, style)
        resolved = replace(resolved, primary=primary, secondary=secondary)
        slot = plot_box(resolved, style).width / len(spec.categories)
        names = break_names(category_names(spec), slot, resolved.text_size, attempt)
        return replace(resolved, categories=names)

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        return plot_box(resolved, style)

    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        plot = Plot(resolved, style, plot_box(resolved, style))
        bars = columns(plot)
        labels = [*column_labels(plot, bars), *line_labels(plot)]
        shapes = [
            *frame(resolved, style).shapes,
            *_grid(plot),
            *(bar.rect for bar in bars),
            *_base_line(plot),
            *_target(plot, labels),
            *lines(plot),
            *_ticks(plot),
            *_names(plot),
            *labels,
        ]
        return Scene(*resolved.size, tuple(shapes))


def _target_lines(spec: ChartSpec, resolved: Resolved) -> tuple[str, ...]:
    return wrap(clean(spec.target_name), resolved.text_size, resolved.size[0] * _TARGET_SHARE)


def _axes(resolved: Resolved, style: ChartStyle) -> tuple[Axis, Axis | None]:
    """Both value axes; one prints its ticks only if some of its values go unprinted."""
    main = [series for series in resolved.series if series.axis == "primary"]
    other = [series for series in resolved.series if series.axis == "secondary"]
    standing = [series for series in main if series.mark != "line"]
    values = [end for row in spans(standing, resolved.stacking) for span in row if span for end in span]
    values += values_of(series for series in main if series.mark == "line")
    if resolved.target and resolved.target.value is not None:
        values.append(resolved.target.value)
    zero: Literal["always", "near"] = "always" if standing else "near"
    clear = all(series.labelled for series in resolved.series)
    room = _label_room(resolved, style)
    if other and clear:
        low, high = _LINE_BAND
        return (
            fit_axis(values, zero=zero, bottom=room, top=_COLUMN_BAND, count=12),
            fit_axis(values_of(other), zero="never", bottom=low, top=high, count=12),
        )
    if resolved.stacking == "share":
        primary = Axis(Decimal(0), Decimal(100), Decimal(20))
    else:
        primary = fit_axis(values, zero=zero, bottom=room, top=1 - room, count=_count(main))
    secondary = fit_axis(values_of(other), zero="near", bottom=room, top=1 - room) if other else None
    # What is shared out is in the unit of the data, so the shares say theirs themselves.
    unit = "%" if resolved.stacking == "share" else ""
    return _with_ticks(primary, main, unit), secondary and _with_ticks(secondary, other)


def _count(series: list[ResolvedSeries]) -> int:
    """About how many steps: few where they are printed, fine ones, close to the values, where not."""
    return 20 if all(one.labelled for one in series) else 5


def _with_ticks(axis: Axis, series: list[ResolvedSeries], unit: str = "") -> Axis:
    return axis if all(one.labelled for one in series) else axis.labelled(unit)


def _label_room(resolved: Resolved, style: ChartStyle) -> float:
    """The share of the plot's height that a label takes beyond its point."""
    if resolved.stacking:
        return 0
    height = frame(resolved, style).body.height - 2 * style.line_height(resolved.text_size)
    return min((resolved.text_size * MM + 1.6) / max(height, 1), 0.3)


def plot_box(resolved: Resolved, style: ChartStyle) -> Box:
    """The box between the axes, in which values are drawn."""
    size = resolved.text_size
    rows = max((len(lines) for lines in resolved.categories), default=0)
    left = _widest(resolved.primary.labels if resolved.primary else (), size)
    right = max(
        _widest(resolved.secondary.labels if resolved.secondary else (), size),
        _widest(_target_texts(resolved), size),
        _widest(trailing(resolved), size),
    )
    top = size * MM / 2 if resolved.scale_texts() else 0
    body = frame(resolved, style).body
    box = body.inset(
        left=left and left + _GAP,
        bottom=style.line_height(size) * rows + _GAP,
        right=right and right + _GAP,
        top=top,
    )
    if box.height < 1 or box.width < 1:
        return Box(0, body.top - 1, body.right, body.top)
    return box.inset(right=max(overhang(Plot(resolved, style, box)), _jut(resolved, box)))


def _jut(resolved: Resolved, box: Box) -> float:
    """How far the last name would stand out of the drawing, did the plot reach as far as it may."""
    if not resolved.categories:
        return 0
    slot = box.width / len(resolved.categories)
    wide = _widest(resolved.categories[-1], resolved.text_size)
    return max(0.0, (wide - slot) / 2 - (resolved.size[0] - box.right))


def _widest(texts: tuple[str, ...], size: float) -> float:
    return max((text_width(text, size) for text in texts), default=0)


def _target_texts(resolved: Resolved) -> tuple[str, ...]:
    if resolved.target is None:
        return ()
    return (*resolved.target_name, *filter(None, [resolved.target.label]))


def _grid(plot: Plot) -> Iterator[Shape]:
    axis = plot.resolved.primary
    if axis and axis.labels:
        for tick in axis.ticks:
            y = plot.y(tick)
            yield Polyline(((plot.box.left, y), (plot.box.right, y)), plot.style.grid, 0.4)


def _base_line(plot: Plot) -> Iterator[Shape]:
    axis = plot.resolved.primary
    if axis:
        y = plot.y(min(max(axis.low, Decimal(0)), axis.high))
        yield Polyline(((plot.box.left, y), (plot.box.right, y)), plot.style.axis, 0.7)


def _target(plot: Plot, labels: list[Label]) -> Iterator[Shape]:
    """The line of the target, left open where labels stand on it, and its name at the right."""
    target, style, size = plot.resolved.target, plot.style, plot.resolved.text_size
    if target is None or target.value is None:
        return
    y = plot.y(target.value)
    yield Polyline(((plot.box.left, y), (plot.box.right, y)), style.gold, 1.1, (3, 2))
    for box in (label.box for label in labels):
        if box.bottom < y < box.top:
            yield Rect(box, style.ground, solid=False)
    texts = _target_texts(plot.resolved)
    top = y + style.line_height(size) * len(texts) / 2
    top = max(top, plot.box.bottom + style.line_height(size) * len(texts))
    yield from stack_lines(texts, (plot.box.right + _GAP, top), size, style.ink)


def _ticks(plot: Plot) -> Iterator[Shape]:
    size, style = plot.resolved.text_size, plot.style
    drop = (ASCENT - DESCENT) / 2 * size * MM
    if (axis := plot.resolved.primary) and axis.labels:
        for tick, text in zip(axis.ticks, axis.labels, strict=True):
            yield Label(text, (plot.box.left - _GAP, plot.y(tick) - drop), size, style.muted, "right")
    if (axis := plot.resolved.secondary) and axis.labels:
        for tick, text in zip(axis.ticks, axis.labels, strict=True):
            at = (plot.box.right + _GAP, plot.y(tick, "secondary") - drop)
            yield Label(text, at, size, style.muted)


def _names(plot: Plot) -> Iterator[Shape]:
    top = plot.box.bottom - _GAP
    for place, lines_ in enumerate(plot.resolved.categories):
        at = (plot.x(place), top)
        yield from stack_lines(lines_, at, plot.resolved.text_size, plot.style.muted, "center")
