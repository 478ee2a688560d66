"""From sheets to an indicator set: the same for every format, with every problem told and none raised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..errors import Place, Problem, did_you_mean
from ._asides import Asides, Notes
from ._collector import Collector
from ._components import complete_units
from ._drafts import Draft, Scene
from ._figures import observation_of
from ._headers import locate
from ._identities import Identities
from ._layout import Layout, Part, text_at
from ._plain import Plain, RowFacts
from ._store import Store
from ._targets import target_of
from .areas import area_name
from .catalogue import Catalogue, read_catalogue
from .columns import known_headers
from .mapping import Mapping
from .model import IndicatorSet
from .names import Name
from .periods import Frequency, Period
from .readers import Cell, Sheet
from .tables import Table, cell_text, is_blank

__all__ = ["Given", "interpret"]

# Aims that are of the whole year, whatever the period of the figures beside them.
_OF_YEAR = re.compile("年度|全年|年初|预算")
_EMPTY = "data.empty"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the tables.

    ``period`` is that of rows which nothing dates, ``area`` that of rows which name none, ``mapping`` tells
    what names in the tables stand for.
    """

    period: Period | None = None
    area: str = ""
    mapping: Mapping = field(default_factory=Mapping)


def interpret(sheets: Sequence[Sheet], given: Given) -> tuple[IndicatorSet, tuple[Problem, ...]]:
    """The indicators, observations and targets of all sheets, and everything that is wrong with them.

    Catalogue, data and targets are told apart by their headers and may come in any order.
    """
    problems = Collector()
    tables = _tables(sheets, problems)
    catalogue = Catalogue()
    read_catalogue([table for table in tables if table.kind == "catalogue"], catalogue, problems)
    store = Store(problems, catalogue, given.area)
    # Targets last: where no catalogue is given, the data rows name the indicators.
    for kind in ("data", "targets"):
        for table in tables:
            if table.kind == kind:
                _read_table(table, catalogue, problems, store, given)
        if kind == "data":
            complete_units(catalogue, store.with_levels())
    return (
        IndicatorSet(catalogue.indicators.values(), store.rows(), store.targets.values()),
        problems.problems,
    )


def _tables(sheets: Sequence[Sheet], problems: Collector) -> list[Table]:
    found = [(sheet, locate(sheet)) for sheet in sheets]
    for sheet, tables in found:
        if not tables:
            # A workbook may hold sheets of other matter; a file of which nothing is understood is an error.
            others = any(other for each, other in found if each.file == sheet.file)
            problems.add(_no_table(sheet, "warning" if others else "error"))
        for table in tables:
            if not any(True for _ in table.rows()):
                place = Place(sheet.file, sheet.name, table.header_row)
                problems.add(Problem(_EMPTY, "no rows stand below the header", place, severity="warning"))
    return [table for _, tables in found for table in tables]


def _no_table(sheet: Sheet, severity: str) -> Problem:
    place = Place(sheet.file, sheet.name)
    filled = [row for row in sheet.rows if any(not is_blank(cell) for cell in row)]
    if not filled:
        return Problem(_EMPTY, "it holds no rows", place, severity=severity)
    texts = [cell_text(cell) for cell in filled[0] if not is_blank(cell)]
    near = [hint for text in texts[:8] if (hint := did_you_mean(text, known_headers()))]
    expected = "head the columns 指标, 时期, 数值, 单位 … (indicator, period, value, unit …)"
    hint = f"{expected}; {near[0]}" if near else expected
    return Problem("data.no-header", "no row names what the columns hold", place, hint, severity)


def _read_table(table: Table, catalogue: Catalogue, problems: Collector, store: Store, given: Given) -> None:
    layout = Layout(table, catalogue, problems, given.period, given.mapping.of_table(table))
    scene = Scene(layout, catalogue, problems)
    identities = Identities(layout, catalogue, problems, given.mapping)
    asides = Asides(layout, identities, catalogue)
    notes = Notes(table, problems)
    plain = Plain(scene, identities, store, is_dated_by_notes=bool(notes))
    for number, row in table.rows() if layout.parts else ():
        if not asides.take(row) and (facts := _row_facts(number, row, layout, identities)):
            for part in plain.others(facts):
                _read_part(part, facts, scene, identities, notes, store)
    scene.tell_fractions()


def _row_facts(number: int, row: Sequence[Cell], layout: Layout, identities: Identities) -> RowFacts | None:
    """What a row says once; ``None`` if it is of no known indicator, which is told."""
    unit = layout.unit_of(number, row)
    own = identities.of_row(number, row, unit) if layout.key is not None else None
    if layout.key is not None and own is None:
        return None
    area = area_name(text_at(row, layout.area)) if layout.area is not None else ""
    dated = layout.period_of(number, row) if layout.is_dated_by_rows else None
    branch = text_at(row, layout.branch)
    if layout.branch is not None and not branch:
        identities.tell_nameless(number, layout.branch)
        return None
    return RowFacts(number, row, own, area, dated, unit, branch)


def _read_part(
    part: Part, facts: RowFacts, scene: Scene, identities: Identities, notes: Notes, store: Store
) -> None:
    row = facts.row
    period = facts.period if part.period is None else scene.layout.period_in(part, row)
    about = identities.of_part(part, facts.own, facts.branch)
    if period is None or about is None or not (part.is_long or not part.nothing_in(row)):
        return
    if about.measure:
        part = part.measuring(about.measure)
    if about.is_to_date and not part.span:
        part = replace(part, span="to-date")
    unit = "" if about.measure else scene.unit_of(facts.unit, about, part)
    draft = Draft(scene, part, facts.number, row, about.id, unit)
    area = facts.area if part.area is None else part.area
    _store_draft(draft, part.dated(_own_period(about.name, period, notes)), area, store)


def _own_period(name: Name, period: Period, notes: Notes) -> Period:
    """The period of a row, which its name (利润总额（1—2月）) or a note may give in place of the table's."""
    if name.dated and (own := name.period(period.year)) is not None:
        return own
    return notes.period_of(name, period) if notes else period


def _store_draft(draft: Draft, period: Period, area: str, store: Store) -> None:
    table = draft.scene.layout.table
    aim = draft.part.columns.get("target")
    if table.kind == "targets" or (aim is not None and not _is_blank_at(draft.row, aim)):
        header = draft.part.headers.get("target", "")
        of_year = Period(period.year, Frequency.ANNUAL) if _OF_YEAR.search(header) else period
        target = target_of(draft.fresh(), of_year, area)
        if target is not None:
            store.add_target(table, draft.number, target)
    if table.kind == "data" and draft.part.has_figures:
        store.add(table, draft.number, observation_of(draft, period, area))


def _is_blank_at(row: Sequence[Cell], index: int) -> bool:
    return index >= len(row) or is_blank(row[index])
