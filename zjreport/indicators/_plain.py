"""Plain figures: cells that nothing can be wrong with are set aside as strips and not read one by one.

Most cells of a large table hold a bare number, with no note, rank or unit of its own beside it.  Such a cell
says the same whoever reads it, so it is enough to see that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, cast

from ..quantities import is_percent
from ._drafts import Scene
from ._identities import Identities, Identity
from ._layout import Part
from ._store import Store
from ._strips import Spot, Strip
from .periods import Period
from .readers import Cell
from .units import index_base
from .values import is_plain

__all__ = ["Plain", "RowFacts"]

_OF_FIGURES = frozenset(("value", "yoy"))
# Columns which say nothing of the figure beside them where they are blank.
_KNOWN = _OF_FIGURES.union(
    ("pop", "change", "share", "share_change", "contribution", "contribution_share", "rank", "rank_of"),
    ("rank_word", "rank_scope", "rank_basis", "second_rank", "status", "status_word", "qualifier", "claim"),
    ("note", "vintage", "target", "bound", "beside"),
)
_BLANK = (None, "")
_TEXT = {str}
_NUMBERS = {int, Decimal}


class RowFacts(NamedTuple):
    """What a row says once: the indicator of its own, its area, period, unit and branch."""

    number: int
    row: Sequence[Cell]
    own: Identity | None
    area: str
    period: Period | None
    unit: str
    branch: str = ""


@dataclass(frozen=True, slots=True)
class _Family:
    """Parts that stand side by side and differ in nothing but the periods that their headers name.

    ``spots`` has one entry a part, or none where the parts are always to be read.  ``columns`` are those of
    the figures, ``beside`` those that must be blank for the figures to be plain.
    """

    parts: tuple[Part, ...]
    spots: tuple[Spot, ...] = ()
    columns: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()


class Plain:
    """Sets the plain figures of one table aside.

    Args:
        scene, identities, store: what the rows of the table are read with.
        is_dated_by_notes: whether notes below the table date some of its figures.
    """

    def __init__(
        self, scene: Scene, identities: Identities, store: Store, *, is_dated_by_notes: bool
    ) -> None:
        self._scene = scene
        self._identities = identities
        self._store = store
        self._table = scene.layout.table
        self._width = len(self._table.columns)
        self._has_plain = self._table.kind == "data" and not is_dated_by_notes
        alike = groupby(scene.layout.parts, lambda part: (part.area, part.indicator, part.span, part.unit))
        self._families = [self._family(tuple(parts)) for _, parts in alike]

    def _family(self, parts: tuple[Part, ...]) -> _Family:
        if not self._has_plain or not all(_may_be_plain(part) for part in parts):
            return _Family(parts)
        spots = tuple(Spot.of(part, self._scene.layout.fixed_period(part)) for part in parts)
        is_dated_by_row = len(parts) == 1 and parts[0].period is None
        if not is_dated_by_row and any(spot.period is None for spot in spots):
            return _Family(parts)
        cells = [cell for part in parts for cell in part.cells]
        return _Family(
            parts,
            spots,
            tuple(index for name, index in cells if name in _OF_FIGURES),
            tuple({index for name, index in cells if name not in _OF_FIGURES}),
        )

    def others(self, facts: RowFacts) -> Iterator[Part]:
        """The parts of a row that must be read; plain figures before each of them are set aside first."""
        row = facts.row
        if len(row) < self._width:
            row = [*row, *[None] * (self._width - len(row))]
        for family in self._families:
            strip = self._strip(family, facts, row) if family.spots else None
            if strip is None:
                yield from family.parts
            elif _are_plain([row[index] for index in family.columns]):
                yield from self._kept(strip)
            else:
                yield from self._others(strip)

    def _strip(self, family: _Family, facts: RowFacts, row: Sequence[Cell]) -> Strip | None:
        """The figures of a family in a row, as they are if all are plain; ``None`` where none can be."""
        part = family.parts[0]
        about = self._identities.of_part(part, facts.own, facts.branch)
        if about is None or about.measure or about.is_to_date or about.name.dated:
            return None
        if family.beside and any(row[index] not in _BLANK for index in family.beside):
            return None
        period = part.dated(facts.period) if part.period is None and facts.period else None
        unit = self._scene.unit_of(facts.unit, about, part)
        if index_base(unit) or (part.period is None and period is None):
            return None
        area = (facts.area if part.area is None else part.area) or self._store.area
        return Strip(self._table.sheet, facts.number, row, about.id, area, unit, family.spots, period)

    def _others(self, strip: Strip) -> Iterator[Part]:
        row = strip.row
        run: list[Spot] = []
        for spot in strip.spots:
            level, rate = row[spot.value], None if spot.yoy is None else row[spot.yoy]
            if _is_plain(level) and (rate in _BLANK or _is_plain(rate)):
                run.append(spot)
            elif spot.part.is_long or level not in _BLANK or rate not in _BLANK:
                yield from self._kept(strip.of(run))
                run = []
                yield spot.part
        yield from self._kept(strip.of(run))

    def _kept(self, strip: Strip) -> Iterable[Part]:
        """Set plain figures aside; or give their parts, where their unit is not that of the indicator."""
        if not strip.spots:
            return ()
        if not self._scene.agrees(strip.indicator, strip.unit):
            return [spot.part for spot in strip.spots]
        self._watch_rates(strip)
        self._store.add_strip(self._table, strip)
        return ()

    def _watch_rates(self, strip: Strip) -> None:
        """Show the scene the rates among plain figures: levels in percent, or else the growth beside them."""
        are_levels = is_percent(strip.unit or self._scene.catalogue.indicators[strip.indicator].unit)
        field = "value" if are_levels else "yoy"
        for spot in strip.spots:
            index = spot.value if are_levels else spot.yoy
            if index is not None and strip.row[index] not in _BLANK:
                self._scene.watch_rate(spot.part.headers[field], cast(Decimal | int | str, strip.row[index]))


def _may_be_plain(part: Part) -> bool:
    fields = part.columns.keys()
    return "value" in fields and fields <= _KNOWN and part.has_figures and not part.index and not part.time


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is a number without a sign beside it that would have to be understood."""
    return is_plain(cell) is not None if type(cell) is str else type(cell) in _NUMBERS


def _are_plain(cells: Sequence[Cell]) -> bool:
    """Whether all cells are plain; like :func:`_is_plain` of each, but at once."""
    types = set(map(type, cells))
    return types <= _NUMBERS or (types == _TEXT and all(map(is_plain, cast(Sequence[str], cells))))
