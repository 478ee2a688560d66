"""Data frames of any library that narwhals knows: pandas, polars, PyArrow, DuckDB, Ibis …, eager or lazy."""

from __future__ import annotations

from typing import Any

from ...errors import DataError, Place
from . import MAX_CELLS, Cell, Reader, Sheet, decimal_of, plain_cell, unreadable

__all__ = ["DataFrameReader", "plugin"]


class DataFrameReader(Reader):
    """A frame's columns are the columns of the sheet; rows count from 1.  A named index is a column too."""

    @classmethod
    def accepts(cls, source: object) -> bool:
        # Asked of the type: a lazy frame would resolve its whole plan to tell its columns.
        return hasattr(type(source), "columns") or hasattr(type(source), "collect")

    def read(self, source: Any, name: str) -> list[Sheet]:
        import narwhals as nw

        try:
            frame: Any = nw.from_native(_with_index(source))
        except TypeError as error:
            raise DataError(
                f"{type(source).__name__} is no data frame that can be read",
                code="data.format",
                place=Place(file=name),
                hint="give a path, an open file, rows as a list of mappings, or a data frame",
            ) from error
        if isinstance(frame, nw.LazyFrame):
            frame = frame.collect()
        if len(frame) * len(frame.columns) > MAX_CELLS:
            raise unreadable(name, f"it has more than {MAX_CELLS} cells", code="data.too-large")
        columns = [_cells(frame.get_column(column), nw.Float32) for column in frame.columns]
        header: list[Cell] = [plain_cell(column) for column in frame.columns]
        return [Sheet(None, name, [header, *map(list, zip(*columns, strict=True))], first_row=0)]


def _with_index(source: Any) -> Any:
    """A pandas frame with its named index as columns, and headers of several rows joined into one."""
    if not hasattr(type(source), "reset_index"):
        return source
    index = getattr(source, "index", None)
    if any(name is not None for name in getattr(index, "names", ())):
        source = source.reset_index()
    columns = getattr(source, "columns", ())
    if any(isinstance(column, tuple) for column in columns):
        joined = [" ".join(str(part) for part in column if part != "") for column in columns]
        source = source.set_axis(joined, axis="columns")
    return source


def _cells(series: Any, float32: Any) -> list[Cell]:
    # A 32-bit float holds seven digits; the rest of its 64-bit value is noise.
    digits = 7 if series.dtype == float32 else 15
    return [
        decimal_of(value, digits) if type(value) is float else plain_cell(value) for value in series.to_list()
    ]


plugin = DataFrameReader
