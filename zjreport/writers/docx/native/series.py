"""Series of columns, bars and lines, with the looks of their points."""

from __future__ import annotations

from collections.abc import Sequence

from ....charts.kinds._frame import MARKERS, point_fill
from ....charts.resolve import ResolvedSeries
from ..markup import EMPTY, Xml, concat
from . import values
from .ink import line, point, shape, val
from .plan import Plan

__all__ = ["bar_series", "line_series", "plain_series"]

_WIDTH, _MARKER = 1.7, 5
_FEW_MARKERS = 16
_SYMBOLS = dict(zip(MARKERS, ("circle", "square", "diamond", "triangle", "x"), strict=True))


def plain_series(plan: Plan, order: int, column: int, looks: Xml, labels: Xml, end: Xml = EMPTY) -> Xml:
    """A series of a column of the table with its ``looks``, in the order of the schema."""
    return Xml(
        f"<c:ser>{val('idx', order)}{val('order', order)}{values.name(plan.sheet, column)}"
        f"{looks}{labels}{end}"
        f"{values.categories(plan.sheet)}{values.values(plan.sheet, column)}"
    )


def bar_series(plan: Plan, number: int, labels: Xml) -> Xml:
    """Columns or bars; points whose colour is not their series' say so."""
    series, style = plan.resolved.series[number], plan.style
    own = style.fill(number)
    fills = [point_fill(series, place, number, style) for place in range(len(series.points))]
    usual = max(fills, key=lambda colour: (fills.count(colour), colour == own))
    points = concat(point(place, colour) for place, colour in enumerate(fills) if colour != usual)
    looks = Xml(f"{shape(usual)}{val('invertIfNegative', 0)}{points}")
    return Xml(plain_series(plan, number, number + 1, looks, labels) + "</c:ser>")


def line_series(plan: Plan, number: int, labels: Xml) -> Xml:
    """A line with its markers; of a long line only points with labels are marked."""
    series, style = plan.resolved.series[number], plan.style
    colour = style.line(number)
    marker = _marker(plan, number)
    many = len(series.points) > _FEW_MARKERS
    points = concat(
        Xml(f"<c:dPt>{val('idx', place)}{marker}{val('bubble3D', 0)}{_stroke(colour)}</c:dPt>")
        for place in _marked(series)
        if many
    )
    usual = Xml(f"<c:marker>{val('symbol', 'none')}</c:marker>") if many else marker
    looks = Xml(f"{_stroke(colour)}{usual}{points}")
    return Xml(plain_series(plan, number, number + 1, looks, labels) + f"{val('smooth', 0)}</c:ser>")


def _stroke(colour: str) -> Xml:
    return Xml(f"<c:spPr>{line(colour, _WIDTH)}</c:spPr>")


def _marker(plan: Plan, number: int) -> Xml:
    symbol = _SYMBOLS[MARKERS[number % len(MARKERS)]]
    colour = plan.style.line(number)
    look = shape(colour, line(colour if symbol == "x" else plan.style.ground, 0.75))
    return Xml(f"<c:marker>{val('symbol', symbol)}{val('size', _MARKER)}{look}</c:marker>")


def _marked(series: ResolvedSeries) -> Sequence[int]:
    """Points with a label, and those without neighbours, which no line would show."""
    known = [point.value is not None for point in series.points]
    alone = [
        not any(known[max(place - 1, 0) : place] + known[place + 1 : place + 2])
        for place in range(len(known))
    ]
    return [
        place for place, point in enumerate(series.points) if known[place] and (point.label or alone[place])
    ]
