"""Charts over a row of categories: columns, stacks, lines, and both on two axes, with a target line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ....charts.kinds._stacks import spans
from ....charts.metrics import DESCENT, MM
from ..markup import EMPTY, Xml, concat, escape
from .axes import category_axis, hidden_category_axis, value_axis
from .formats import number_format
from .ink import NOTHING, line, val
from .labels import NO_LEADERS, Spot, labels, shown
from .plan import Plan
from .series import bar_series, line_series, plain_series
from .spacing import bar_spacing
from .tables import is_target_line, target_column

__all__ = ["upright"]

_PRIMARY, _SECONDARY = (111, 112), (121, 122)
# As near as this to the target's line, in millimetres, a label may be crossed by it in another face.
_NEAR = 0.8
_GROUPINGS = {"": "clustered", "stack": "stacked", "share": "percentStacked"}


def upright(plan: Plan) -> Xml:
    """The plots and axes."""
    resolved = plan.resolved
    bars = [number for number, one in enumerate(resolved.series) if one.mark != "line"]
    lines = [number for number, one in enumerate(resolved.series) if one.mark == "line"]
    near = [number for number in lines if resolved.series[number].axis == "primary"]
    far = [number for number in lines if resolved.series[number].axis == "secondary"]
    plots = [
        _bar_plot(plan, bars) if bars else EMPTY,
        _line_plot(plan, near, _PRIMARY, target=True) if near or is_target_line(resolved) else EMPTY,
        _line_plot(plan, far, _SECONDARY) if far else EMPTY,
    ]
    return concat((*plots, *_axes(plan, bool(far))))


def _axes(plan: Plan, second: bool) -> Iterator[Xml]:
    resolved = plan.resolved
    if resolved.primary is None:
        return
    names, scale = _PRIMARY
    yield category_axis(plan, names, scale, "b")
    yield value_axis(
        plan,
        resolved.primary,
        scale,
        names,
        "l",
        percent=resolved.stacking == "share",
    )
    if second and resolved.secondary:
        names, scale = _SECONDARY
        yield hidden_category_axis(names, scale, "b")
        yield value_axis(plan, resolved.secondary, scale, names, "r")


def _bar_plot(plan: Plan, numbers: list[int]) -> Xml:
    resolved = plan.resolved
    series = concat(
        bar_series(plan, number, _labels(plan, number, spots))
        for number, spots in zip(numbers, _bar_spots(plan, numbers), strict=True)
    )
    gap = bar_spacing(plan, 1 if resolved.stacking else len(numbers))
    return Xml(
        f"<c:barChart>{val('barDir', 'col')}{val('grouping', _GROUPINGS[resolved.stacking])}"
        f"{val('varyColors', 0)}{series}{gap}{_axis_ids(_PRIMARY)}</c:barChart>"
    )


def _labels(plan: Plan, number: int, spots: Iterable[Spot]) -> Xml:
    """The labels of a series, those that the target's line would cross on a ground of their own."""
    resolved = plan.resolved
    points = resolved.series[number].points
    cleared = [
        replace(spot, ground=plan.style.ground) if point.label and _crossed(plan, number, place) else spot
        for place, (point, spot) in enumerate(zip(points, spots, strict=True))
    ]
    return labels(points, cleared, resolved.text_size, plan.ink)


def _crossed(plan: Plan, number: int, place: int) -> bool:
    target, series = plan.resolved.target, plan.resolved.series[number]
    point = series.points[place]
    if target is None or target.value is None or point.value is None or not is_target_line(plan.resolved):
        return False
    label = plan.label(point.label, (plan.x(place), plan.height_of(point.value, series.axis == "secondary")))
    line_ = plan.height_of(target.value)
    return label is not None and label.box.bottom - _NEAR < line_ < label.box.top + _NEAR


def _bar_spots(plan: Plan, numbers: list[int]) -> Iterator[list[Spot]]:
    if not plan.resolved.stacking:
        for number in numbers:
            tones = [point.tone for point in plan.resolved.series[number].points]
            yield [
                Spot("outEnd", plan.style.accent if tone == "highlight" else plan.style.ink) for tone in tones
            ]
        return
    series = [plan.resolved.series[number] for number in numbers]
    for one, row in zip(series, spans(series, plan.resolved.stacking), strict=True):
        found = []
        for place, (point, span) in enumerate(zip(one.points, row, strict=True)):
            if span is None or not point.label:
                found.append(Spot("ctr", plan.style.ink))
                continue
            middle = (plan.height_of(span[0]) + plan.height_of(span[1])) / 2
            found.append(_moved_spot(plan, "ctr", point.label, (plan.x(place), middle)))
        yield found


