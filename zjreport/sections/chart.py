"""A chart of indicators, of periods or of areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..analysis import Fact, remainder, total
from ..blocks import Block, Chart
from ..blocks.primitives import Span
from ..charts import ChartSpec, Point, Series
from ..errors import DefinitionError
from ..indicators.periods import Period
from ..phrasing import period_name
from ..quantities import is_percent
from ..runs import Measure, Runs, as_runs, text_of
from ._base import Context, Section
from ._points import fact_or_none, point

__all__ = ["ChartSection", "plugin"]

_ROUND = ("ring", "pie")
_MEASURE_NAMES = {"level": "", "growth": "增速"}


class ChartSection(Section, frozen=True, kw_only=True):
    """One chart; its title says the finding.

    Attributes:
        chart: the kind of chart (column, line, bar, stacked, ring, combination …).
        indicators: what is shown: the categories or, with ``periods`` or ``areas``, the series.
        measure: ``level`` or ``growth``; combination charts show both of one indicator.
        periods: categories by time, in the order given.
        areas: categories by reference area, best first; the briefing's own is highlighted.
        remainder: the name of what shares leave of 100 % (rings and pies).
        centre: the text inside a ring; by default the total, where a total makes sense.
        unit: the unit to print; by default the data's.
        source: the source line.
        alt: what the chart shows, for readers who cannot see it; by default composed.
        span: the full width or half of it.
    """

    kind = "chart"

    chart: str
    indicators: list[str]
    measure: Literal["level", "growth"] = "level"
    periods: list[str] = []
    areas: list[str] = []
    remainder: str = ""
    centre: str = ""
    unit: str = ""
    source: str = ""
    alt: str = ""
    span: Span = "full"

    def render(self, context: Context) -> Iterable[Block]:
        """One chart."""
        if not self.indicators:
            raise DefinitionError("a chart needs indicators", code="chart.empty")
        categories, series = self._content(context)
        unit = self.unit or next((one.unit for one in series if one.unit), "")
        spec = ChartSpec(
            kind=self.chart,
            categories=tuple(categories),
            series=tuple(series),
            title=context.text(self.title),
            unit="" if is_percent(unit) else unit,
            alt=self.alt or _alt(text_of(context.text(self.title)), categories, series),
            centre=self._centre(context, unit),
        )
        yield Chart(spec, source=context.text(self.source), span=self.span)

    def _content(self, context: Context) -> tuple[Sequence[Runs], Sequence[Series]]:
        if self.chart == "target-progress":
            return self._against_targets(context)
        if self.periods:
            return self._by_period(context)
        if self.areas:
            return self._by_area(context)
        return self._by_indicator(context)

    def _by_indicator(self, context: Context) -> tuple[Sequence[Runs], Sequence[Series]]:
        facts = [context.fact(self.measure, id) for id in self.indicators]
        _one_unit(facts)
        categories = [context.speaker.name(fact.indicator, short=True) for fact in facts]
        points = [point(context, fact) for fact in facts]
        if self.remainder:
            rest = remainder(context.data, self.indicators, context.period, context.area)
            categories.append(context.text(self.remainder))
            points.append(point(context, rest, tone="muted"))
        name = as_runs(period_name(context.period) + _MEASURE_NAMES[self.measure])
        return categories, [Series(name, tuple(points), facts[0].unit)]

    def _by_period(self, context: Context) -> tuple[Sequence[Runs], Sequence[Series]]:
        periods = [Period.parse(text) for text in self.periods]
        one_year = len({period.year for period in periods}) == 1
        categories = [as_runs(period_name(period, year=not one_year)) for period in periods]
        return categories, [
            self._series(context, id, measure, [{"period": period} for period in periods])
            for id in self.indicators
            for measure in self._measures
        ]

    def _by_area(self, context: Context) -> tuple[Sequence[Runs], Sequence[Series]]:
        (id,) = self.indicators if len(self.indicators) == 1 else (None,)
        if id is None:
            raise DefinitionError("a chart over areas shows one indicator", code="chart.areas")
        facts = {area: context.fact(self.measure, id, area=area) for area in self.areas}
        ranked = sorted(facts, key=lambda area: facts[area].quantity.value, reverse=True)
        points = [
            point(context, facts[area], tone="highlight" if area == context.area else "") for area in ranked
        ]
        name = context.speaker.name(context.data.indicator(id), short=True)
        return [as_runs(area) for area in ranked], [Series(name, tuple(points), facts[ranked[0]].unit)]

    @property
    def _measures(self) -> tuple[str, ...]:
        return ("level", "growth") if self.chart == "combination" else (self.measure,)

    def _series(self, context: Context, id: str, measure: str, places: Sequence[dict[str, Period]]) -> Series:
        facts = [fact_or_none(context, measure, id, **place) for place in places]
        known = [fact for fact in facts if fact is not None]
        if not known:
            raise DefinitionError(f"{id} has no {measure} in any of these periods", code="chart.empty")
        _one_unit(known)
        suffix = _MEASURE_NAMES[measure] if len(self._measures) > 1 else ""
        secondary = measure == "growth" and len(self._measures) > 1
        return Series(
            (*context.speaker.name(known[0].indicator, short=True), *as_runs(suffix)),
            tuple(point(context, fact) for fact in facts),
            known[0].unit,
            axis="secondary" if secondary else "primary",
            mark=("line" if secondary else "column") if len(self._measures) > 1 else "",
        )

    def _against_targets(self, context: Context) -> tuple[Sequence[Runs], Sequence[Series]]:
        aims = [context.fact(Measure.TARGET, id) for id in self.indicators]
        targets = {aim.indicator: aim for aim in context.data.targets}
        beside = [targets[id].beside or id for id in self.indicators]
        actual = [context.fact(Measure.LEVEL, id) for id in beside]
        _one_unit([*aims, *actual])
        categories = [context.speaker.name(aim.indicator, short=True) for aim in aims]
        return categories, [
            _named(
                f"{period_name(actual[0].period)}实绩",
                [point(context, fact) for fact in actual],
                actual[0].unit,
            ),
            _named(f"{period_name(aims[0].period)}目标", [point(context, aim) for aim in aims], aims[0].unit),
        ]

    def _centre(self, context: Context, unit: str) -> Runs:
        if self.centre:
            return context.text(self.centre)
        if self.chart != "ring" or is_percent(unit) or self.periods or self.areas:
            return ()
        whole = total(context.data, self.indicators, context.period, context.area)
        return context.speaker.runs("level", whole)


def _named(name: str, points: Iterable[Point], unit: str) -> Series:
    return Series(as_runs(name), tuple(points), unit)


def _one_unit(facts: Sequence[Fact]) -> None:
    units = {fact.unit for fact in facts}
    if len(units) > 1:
        raise DefinitionError(
            f"a chart cannot show {'、'.join(sorted(units))} on one axis",
            code="chart.units",
            hint="leave out what is measured otherwise, or use a combination chart",
        )


def _alt(title: str, categories: Sequence[Runs], series: Sequence[Series]) -> str:
    parts = []
    for one in series:
        values = "，".join(
            f"{text_of(category)}{item.label}{'' if is_percent(one.unit) else one.unit}"
            for category, item in zip(categories, one.points, strict=True)
            if item.value is not None
        )
        parts.append(f"{text_of(one.name)}：{values}")
    return f"{title}。{'；'.join(parts)}。"


plugin = ChartSection
