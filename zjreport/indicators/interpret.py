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
from ._identities import Identities, Identity
from ._layout import Layout, Part, text_at
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
from .units import index_base

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
            complete_units(catalogue, (row.indicator for row in store.in_order() if row.value is not None))
    return (
        IndicatorSet(catalogue.indicators.values(), store.in_order(), store.targets.values()),
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
    for number, row in table.rows() if layout.parts else ():
        if not asides.take(row):
            _read_row(number, row, scene, identities, notes, store)
    scene.tell_fractions()


def _read_row(
    number: int, row: Sequence[Cell], scene: Scene, identities: Identities, notes: Notes, store: Store
) -> None:
    layout = scene.layout
    unit = layout.unit_of(number, row)
    own = identities.of_row(number, row, unit) if layout.key is not None else None
    if layout.key is not None and own is None:
        return
    area = area_name(text_at(row, layout.area)) if layout.area is not None else ""
    dated = layout.period_of(number, row) if layout.is_dated_by_rows else None
    for part in layout.parts:
        period = dated if part.period is None else layout.period_in(part, row)
        about = own if part.indicator is None else identities.of_column(part.indicator)
        if period is None or about is None or not (part.is_long or not part.nothing_in(row)):
            continue
        if about.measure:
            part = part.measuring(about.measure)
        if about.is_to_date and not part.span:
            part = replace(part, span="to-date")
        own_unit = _unit_of_level(unit, about, part) or scene.unit_of_title(about.id)
        draft = Draft(scene, part, number, row, about.id, "" if about.measure else own_unit)
        _read_part(
            draft,
            part.dated(_own_period(about.name, period, notes)),
            area if part.area is None else part.area,
            store,
        )


def _unit_of_level(unit: str, about: Identity, part: Part) -> str:
    """The unit of a row's level; what its name has at 100 says more than a unit of %."""
    if index_base(about.unit):
        return about.unit
    return unit or about.unit or part.unit or about.default_unit


def _own_period(name: Name, period: Period, notes: Notes) -> Period:
    """The period of a row, which its name (利润总额（1—2月）) or a note may give in place of the table's."""
    if name.dated and (own := name.period(period.year)) is not None:
        return own
    return notes.period_of(name, period) if notes else period


def _read_part(draft: Draft, period: Period, area: str, store: Store) -> None:
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