def _moved_spot(plan: Plan, place: str, text: str, at: tuple[float, float]) -> Spot:
    """The spot of a label that would stand around ``at``, where the layout has it."""
    label = plan.label(text, at)
    if label is None:
        return Spot(place, plan.style.ink)
    box = label.box
    move = plan.moved((box.left + box.right) / 2 - at[0], (box.bottom + box.top) / 2 - at[1])
    return Spot(place, label.colour, move)


def _line_plot(plan: Plan, numbers: list[int], axes: tuple[int, int], *, target: bool = False) -> Xml:
    series = concat(
        line_series(plan, number, _labels(plan, number, _line_spots(plan, number))) for number in numbers
    )
    aim = _target_series(plan) if target else EMPTY
    return Xml(
        f"<c:lineChart>{val('grouping', 'standard')}{val('varyColors', 0)}{series}{aim}"
        f"{val('marker', 1)}{_axis_ids(axes)}</c:lineChart>"
    )


def _line_spots(plan: Plan, number: int) -> Iterator[Spot]:
    """Above, below or beside a point, as the layout found room."""
    series, size = plan.resolved.series[number], plan.resolved.text_size
    em = size * MM
    for place, point in enumerate(series.points):
        if point.value is None or not point.label:
            yield Spot("t", plan.style.ink)
            continue
        x, y = plan.x(place), plan.height_of(point.value, series.axis == "secondary")
        label = plan.label(point.label, (x, y))
        if label is None:
            yield Spot("t", plan.style.ink)
        elif label.align == "left":
            yield Spot("r", label.colour, plan.moved(0, label.at[1] - (y - 0.37 * em)))
        else:
            above = label.box.bottom + DESCENT * em > y
            usual = y + 1.3 + 0.5 * em if above else y - 1.3 - 0.5 * em
            box = label.box
            move = plan.moved((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - usual)
            yield Spot("t" if above else "b", label.colour, move)


def _target_series(plan: Plan) -> Xml:
    """A constant line from edge to edge: a trend of points that are not drawn."""
    column = target_column(plan.resolved)
    if column is None or not is_target_line(plan.resolved):
        return EMPTY
    look = f"<c:spPr>{line(plan.style.gold, 1.1, 'dash')}</c:spPr>"
    reach = "".join(f'<c:{way} val="0.5"/>' for way in ("forward", "backward"))
    trend = Xml(
        f"<c:trendline>{look}{val('trendlineType', 'linear')}{reach}"
        f"{val('dispRSqr', 0)}{val('dispEq', 0)}</c:trendline>"
    )
    bare = Xml(f"{NOTHING}<c:marker>{val('symbol', 'none')}</c:marker>")
    series = plain_series(plan, len(plan.resolved.series), column, bare, _target_label(plan), trend)
    return Xml(f"{series}{val('smooth', 0)}</c:ser>")


def _target_label(plan: Plan) -> Xml:
    """Name and value of the target, behind the end of its line."""
    target, resolved, ink = plan.resolved.target, plan.resolved, plan.ink
    if target is None or target.value is None or not (target.label or resolved.target_name):
        return EMPTY
    size, colour = resolved.text_size, plan.style.ink
    format_ = number_format(target.value, target.label)
    what = ["showVal", "showSerName"] if format_ and resolved.target_name else ["showVal"]
    code = f'<c:numFmt formatCode="{escape(format_)}" sourceLinked="0"/>' if format_ else ""
    lines = [*resolved.target_name, *filter(None, [target.label])]
    text = EMPTY if format_ else ink.label(lines, size, colour, "l")
    separator = "<c:separator>\n</c:separator>" if len(what) > 1 else ""
    return Xml(
        f"<c:dLbls><c:dLbl>{val('idx', plan.sheet.rows - 1)}{plan.moved(plan.slot / 2, 0)}"
        f"{text}{code}{NOTHING}"
        f"{ink.label_properties(size, colour, 'l')}{val('dLblPos', 'r')}{shown(*what)}{separator}</c:dLbl>"
        f"{shown()}{NO_LEADERS}</c:dLbls>"
    )


def _axis_ids(axes: tuple[int, int]) -> Xml:
    return concat(val("axId", one) for one in axes)
