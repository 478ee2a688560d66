"""Headers that are names: columns of areas, and columns of indicators, perhaps with a measure or a period."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .areas import is_area
from .catalogue import Catalogue
from .columns import FIGURES, Column, column_of, split_brackets
from .names import name_of

__all__ = ["ColumnNames"]

# A measure that may end the name of an indicator in a header (用电量增速); 量 and 值 are parts of names.
_MEASURES = FIGURES - {"value", "status", "qualifier", "target", "share"}


@dataclass(slots=True)
class ColumnNames:
    """Finds what the headers of one table name, from left to right.

    ``has_key``, ``has_area`` and ``has_dates`` tell whether the table has columns of indicators, areas and
    periods; ``year`` completes periods, ``indicator`` is what all figures are of that name nothing.
    """

    catalogue: Catalogue
    year: int | None
    has_key: bool
    has_area: bool
    has_dates: bool
    indicator: str
    _last: Column = Column("")  # noqa: RUF009

    def __post_init__(self) -> None:
        self._last = Column("value", indicator=self.indicator or None)

    def named(self, column: Column) -> Column:
        """The column with the area or the indicator that its header names."""
        name = column.indicator or ("" if column.field else column.header)
        bare = split_brackets(name)[0]
        if is_area(bare) and (self.has_key or not self.has_area) and not self.catalogue.resolve(name):
            return replace(column, field=column.field or "value", area=bare, indicator=None)
        if self.has_key:
            # A part of the header that is neither a measure nor an area: what the figures are of is open.
            return replace(column, field="", indicator=None) if column.indicator else column
        if column.period or column.area:
            return replace(column, indicator=self._last.indicator) if column.field in FIGURES else column
        return self._of_indicator(column)

    def _of_indicator(self, column: Column) -> Column:
        """In a table without a column of indicators, every other header is one, perhaps with a measure.

        A measure alone belongs to the indicator before it.
        """
        if not column.indicator:
            if column.field in FIGURES and self._last.indicator:
                basis = column.basis or ("growth" if self._last.field == "yoy" else "")
                return replace(column, indicator=self._last.indicator, period=self._last.period, basis=basis)
            if column.field or not column.header or not (self.has_dates or self.has_area):
                return column
        name = column.indicator or column.header
        found = self._with_measure(column, name) if column.field in ("", "value") else column
        self._last = replace(found, period=found.period or name_of(name).period(self.year))
        return self._last

    def _with_measure(self, column: Column, name: str) -> Column:
        """The column of an indicator whose name in the header ends in a measure."""
        if not self.catalogue.resolve(name):
            for end in range(1, len(name)):
                measure = column_of(name[end:])
                if measure.field in _MEASURES and not measure.period and not measure.area:
                    own = name[:end].strip(" _-")
                    return replace(measure, header=column.header, indicator=own, period=column.period)
        return replace(column, field="value", indicator=name)
