"""The labels of a series' points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....charts.resolve import ResolvedPoint
from ..markup import EMPTY, Xml, concat, escape
from .formats import common_format, number_format
from .ink import NOTHING, Ink, shape, val

__all__ = ["NO_LEADERS", "Spot", "labels", "no_labels", "shown"]

_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and how one label stands: ``place`` is DrawingML's position, ``moved`` the way from there.

    ``ground`` is the colour behind it, where it must hide a line.
    """

    place: str
    colour: str
    moved: Xml = EMPTY
    ground: str = ""


def shown(*what: str) -> Xml:
    """Which parts of a point are printed."""
    return concat(val(name, int(name in what)) for name in _SHOWN)


# Word draws none unless told, other programs do.
NO_LEADERS = Xml(
    f'<c:extLst><c:ext uri="{_EXTENSION}" xmlns:c15="{_C15}">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Keeps lines from running to labels that were moved."""


def no_labels() -> Xml:
    """For series that print none."""
    return Xml(f"<c:dLbls>{shown()}</c:dLbls>")


def labels(points: Sequence[ResolvedPoint], spots: Sequence[Spot], size: float, ink: Ink) -> Xml:
    """The labels that ``points`` print: as formatted values where a format can say them, else as text."""
    if not any(point.label for point in points):
        return no_labels()
    formats = [_format(point) for point in points]
    usual = _usual(points, spots, common_format(formats))
    parts: list[Xml] = []
    for number, (point, spot, format_) in enumerate(zip(points, spots, formats, strict=True)):
        if point.value is None:
            continue
        if not point.label:
            parts.append(Xml(f'<c:dLbl><c:idx val="{number}"/><c:delete val="1"/></c:dLbl>'))
        elif (format_, spot) != usual:
            text = EMPTY if format_ else ink.label([point.label], size, spot.colour)
            parts.append(_label(number, spot, format_, text, size, ink))
    format_, spot = usual
    return Xml(f"<c:dLbls>{concat(parts)}{_body(spot, format_, size, ink)}{NO_LEADERS}</c:dLbls>")


def _usual(points: Sequence[ResolvedPoint], spots: Sequence[Spot], format_: str) -> tuple[str | None, Spot]:
    """What most labels have in common, so that a new point of the series looks like them."""
    shown_ = [spot for point, spot in zip(points, spots, strict=True) if point.label]
    plain = [one for one in shown_ if not one.moved] or [replace(one, moved=EMPTY) for one in shown_]
    return format_, max(plain, key=plain.count)


def _format(point: ResolvedPoint) -> str | None:
    if point.value is None or not point.label:
        return None
    return number_format(point.value, point.label)


def _label(number: int, spot: Spot, format_: str | None, text: Xml, size: float, ink: Ink) -> Xml:
    head = f'<c:idx val="{number}"/>{spot.moved}{text}'
    return Xml(f"<c:dLbl>{head}{_body(spot, format_, size, ink)}</c:dLbl>")


def _body(spot: Spot, format_: str | None, size: float, ink: Ink) -> Xml:
    code = f'<c:numFmt formatCode="{escape(format_)}" sourceLinked="0"/>' if format_ else ""
    place = val("dLblPos", spot.place) if spot.place else EMPTY
    ground = shape(spot.ground) if spot.ground else NOTHING
    return Xml(f"{code}{ground}{ink.label_properties(size, spot.colour)}{place}{shown('showVal')}")
