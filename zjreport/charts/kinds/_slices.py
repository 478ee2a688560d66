"""Charts of the parts of one whole around a centre: ring and pie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import cos, pi, sin

from ..metrics import ASCENT, MM, clean, text_width, wrap
from ..resolve import Attempt, Resolved, ResolvedSeries, category_names, series_of, values_of
from ..shapes import Align, Box, Label, Polyline, Scene, Shape, Wedge, stack_lines
from ..spec import ChartSpec
from ..style import ChartStyle
from . import ChartKind, refuse
from ._frame import blank, frame
from ._names import cut_lines

__all__ = ["Slices", "label_boxes"]

_MOST = 12
_LEADER, _ARM, _GAP = 2.2, 2.0, 1.0
_WORD_GAP = 0.5
# What labels keep off the unit above them, in millimetres.
_BELOW_UNIT = 1.5
# The pitch of lines in em for which a label of several is given room: faces of programs have more than ours.
_TALL_PITCH = 1.45
_SIDE_SHARE, _LEAST_SIDE = 0.3, 17.0


@dataclass(frozen=True, slots=True)
class _Slice:
    """A part with the direction of its middle (radians, counter-clockwise from the right)."""

    place: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def right(self) -> bool:
        return cos(self.middle) >= 0


@dataclass(frozen=True, slots=True)
class _Disc:
    """Where the circle of a chart stands in the room for it and its labels."""

    resolved: Resolved
    style: ChartStyle
    body: Box
    radius: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.body.width / 2, (self.body.bottom + self.body.top) / 2

    @property
    def side(self) -> float:
        """The width that the texts of one side have."""
        return self.resolved.size[0] / 2 - self.radius - _LEADER - _ARM - _GAP


class Slices(ChartKind):
    """The common part of ring and pie; ``hole`` is the share of the radius left open."""

    hole: float = 0

    def check(self, spec: ChartSpec) -> None:
        """Refuse what is not the parts of one whole.

        Raises:
            DefinitionError: several series, a negative value, nothing but zeros, or too many parts.
        """
        super().check(spec)
        if len(spec.series) != 1:
            raise refuse(spec, f"it shows one series, not {len(spec.series)}", "use kind: stacked-share")
        values = values_of(spec.series)
        if min(values) < 0:
            raise refuse(spec, "a share cannot be negative", "use kind: bar")
        if not sum(values):
            raise refuse(spec, "all values are 0, so there are no shares", "leave the chart out")
        if len(values) > _MOST:
            raise refuse(
                spec, f"{len(values)} slices cannot be told apart", "use kind: bar, or sum up the small ones"
            )

    def settle(
        self, spec: ChartSpec, size: tuple[float, float], style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        resolved = blank(spec, size, style, attempt, title)
        attempt = replace(attempt, labels="all", lines=1 if attempt.rough else attempt.lines)
        (series,) = series_of(spec, attempt, "column")
        disc = _disc(resolved, style)
        names = tuple(
            cut_lines(name, resolved.text_size, disc.side, attempt) if point.value is not None else ()
            for name, point in zip(category_names(spec), series.points, strict=True)
        )
        centre = tuple(
            line
            for run in spec.centre
            for line in wrap(clean(run.text), style.title, disc.radius * max(self.hole, 0.3) * 1.7)
        )
        return replace(
            resolved, series=(_shared(series),), categories=names, centre=centre if self.hole else ()
        )

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        """The square around the circle."""
        disc = _disc(resolved, style)
        (x, y), radius = disc.centre, disc.radius
        return Box(x - radius, y - radius, x + radius, y + radius)

    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        slices = list(_slices(resolved))
        disc = _disc(resolved, style)
        shapes = [
            *frame(resolved, style).shapes,
            *self._wedges(disc, slices),
            *_centre(disc),
            *_sides(disc, slices),
        ]
        return Scene(*resolved.size, tuple(shapes))

    def _wedges(self, disc: _Disc, slices: list[_Slice]) -> Iterator[Shape]:
        radius, style = disc.radius, disc.style
        for part in slices:
            start, end = part.end * 180 / pi, part.start * 180 / pi
            fill = style.fill(part.place)
            yield Wedge(disc.centre, radius, radius * self.hole, start, end, fill, style.ground)


def _shared(series: ResolvedSeries) -> ResolvedSeries:
    total = sum(values_of([series]), Decimal(0))
    points = tuple(
        point if point.value is None else replace(point, share=point.value / total) for point in series.points
    )
    return replace(series, points=points)


def _disc(resolved: Resolved, style: ChartStyle) -> _Disc:
    """The circle, whose sides keep room for names."""
    body = frame(resolved, style).body.inset(top=_BELOW_UNIT if resolved.unit else 0)
    side = max(body.width * _SIDE_SHARE, min(_LEAST_SIDE, body.width * 0.36))
    return _Disc(resolved, style, body, max(min(body.height / 2 - 1.5, body.width / 2 - side), 2))


def _slices(resolved: Resolved) -> Iterator[_Slice]:
    """The parts clockwise from the top."""
    angle = pi / 2
    for place, point in enumerate(resolved.series[0].points):
        if point.share is not None:
            end = angle - 2 * pi * float(point.share)
            yield _Slice(place, angle, end)
            angle = end


def _centre(disc: _Disc) -> Iterator[Shape]:
    resolved, style = disc.resolved, disc.style
    x, y = disc.centre
    pitch = style.line_height(style.title)
    top = y + pitch * (len(resolved.centre) - 1) / 2 + (ASCENT - 0.38) * style.title * MM
    yield from stack_lines(resolved.centre, (x, top), style.title, style.ink, "center")


def label_boxes(resolved: Resolved, style: ChartStyle) -> dict[int, Box]:
    """The room that name and label of each part take, by the place of the part."""
    disc = _disc(resolved, style)
    drawing = Box(0, 0, *resolved.size)
    found = {}
    for part, middle in _placed(disc, list(_slices(resolved))):
        shapes = _block(disc, part, middle)
        boxes = [shape.inside(drawing).box for shape in shapes if isinstance(shape, Label)]
        if boxes:
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            found[part.place] = Box(min(lefts), min(bottoms), max(rights), max(tops))
    return found


def _sides(disc: _Disc, slices: list[_Slice]) -> Iterator[Shape]:
    for part, middle in _placed(disc, slices):
        yield from _block(disc, part, middle)


def _placed(disc: _Disc, slices: list[_Slice]) -> Iterator[tuple[_Slice, float]]:
    """The parts, each with the height of the middle of its texts."""
    for right in (True, False):
        mine = [part for part in slices if part.right == right]
        mine.sort(key=lambda part: -sin(part.middle))
        heights = [_block_height(disc, part.place) for part in mine]
        middles = _spread(disc, mine, heights)
        yield from zip(mine, middles, strict=True)


def _texts(resolved: Resolved, place: int) -> tuple[tuple[str, ...], str]:
    return resolved.categories[place], resolved.series[0].points[place].label


def _beside(disc: _Disc, place: int) -> bool:
    """Whether name and label stand on one line."""
    names, label = _texts(disc.resolved, place)
    size = disc.resolved.text_size
    width = sum(text_width(text, size) for text in (*names, label))
    return len(names) <= 1 and width + (size * MM * _WORD_GAP if names and label else 0) <= disc.side


def _block_height(disc: _Disc, place: int) -> float:
    names, label = _texts(disc.resolved, place)
    count = 1 if _beside(disc, place) else len(names) + bool(label)
    size = disc.resolved.text_size
    return disc.style.line_height(size) + _TALL_PITCH * size * MM * max(count - 1, 0)


def _spread(disc: _Disc, mine: list[_Slice], heights: list[float]) -> list[float]:
    """The middles of the text blocks of one side, near their slices and clear of each other."""
    body, y = disc.body, disc.centre[1]
    middles = [y + (disc.radius + _LEADER) * sin(part.middle) for part in mine]
    ceiling = body.top
    for number, height in enumerate(heights):
        middles[number] = min(middles[number], ceiling - height / 2)
        ceiling = middles[number] - height / 2
    floor = body.bottom
    for number in reversed(range(len(mine))):
        middles[number] = max(middles[number], floor + heights[number] / 2)
        floor = middles[number] + heights[number] / 2
    return middles


def _block(disc: _Disc, part: _Slice, middle: float) -> Iterator[Shape]:
    resolved, style, radius = disc.resolved, disc.style, disc.radius
    x, y = disc.centre
    sign = 1 if part.right else -1
    elbow = x + sign * (radius + _LEADER)
    start = (x + (radius + 0.4) * cos(part.middle), y + (radius + 0.4) * sin(part.middle))
    names, label = _texts(resolved, part.place)
    if not names and not label:
        return
    yield Polyline((start, (elbow, middle), (elbow + sign * _ARM, middle)), style.axis, 0.5)
    edge = elbow + sign * (_ARM + _GAP)
    if _beside(disc, part.place):
        yield from _one_line(resolved, style, part, (edge, middle))
    else:
        drawn = style.line_height(resolved.text_size) * (len(names) + bool(label))
        yield from _lines(resolved, style, part, (edge, middle + drawn / 2))


def _lines(
    resolved: Resolved, style: ChartStyle, part: _Slice, corner: tuple[float, float]
) -> Iterator[Label]:
    size, pitch = resolved.text_size, style.line_height(resolved.text_size)
    x, y = corner[0], corner[1] - (pitch - size * MM) / 2
    names, label = _texts(resolved, part.place)
    align: Align = "left" if part.right else "right"
    yield from stack_lines(names, (x, y), size, style.muted, align)
    yield from stack_lines(filter(None, [label]), (x, y - pitch * len(names)), size, style.ink, align)


def _one_line(
    resolved: Resolved, style: ChartStyle, part: _Slice, at: tuple[float, float]
) -> Iterator[Label]:
    """Name, then label, away from the ring on the right and up to it on the left."""
    size = resolved.text_size
    names, label = _texts(resolved, part.place)
    name = "".join(names)
    blank_ = size * MM * _WORD_GAP if name and label else 0
    y = at[1] - 0.38 * size * MM
    align: Align = "left" if part.right else "right"
    name_x = at[0] if part.right else at[0] - text_width(label, size) - blank_
    label_x = at[0] + text_width(name, size) + blank_ if part.right else at[0]
    for text, x, colour in ((name, name_x, style.muted), (label, label_x, style.ink)):
        if text:
            yield Label(text, (x, y), size, colour, align)
