"""SDMX-CSV 1.0 and 2.0 as long tables: codes without their labels, and a column for each kind of figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .._sdmx_codes import ADJUSTMENTS, FIGURES, PRICES, TRANSFORMATIONS
from . import Cell

__all__ = ["is_sdmx", "long_rows"]

_STRUCTURES = ("DATAFLOW", "STRUCTURE")
_LABEL = ": "
_RUN = re.compile(r"(\d{4})-(\d\d)(?:-01)?/P(\d+)M")
# Columns of which the label says what a reader of the table wants to see, and not the code.
_BY_LABEL = frozenset(("REF_AREA", "UNIT_MEASURE"))
_SILENT = frozenset((*_STRUCTURES, "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "FREQ", "TRANSFORMATION"))
_OWN = {"INDICATOR": "id", "ADJUSTMENT": "adjusted", "COMMENT_OBS": "note"}
_DELETED = "D"

Row = Sequence[str]


def is_sdmx(header: Row) -> bool:
    """Whether a header is one of SDMX-CSV, with or without labels."""
    names = [_code(cell) for cell in header]
    return bool(names) and names[0] in _STRUCTURES and {"TIME_PERIOD", "OBS_VALUE"} <= set(names)


def long_rows(rows: Sequence[Row]) -> list[list[Cell]]:
    """The rows as those of a long table, each where it was; deleted ones are left blank."""
    layout = _Layout([_code(cell) for cell in rows[0]])
    return [list(layout.header), *(layout.row(row) for row in rows[1:])]


def _code(cell: str) -> str:
    return cell.partition(_LABEL)[0].strip()


def _label(cell: str) -> str:
    """What stands behind the code; the code itself where nothing does."""
    code, _, label = cell.partition(_LABEL)
    return (label or code).strip()


class _Layout:
    """Which cell of a row goes where."""

    def __init__(self, names: Sequence[str]) -> None:
        self._at = {name: index for index, name in enumerate(names)}
        is_named = "NAME" in names or "INDICATOR_NAME" in names
        copied = [name for name in names if name not in _SILENT and name != "OBS_VALUE"]
        if "UNIT" in names:
            # Ours: the unit as a whole, which SDMX takes apart.
            copied = [name for name in copied if name not in ("UNIT_MEASURE", "UNIT_MULT")]
        self._copied = [(self._at[name], self._taking(name)) for name in copied]
        self._names_too = "INDICATOR" in names and not is_named
        self.header: list[Cell] = [_OWN.get(name, name) for name in copied]
        self.header += ["name"] if self._names_too else []
        self.header += FIGURES
        self._blank: list[Cell] = [""] * len(self.header)

    def row(self, row: Row) -> list[Cell]:
        if not any(row) or self._cell(row, "ACTION") == _DELETED:
            return self._blank
        code = self._cell(row, "TRANSFORMATION")
        cells: list[Cell] = [
            take(row, row[index]) if index < len(row) else "" for index, take in self._copied
        ]
        if self._names_too:
            cells.append(_label(row[self._at["INDICATOR"]]))
        figure = row[self._at["OBS_VALUE"]] if self._at["OBS_VALUE"] < len(row) else ""
        # A code that is not known goes into no column: its figures are of another kind than any of ours.
        kind = TRANSFORMATIONS.get(code)
        return cells + [figure if name == kind else "" for name in FIGURES]

    def _cell(self, row: Row, name: str) -> str:
        index = self._at.get(name)
        return _code(row[index]) if index is not None and index < len(row) else ""

    def _taking(self, name: str) -> Callable[[Row, str], str]:
        if name == "TIME_PERIOD":
            return lambda row, cell: _period(_code(cell), self._cell(row, "FREQ"))
        if name == "PRICES":
            return lambda _, cell: PRICES.get(_code(cell), _code(cell))
        if name == "ADJUSTMENT":
            return lambda _, cell: ADJUSTMENTS.get(_code(cell), "")
        if name in ("UNIT_MEASURE", "UNIT_MULT"):
            # The unit of a rate says nothing of the level's.
            take = _label if name in _BY_LABEL else _code
            return lambda row, cell: take(cell) if self._is_level(row) else ""
        if name in _BY_LABEL:
            return lambda _, cell: _label(cell)
        if name in ("INDICATOR", "OBS_STATUS", "DECIMALS", "ACCUMULATION"):
            return lambda _, cell: _code(cell)
        return lambda _, cell: cell

    def _is_level(self, row: Row) -> bool:
        return TRANSFORMATIONS.get(self._cell(row, "TRANSFORMATION")) in ("value", "change")


def _period(text: str, frequency: str) -> str:
    """A run of months as months, where it is counted so; without its frequency it may be one of quarters."""
    run = _RUN.fullmatch(text)
    if run is None or frequency != "M":
        return text
    first, last = int(run[2]), int(run[2]) + int(run[3]) - 1
    return f"{run[1]}-{first:02}/{run[1]}-{last:02}"
