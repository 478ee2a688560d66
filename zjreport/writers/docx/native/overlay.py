"""What a chart shows besides its data, drawn over it: centre of a ring, time marks, lines across bars.

The places are those of the layout; as plot areas and axes are fixed, they stay right when data are edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

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
        yield from _texts([resolved.unit], _above(plan))
    if resolved.kind in ("ring", "pie"):
        yield from _texts(resolved.centre, (one for one in plan.scene.labels if plan.box.holds(one.box)))
        return
    if resolved.kind == "target-progress":
        yield from (one for one in plan.scene.shapes if isinstance(one, Rect) and not _is_bar(plan, one))
        yield from _target_texts(plan)
        return
    if not plan.named:
        yield from _names(plan)
    if target_column(resolved) and not is_target_line(resolved):
        yield from _target_line(plan)
        yield from _target_texts(plan)


def _names(plan: Plan) -> Iterator[Label]:
    """The names of categories, where the axis cannot print what the layout does."""
    wanted = {line for lines in plan.resolved.categories for line in lines}
    for label in plan.scene.labels:
        outside = label.box.top <= plan.box.bottom or label.box.right <= plan.box.left
        if label.text in wanted and outside:
            yield label


def _target_line(plan: Plan) -> Iterator[Polyline]:
    """The pieces of the line between the texts that it would cross."""
    across = 0 if plan.resolved.horizontal else 1
    along = 1 - across
    for one in plan.scene.shapes:
        if not isinstance(one, Polyline) or not one.dash:
            continue
        start, end = one.points
        line_, low, high = start[across], start[along], end[along]
        # The edges of each label: across the line, then along it.
        sides = [_sides(label.box, across) for label in plan.scene.labels]
        spans = sorted(span for (near, far), span in sides if near < line_ < far)
        for first, last in (span for span in spans if low < span[1] < high):
            if first > low:
                yield _piece_of(one, across, low, first)
            low = last
        yield _piece_of(one, across, low, high)


def _sides(box: Box, across: int) -> tuple[tuple[float, float], tuple[float, float]]:
    level, upright = (box.left, box.right), (box.bottom, box.top)
    return (upright, level) if across else (level, upright)


def _piece_of(line_: Polyline, across: int, low: float, high: float) -> Polyline:
    """The part of a straight line between two places along it."""
    place = line_.points[0][across]
    ends = ((low, place), (high, place)) if across else ((place, low), (place, high))
    return replace(line_, points=ends)


def _is_bar(plan: Plan, rect: Rect) -> bool:
    """Whether a rectangle of target progress is a bar, which the chart itself draws."""
    least = min((bar.height for bar in plan.bars()), default=0)
    starts = abs(rect.box.left - plan.box.left) < 0.01
    return rect.solid and starts and rect.box.height <= least + 0.01


def _target_texts(plan: Plan) -> Iterator[Label]:
    """Name and value of the target, which stand above the plot or, in upright charts, beside it."""
    resolved = plan.resolved
    if resolved.target is None:
        return
    beside = (label for label in plan.scene.labels if label.box.left >= plan.box.right)
    around = _above(plan) if resolved.horizontal else beside
    yield from _texts([*resolved.target_name, resolved.target.label], around)


def _above(plan: Plan) -> Iterator[Label]:
    """The labels above the plot."""
    return (label for label in plan.scene.labels if label.at[1] >= plan.box.top)


def _texts(texts: Iterable[str], labels: Iterable[Label]) -> Iterator[Label]:
    """The first of ``labels`` that says each of ``texts``; others may say the same."""
    found = list(labels)
    for text in filter(None, texts):
        yield from islice((label for label in found if label.text == text), 1)


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
