"""Columns, side by side or stacked, and the labels at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..metrics import ASCENT, DESCENT, MM, text_width
from ..resolve import ResolvedPoint
from ..shapes import Box, Label, Rect
from ._frame import point_fill
from ._plot import Plot
from ._stacks import spans

__all__ = ["Bar", "column_labels", "columns", "overhang"]

_GAP, _SIDE_GAP = 0.7, 0.5
# Programs draw columns no farther apart than this many times their width.
_MOST_APART = 5
# Digits stand lower than the em box: they look centred about this height.
_DIGIT_MIDDLE = 0.37


@dataclass(frozen=True, slots=True)
class Bar:
    """One column or segment with the point it shows."""

    rect: Rect
    point: ResolvedPoint
    place: int
    down: bool


def columns(plot: Plot) -> list[Bar]:
    """Every column or segment of the primary axis."""
    standing = [
        (number, series)
        for number, series in enumerate(plot.resolved.series)
        if series.mark != "line" and series.axis == "primary"
    ]
    rows = spans([series for _, series in standing], plot.resolved.stacking)
    lanes = 1 if plot.resolved.stacking else len(standing)
    found: list[Bar] = []
    for lane, ((number, series), row) in enumerate(zip(standing, rows, strict=True)):
        for place, span in enumerate(row):
            if span is None:
                continue
            left, right = _edges(plot, place, 0 if plot.resolved.stacking else lane, lanes)
            low, high = sorted((plot.y(span[0]), plot.y(span[1])))
            fill = point_fill(series, place, number, plot.style)
            found.append(
                Bar(Rect(Box(left, low, right, high), fill), series.points[place], place, span[1] < 0)
            )
    return found


def _edges(plot: Plot, place: int, lane: int, lanes: int) -> tuple[float, float]:
    style = plot.style
    share = style.column_share + (0.12 if lanes > 1 else -0.02 if plot.resolved.stacking else 0)
    group = min(plot.slot * share, style.column_limit * (1 + 0.6 * (lanes - 1)))
    width = max(group / lanes, plot.slot / (_MOST_APART + lanes))
    group = width * lanes
    left = plot.x(place) - group / 2 + lane * width
    gap = width * 0.06 if lanes > 1 else 0
    return left + gap, left + width - gap


def column_labels(plot: Plot, bars: list[Bar]) -> Iterator[Label]:
    """The labels: beyond the end of a column; inside a segment, or beside one that is too thin."""
    if plot.resolved.stacking:
        yield from _segment_labels(plot, bars)
        return
    size = plot.resolved.text_size
    for bar in bars:
        box = bar.rect.box
        y = (
            box.bottom - _GAP - ASCENT * size * MM * 0.85
            if bar.down
            else box.top + _GAP + DESCENT * size * MM / 2
        )
        colour = plot.style.accent if bar.point.tone == "highlight" else plot.style.ink
        if bar.point.label:
            yield Label(bar.point.label, ((box.left + box.right) / 2, y), size, colour, "center")


def _segment_labels(plot: Plot, bars: list[Bar]) -> Iterator[Label]:
    size = plot.resolved.text_size
    floor: dict[int, float] = {}
    for bar in sorted(bars, key=lambda bar: bar.rect.box.bottom):
        box, text = bar.rect.box, bar.point.label
        if not text:
            continue
        y = (box.bottom + box.top) / 2 - _DIGIT_MIDDLE * size * MM
        if _holds(box, text, size):
            colour = plot.style.on(bar.rect.fill)
            yield Label(text, ((box.left + box.right) / 2, y), size, colour, "center")
        else:
            y = max(y, floor.get(bar.place, plot.box.bottom + DESCENT * size * MM))
            floor[bar.place] = y + size * MM * 1.02
            yield Label(text, (box.right + _SIDE_GAP, y), size, plot.style.ink)


def _holds(box: Box, text: str, size: float) -> bool:
    return box.height >= size * MM * 0.95 and box.width >= text_width(text, size) + 0.3


def overhang(plot: Plot) -> float:
    """How far labels beside the last column run past the plot."""
    size = plot.resolved.text_size
    last = len(plot.resolved.series[0].points) - 1
    beside = [
        bar.rect.box.right + _SIDE_GAP + text_width(bar.point.label, size)
        for bar in columns(plot)
        if plot.resolved.stacking and bar.place == last and bar.point.label
        if not _holds(bar.rect.box, bar.point.label, size)
    ]
    return max(0, max(beside, default=0) - plot.box.right)
