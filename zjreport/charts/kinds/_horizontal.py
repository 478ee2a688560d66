"""Charts whose values run to the right, a category a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ..metrics import ASCENT, DESCENT, MM, clean, shorten, spaced_width, text_width, wrap
from ..resolve import Attempt, Resolved, category_names, series_of, target_of, values_of
from ..scale import Axis, fit_axis
from ..shapes import Box, Label, Polyline, Rect, Scene, Shape, stack_lines
from ..spec import ChartSpec
from ..style import ChartStyle
from . import ChartKind
from ._frame import blank, frame, point_fill

__all__ = ["Horizontal"]

_MANY_ROWS = 30
_NAME_SHARE = 0.36
_NAME_GAP, _LABEL_GAP = 1.6, 1.0
_BAR_SHARE, _GROUP_SHARE = 0.58, 0.74


class Horizontal(ChartKind):
    """The common part of the kinds that hang rows from a vertical base line."""

    def settle(
        self, spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        resolved = blank(spec, size, style, attempt, title)
        target = target_of(spec)
        resolved = replace(
            resolved,
            series=series_of(spec, attempt, "column", _MANY_ROWS),
            horizontal=True,
            target=target,
            target_name=wrap(clean(spec.target_name), resolved.text_size, size[0] * _NAME_SHARE)
            if target
            else (),
        )
        resolved = replace(resolved, categories=_names(spec, resolved, style, attempt))
        return replace(resolved, primary=_axis(resolved, style))

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        return _plot_box(resolved, style)

    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        box = _plot_box(resolved, style)
        labels = list(_value_labels(resolved, style, box))
        shapes = [
            *frame(resolved, style).shapes,
            *_grid(resolved, style, box),
            *_bars(resolved, style, box),
            *_base_line(resolved, style, box),
            *_target(resolved, style, box, labels),
            *_name_labels(resolved, style, box),
            *labels,
        ]
        return Scene(*resolved.size, tuple(shapes))


def _names(
    spec: ChartSpec, resolved: Resolved, style: ChartStyle, attempt: Attempt
) -> tuple[tuple[str, ...], ...]:
    size, names = resolved.text_size, category_names(spec)
    width = resolved.size[0] * _NAME_SHARE
    if not attempt.rough:
        return tuple(wrap(name, size, width) for name in names)
    row = _plot_box(resolved, style).height / len(names)
    step = max(1, -int(-style.line_height(size) // row))
    return tuple(
        (shorten(name, size, width),) if name and place % step == 0 else ()
        for place, name in enumerate(names)
    )


def _axis(resolved: Resolved, style: ChartStyle) -> Axis:
    values = values_of(resolved.series)
    if resolved.target and resolved.target.value is not None:
        values.append(resolved.target.value)
    labels = [point.label for series in resolved.series for point in series.points]
    widest = max((text_width(label, resolved.text_size) for label in labels), default=0)
    room = min((widest + _LABEL_GAP) / _plot_box(resolved, style).width, 0.4)
    labelled = all(series.labelled for series in resolved.series)
    axis = fit_axis(values, bottom=room, top=1 - room, count=20 if labelled else 5)
    return axis if labelled else axis.labelled()


def _plot_box(resolved: Resolved, style: ChartStyle) -> Box:
    size = resolved.text_size
    names = [spaced_width(line, size) for lines in resolved.categories for line in lines]
    row = style.line_height(size)
    target_rows = len(resolved.target_name) + bool(resolved.target and resolved.target.label)
    box = frame(resolved, style).body.inset(
        left=max(names) + _NAME_GAP if names else 0,
        bottom=row + 0.6 if resolved.scale_texts() else 0,
        top=row * target_rows,
    )
    return box if box.height > 1 else Box(box.left, 0, box.right, 1)


def _x(resolved: Resolved, box: Box, value: Decimal) -> float:
    return box.left + (resolved.primary.share(value) if resolved.primary else 0) * box.width


def _row_middle(resolved: Resolved, box: Box, place: int) -> float:
    return box.top - (place + 0.5) * box.height / len(resolved.categories)


def _lane(resolved: Resolved, style: ChartStyle, box: Box, place: int, number: int) -> tuple[float, float]:
    """The lower and upper edge of the bar of one series in one row."""
    count = len(resolved.series)
    row = box.height / len(resolved.categories)
    group = min(row * (_BAR_SHARE if count == 1 else _GROUP_SHARE), style.bar_limit * count)
    thick = group / count
    top = _row_middle(resolved, box, place) + group / 2 - number * thick
    gap = thick * 0.06 if count > 1 else 0
    return top - thick + gap, top - gap


def _bars(resolved: Resolved, style: ChartStyle, box: Box) -> Iterator[Shape]:
    zero = _x(resolved, box, Decimal(0))
    for number, series in enumerate(resolved.series):
        for place, point in enumerate(series.points):
            if point.value is not None:
                low, high = _lane(resolved, style, box, place, number)
                left, right = sorted((zero, _x(resolved, box, point.value)))
                yield Rect(Box(left, low, right, high), point_fill(series, place, number, style))


def _value_labels(resolved: Resolved, style: ChartStyle, box: Box) -> Iterator[Label]:
    size = resolved.text_size
    for number, series in enumerate(resolved.series):
        for place, point in enumerate(series.points):
            if not point.label or point.value is None:
                continue
            low, high = _lane(resolved, style, box, place, number)
            y = (low + high) / 2 - 0.37 * size * MM
            colour = style.accent if point.tone == "highlight" else style.ink
            end = _x(resolved, box, point.value)
            if point.value < 0:
                yield Label(point.label, (end - _LABEL_GAP, y), size, colour, "right")
            else:
                yield Label(point.label, (end + _LABEL_GAP, y), size, colour)


def _name_labels(resolved: Resolved, style: ChartStyle, box: Box) -> Iterator[Label]:
    size = resolved.text_size
    for place, lines in enumerate(resolved.categories):
        tones = {series.points[place].tone for series in resolved.series}
        height = style.line_height(size) * (len(lines) - 1) + size * MM
        top = _row_middle(resolved, box, place) + height / 2
        colour = style.accent if "highlight" in tones else style.muted
        yield from stack_lines(lines, (box.left - _NAME_GAP, top), size, colour, "right")


def _grid(resolved: Resolved, style: ChartStyle, box: Box) -> Iterator[Shape]:
    axis, size = resolved.primary, resolved.text_size
    if axis is None:
        return
    for tick, text in zip(axis.ticks, axis.labels, strict=False):
        x = _x(resolved, box, tick)
        yield Polyline(((x, box.bottom), (x, box.top)), style.grid, 0.4)
        yield Label(text, (x, box.bottom - 0.6 - ASCENT * size * MM), size, style.muted, "center")


def _base_line(resolved: Resolved, style: ChartStyle, box: Box) -> Iterator[Shape]:
    x = _x(resolved, box, Decimal(0))
    yield Polyline(((x, box.bottom), (x, box.top)), style.axis, 0.7)


def _target(resolved: Resolved, style: ChartStyle, box: Box, labels: list[Label]) -> Iterator[Shape]:
    """The line of the target, left open where labels stand on it, and its name on top."""
    target, size = resolved.target, resolved.text_size
    if target is None or target.value is None:
        return
    x = _x(resolved, box, target.value)
    yield Polyline(((x, box.bottom), (x, box.top)), style.gold, 1.1, (3, 2))
    for label in (label.box for label in labels):
        if label.left < x < label.right:
            yield Rect(label, style.ground, solid=False)
    texts = (*resolved.target_name, *filter(None, [target.label]))
    top = box.top + style.line_height(size) * len(texts) - DESCENT * size * MM
    yield from stack_lines(texts, (x, top), size, style.ink, "center")
