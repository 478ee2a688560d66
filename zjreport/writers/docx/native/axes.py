"""The axes of a chart: names along the one, the resolved range along the other."""

from __future__ import annotations

from ....charts.scale import Axis
from ..markup import Xml
from .ink import line, shape, val
from .plan import Plan

__all__ = ["category_axis", "hidden_category_axis", "hidden_value_axis", "value_axis"]

_BASE, _GRID = 0.7, 0.4
_NO_LABELS = val("tickLblPos", "none")


def category_axis(
    plan: Plan, own: int, crossing: int, place: str, *, named: bool = True, lined: bool = True
) -> Xml:
    """The base line with the names; ``place`` is b or l, the first name of the latter on top."""
    style, resolved = plan.style, plan.resolved
    order = "maxMin" if place == "l" else "minMax"
    names = val("tickLblPos", "low") if named and plan.named else _NO_LABELS
    return Xml(
        f"<c:catAx>{val('axId', own)}<c:scaling>{val('orientation', order)}</c:scaling>{val('delete', 0)}"
        f"{val('axPos', place)}{_MARKS}{names}{shape(edge=line(style.axis, _BASE)) if lined else shape()}"
        f"{plan.ink.properties(resolved.text_size, style.muted)}"
        f"{val('crossAx', crossing)}{val('crosses', 'autoZero')}{_ORDER}</c:catAx>"
    )


_MARKS = Xml(
    '<c:numFmt formatCode="General" sourceLinked="0"/>'
    f"{val('majorTickMark', 'none')}{val('minorTickMark', 'none')}"
)
_ORDER = Xml(f"{val('auto', 0)}{val('lblAlgn', 'ctr')}{val('lblOffset', 40)}{val('noMultiLvlLbl', 1)}")


def hidden_category_axis(own: int, crossing: int, place: str) -> Xml:
    """The names of a second pair of axes, which print nothing."""
    order = "maxMin" if place == "l" else "minMax"
    return Xml(
        f"<c:catAx>{val('axId', own)}<c:scaling>{val('orientation', order)}</c:scaling>{val('delete', 1)}"
        f"{val('axPos', place)}{_MARKS}{_NO_LABELS}{val('crossAx', crossing)}{val('crosses', 'autoZero')}"
        f"{_ORDER}</c:catAx>"
    )


def value_axis(plan: Plan, axis: Axis, own: int, crossing: int, place: str, *, percent: bool = False) -> Xml:
    """The resolved range; ticks and grid are printed where the layout prints them.

    On the second axis (``place`` r, t) they stand at the far side.  Of ``percent`` a share is 1.
    """
    style, second = plan.style, place in ("r", "t")
    grid = (
        f"<c:majorGridlines><c:spPr>{line(style.grid, _GRID)}</c:spPr></c:majorGridlines>"
        if axis.labels and not second
        else ""
    )
    # The axis of names runs downwards in a chart of bars: its end is the foot.
    crosses = "max" if second or plan.resolved.horizontal else "autoZero"
    ticks = val("tickLblPos", "nextTo") if axis.labels else _NO_LABELS
    marks = _PERCENT if percent else _MARKS
    scale = 100 if percent else 1
    return Xml(
        f"<c:valAx>{val('axId', own)}{_scaling(axis, scale)}{val('delete', 0)}{val('axPos', place)}"
        f"{grid}{marks}{ticks}{shape()}"
        f"{plan.ink.properties(plan.resolved.text_size, style.muted)}"
        f"{val('crossAx', crossing)}{val('crosses', crosses)}{val('crossBetween', 'between')}"
        f'<c:majorUnit val="{axis.step / scale:f}"/></c:valAx>'
    )


_PERCENT = Xml(
    '<c:numFmt formatCode="0%" sourceLinked="0"/>'
    f"{val('majorTickMark', 'none')}{val('minorTickMark', 'none')}"
)


def hidden_value_axis(axis: Axis, own: int, crossing: int, place: str) -> Xml:
    """The range of a second pair of axes, which prints nothing."""
    return Xml(
        f"<c:valAx>{val('axId', own)}{_scaling(axis, 1)}{val('delete', 0)}{val('axPos', place)}"
        f"{_MARKS}{_NO_LABELS}{shape()}{val('crossAx', crossing)}{val('crosses', 'max')}"
        f"{val('crossBetween', 'between')}</c:valAx>"
    )


def _scaling(axis: Axis, scale: int) -> Xml:
    return Xml(
        f"<c:scaling>{val('orientation', 'minMax')}"
        f'<c:max val="{axis.high / scale:f}"/><c:min val="{axis.low / scale:f}"/></c:scaling>'
    )
