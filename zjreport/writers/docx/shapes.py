"""Vector shapes behind the text of a page: editable in Word, unseen by screen readers' flow of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lengths import emu
from .markup import EMPTY, Xml, concat, element, w

__all__ = ["Curve", "Shape", "background"]

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"

# A curve: three points in millimetres, two of them handles.
Curve = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area in millimetres from the paper's corner: a rectangle, or a start point and curves from it.

    ``fill`` and ``line`` are colours as six digits, either may be empty; ``opacity`` is a share of 1
    and ``weight`` the line's width in points.
    """

    left: float
    top: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    weight: float = 0.75
    opacity: float = 1.0
    start: tuple[float, float] | None = None
    curves: Sequence[Curve] = ()
    closing: Sequence[tuple[float, float]] = ()


def background(shapes: Sequence[Shape], number: int, name: str, page: tuple[float, float]) -> Xml:
    """A run that holds the shapes as one group behind the page's text; ``page`` is the paper's size."""
    extent = {"cx": emu(page[0]), "cy": emu(page[1])}
    zero = {"x": 0, "y": 0}
    frame = element(
        "a:xfrm",
        None,
        element("a:off", zero),
        element("a:ext", extent),
        element("a:chOff", zero),
        element("a:chExt", extent),
    )
    group = element(
        "wpg:wgp",
        None,
        Xml("<wpg:cNvGrpSpPr/>"),
        element("wpg:grpSpPr", None, frame),
        concat(_shape(shape, number * 100 + place) for place, shape in enumerate(shapes, 1)),
    )
    graphic = element("a:graphic", None, element("a:graphicData", {"uri": _GROUP}, group))
    choice = element("mc:Choice", {"Requires": "wpg"}, w("drawing", _anchor(extent, number, name, graphic)))
    return w("r", element("mc:AlternateContent", None, choice))


def _anchor(extent: dict[str, int], number: int, name: str, graphic: Xml) -> Xml:
    attributes: dict[str, str | int | None] = {
        **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos", "relativeHeight"), 0),
        "behindDoc": 1,
        "locked": 0,
        "layoutInCell": 0,
        "allowOverlap": 1,
    }
    return element(
        "wp:anchor",
        attributes,
        element("wp:simplePos", {"x": 0, "y": 0}),
        element("wp:positionH", {"relativeFrom": "page"}, Xml("<wp:posOffset>0</wp:posOffset>")),
        element("wp:positionV", {"relativeFrom": "page"}, Xml("<wp:posOffset>0</wp:posOffset>")),
        element("wp:extent", {**extent}),
        Xml("<wp:wrapNone/>"),
        element("wp:docPr", {"id": number, "name": name, "descr": name}),
        Xml("<wp:cNvGraphicFramePr/>"),
        graphic,
    )


def _shape(shape: Shape, number: int) -> Xml:
    offset = element("a:off", {"x": emu(shape.left), "y": emu(shape.top)})
    extent = element("a:ext", {"cx": emu(shape.width), "cy": emu(shape.height)})
    properties = (element("a:xfrm", None, offset, extent), _geometry(shape), _fill(shape), _line(shape))
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": f"形状 {number}"}),
        Xml("<wps:cNvSpPr/>"),
        element("wps:spPr", None, *properties),
        Xml("<wps:bodyPr/>"),
    )


def _geometry(shape: Shape) -> Xml:
    if shape.start is None:
        return element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    path = element("a:path", {"w": emu(shape.width), "h": emu(shape.height)}, *_steps(shape))
    lists = concat(element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    whole = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return element("a:custGeom", None, lists, whole, element("a:pathLst", None, path))


def _steps(shape: Shape) -> list[Xml]:
    steps = [element("a:moveTo", None, _point(shape, *(shape.start or (0, 0))))]
    for x1, y1, x2, y2, x, y in shape.curves:
        points = (_point(shape, x1, y1), _point(shape, x2, y2), _point(shape, x, y))
        steps.append(element("a:cubicBezTo", None, *points))
    steps += [element("a:lnTo", None, _point(shape, x, y)) for x, y in shape.closing]
    if shape.fill:
        steps.append(element("a:close"))
    return steps


def _point(shape: Shape, x: float, y: float) -> Xml:
    """A point of the page within the shape."""
    return element("a:pt", {"x": emu(x - shape.left), "y": emu(y - shape.top)})


def _colour(value: str, opacity: float) -> Xml:
    share = element("a:alpha", {"val": int(opacity * 100000)}) if opacity < 1 else EMPTY
    return element("a:solidFill", None, element("a:srgbClr", {"val": value}, share))


def _fill(shape: Shape) -> Xml:
    return _colour(shape.fill, shape.opacity) if shape.fill else element("a:noFill")


def _line(shape: Shape) -> Xml:
    if not shape.line:
        return element("a:ln", None, element("a:noFill"))
    return element("a:ln", {"w": int(shape.weight * 12700)}, _colour(shape.line, shape.opacity))
