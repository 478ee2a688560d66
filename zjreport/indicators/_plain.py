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
    """What a row says once: the indicator of its own, its area, period and unit."""

    number: int
    row: Sequence[Cell]
    own: Identity | None
    area: str
    period: Period | None
    unit: str


class _Frame(NamedTuple):
    """What the plain figures of a row are of; ``period`` is the row's, for figures that it dates."""

    id: str
    area: str
    unit: str
    period: Period | None


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
        if len(facts.row) < self._width:
            facts = facts._replace(row=[*facts.row, *[None] * (self._width - len(facts.row))])
        for family in self._families:
            frame = self._frame(family, facts) if family.spots else None
            yield from family.parts if frame is None else self._others(family, facts, frame)

    def _frame(self, family: _Family, facts: RowFacts) -> _Frame | None:
        """What the figures of a family are of in a row; ``None`` where they cannot be plain."""
        part = family.parts[0]
        about = facts.own if part.indicator is None else self._identities.of_column(part.indicator)
        if about is None or about.measure or about.is_to_date or about.name.dated:
            return None
        if any(facts.row[index] not in _BLANK for index in family.beside):
            return None
        unit = self._scene.unit_of(facts.unit, about, part)
        period = part.dated(facts.period) if part.period is None and facts.period else None
        if index_base(unit) or (part.period is None and period is None):
            return None
        area = facts.area if part.area is None else part.area
        return _Frame(about.id, area or self._store.area, unit, period)

    def _others(self, family: _Family, facts: RowFacts, frame: _Frame) -> Iterator[Part]:
        row = facts.row
        if _are_plain([row[index] for index in family.columns]):
            yield from self._kept(family.spots, facts, frame)
            return
        run: list[Spot] = []
        for spot in family.spots:
            cells = [row[index] for index in (spot.value, spot.yoy) if index is not None]
            if _are_plain([cell for cell in cells if cell not in _BLANK]) and cells[0] not in _BLANK:
                run.append(spot)
            elif spot.part.is_long or any(cell not in _BLANK for cell in cells):
                yield from self._kept(run, facts, frame)
                run = []
                yield spot.part
        yield from self._kept(run, facts, frame)

    def _kept(self, spots: Sequence[Spot], facts: RowFacts, frame: _Frame) -> Iterable[Part]:
        """Set plain figures aside; or give their parts, where their unit is not that of the indicator."""
        if not spots:
            return ()
        if not self._scene.agrees(frame.id, frame.unit):
            return [spot.part for spot in spots]
        self._watch_rates(spots, facts.row, frame)
        strip = Strip(self._table.sheet, facts.number, facts.row, *frame[:3], spots, frame.period)
        self._store.add_strip(self._table, facts.number, strip)
        return ()

    def _watch_rates(self, spots: Sequence[Spot], row: Sequence[Cell], frame: _Frame) -> None:
        """Show the scene the rates among plain figures: levels in percent, or else the growth beside them."""
        are_levels = is_percent(frame.unit or self._scene.catalogue.indicators[frame.id].unit)
        field = "value" if are_levels else "yoy"
        for spot in spots:
            index = spot.value if are_levels else spot.yoy
            if index is not None and row[index] not in _BLANK:
                self._scene.watch_rate(spot.part.headers[field], cast(Decimal | int | str, row[index]))


def _may_be_plain(part: Part) -> bool:
    fields = part.columns.keys()
    return "value" in fields and fields <= _KNOWN and part.has_figures and not part.index and not part.time


def _are_plain(cells: Sequence[Cell]) -> bool:
    """Whether all cells are numbers without a sign beside them that would have to be understood."""
    types = set(map(type, cells))
    return types <= _NUMBERS or (types == _TEXT and all(map(is_plain, cast(Sequence[str], cells))))
