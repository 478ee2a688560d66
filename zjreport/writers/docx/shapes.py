"""Vector shapes behind the text of a page: editable in Word, and marked as decoration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .lengths import emu
from .markup import EMPTY, Xml, concat, element, w

__all__ = ["Anchor", "Shape", "Step", "anchored", "background", "inline"]

_GROUP_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
# Has screen readers pass over a drawing.
_DECORATIVE = element(
    "a:extLst",
    None,
    element(
        "a:ext",
        {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"},
        element(
            "adec:decorative",
            {"xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative", "val": 1},
        ),
    ),
)

# A point (two numbers), or two handles and a point (six), in millimetres from the paper's corner.
Step = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An area in millimetres from the paper's corner: a rectangle, an ellipse, or an outline within it.

    ``fill`` and ``line`` are colours as six digits, either may be empty; ``opacity`` is a share of 1
    and ``weight`` the line's width in points.  ``lines`` are drawn in place of an outline, each with
    whether it closes.
    """

    left: float
    top: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    weight: float = 0.75
    opacity: float = 1.0
    form: Literal["rect", "ellipse"] = "rect"
    outline: Sequence[Step] = ()
    lines: Sequence[tuple[Sequence[Step], bool]] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where shapes stand, in millimetres from the corner of the paper or of their paragraph."""

    left: float = 0.0
    top: float = 0.0
    paper: bool = True
    behind: bool = True


def background(shapes: Sequence[Shape], number: int, name: str, size: tuple[float, float]) -> Xml:
    """A run that holds the shapes as one group behind the text; ``size`` (millimetres) spans them all."""
    return anchored(shapes, number, name, size, Anchor())


def anchored(shapes: Sequence[Shape], number: int, name: str, size: tuple[float, float], at: Anchor) -> Xml:
    """A run that holds the shapes as one group that text does not make way for."""
    extent, graphic = _group(shapes, number, size)
    return _drawn(_anchor(extent, number, name, graphic, at))


def inline(shapes: Sequence[Shape], number: int, name: str, size: tuple[float, float]) -> Xml:
    """A run that holds the shapes as one group in the line of text."""
    extent, graphic = _group(shapes, number, size)
    return _drawn(
        element(
            "wp:inline",
            dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
            element("wp:extent", extent),
            _identity(number, name),
            element("wp:cNvGraphicFramePr"),
            graphic,
        )
    )


def _drawn(drawing: Xml) -> Xml:
    choice = element("mc:Choice", {"Requires": "wpg"}, w("drawing", drawing))
    return w("r", element("mc:AlternateContent", None, choice))


def _identity(number: int, name: str) -> Xml:
    return element("wp:docPr", {"id": number, "name": name, "descr": ""}, _DECORATIVE)


def _group(
    shapes: Sequence[Shape], number: int, size: tuple[float, float]
) -> tuple[dict[str, int | str | None], Xml]:
    """The extent of a group and its drawing."""
    extent: dict[str, int | str | None] = {"cx": emu(size[0]), "cy": emu(size[1])}
    corner = {"x": 0, "y": 0}
    frame = element(
        "a:xfrm",
        None,
        element("a:off", corner),
        element("a:ext", extent),
        element("a:chOff", corner),
        element("a:chExt", extent),
    )
    group = element(
        "wpg:wgp",
        None,
        element("wpg:cNvGrpSpPr"),
        element("wpg:grpSpPr", None, frame),
        concat(_shape(shape, number * 100 + place) for place, shape in enumerate(shapes, 1)),
    )
    return extent, element("a:graphic", None, element("a:graphicData", {"uri": _GROUP_URI}, group))


def _anchor(extent: Mapping[str, int | str | None], number: int, name: str, graphic: Xml, at: Anchor) -> Xml:
    attributes: dict[str, str | int | None] = {
        **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos", "relativeHeight"), 0),
        "behindDoc": int(at.behind),
        "locked": 0,
        "layoutInCell": 0,
        "allowOverlap": 1,
    }
    return element(
        "wp:anchor",
        attributes,
        element("wp:simplePos", {"x": 0, "y": 0}),
        _position("H", "page" if at.paper else "column", at.left),
        _position("V", "page" if at.paper else "paragraph", at.top),
        element("wp:extent", extent),
        element("wp:wrapNone"),
        _identity(number, name),
        element("wp:cNvGraphicFramePr"),
        graphic,
    )


def _position(axis: str, base: str, offset: float) -> Xml:
    return element(
        f"wp:position{axis}",
        {"relativeFrom": base},
        element("wp:posOffset", None, Xml(str(emu(offset) if offset >= 0 else -emu(-offset)))),
    )


def _shape(shape: Shape, number: int) -> Xml:
    offset = element("a:off", {"x": emu(shape.left), "y": emu(shape.top)})
    extent = element("a:ext", {"cx": emu(shape.width), "cy": emu(shape.height)})
    properties = (element("a:xfrm", None, offset, extent), _geometry(shape), _fill(shape), _line(shape))
    return element(
        "wps:wsp",
        None,
        element("wps:cNvPr", {"id": number, "name": f"形状 {number}"}),
        element("wps:cNvSpPr"),
        element("wps:spPr", None, *properties),
        element("wps:bodyPr"),
    )


def _geometry(shape: Shape) -> Xml:
    lines = shape.lines or ([(shape.outline, bool(shape.fill))] if shape.outline else [])
    if not lines:
        return element("a:prstGeom", {"prst": shape.form}, element("a:avLst"))
    size: dict[str, int | str | None] = {"w": emu(shape.width), "h": emu(shape.height)}
    paths = (element("a:path", size, *_steps(shape, line, closed=closed)) for line, closed in lines)
    lists = concat(element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    whole = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return element("a:custGeom", None, lists, whole, element("a:pathLst", None, *paths))


def _steps(shape: Shape, line: Sequence[Step], *, closed: bool) -> list[Xml]:
    steps = [element("a:moveTo", None, *_points(shape, line[0]))]
    for step in line[1:]:
        steps.append(element("a:lnTo" if len(step) == 2 else "a:cubicBezTo", None, *_points(shape, step)))
    if closed:
        steps.append(element("a:close"))
    return steps


def _points(shape: Shape, step: Step) -> list[Xml]:
    """The points of a step, within the shape."""
    return [
        element("a:pt", {"x": emu(x - shape.left), "y": emu(y - shape.top)})
        for x, y in zip(step[::2], step[1::2], strict=True)
    ]


def _colour(value: str, opacity: float) -> Xml:
    share = element("a:alpha", {"val": int(opacity * 100000)}) if opacity < 1 else EMPTY
    return element("a:solidFill", None, element("a:srgbClr", {"val": value}, share))


def _fill(shape: Shape) -> Xml:
    return _colour(shape.fill, shape.opacity) if shape.fill else element("a:noFill")


def _line(shape: Shape) -> Xml:
    if not shape.line:
        return element("a:ln", None, element("a:noFill"))
    line = _colour(shape.line, shape.opacity)
    ends = (element("a:round"),) if shape.lines else ()
    cap = "rnd" if shape.lines else None
    return element("a:ln", {"w": int(shape.weight * 12700), "cap": cap}, line, *ends)
