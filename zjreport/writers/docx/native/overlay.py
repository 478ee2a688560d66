"""What a chart shows besides its data, drawn over it: centre of a ring, time marks, lines across bars.

The places are those of the layout; as plot areas and axes are fixed, they stay right when data are edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ....charts.shapes import Box, Label, Polyline, Rect, Shape
from ..markup import EMPTY, HEAD, Xml, concat
from .ink import Ink, fill, line
from .plan import Plan
from .tables import is_target_line, target_column

__all__ = ["overlay"]

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_ROOM = 'vertOverflow="overflow" horzOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"'


def overlay(plan: Plan) -> bytes:
    """The part with the shapes over a chart; empty where there are none."""
    pieces = [_piece(plan, number, shape) for number, shape in enumerate(_shapes(plan), 2)]
    if not pieces:
        return b""
    spaces = f'xmlns:c="{_CHART}" xmlns:cdr="{_DRAWING}" xmlns:a="{_MAIN}"'
    return f"{HEAD}<c:userShapes {spaces}>{concat(pieces)}</c:userShapes>".encode()


def _shapes(plan: Plan) -> Iterable[Shape]:
    resolved = plan.resolved
    if resolved.title:
        # The title is one text in one look.
        yield from _texts(plan, [resolved.unit])
    if resolved.kind in ("ring", "pie"):
        yield from _texts(plan, resolved.centre)
        return
    if resolved.kind == "target-progress":
        yield from (one for one in plan.scene.shapes if isinstance(one, Rect) and not _is_bar(plan, one))
        if resolved.target:
            yield from _texts(plan, [*resolved.target_name, resolved.target.label])
        return
    if not plan.named:
        yield from _names(plan)
    if target_column(resolved) and not is_target_line(resolved):
        yield from _target_line(plan)
        if resolved.target:
            yield from _texts(plan, [*resolved.target_name, resolved.target.label])


def _names(plan: Plan) -> Iterator[Label]:
    """The names of categories, where the axis cannot print what the layout does."""
    wanted = {line for lines in plan.resolved.categories for line in lines}
    for label in plan.scene.labels:
        outside = label.box.top <= plan.box.bottom or label.box.right <= plan.box.left
        if label.text in wanted and outside:
            yield label


def _target_line(plan: Plan) -> Iterator[Polyline]:
    """The pieces of the line between the texts that it would cross."""
    for one in plan.scene.shapes:
        if not isinstance(one, Polyline) or not one.dash:
            continue
        if not plan.resolved.horizontal:
            yield one
            continue
        (x, low), (_, high) = one.points
        boxes = [label.box for label in plan.scene.labels if label.box.left < x < label.box.right]
        for box in sorted((box for box in boxes if low < box.top < high), key=lambda box: box.bottom):
            if box.bottom > low:
                yield replace(one, points=((x, low), (x, box.bottom)))
            low = box.top
        yield replace(one, points=((x, low), (x, high)))


def _is_bar(plan: Plan, rect: Rect) -> bool:
    """Whether a rectangle of target progress is a bar, which the chart itself draws."""
    least = min((bar.height for bar in plan.bars()), default=0)
    starts = abs(rect.box.left - plan.box.left) < 0.01
    return rect.solid and starts and rect.box.height <= least + 0.01


def _texts(plan: Plan, texts: Iterable[str]) -> Iterable[Label]:
    wanted = set(filter(None, texts))
    return (label for label in plan.scene.labels if label.text in wanted)


def _piece(plan: Plan, number: int, shape: Shape) -> Xml:
    match shape:
        case Label():
            return _anchored(plan, number, shape.box, "rect", Xml("<a:noFill/>"), _words(plan.ink, shape))
        case Rect():
            return _anchored(plan, number, shape.box, "rect", fill(shape.fill))
        case Polyline():
            (left, bottom), (right, top) = shape.points[0], shape.points[-1]
            stroke = line(shape.colour, shape.width, "dash" if shape.dash else "")
            return _anchored(plan, number, Box(left, bottom, right, top), "line", EMPTY, EMPTY, stroke)
    raise AssertionError(shape)


def _anchored(
    plan: Plan, number: int, box: Box, form: str, filling: Xml, words: Xml = EMPTY, stroke: Xml = EMPTY
) -> Xml:
    width, height = plan.resolved.size
    corners = "".join(
        f"<cdr:{name}><cdr:x>{x / width:.5f}</cdr:x><cdr:y>{1 - y / height:.5f}</cdr:y></cdr:{name}>"
        for name, x, y in (("from", box.left, box.top), ("to", box.right, box.bottom))
    )
    offset = f'<a:off x="{_emu(box.left)}" y="{_emu(height - box.top)}"/>'
    extent = f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/>'
    return Xml(
        f'<cdr:relSizeAnchor>{corners}<cdr:sp macro="" textlink="">'
        f'<cdr:nvSpPr><cdr:cNvPr id="{number}" name="标注 {number - 1}"/><cdr:cNvSpPr/></cdr:nvSpPr>'
        f'<cdr:spPr><a:xfrm>{offset}{extent}</a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f"{filling}{stroke or '<a:ln><a:noFill/></a:ln>'}</cdr:spPr>{words}</cdr:sp></cdr:relSizeAnchor>"
    )


def _words(ink: Ink, label: Label) -> Xml:
    text = ink.paragraphs([label.text], label.size, label.colour, _ALIGN[label.align])
    return Xml(f'<cdr:txBody><a:bodyPr {_ROOM} anchor="ctr"/><a:lstStyle/>{text}</cdr:txBody>')


def _emu(millimetres: float) -> int:
    return max(0, int(millimetres * 36000 + 0.5))
