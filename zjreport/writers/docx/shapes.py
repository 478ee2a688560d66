"""Vector shapes behind the text of a page: editable in Word, and marked as decoration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .lengths import emu
from .markup import EMPTY, Xml, concat, element, w

__all__ = ["Shape", "Step", "background"]

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
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
    form: Literal["rect", "ellipse"] = "rect"
    outline: Sequence[Step] = ()


def background(shapes: Sequence[Shape], number: int, name: str, size: tuple[float, float]) -> Xml:
    """A run that holds the shapes as one group behind the text; ``size`` (millimetres) spans them all."""
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
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
    graphic = element("a:graphic", None, element("a:graphicData", {"uri": _GROUP}, group))
    choice = element("mc:Choice", {"Requires": "wpg"}, w("drawing", _anchor(extent, number, name, graphic)))
    return w("r", element("mc:AlternateContent", None, choice))


def _anchor(extent: Mapping[str, int], number: int, name: str, graphic: Xml) -> Xml:
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
        element("wp:positionH", {"relativeFrom": "page"}, element("wp:posOffset", None, Xml("0"))),
        element("wp:positionV", {"relativeFrom": "page"}, element("wp:posOffset", None, Xml("0"))),
        element("wp:extent", extent),
        element("wp:wrapNone"),
        element("wp:docPr", {"id": number, "name": name, "descr": ""}, _DECORATIVE),
        element("wp:cNvGraphicFramePr"),
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
        element("wps:cNvSpPr"),
        element("wps:spPr", None, *properties),
        element("wps:bodyPr"),
    )


def _geometry(shape: Shape) -> Xml:
    if not shape.outline:
        return element("a:prstGeom", {"prst": shape.form}, element("a:avLst"))
    path = element("a:path", {"w": emu(shape.width), "h": emu(shape.height)}, *_steps(shape))
    lists = concat(element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    whole = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return element("a:custGeom", None, lists, whole, element("a:pathLst", None, path))


def _steps(shape: Shape) -> list[Xml]:
    steps = [element("a:moveTo", None, *_points(shape, shape.outline[0]))]
    for step in shape.outline[1:]:
        steps.append(element("a:lnTo" if len(step) == 2 else "a:cubicBezTo", None, *_points(shape, step)))
    if shape.fill:
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
    return element("a:ln", {"w": int(shape.weight * 12700)}, _colour(shape.line, shape.opacity))
