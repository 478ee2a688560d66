"""What a chart prints, settled once for every output: scale, ticks, label strings, line breaks.

A :class:`Resolved` holds no measure of a page beyond its size and no colour: the picture, the PDF
canvas and a native Word chart are all made from the same one, so they show the same ticks, the
same label strings and the same breaks.  Nothing here imports a drawing library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .. import plugins
from .metrics import clean, shorten, wrap
from .scale import Axis
from .spec import ChartSpec, Point, Series, Tone
from .style import ChartStyle

__all__ = [
    "ATTEMPTS",
    "MANY",
    "Attempt",
    "Resolved",
    "ResolvedPoint",
    "ResolvedSeries",
    "Stacking",
    "category_names",
    "legend_of",
    "resolve",
    "series_of",
    "target_of",
    "title_of",
    "unit_of",
    "values_of",
]

MANY = 14
"""Up to so many categories every point is labelled; beyond, the last and the highlighted ones."""

Stacking = Literal["", "stack", "share"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to try a chart: which points are labelled, in what size, names in how many lines.

    ``rough`` is the last resort: names are thinned out and cut rather than laid one upon another.
    ``turned`` lets a chart of columns lie on its side.
    """

    labels: Literal["all", "last", "none"]
    size: float
    lines: int
    rough: bool = False
    turned: bool = False


ATTEMPTS = (
    Attempt("all", 9, 2),
    Attempt("all", 8, 2),
    Attempt("all", 7, 2),
    Attempt("all", 8, 3),
    Attempt("all", 7, 3),
    Attempt("last", 9, 2),
    Attempt("last", 8, 3),
    Attempt("last", 7, 4),
    Attempt("none", 8, 3),
    Attempt("none", 7, 4, rough=True),
)


@dataclass(frozen=True, slots=True)
class ResolvedPoint:
    """One value; ``label`` is what is printed at it, ``""`` where nothing is.

    ``share`` is its part of the whole (ring, pie, shares) or of its target (target progress), 1
    being all of it.
    """

    value: Decimal | None
    label: str = ""
    tone: Tone = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ResolvedSeries:
    """A series with its printed name, its mark and its axis."""

    name: str
    points: tuple[ResolvedPoint, ...]
    unit: str = ""
    axis: Literal["primary", "secondary"] = "primary"
    mark: Literal["column", "line", ""] = "column"

    @property
    def labelled(self) -> bool:
        """Whether every value is printed, so that the axis need not print its ticks."""
        return all(point.label or point.value is None for point in self.points)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A chart as every output shows it.

    Attributes:
        kind: the name of the chart's kind.
        size: width and height in millimetres.
        series: with the labels that are printed.
        categories: the lines of each category's name; ``()`` where a crowded axis leaves it out.
        text_size: the size of names and labels in points.
        title: its lines; none where the writer sets the title as text of its own.
        unit: the line at the upper left (单位：亿元).
        legend: a name for each series; empty where there is but one.
        primary, secondary: the value axes; with labels only where values go unprinted.
        horizontal: values run to the right, the first category on top.
        stacking: whether the series stand upon another, as they are or as shares of 100 %.
        target: a constant line over the primary axis, or the time mark of target progress.
        target_name: the lines printed with ``target``.
        centre: the lines inside a ring.
        captions: a line for each category (target progress).
    """

    kind: str
    size: tuple[float, float]
    series: tuple[ResolvedSeries, ...]
    categories: tuple[tuple[str, ...], ...] = ()
    text_size: float = 9
    title: tuple[str, ...] = ()
    unit: str = ""
    legend: tuple[str, ...] = ()
    primary: Axis | None = None
    secondary: Axis | None = None
    horizontal: bool = False
    stacking: Stacking = ""
    target: ResolvedPoint | None = None
    target_name: tuple[str, ...] = ()
    centre: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every text that the chart prints, line by line; a text printed twice is listed twice."""
        return tuple(text for text in self._texts() if text)

    def scale_texts(self) -> tuple[str, ...]:
        """The texts at the ticks of both axes: figures of the scale, not of the data."""
        return tuple(text for axis in (self.primary, self.secondary) if axis for text in axis.labels)

    def _texts(self) -> Iterator[str]:
        yield from self.title
        yield self.unit
        yield from self.legend
        yield from self.scale_texts()
        for lines in self.categories:
            yield from lines
        for series in self.series:
            yield from (point.label for point in series.points)
        if self.target:
            yield from self.target_name
            yield self.target.label
        yield from self.centre
        yield from self.captions


