"""Areas in order of one indicator, the briefing's own area marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..analysis import Rank, rank
from ..blocks import Block, Cell, Column, Row, Table
from ..errors import DefinitionError
from ..quantities import PERCENT
from ..runs import Role, Run, join_runs, with_role
from ._base import Context, Section
from ._cells import Notes, cell, status_note
from ._points import fact_or_none

__all__ = ["RankingSection", "plugin"]

_FEWEST = 2
_HEADERS = {"level": "数值", "growth": "同比（%）"}


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
        facts = [self._rank(context, area) for area in self._among(context)]
        facts.sort(key=lambda fact: fact.quantity.value)
        notes = Notes()
        rows = tuple(self._row(context, fact, notes) for fact in facts)
        yield Table(
            self._columns(context),
            rows,
            title=context.text(self.title),
            unit=self._unit(context),
            notes=notes.lines(context),
        )

    def _among(self, context: Context) -> tuple[str, ...]:
        areas = tuple(self.areas or (area for area in context.data.areas if area))
        if len(areas) < _FEWEST:
            raise DefinitionError(
                "a ranking needs at least two areas",
                code="ranking.areas",
                hint="the data needs a column area, or the section areas:",
            )
        return areas

    def _columns(self, context: Context) -> tuple[Column, ...]:
        numbers = (
            Column(_HEADERS[measure], align="decimal", weight=1.5) for measure in self._measures(context)
        )
        return (Column("位次", align="center"), Column("地区", weight=2), *numbers)

    def _measures(self, context: Context) -> tuple[str, ...]:
        """Level and growth, as far as they are known of any area."""
        return tuple(
            measure
            for measure in _HEADERS
            if measure == self.by
            or any(fact_or_none(context, measure, self.indicator, area=area) for area in self._among(context))
        )

    def _unit(self, context: Context) -> str:
        return context.data.indicator(self.indicator).unit if "level" in self._measures(context) else ""

    def _rank(self, context: Context, area: str) -> Rank:
        among = self._among(context)
        return rank(
            context.data, self.indicator, context.period, area, among=among, scope=self.scope, by=self.by
        )

    def _row(self, context: Context, fact: Rank, notes: Notes) -> Row:
        place = Run(str(fact.quantity.value), provenance=fact.provenance)
        facts = {
            measure: fact_or_none(context, measure, self.indicator, area=fact.area)
            for measure in self._measures(context)
        }
        words = next((known.status_word for known in facts.values() if known and known.status_word), "")
        area = context.speaker.declared(fact.area, fact.sources[0])
        name = with_role(area, Role.STRONG) if fact.area == context.area else area
        cells = (
            cell(context, known, unit=PERCENT if measure == "growth" else self._unit(context))
            for measure, known in facts.items()
        )
        return Row(
            (Cell((place,)), Cell(join_runs([name, notes.mark(status_note(words), fact.sources[0])])), *cells)
        )


plugin = RankingSection
