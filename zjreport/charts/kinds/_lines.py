"""Lines with markers, and their labels kept clear of each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from ..metrics import ASCENT, DESCENT, MM, text_width
from ..resolve import Resolved, ResolvedSeries
from ..shapes import Box, Label, Mark, Polyline, Shape
from ._frame import MARKERS
from ._plot import Plot

__all__ = ["line_labels", "lines", "trailing"]

Spot = tuple[float, float]
_WIDTH, _HALO, _MARKER = 1.7, 3.4, 5.2
_GAP = 1.3
_FEW_MARKERS = 16
_SAMPLES = 16
#: What each later place of a label costs besides what it meets.
_LATER = 0.3


def trailing(resolved: Resolved) -> tuple[str, ...]:
    """The labels that stand to the right of the last point of a line."""
    return tuple(
        point.label
        for series in resolved.series
        if series.mark == "line" and not series.labelled
        for point in series.points
        if point.label
    )


def lines(plot: Plot) -> Iterator[Shape]:
    """Every line over its halo, with its markers; a missing value leaves a gap."""
    style = plot.style
    for number, series in _lines_of(plot):
        colour, spots = style.line(number), _spots(plot, series)
        for piece in _pieces(spots):
            yield Polyline(piece, style.ground, _HALO)
            yield Polyline(piece, colour, _WIDTH)
        marker = MARKERS[number % len(MARKERS)]
        for spot in _marked(series, spots):
            yield Mark(spot, marker, _MARKER, colour, style.ground)


def _marked(series: ResolvedSeries, spots: list[Spot | None]) -> list[Spot]:
    """The points that take a marker: of a long line those with a label, and those without neighbours."""
    if len(spots) <= _FEW_MARKERS:
        return [spot for spot in spots if spot]
    alone = {piece[0] for piece in _pieces(spots) if len(piece) == 1}
    return [
        spot
        for spot, point in zip(spots, series.points, strict=True)
        if spot and (point.label or spot in alone)
    ]


def line_labels(plot: Plot) -> Iterator[Label]:
    """The labels of the points, each where it meets least of what is there already."""
    drawn = [(number, series, _spots(plot, series)) for number, series in _lines_of(plot)]
    clutter = _Clutter(plot.resolved, [spots for _, _, spots in drawn])
    single = len(plot.resolved.series) == 1
    last = len(plot.resolved.categories) - 1
    for place in range(len(plot.resolved.categories)):
        here = [(spots[place], series, number) for number, series, spots in drawn if spots[place]]
        here.sort(key=lambda item: -item[0][1] if item[0] else 0)
        for rank, (spot, series, number) in enumerate(here):
            text = series.points[place].label
            if spot and text:
                colour = plot.style.ink if single else plot.style.line(number)
                below = rank > 0 and rank == len(here) - 1
                yield clutter.place(
                    text, spot, colour, below=below, aside=place == last and not series.labelled
                )


def _lines_of(plot: Plot) -> Iterator[tuple[int, ResolvedSeries]]:
    return ((number, one) for number, one in enumerate(plot.resolved.series) if one.mark == "line")


def _spots(plot: Plot, series: ResolvedSeries) -> list[Spot | None]:
    return [
        None if point.value is None else (plot.x(place), plot.y(point.value, series.axis))
        for place, point in enumerate(series.points)
    ]


def _pieces(spots: list[Spot | None]) -> Iterator[tuple[Spot, ...]]:
    piece: list[Spot] = []
    for spot in (*spots, None):
        if spot:
            piece.append(spot)
        elif piece:
            yield tuple(piece)
            piece = []


class _Clutter:
    """What stands in the plot already, to put each next label where it meets least of it."""

    def __init__(self, resolved: Resolved, rows: list[list[Spot | None]]) -> None:
        self._size = resolved.text_size
        self._width = resolved.size[0]
        radius = _MARKER * MM / 2
        self._markers = [
            Box(spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius)
            for row in rows
            for spot in row
            if spot
        ]
        self._paths = [spot for row in rows for spot in _trace(row)]
        self._labels: list[Box] = []

    def place(self, text: str, spot: Spot, colour: str, *, below: bool, aside: bool) -> Label:
        """The label of one point: above it or below, or beside it where ``aside`` is wished."""
        best, least = None, inf
        for number, candidate in enumerate(self._candidates(text, spot, colour, below, aside)):
            cost = self._cost(candidate) + _LATER * number
            if cost < least:
                best, least = candidate, cost
            if least <= _LATER * (number + 1):
                # None of the others can cost less.
                break
        assert best is not None  # noqa: S101 - there is always a first candidate
        self._labels.append(best.box)
        return best

    def _candidates(self, text: str, spot: Spot, colour: str, below: bool, aside: bool) -> Iterator[Label]:
        em = self._size * MM
        x, y = spot
        half = text_width(text, self._size) / 2
        middle = y - 0.37 * em
        if aside:
            for shift in (0, em, -em, 2 * em, -2 * em, 3 * em, -3 * em):
                yield Label(text, (x + _GAP, middle + shift), self._size, colour)
            return
        upper, lower = y + _GAP + DESCENT * em * 0.5, y - _GAP - ASCENT * em * 0.85
        near, far = (lower, upper) if below else (upper, lower)
        lift = em * (-0.9 if below else 0.9)
        places = [(0.0, near), (0.0, far), (-0.9 * half, near), (0.9 * half, near)]
        places += [(-0.9 * half, far), (0.9 * half, far), (0.0, near + lift), (0.0, far - lift)]
        for shift, height in places:
            across = min(max(x + shift, half), max(self._width - half, half))
            yield Label(text, (across, height), self._size, colour, "center")

    def _cost(self, label: Label) -> float:
        box = label.box
        ink = box.inset(bottom=0.1 * box.height, top=0.1 * box.height)
        return (
            20 * sum(box.meets(other) for other in self._labels)
            + 4 * sum(ink.meets(other) for other in self._markers)
            + sum(ink.left < x < ink.right and ink.bottom < y < ink.top for x, y in self._paths)
            + 50 * (box.bottom < 0)
        )


def _trace(row: list[Spot | None]) -> Iterator[Spot]:
    """Points along a line, close enough to tell whether it crosses a label."""
    for one, other in pairwise(row):
        if one and other:
            for step in range(_SAMPLES + 1):
                share = step / _SAMPLES
                yield one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
