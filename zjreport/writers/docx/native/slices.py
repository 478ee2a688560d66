"""Ring and pie: the parts of a whole with their names and labels around them."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin

from ....charts.kinds._slices import label_boxes
from ....charts.shapes import Box
from ..markup import EMPTY, Xml, concat, escape
from .formats import number_format
from .ink import NO_LINE, NOTHING, line, point, shape, val
from .labels import shown
from .plan import Plan
from .series import plain_series

__all__ = ["slices"]

_HOLE = 0.6
_HOLE_SIZE = 60
_WORD_GAP = " "


def slices(plan: Plan) -> Xml:
    """The plot; it has no axes."""
    ring = plan.resolved.kind == "ring"
    several = sum(bool(part.share) for part in plan.resolved.series[0].points) > 1
    edge = line(plan.style.ground, 1) if several else NO_LINE
    points = concat(point(place, plan.style.fill(place), edge) for place in range(plan.sheet.rows))
    series = Xml(
        plain_series(plan, 0, 1, Xml(shape(plan.style.fill(0), edge) + points), _labels(plan, ring))
        + "</c:ser>"
    )
    name, hole = ("doughnutChart", val("holeSize", _HOLE_SIZE)) if ring else ("pieChart", EMPTY)
    return Xml(f"<c:{name}>{val('varyColors', 1)}{series}{val('firstSliceAng', 0)}{hole}</c:{name}>")


def _labels(plan: Plan, ring: bool) -> Xml:
    parts, angle = [], 0.0
    boxes = label_boxes(plan.resolved, plan.style)
    for place, part in enumerate(plan.resolved.series[0].points):
        if part.share is None:
            continue
        turn = float(part.share) * 2 * pi
        if part.label or plan.resolved.categories[place]:
            parts.append(_label(plan, place, angle + turn / 2, boxes.get(place), ring))
        else:
            parts.append(Xml(f"<c:dLbl>{val('idx', place)}{val('delete', 1)}</c:dLbl>"))
        angle += turn
    look = f"<c:leaderLines><c:spPr>{line(plan.style.axis, 0.5)}</c:spPr></c:leaderLines>"
    return Xml(f"<c:dLbls>{concat(parts)}{shown()}{val('showLeaderLines', 1)}{look}</c:dLbls>")


def _label(plan: Plan, place: int, angle: float, box: Box | None, ring: bool) -> Xml:
    """Name and value of a part in their ``box``; ``angle`` is that of its middle, clockwise from the top."""
    resolved, ink = plan.resolved, plan.ink
    part, names = resolved.series[0].points[place], resolved.categories[place]
    what, code = _printed(part.value, part.share, part.label)
    apart = box.height > 1.6 * resolved.text_size * 0.353 if box else False
    separator = "\n" if apart else _WORD_GAP
    # Lines end at the circle, as its leader does.
    align = "l" if sin(angle) >= 0 else "r"
    text = EMPTY
    if not what:
        lines = [*names, part.label] if apart else ["".join(names) + _WORD_GAP + part.label]
        text = ink.label(lines, resolved.text_size, plan.style.ink, align)
    format_ = f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>' if code else ""
    kinds = [*(["showCatName"] if names else []), *([what] if what else ["showVal"] if part.label else [])]
    position = EMPTY if ring else val("dLblPos", "ctr")
    moved = _moved(plan, angle, box, _HOLE if ring else 0) if box else EMPTY
    return Xml(
        f"<c:dLbl>{val('idx', place)}{moved}{text}{format_}{NOTHING}"
        f"{ink.label_properties(resolved.text_size, plan.style.ink, align)}{position}{shown(*kinds)}"
        f"<c:separator>{separator}</c:separator></c:dLbl>"
    )


def _printed(value: Decimal | None, share: Decimal | None, label: str) -> tuple[str, str]:
    """What a label shows of its part and in which format; nothing where only a text of its own does."""
    if value is None or share is None or not label:
        return "", ""
    if format_ := number_format(value, label):
        return "showVal", format_
    if (format_ := number_format(share, label)) and "%" in format_:
        return "showPercent", format_
    return "", ""


def _moved(plan: Plan, angle: float, text: Box, hole: float) -> Xml:
    """The way of a label from the middle of its part, where the chart would put it."""
    box = plan.box
    middle = box.width / 2 * (1 + hole) / 2
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    start = (x + middle * sin(angle), y + middle * cos(angle))
    return plan.moved((text.left + text.right) / 2 - start[0], (text.bottom + text.top) / 2 - start[1])
