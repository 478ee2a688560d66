"""Charts of indicators, of periods or of areas: what a definition says of one, and the block made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

import msgspec

from ..analysis import Fact, converted, remainder, total
from ..blocks import Chart
from ..charts import ChartSpec, Series
from ..errors import DefinitionError, RefusalError
from ..indicators.periods import Period
from ..phrasing import period_name
from ..quantities import is_percent, is_ratio
from ..runs import Measure, Runs, as_runs, join_runs
from ._aims import aim_of, named_actuals, target_chart
from ._alt import alt_text
from ._areas import area_series, best_first, measure_name
from ._base import Context, Section
from ._past import last_periods, same_periods
from ._points import fact_or_none, in_one_unit, noted, point

__all__ = ["ChartOptions"]

Count = Annotated[int, msgspec.Meta(ge=0, le=60)]


class ChartOptions(Section, frozen=True, kw_only=True):
    """What is said of one chart; its title says the finding.

    Attributes:
        chart: the kind of chart (column, line, bar, stacked, ring, combination …).
        indicators: what is shown: the categories or, with ``periods`` or ``areas``, the series.
        measure: ``level`` or ``growth``; combination charts show both of one indicator.
        periods: categories by time, in the order given.
        last: categories by time: so many periods of the first indicator's series, up to the section's own.
        years: categories by time: the section's own period in so many years.
        areas: categories by reference area, best first; the briefing's own is highlighted.
        remainder: the name of what shares leave of 100 % (rings and pies).
        centre: the text inside a ring; by default the total, where a total makes sense.
        unit: the unit to print; by default the data's.
        source: the source line.
        alt: what the chart shows, for readers who cannot see it; by default composed.
    """

    chart: str
    indicators: list[str]
    measure: Literal["level", "growth"] = "level"
    periods: list[str] = []
    last: Count = 0
    years: Count = 0
    areas: list[str] = []
    remainder: str = ""
    centre: str = ""
    unit: str = ""
    source: str = ""
    alt: str = ""

    def build(self, context: Context) -> Chart:
        """The chart, of the context's period.

        Raises:
            DefinitionError: it names no indicators, or none that fit together.
            RefusalError: the data does not have what it shows.
        """
        if not self.indicators:
            raise DefinitionError("a chart needs indicators", code="chart.empty", hint="fill in indicators:")
        if self.chart == "target-progress":
            return self._against_targets(context)
        content = self._content(context)
        unit = self.unit if content.is_single else content.unit
        title = context.text(self.title)
        note = noted((), content.facts, timed=content.timed)
        spec = ChartSpec(
            kind=self.chart,
            categories=content.categories,
            series=content.series,
            title=title,
            unit="" if is_percent(unit or content.unit) else unit or content.unit,
            alt=self.alt or alt_text(title, content.categories, content.series, note),
            centre=self._centre(context, content.unit),
        )
        source = noted(context.text(self.source), content.facts, timed=content.timed)
        return Chart(spec, source=source, id=self.id)

    def _content(self, context: Context) -> Content:
        if periods := self._periods(context):
            return self._by_period(context, periods)
        if self.areas:
            return self._by_area(context)
        return self._by_indicator(context)

    # -- categories by indicator, period, area ------------------------------------------------------

    def _by_indicator(self, context: Context) -> Content:
        found = in_one_unit((context.fact(self.measure, id) for id in self.indicators), self.unit)
        facts = [fact for fact in found if fact is not None]
        categories = [context.speaker.name(fact.indicator, short=True) for fact in facts]
        points = [point(context, fact) for fact in facts]
        named: list[tuple[Runs, Fact | None]] = list(zip(categories, facts, strict=True))
        if self.remainder:
            rest = remainder(context.data, self.indicators, context.period, context.area)
            categories.append(context.text(self.remainder))
            points.append(point(context, rest, tone="muted"))
        name = as_runs(period_name(context.period) + measure_name(facts[0]))
        return Content(tuple(categories), (Series(name, tuple(points), facts[0].unit),), tuple(named))

    def _periods(self, context: Context) -> list[Period]:
        """The categories by time: as named, or counted back from the section's own period."""
        if self.periods:
            return [Period.parse(text) for text in self.periods]
        if self.last:
            return last_periods(context, self.indicators[0], self.last)
        return same_periods(context.period, self.years)

    def _by_period(self, context: Context, periods: Sequence[Period]) -> Content:
        one_year = len({period.year for period in periods}) == 1
        categories = tuple(as_runs(period_name(period, year=not one_year)) for period in periods)
        named: list[tuple[Runs, Fact | None]] = []
        series = []
        for id in self.indicators:
            for measure in self._measures:
                facts = self._over(context, id, measure, periods)
                series.append(self._series(context, id, measure, facts))
                name = context.speaker.name(context.data.indicator(id), short=True)
                named += [(name, fact) for fact in facts]
        _same_unit_on_each_axis(series)
        return Content(categories, tuple(series), tuple(named), timed=True)

    def _over(self, context: Context, id: str, measure: str, periods: Sequence[Period]) -> list[Fact | None]:
        facts = [fact_or_none(context, measure, id, period=period) for period in periods]
        if not any(facts):
            raise DefinitionError(
                f"{id} has no {measure} in any of these periods",
                code="chart.empty",
                hint="there are rows for "
                + ", ".join(str(row.period) for row in context.data.series(id, context.area)),
            )
        return in_one_unit(facts, self.unit if len(self._measures) == 1 else "")

    def _series(self, context: Context, id: str, measure: str, facts: Sequence[Fact | None]) -> Series:
        known = next(fact for fact in facts if fact is not None)
        combined = len(self._measures) > 1
        secondary = combined and measure == "growth"
        name = context.speaker.name(context.data.indicator(id), short=True)
        return Series(
            join_runs([name, measure_name(known) if combined else ""]),
            tuple(point(context, fact) for fact in facts),
            known.unit,
            axis="secondary" if secondary else "primary",
            mark=("line" if secondary else "column") if combined else "",
        )

    def _by_area(self, context: Context) -> Content:
        if len(self.indicators) != 1:
            raise DefinitionError(
                "a chart over areas shows one indicator", code="chart.areas", hint="make a chart of each"
            )
        found = in_one_unit(
            (context.fact(self.measure, self.indicators[0], area=area) for area in self.areas), self.unit
        )
        facts = best_first(fact for fact in found if fact is not None)
        names, series = area_series(context, facts)
        return Content(names, (series,), tuple(zip(names, facts, strict=True)))

    @property
    def _by_time(self) -> bool:
        return bool(self.periods or self.last or self.years)

    @property
    def _measures(self) -> tuple[str, ...]:
        return ("level", "growth") if self.chart == "combination" else (self.measure,)

    # -- targets --------------------------------------------------------------------------------------

    def _against_targets(self, context: Context) -> Chart:
        aims = [aim_of(context, id, context.period, strict=False) for id in self.indicators]
        in_one_unit(aim.fact for aim in aims)
        for aim in aims:
            if aim.beside is None:
                context.fact(Measure.LEVEL, aim.fact.beside)
        spec = target_chart(context, aims, context.period, aims[0].fact.period, context.text(self.title))
        if self.alt:
            spec = replace(spec, alt=self.alt)
        source = noted(context.text(self.source), named_actuals(context, aims))
        return Chart(spec, source=source, id=self.id)

    def _centre(self, context: Context, unit: str) -> Runs:
        if self.centre:
            return context.text(self.centre)
        if self.chart != "ring" or self.measure != "level" or is_ratio(unit) or self._by_time or self.areas:
            return ()
        try:
            whole = total(context.data, self.indicators, context.period, context.area)
        except RefusalError:
            return ()
        return context.speaker.runs("level", converted(whole, unit))


@dataclass(frozen=True, slots=True)
class Content:
    """What a chart shows: categories, series, and the facts behind them with their names.

    ``timed`` charts have periods as their categories.
    """

    categories: tuple[Runs, ...]
    series: tuple[Series, ...]
    facts: tuple[tuple[Runs, Fact | None], ...]
    timed: bool = False

    @property
    def unit(self) -> str:
        """The unit of the primary axis."""
        return next((one.unit for one in self.series if one.unit), "")

    @property
    def is_single(self) -> bool:
        """Whether all series share the one axis."""
        return all(one.axis == "primary" for one in self.series)


def _same_unit_on_each_axis(series: Sequence[Series]) -> None:
    for axis in ("primary", "secondary"):
        units = dict.fromkeys(one.unit for one in series if one.axis == axis)
        if len(units) > 1:
            raise DefinitionError(
                f"a chart cannot show {'、'.join(units)} on one axis",
                code="chart.units",
                hint="leave out what is measured otherwise, or give a unit: that all can be converted to",
            )
