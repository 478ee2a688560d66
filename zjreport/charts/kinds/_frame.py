"""What stands above every chart: its title, its unit and its legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..metrics import ASCENT, MM, text_width
from ..resolve import Attempt, Resolved, ResolvedSeries, legend_of, title_of, unit_of
from ..shapes import Box, Label, Mark, Marker, Polyline, Rect, Shape, stack_lines
from ..spec import ChartSpec
from ..style import ChartStyle

__all__ = ["MARKERS", "Frame", "blank", "frame", "line_key", "point_fill"]

MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle", "pentagon")

_SWATCH, _KEY_GAP, _ENTRY_GAP = 2.6, 1.2, 4.0
_LINE_KEY = 5.0
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
    top -= style.line_height(style.title) * len(resolved.title) + (1.0 if resolved.title else 0)
    row = style.line_height(style.small) + 0.6
    rows = _legend_rows(resolved, style)
    used = text_width(resolved.unit, style.small) + _ENTRY_GAP if resolved.unit else 0
    beside = len(rows) == 1 and used + _row_width(resolved, rows[0], style) <= width
    if resolved.unit:
        shapes += stack_lines([resolved.unit], (0, top), style.small, style.muted)
        top -= 0 if beside else row
    for numbers in rows:
        left = width - _row_width(resolved, numbers, style) if beside else 0
        shapes += _legend_row(resolved, numbers, (left, top), style)
        top -= row
    return Frame(tuple(shapes), Box(0, 0, width, top - (1.2 if shapes else 0.3)))


def _legend_rows(resolved: Resolved, style: ChartStyle) -> list[list[int]]:
    rows: list[list[int]] = []
    for number in range(len(resolved.legend)):
        if rows and _row_width(resolved, [*rows[-1], number], style) <= resolved.size[0]:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _row_width(resolved: Resolved, numbers: list[int], style: ChartStyle) -> float:
    return sum(_entry_width(resolved, number, style) for number in numbers) + _ENTRY_GAP * (len(numbers) - 1)


def _entry_width(resolved: Resolved, number: int, style: ChartStyle) -> float:
    return _key_width(resolved, number) + _KEY_GAP + text_width(resolved.legend[number], style.small)


def _key_width(resolved: Resolved, number: int) -> float:
    return _LINE_KEY if resolved.series[number].mark == "line" else _SWATCH


def _legend_row(
    resolved: Resolved, numbers: list[int], corner: tuple[float, float], style: ChartStyle
) -> Iterator[Shape]:
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
        x += _entry_width(resolved, number, style) + _ENTRY_GAP


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
