"""Target progress: bars of what is done upon bars of what is aimed at, names and captions in lanes beside.

Two groups of bars lie one upon the other and have the same lanes: a text is the label of a bar that is
not seen, in the lane above or below the bars, so that it keeps to its row when rows are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ....charts.kinds.target_progress import fill_of, reach
from ....charts.metrics import MM
from ....charts.scale import Axis
from ..markup import EMPTY, Xml, concat
from .axes import category_axis, hidden_category_axis, hidden_value_axis
from .ink import NOTHING, point, shape, val
from .labels import no_labels, shown
from .plan import Plan
from .series import plain_series
from .spacing import spacing
from .tables import PROGRESS

__all__ = ["progress"]

_BEHIND, _BEFORE = (111, 112), (121, 122)


@dataclass(frozen=True, slots=True)
class _Bars:
    """A series that is drawn: its column of the table, its look and its labels."""

    column: int
    looks: Xml
    labels: Xml


def progress(plan: Plan) -> Xml:
    """The plots and axes."""
    thick = min((bar.height for bar in plan.bars()), default=plan.slot / 2)
    name, caption = _heights(plan)
    names, captions, track, done = (
        _names(plan),
        _captions(plan, beside=name is None),
        _track(plan),
        _done(plan),
    )
    lanes, pitch = 1, 0.0
    if name is None:
        # Names stand at the axis, captions behind the ends of the bars.
        groups = ([track], [done, captions])
    else:
        lanes, pitch = 2, name
        groups = ([names, track], [captions, done])
        if caption is not None and caption < 0:
            lanes, groups = (
                3,
                ([names, track, _unseen(PROGRESS.start)], [_unseen(PROGRESS.start), done, captions]),
            )
    apart = spacing(plan.slot, thick, pitch, lanes)
    axis = Axis(Decimal(0), reach(plan.resolved) * 100, Decimal(20))
    first = len(groups[0])
    return Xml(
        _plot(plan, groups[0], 0, apart, _BEHIND)
        + _plot(plan, groups[1], first, apart, _BEFORE)
        + category_axis(plan, *_BEHIND, "l", named=name is None, lined=False)
        + hidden_value_axis(axis, _BEHIND[1], _BEHIND[0], "b")
        + hidden_category_axis(*_BEFORE, "l")
        + hidden_value_axis(axis, _BEFORE[1], _BEFORE[0], "t")
    )


def _heights(plan: Plan) -> tuple[float | None, float | None]:
    """How far names and captions stand above the middle of their bars; a name beside its bar has none."""
    bar = next(iter(plan.bars()), None)
    if bar is None or plan.box.left > 0:
        return None, None
    middle, em = (bar.bottom + bar.top) / 2, plan.resolved.text_size * MM
    found: list[float | None] = []
    for text in ("".join(plan.resolved.categories[0]), plan.resolved.captions[0]):
        label = plan.label(text, (0, middle)) if text else None
        found.append(label.box.bottom + em / 2 - middle if label else None)
    name, caption = found
    return (name or caption or em * 1.4), caption


def _plot(plan: Plan, bars: Sequence[_Bars], first: int, apart: Xml, axes: tuple[int, int]) -> Xml:
    series = concat(
        Xml(plain_series(plan, order, one.column, one.looks, one.labels) + "</c:ser>")
        for order, one in enumerate(bars, first)
    )
    ids = concat(val("axId", one) for one in axes)
    return Xml(
        f"<c:barChart>{val('barDir', 'bar')}{val('grouping', 'clustered')}{val('varyColors', 0)}"
        f"{series}{apart}{ids}</c:barChart>"
    )


def _looks(colour: str, points: Xml = EMPTY) -> Xml:
    return Xml(f"{shape(colour)}{val('invertIfNegative', 0)}{points}")


def _track(plan: Plan) -> _Bars:
    return _Bars(PROGRESS.whole, _looks(plan.style.track), no_labels())


def _done(plan: Plan) -> _Bars:
    colours = [fill_of(point.tone, plan.style) for point in plan.resolved.series[0].points]
    usual = max(colours, key=colours.count)
    points = concat(point(place, colour) for place, colour in enumerate(colours) if colour != usual)
    return _Bars(PROGRESS.rate, _looks(usual, points), no_labels())


def _unseen(column: int) -> _Bars:
    """Keeps a lane free."""
    return _Bars(column, _looks(""), no_labels())


def _names(plan: Plan) -> _Bars:
    resolved, ink = plan.resolved, plan.ink
    cut = EMPTY if plan.named else _texts(plan, ["".join(lines) for lines in resolved.categories], "outEnd")
    text = Xml(
        f"<c:dLbls>{cut}{NOTHING}{ink.label_properties(resolved.text_size, plan.style.ink)}"
        f"{val('dLblPos', 'outEnd')}{shown('showCatName')}</c:dLbls>"
    )
    return _Bars(PROGRESS.start, _looks(""), text)


def _captions(plan: Plan, *, beside: bool) -> _Bars:
    """Captions say two figures each: texts of their own."""
    texts = _texts(plan, plan.resolved.captions, "outEnd" if beside else "inEnd")
    return _Bars(PROGRESS.end, _looks(""), Xml(f"<c:dLbls>{texts}{shown()}</c:dLbls>"))


def _texts(plan: Plan, texts: Iterable[str], place: str) -> Xml:
    size, colour = plan.resolved.text_size, plan.style.ink
    return concat(
        Xml(
            f"<c:dLbl>{val('idx', number)}{plan.ink.label([text], size, colour)}{NOTHING}"
            f"{val('dLblPos', place)}{shown('showVal')}</c:dLbl>"
        )
        for number, text in enumerate(texts)
        if text
    )
