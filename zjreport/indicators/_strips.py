"""Strips: the plain figures of one row, kept as the cells that they stand in until somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ._layout import Part
from ._rows import Batch, span_of
from .model import Observation
from .origins import Origins
from .periods import Period
from .readers import Cell, Sheet

__all__ = ["Spot", "Strip"]


class Spot(NamedTuple):
    """Where in a row a figure stands: its part of the table, and the columns of its level and of its rate.

    ``period`` is what the headers say, ``None`` where the row says it; ``spans`` are its months, as of a flow
    and as of a stock.
    """

    part: Part
    value: int
    yoy: int | None
    period: Period | None
    spans: tuple[int, int] | None

    @classmethod
    def of(cls, part: Part, period: Period | None) -> Spot:
        """The spot of a part that has a level, with the period that its headers say."""
        spans = (span_of(period, is_stock=False), span_of(period, is_stock=True)) if period else None
        return cls(part, part.columns["value"], part.columns.get("yoy"), period, spans)


class Strip(Batch):
    """Figures of one indicator and area in one row, a spot each: plain numbers, rates may be blank.

    That they are is for the caller to see to: what is read here late can tell no problem any more.

    Args:
        sheet, number, row: where the figures stand.
        indicator, area, unit: what they are of; the vintage is the sheet's.
        spots: their places in the row.
        period: that of the row, for spots which name none.
    """

    __slots__ = (
        "_made",
        "_period",
        "_sheet",
        "area",
        "indicator",
        "number",
        "row",
        "spots",
        "unit",
        "vintage",
    )

    def __init__(
        self,
        sheet: Sheet,
        number: int,
        row: Sequence[Cell],
        indicator: str,
        area: str,
        unit: str,
        spots: Sequence[Spot],
        period: Period | None,
    ) -> None:
        self.indicator = indicator
        self.area = area
        self.unit = unit
        self.vintage = sheet.vintage
        self._sheet = sheet
        self.number = number
        self.row = row
        self.spots = spots
        self._period = period
        self._made: list[Observation] | None = None

    def of(self, spots: Sequence[Spot]) -> Strip:
        """Only the figures of some spots."""
        return Strip(
            self._sheet, self.number, self.row, self.indicator, self.area, self.unit, spots, self._period
        )

    @property
    def periods(self) -> list[Period]:
        return [period for spot in self.spots if (period := self._period or spot.period)]

    @property
    def observations(self) -> list[Observation]:
        if self._made is None:
            self._made = [self._observation(*each) for each in zip(self.spots, self.periods, strict=True)]
        return self._made

    def put(self, index: int, observation: Observation) -> None:
        """Let another observation stand in place of one of the strip's."""
        self.observations[index] = observation

    def spans(self, is_stock: bool) -> list[int]:
        """The spans of the periods, see :func:`~._rows.span_of`."""
        if self._period is not None:
            return [span_of(self._period, is_stock)] * len(self.spots)
        return [spot.spans[is_stock] for spot in self.spots if spot.spans]

    def _observation(self, spot: Spot, period: Period) -> Observation:
        rate = None if spot.yoy is None else self.row[spot.yoy]
        return Observation(
            self.indicator,
            period,
            self.area,
            _number_in(self.row[spot.value]),
            unit=self.unit,
            yoy=_number_in(rate),
            vintage=self.vintage,
            origins=Origins(self._sheet.file, self._sheet.name, self.number, spot.part.headers),
        )


def _number_in(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, (str, int, Decimal)) and cell != "" else None
