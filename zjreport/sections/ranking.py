"""Areas in order of one indicator, the briefing's own area marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..analysis import Fact, Rank, converted, rank
from ..blocks import Block, Cell, Chart, Column, Orientation, Row, Table
from ..charts import ChartSpec
from ..quantities import PERCENT, is_percent
from ..runs import Role, Run, Runs, join_runs, with_role
from ._alt import alt_text
from ._areas import area_series, areas_of
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._points import fact_or_none, noted

__all__ = ["RankingSection", "plugin"]

Measured = Literal["level", "growth"]
_HEADERS: dict[Measured, str] = {"level": "数值", "growth": "同比（%）"}
_GROUPS: dict[Measured, str] = {"level": "总量", "growth": "增速"}


class RankingSection(Section, frozen=True, kw_only=True):
    """A ranking of areas: a table, bars, or both.

    Attributes:
        indicator: what is ranked.
        by: ranked by ``level`` or by ``growth``.
        areas: among whom; by default every area that the indicator is known of, wider ones (全省) left out.
        scope: how the areas are called together (全省).
        both: whether each area has its places by level and by growth.
        change: whether the table says how many places each has moved over the year.
        show: ``table``, ``chart`` (bars) or ``both``.
        chart_title: the title of the bars; empty: the section's.
        source: the source line.
        orientation: ``landscape`` sets the table on a page turned on its side, ``portrait`` never;
            ``auto`` where its columns have no room upright at a readable size.
    """

    kind = "ranking"

    indicator: str
    by: Measured = "growth"
    areas: list[str] = []
    scope: str = ""
    both: bool = False
    change: bool = False
    show: Literal["table", "chart", "both"] = "table"
    chart_title: str = ""
    source: str = ""
    orientation: Orientation = "auto"

    def render(self, context: Context) -> Iterable[Block]:
        """The areas, best first; equal values share a place."""
        areas = areas_of(context, self.indicator, self.areas)
        ranks = [self._rank(context, area, areas, self.by) for area in areas]
        ranks.sort(key=lambda fact: fact.quantity.value)
        if self.show != "chart":
            yield self._table(context, ranks)
        if self.show != "table":
            yield self._chart(context, ranks)

    def _rank(self, context: Context, area: str, among: tuple[str, ...], by: Measured) -> Rank:
        return rank(context.data, self.indicator, context.period, area, among=among, scope=self.scope, by=by)

    # -- the table ------------------------------------------------------------------------------------

    def _table(self, context: Context, ranks: Sequence[Rank]) -> Table:
        notes, measures = Notes(), self._measures(context, ranks)
        rows = tuple(self._row(context, fact, ranks, measures, notes) for fact in ranks)
        return Table(
            tuple(self._columns(measures)),
            rows,
            title=context.text(self.title),
            unit=self._unit(context, measures),
            notes=notes.lines(context),
            source=context.text(self.source),
            orientation=self.orientation,
        )

    def _measures(self, context: Context, ranks: Sequence[Rank]) -> tuple[Measured, ...]:
        """Level and growth, as far as they are known of any area."""
        return tuple(
            measure
            for measure in _HEADERS
            if measure == self.by
            or self.both
            or any(fact_or_none(context, measure, self.indicator, area=fact.area) for fact in ranks)
        )

    def _columns(self, measures: Sequence[Measured]) -> Iterable[Column]:
        if not self.both:
            yield Column("位次", align="center")
        yield Column("地区", weight=2)
        for measure in measures:
            group = _GROUPS[measure] if self.both else ""
            yield Column(_HEADERS[measure], align="decimal", weight=1.5, group=group)
            if self.both:
                yield Column("位次", align="center", group=group)
        if self.change:
            yield Column("位次变化", align="center", weight=1.5)

    def _unit(self, context: Context, measures: Sequence[Measured]) -> str:
        return context.data.indicator(self.indicator).unit if "level" in measures else ""

    def _row(
        self, context: Context, fact: Rank, ranks: Sequence[Rank], measures: Sequence[Measured], notes: Notes
    ) -> Row:
        facts = {
            measure: fact_or_none(context, measure, self.indicator, area=fact.area) for measure in measures
        }
        words = next((known.status_word for known in facts.values() if known and known.status_word), "")
        area = context.speaker.declared(fact.area, fact.sources[0])
        name = with_role(area, Role.STRONG) if fact.area == context.area else area
        cells = [] if self.both else [_place(fact)]
        cells.append(Cell(join_runs([name, notes.mark(status_note(words), fact.sources[0])])))
        for measure, known in facts.items():
            unit = PERCENT if measure == "growth" else self._unit(context, measures)
            cells.append(cell(context, known, unit=unit))
            if self.both:
                among = tuple(other.area for other in ranks)
                cells.append(_place(self._rank(context, fact.area, among, measure)))
        if self.change:
            cells.append(self._moved(context, fact.area, ranks))
        return Row(tuple(cells))

    def _moved(self, context: Context, area: str, ranks: Sequence[Rank]) -> Cell:
        among = tuple(other.area for other in ranks)
        options = {"area": area, "among": among, "scope": self.scope, "by": self.by}
        fact = fact_or_none(context, "rank_change", self.indicator, **options)
        return Cell(context.speaker.runs("moved_places", fact) if fact else ())

    # -- the bars -------------------------------------------------------------------------------------

    def _chart(self, context: Context, ranks: Sequence[Rank]) -> Chart:
        facts = self._drawn(context, ranks)
        title = context.text(self.chart_title or self.title)
        names, series = area_series(context, facts)
        named: list[tuple[Runs, Fact | None]] = list(zip(names, facts, strict=True))
        spec = ChartSpec(
            "bar",
            names,
            (series,),
            title=title,
            unit="" if is_percent(series.unit) else series.unit,
            alt=alt_text(title, names, (series,), noted((), named)),
        )
        return Chart(spec, source=noted(context.text(self.source), named))

    def _drawn(self, context: Context, ranks: Sequence[Rank]) -> list[Fact]:
        """What the bars show, in the unit of the first."""
        found = [context.fact(self.by, self.indicator, area=fact.area) for fact in ranks]
        return [converted(fact, found[0].unit) for fact in found]


def _place(fact: Rank) -> Cell:
    return Cell((Run(str(fact.quantity.value), provenance=fact.provenance),))


plugin = RankingSection