def resolve(
    spec: ChartSpec, size_mm: tuple[float, float], style: ChartStyle, *, title: bool = False
) -> Resolved:
    """The chart of ``spec`` at a size, resolved by its kind.

    Args:
        spec: what to show.
        size_mm: width and height of the drawing in millimetres.
        style: colours, sizes and faces.
        title: whether the title belongs to the drawing; otherwise the writer sets it.

    Raises:
        DefinitionError: the specification makes no sense for its kind.
        UnknownNameError: no kind of that name is installed.
    """
    resolved: Resolved = plugins.charts.load(spec.kind)().resolve(spec, size_mm, style, title=title)
    return resolved


def values_of(series: Iterable[Series | ResolvedSeries]) -> list[Decimal]:
    """Every value there is."""
    return [point.value for one in series for point in one.points if point.value is not None]


def series_of(
    spec: ChartSpec, attempt: Attempt, mark: Literal["column", "line", ""], many: int = MANY
) -> tuple[ResolvedSeries, ...]:
    """The series with the labels that an attempt shows.

    ``mark`` is for series that name none (on the secondary axis they are lines); beyond ``many``
    categories only the last value and the highlighted ones are labelled.
    """
    return tuple(
        ResolvedSeries(
            clean(series.name),
            _points(series.points, attempt, many),
            clean(series.unit),
            series.axis,
            series.mark or ("line" if series.axis == "secondary" else mark),
        )
        for series in spec.series
    )


def _points(points: tuple[Point, ...], attempt: Attempt, many: int) -> tuple[ResolvedPoint, ...]:
    shown = _shown(points, attempt, many)
    return tuple(
        ResolvedPoint(point.value, clean(point.label) if number in shown else "", point.tone)
        for number, point in enumerate(points)
    )


def _shown(points: tuple[Point, ...], attempt: Attempt, many: int) -> set[int]:
    """The points whose labels an attempt prints."""
    if attempt.labels == "none":
        return set()
    known = [number for number, point in enumerate(points) if point.value is not None]
    if attempt.labels == "all" and len(points) <= many:
        return set(known)
    return {*known[-1:], *(number for number in known if points[number].tone == "highlight")}


def title_of(spec: ChartSpec, width: float, style: ChartStyle) -> tuple[str, ...]:
    """The lines of the title."""
    return wrap(clean(spec.title), style.title, width)


def unit_of(spec: ChartSpec, width: float, style: ChartStyle) -> str:
    """The unit line, for the unit of the chart or that which all series on the primary axis share."""
    units = {series.unit for series in spec.series if series.axis == "primary"}
    unit = clean(spec.unit or (units.pop() if len(units) == 1 else ""))
    return shorten(f"单位：{unit}", style.small, width) if unit else ""


def legend_of(spec: ChartSpec, width: float, style: ChartStyle) -> tuple[str, ...]:
    """A name for each series, with its unit where that is not the chart's and not in its labels."""
    if len(spec.series) < 2:
        return ()
    main = spec.unit or spec.series[0].unit
    return tuple(shorten(_legend_name(series, main), style.small, width - 8) for series in spec.series)


def _legend_name(series: Series, main: str) -> str:
    name, unit = clean(series.name), clean(series.unit)
    if not unit or unit == main or any(point.label.endswith(unit) for point in series.points):
        return name
    return f"{name}（{unit}）"


def target_of(spec: ChartSpec) -> ResolvedPoint | None:
    """The target of a chart, where it has a value."""
    if spec.target is None or spec.target.value is None:
        return None
    return ResolvedPoint(spec.target.value, clean(spec.target.label), spec.target.tone)


def category_names(spec: ChartSpec) -> tuple[str, ...]:
    """The names of the categories, each in one line."""
    return tuple(clean(name) for name in spec.categories)
