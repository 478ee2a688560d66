"""Areas in order of one indicator, the briefing's own area marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..analysis import Fact, rank
from ..blocks import Block, Cell, Column, Row, Table
from ..errors import DefinitionError
from ..runs import Measure, Role, Run, Runs, as_runs, with_role
from ._base import Context, Section
from ._cells import cell
from ._points import fact_or_none

__all__ = ["RankingSection", "plugin"]


class RankingSection(Section, frozen=True, kw_only=True):
    """A ranking table.

    Attributes:
        indicator: what is ranked.
        by: ranked by ``level`` or by ``growth``.
        areas: among whom; by default every area of the data but the nameless one.
        scope: how the areas are called together (全省).
    """

    kind = "ranking"

    indicator: str
    by: Literal["level", "growth"] = "growth"
    areas: list[str] = []
    scope: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One table, best first; equal values share a place."""
        areas = tuple(self.areas or (area for area in context.data.areas if area))
        if len(areas) < 2:
            raise DefinitionError("a ranking needs at least two areas", code="ranking.areas")
        facts = [self._rank(context, area, areas) for area in areas]
        facts.sort(key=lambda fact: fact.quantity.value)
        indicator = context.data.indicator(self.indicator)
        unit = indicator.unit
        yield Table(
            (
                Column("位次", align="center"),
                Column("地区", weight=2),
                Column(f"数值（{unit}）" if unit else "数值", align="decimal", weight=1.5),
                Column("同比（%）", align="decimal", weight=1.5),
            ),
            tuple(self._row(context, fact) for fact in facts),
            title=context.text(self.title),
        )

    def _rank(self, context: Context, area: str, areas: tuple[str, ...]) -> Fact:
        return rank(
            context.data, self.indicator, context.period, area, among=areas, scope=self.scope, by=self.by
        )

    def _row(self, context: Context, fact: Fact) -> Row:
        own = fact.area == context.area
        place = Run(str(fact.quantity.value), provenance=fact.provenance)
        values = (
            cell(context, fact_or_none(context, measure, self.indicator, area=fact.area))
            for measure in (Measure.LEVEL, Measure.GROWTH)
        )
        return Row((Cell((place,)), Cell(_marked(as_runs(fact.area), own)), *values))


def _marked(runs: Runs, own: bool) -> Runs:
    return with_role(runs, Role.STRONG) if own else runs


plugin = RankingSection
