"""A whole chart part: plots and axes in their place, head and legend, the look of the ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....charts.kinds._frame import legend_room
from ....charts.metrics import MM
from ....charts.shapes import Box
from ..markup import EMPTY, HEAD, Xml, concat
from .ink import NOTHING, val
from .plan import Plan
from .progress import progress
from .sideways import sideways
from .slices import slices
from .tables import is_target_line
from .upright import upright

__all__ = ["chart_part", "has_form"]

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FORMS: Mapping[str, Callable[[Plan], Xml]] = {
    "bar": sideways,
    "column": upright,
    "combination": upright,
    "line": upright,
    "pie": slices,
    "ring": slices,
    "stacked": upright,
    "stacked-share": upright,
    "target-progress": progress,
}
# Up to here from the left edge, in millimetres, stands the first name of a legend that begins at the edge.
_AT_LEFT = 8.0


def has_form(kind: str) -> bool:
    """Whether charts of that kind have a native form."""
    return kind in _FORMS


def chart_part(plan: Plan, workbook: str, overlay: str) -> bytes:
    """The part; ``workbook`` and ``overlay`` are the ids of its relationships, the latter ``""`` for none."""
    form = (
        sideways
        if plan.resolved.horizontal and plan.resolved.kind == "column"
        else _FORMS[plan.resolved.kind]
    )
    plot = f"<c:plotArea>{plan.layout(plan.box, 'inner')}{form(plan)}{NOTHING}</c:plotArea>"
    title = _title(plan)
    shapes = f'<c:userShapes r:id="{overlay}"/>' if overlay else ""
    return (
        f"{HEAD}<c:chartSpace {_SPACES}>{val('date1904', 0)}{val('lang', 'zh-CN')}{val('roundedCorners', 0)}"
        f"<c:chart>{title}{val('autoTitleDeleted', 0 if title else 1)}{plot}{_legend(plan)}"
        f"{val('plotVisOnly', 1)}{val('dispBlanksAs', 'gap')}</c:chart>"
        f"{NOTHING}{plan.ink.properties(plan.resolved.text_size, plan.style.ink)}"
        f'<c:externalData r:id="{workbook}">{val("autoUpdate", 0)}</c:externalData>{shapes}</c:chartSpace>'
    ).encode()


def _title(plan: Plan) -> Xml:
    """The title where it belongs to the drawing, else the unit, at the upper left."""
    resolved, style, ink = plan.resolved, plan.style, plan.ink
    lines = resolved.title or tuple(filter(None, [resolved.unit]))
    if not lines:
        return EMPTY
    size, colour = (style.title, style.ink) if resolved.title else (style.small, style.muted)
    boxes = [label.box for label in (plan.label(text, (0, resolved.size[1])) for text in lines) if label]
    place = plan.layout(Box(0, boxes[-1].bottom, boxes[0].right, boxes[0].top))
    return Xml(f"<c:title>{ink.title(lines, size, colour)}{place}{val('overlay', 1)}</c:title>")


def _legend(plan: Plan) -> Xml:
    """The names of the series where the layout has them; what only helps to draw has none."""
    resolved, style = plan.resolved, plan.style
    if not any(resolved.legend):
        return EMPTY
    labels = [plan.label(text, resolved.size) for text in resolved.legend if text]
    boxes = [label.box for label in labels if label]
    row = style.small * MM * 1.25
    # Where the first name stands far from the left edge, the legend ends at the right one.
    at_left = min(box.left for box in boxes) < _AT_LEFT
    left = 0 if at_left else resolved.size[0] - legend_room(resolved, style)
    top = min(max(box.top for box in boxes) + (0 if at_left else row * 0.3), resolved.size[1])
    foot = min(box.bottom for box in boxes) - row * 0.3
    place = plan.layout(Box(max(left, 0), foot, resolved.size[0], top), sized=False)
    helper = len(resolved.series)
    left_out = concat(
        Xml(f"<c:legendEntry>{val('idx', helper + extra)}{val('delete', 1)}</c:legendEntry>")
        for extra in range(2)
        if is_target_line(resolved)
    )
    look = plan.ink.properties(style.small, style.ink)
    return Xml(
        f"<c:legend>{val('legendPos', 't')}{left_out}{place}{val('overlay', 1)}{NOTHING}{look}</c:legend>"
    )
