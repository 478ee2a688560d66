"""Target progress: for each category how far the actual has come towards its target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ...quantities import is_percent, with_unit
from ..metrics import ASCENT, MM, clean, shorten, text_width
from ..resolve import Attempt, Resolved, ResolvedSeries, category_names, series_of, target_of
from ..shapes import Box, Label, Rect, Scene, Shape
from ..spec import ChartSpec, Point
from ..style import ChartStyle
from . import ChartKind, refuse
from ._frame import blank, frame

__all__ = ["fill_of", "plugin", "reach"]

# A bar shows up to 130 % of its target; what is beyond ends in a notch.
_MOST = Decimal("1.3")
_TRACK, _THIN_TRACK, _TRACK_GAP = 2.8, 2.2, 1.3
_COLUMN_GAP = 3.0
_LEAST_TRACK = 4.0
_MOST_PITCH = 22.0
_OVERHANG, _MARK = 0.7, 0.9
# What a chart is tall: a row of name and bar, the name of the time mark, and the edges.
_ROW, _MARK_NAME, _EDGES = 13.0, 5.0, 3.0


@dataclass(frozen=True, slots=True)
class _Row:
    """The places of one category: its name's left end, its bar, its caption's right end."""

    name: tuple[float, float]
    track: Box
    caption: tuple[float, float]


class TargetProgressChart(ChartKind):
    """Series 1 is the actual, series 2 the target; ``spec.target`` the time mark, in % of the targets.

    The caption of a bar is put together from the names and labels of both series.
    """

    def check(self, spec: ChartSpec) -> None:
        """Refuse anything but an actual and a positive target.

        Raises:
            DefinitionError: not two series, or a target that is not positive.
        """
        super().check(spec)
        if len(spec.series) != 2:
            raise refuse(
                spec, f"it takes two series, not {len(spec.series)}", "give the actual first, then the target"
            )
        if any(point.value is not None and point.value <= 0 for point in spec.series[1].points):
            raise refuse(spec, "a target must be positive", "a growth target has no completion rate")

    def height(self, spec: ChartSpec, usual: float) -> float:
        """As many rows as there are categories, with the time mark's name above them."""
        return _ROW * len(spec.categories) + (_MARK_NAME if spec.target else 0) + _EDGES

    def settle(
        self, spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        actual, target = series_of(spec, attempt, "column")
        mark = target_of(spec)
        resolved = replace(
            blank(spec, size, style, attempt, title),
            series=(_bare(_shared(actual, target)), _bare(target)),
            unit="",
            legend=(),
            horizontal=True,
            captions=tuple(_caption(spec, place) for place in range(len(spec.categories))),
            target=mark,
            target_name=tuple(filter(None, [clean(spec.target_name)])) if mark else (),
        )
        return replace(resolved, categories=tuple(_names(spec, resolved, style, attempt)))

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        """From the top of the first row to the foot of the last, as wide as the bars."""
        rows = list(_rows(resolved, style))
        body = _body(resolved, style)
        pitch = min(body.height / len(rows), _MOST_PITCH) if _stacked(rows[0]) else body.height / len(rows)
        return Box(rows[0].track.left, body.top - pitch * len(rows), rows[0].track.right, body.top)

    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        shapes: list[Shape] = [*frame(resolved, style).shapes, *_key(resolved, style)]
        for place, row in enumerate(_rows(resolved, style)):
            shapes += _bar(resolved, style, place, row.track)
            size = resolved.text_size
            shapes += (Label(line, row.name, size, style.ink) for line in resolved.categories[place])
            if resolved.captions[place]:
                shapes.append(Label(resolved.captions[place], row.caption, size, style.ink, "right"))
        return Scene(*resolved.size, tuple(shapes))


def _stacked(row: _Row) -> bool:
    """Whether name and bar stand above each other rather than beside."""
    return row.track.left == 0


def _shared(actual: ResolvedSeries, target: ResolvedSeries) -> ResolvedSeries:
    points = tuple(
        replace(one, share=one.value / aim.value) if one.value is not None and aim.value else one
        for one, aim in zip(actual.points, target.points, strict=True)
    )
    return replace(actual, points=points)


def _bare(series: ResolvedSeries) -> ResolvedSeries:
    """The series without labels of its own: the caption prints them."""
    return replace(series, points=tuple(replace(point, label="") for point in series.points))


def _caption(spec: ChartSpec, place: int) -> str:
    parts = [(clean(series.name), series.points[place]) for series in spec.series]
    said = [(name, clean(point.label)) for name, point in parts if _printed(point)]
    unit = clean(spec.series[0].unit or spec.unit)
    # The last value has the unit for all of them.
    units = ["" for _ in said[1:]] + [unit]
    space = "" if is_percent(unit) else " "
    texts = (
        f"{name} {with_unit(label, own, space)}" for (name, label), own in zip(said, units, strict=False)
    )
    return " / ".join(text.strip() for text in texts)


def _printed(point: Point) -> bool:
    return point.value is not None and bool(point.label)


def _names(
    spec: ChartSpec, resolved: Resolved, style: ChartStyle, attempt: Attempt
) -> Iterator[tuple[str, ...]]:
    """Names in one line; cut only in the last resort."""
    size, width = resolved.text_size, resolved.size[0]
    names = category_names(spec)
    below = _below(replace(resolved, categories=tuple((name,) for name in names)), style)
    for name, caption in zip(names, resolved.captions, strict=True):
        room = width if below else max(width - text_width(caption, size) - _COLUMN_GAP, 4 * size * MM)
        text = shorten(name, size, room) if attempt.rough else name
        yield (text,) if text else ()


def _body(resolved: Resolved, style: ChartStyle) -> Box:
    body = frame(resolved, style).body
    return body.inset(top=style.line_height(style.small) + 1.2 if resolved.target else 0)


def _key(resolved: Resolved, style: ChartStyle) -> Iterator[Shape]:
    """What the time mark means, at the upper right."""
    if resolved.target is None:
        return
    texts = [*resolved.target_name, *filter(None, [resolved.target.label])]
    top = frame(resolved, style).body.top
    baseline = top - ASCENT * style.small * MM
    x = resolved.size[0]
    for text in reversed(texts):
        yield Label(text, (x, baseline), style.small, style.ink, "right")
        x -= text_width(text, style.small) + style.small * MM * 0.4
    x = max(x, _MARK)
    yield Rect(Box(x - _MARK, baseline - 0.4, x, baseline + style.small * MM * 0.85), style.gold)


def _rows(resolved: Resolved, style: ChartStyle) -> Iterator[_Row]:
    body, count = _body(resolved, style), len(resolved.categories)
    pitch = body.height / count
    size = resolved.text_size
    if _below(resolved, style):
        yield from _two_line_rows(body, count, size, min(pitch, _MOST_PITCH), below=True)
    elif pitch >= style.line_height(size) + _TRACK_GAP + _TRACK + 1.2:
        yield from _two_line_rows(body, count, size, min(pitch, _MOST_PITCH))
    else:
        yield from _one_line_rows(resolved, body, pitch)


def _below(resolved: Resolved, style: ChartStyle) -> bool:
    """Whether captions stand below their bars: some do not go beside their names, and there is room."""
    size = resolved.text_size
    pitch = _body(resolved, style).height / len(resolved.categories)
    wide = any(
        text_width("".join(lines), size) + _COLUMN_GAP + text_width(caption, size) > resolved.size[0]
        for lines, caption in zip(resolved.categories, resolved.captions, strict=True)
        if lines and caption
    )
    return wide and pitch >= 2 * (style.line_height(size) + _TRACK_GAP) + _TRACK


def _two_line_rows(
    body: Box, count: int, size: float, pitch: float, *, below: bool = False
) -> Iterator[_Row]:
    """Name and caption above a bar of full width, or the caption ``below`` it."""
    em = size * MM
    least = em + _TRACK_GAP + _TRACK + (em + _TRACK_GAP if below else 0)
    thick = _TRACK + 0.2 * max(pitch - least - 4, 0)
    # What the row has besides its text and its bar stands above and below it.
    edge = (pitch - least + _TRACK - thick) / 2
    for place in range(count):
        top = body.top - place * pitch - edge
        bar = top - em - _TRACK_GAP
        baseline = top - ASCENT * em
        caption = bar - thick - _TRACK_GAP - ASCENT * em if below else baseline
        yield _Row((0, baseline), Box(0, bar - thick, body.right, bar), (body.right, caption))


def _one_line_rows(resolved: Resolved, body: Box, pitch: float) -> Iterator[_Row]:
    """Name, bar and caption beside each other."""
    size = resolved.text_size
    names = max((text_width(line, size) for lines in resolved.categories for line in lines), default=0)
    captions = max((text_width(caption, size) for caption in resolved.captions), default=0)
    left = min(names + _COLUMN_GAP, body.right - _LEAST_TRACK)
    right = max(body.right - captions - _COLUMN_GAP, left + _LEAST_TRACK)
    thick = min(_THIN_TRACK, pitch * 0.5)
    for place in range(len(resolved.categories)):
        middle = body.top - (place + 0.5) * pitch
        baseline = middle - 0.38 * size * MM
        yield _Row(
            (0, baseline), Box(left, middle - thick / 2, right, middle + thick / 2), (body.right, baseline)
        )


def reach(resolved: Resolved) -> Decimal:
    """The share of its target at the right end of each bar, 1 or more."""
    shares = [point.share for point in resolved.series[0].points if point.share is not None]
    return max(Decimal(1), min(max(shares, default=Decimal(1)), _MOST))


def _bar(resolved: Resolved, style: ChartStyle, place: int, track: Box) -> Iterator[Shape]:
    most = reach(resolved)
    goal = track.left + track.width / float(most)
    yield Rect(Box(track.left, track.bottom, goal, track.top), style.track)
    point = resolved.series[0].points[place]
    if point.share is not None and point.share > 0:
        end = track.left + track.width * float(min(point.share, most) / most)
        yield Rect(Box(track.left, track.bottom, end, track.top), fill_of(point.tone, style))
        if point.share > most:
            yield Rect(Box(end - 1.8, track.bottom, end - 1.2, track.top), style.ground, solid=False)
    if most > 1:
        yield Rect(Box(goal - 0.2, track.bottom - 0.4, goal + 0.2, track.top + 0.4), style.ink)
    yield from _time_mark(resolved, style, track, goal)


def fill_of(tone: str, style: ChartStyle) -> str:
    """The colour of the bar of a point of that tone."""
    return {"muted": style.quiet, "good": style.good, "bad": style.bad}.get(tone, style.accent)


def _time_mark(resolved: Resolved, style: ChartStyle, track: Box, goal: float) -> Iterator[Shape]:
    mark = resolved.target
    if mark is None or mark.value is None:
        return
    x = track.left + (goal - track.left) * float(mark.value) / 100
    if track.left <= x <= track.right:
        box = Box(x - _MARK / 2, track.bottom - _OVERHANG, x + _MARK / 2, track.top + _OVERHANG)
        yield Rect(Box(box.left - 0.25, box.bottom, box.right + 0.25, box.top), style.ground, solid=False)
        yield Rect(box, style.gold)


plugin = TargetProgressChart
