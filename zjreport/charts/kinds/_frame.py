"""What stands above every chart: its title, its unit and its legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from ..metrics import ASCENT, MM, text_width
from ..resolve import Attempt, Resolved, ResolvedSeries, legend_of, title_of, unit_of
from ..shapes import Box, Label, Mark, Marker, Polyline, Rect, Shape, stack_lines
from ..spec import ChartSpec
from ..style import ChartStyle

__all__ = ["MARKERS", "Frame", "blank", "frame", "legend_room", "line_key", "point_fill"]

MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle", "cross")

_SWATCH, _KEY_GAP, _ENTRY_GAP = 2.6, 1.2, 4.0
_LINE_KEY = 5.0
# What programs that draw the legend themselves take more for an entry: of a line, of a column beside lines
# (whose keys are as long), of a column.
_LINE_AIR, _MIXED_AIR, _AIR = 1.5, 4.0, 0.5
# What they keep around the legend, the share of the width that they let it have, and how much farther apart
# its rows are.
_LEGEND_EDGE, _LEGEND_SHARE, _ROW_AIR = 3.0, 0.9, 0.8
# What lies between the unit and a legend beside it, or below it, at least.
_UNIT_GAP, _UNIT_DROP = 4.0, 0.8
# What is between the title and what is below it.
_TITLE_DROP = 1.8
# Pictures end at whole pixels: the first line keeps off the edge by one.
_TOP = 0.25


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of a chart and the box left for the rest."""

    shapes: tuple[Shape, ...]
    body: Box


def blank(
    spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
) -> Resolved:
    """What all kinds resolve alike: head and text size; without series and categories yet."""
    return Resolved(
        kind=spec.kind,
        size=size,
        series=(),
        text_size=min(attempt.size, style.text),
        title=title_of(spec, size[0], style) if title else (),
        unit=unit_of(spec, size[0], style),
        legend=legend_of(spec, size[0], style),
    )


def frame(resolved: Resolved, style: ChartStyle) -> Frame:
    """The head: title, then unit at the left and legend at the right, or below where it is too wide."""
    width, top = resolved.size[0], resolved.size[1] - _TOP
    shapes: list[Shape] = list(stack_lines(resolved.title, (0, top), style.title, style.ink))
    top -= style.line_height(style.title) * len(resolved.title) + (_TITLE_DROP if resolved.title else 0)
    row = style.line_height(style.small) + 0.6
    rows = _legend_rows(resolved, style)
    used = text_width(resolved.unit, style.small) + _UNIT_GAP if resolved.unit else 0
    beside = len(rows) == 1 and used + legend_room(resolved, style) <= width
    if resolved.unit:
        shapes += stack_lines([resolved.unit], (0, top), style.small, style.muted)
        top -= 0 if beside else row + (_UNIT_DROP if rows else 0)
    for numbers in rows:
        left = width - _row_width(resolved, style) if beside else 0
        column = _column(resolved, style) if len(rows) > 1 else 0
        shapes += _legend_row(resolved, numbers, (left, top), column, style)
        top -= row + (_ROW_AIR if column else 0)
    return Frame(tuple(shapes), Box(0, 0, width, top - (1.2 if shapes else 0.3)))


def _legend_rows(resolved: Resolved, style: ChartStyle) -> list[range]:
    """The entries in one row, or in several of equal columns, as programs set them."""
    every = range(len(resolved.legend))
    width = resolved.size[0] * _LEGEND_SHARE
    if not every or legend_room(resolved, style) <= width:
        return [every] if every else []
    most = max(int((width + _ENTRY_GAP) / _column(resolved, style)), 1)
    rows = ceil(len(every) / most)
    row = ceil(len(every) / rows)
    return [every[start : start + row] for start in every[::row]]


def legend_room(resolved: Resolved, style: ChartStyle) -> float:
    """What the legend takes at most in one row, whichever program draws it."""
    rooms = (_entry_room(resolved, number, style) for number in range(len(resolved.legend)))
    return sum(rooms) + _ENTRY_GAP * (len(resolved.legend) - 1) + _LEGEND_EDGE


def _column(resolved: Resolved, style: ChartStyle) -> float:
    """The width of one column of a legend in several rows."""
    rooms = (_entry_room(resolved, number, style) for number in range(len(resolved.legend)))
    return max(rooms) + _ENTRY_GAP


def _entry_room(resolved: Resolved, number: int, style: ChartStyle) -> float:
    is_line = [series.mark == "line" for series in resolved.series]
    air = _LINE_AIR if is_line[number] else _MIXED_AIR if any(is_line) else _AIR
    return _entry_width(resolved, number, style) + air


def _row_width(resolved: Resolved, style: ChartStyle) -> float:
    widths = [_entry_width(resolved, number, style) for number in range(len(resolved.legend))]
    return sum(widths) + _ENTRY_GAP * (len(widths) - 1)


def _entry_width(resolved: Resolved, number: int, style: ChartStyle) -> float:
    return _key_width(resolved, number) + _KEY_GAP + text_width(resolved.legend[number], style.small)


def _key_width(resolved: Resolved, number: int) -> float:
    return _LINE_KEY if resolved.series[number].mark == "line" else _SWATCH


def _legend_row(
    resolved: Resolved, numbers: range, corner: tuple[float, float], column: float, style: ChartStyle
) -> Iterator[Shape]:
    """The entries of one row, in columns of that width or, where there are none, one after the other."""
    x, top = corner
    baseline = top - ASCENT * style.small * MM
    middle = baseline + 0.36 * style.small * MM
    for number in numbers:
        if resolved.series[number].mark == "line":
            yield from line_key(number, (x, middle), style)
        else:
            half = _SWATCH / 2
            yield Rect(Box(x, middle - half, x + _SWATCH, middle + half), style.fill(number))
        start = x + _key_width(resolved, number) + _KEY_GAP
        if resolved.legend[number]:
            yield Label(resolved.legend[number], (start, baseline), style.small, style.ink)
        x += column or _entry_width(resolved, number, style) + _ENTRY_GAP


def line_key(number: int, start: tuple[float, float], style: ChartStyle) -> Iterator[Shape]:
    """The legend's piece of line with its marker."""
    x, y = start
    yield Polyline((start, (x + _LINE_KEY, y)), style.line(number), 1.4)
    marker = MARKERS[number % len(MARKERS)]
    yield Mark((x + _LINE_KEY / 2, y), marker, 4.6, style.line(number), style.ground)


def point_fill(series: ResolvedSeries, place: int, number: int, style: ChartStyle) -> str:
    """The fill of one point: by its tone, or that of its series; quiet beside a highlighted one."""
    tone = series.points[place].tone
    if tone:
        return {"highlight": style.accent, "muted": style.quiet, "good": style.good, "bad": style.bad}[tone]
    highlighted = any(point.tone == "highlight" for point in series.points)
    return style.quiet if highlighted else style.fill(number)
