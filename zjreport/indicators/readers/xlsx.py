"""Excel workbooks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, ClassVar

from . import Cell, Reader, Sheet, _workbook, decimal_of, plain_cell, unreadable

__all__ = ["XlsxReader", "plugin"]

_SAVE_AGAIN = "open it in a spreadsheet program and save it as .xlsx"


class XlsxReader(Reader):
    """Every worksheet that holds cells.

    A text in merged cells stands in each of them, as a reader of the sheet understands it; a cell shown as a
    percentage is read as shown (``7%``), not as the fraction below it.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm", ".xls")

    def read(self, source: Any, name: str) -> list[Sheet]:
        import python_calamine as calamine

        percentages = _workbook.inspect(source, name) if source.startswith(b"PK") else {}
        try:
            book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(source))
            return [
                Sheet(sheet, name, rows)
                for sheet in book.sheet_names
                if (rows := _rows(book.get_sheet_by_name(sheet), percentages.get(sheet, frozenset())))
            ]
        except calamine.PasswordError as error:
            raise unreadable(
                name, "it is locked with a password", "save it without a password", code="data.locked"
            ) from error
        except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError) as error:
            raise unreadable(
                name, f"it is no workbook ({str(error)[:80]})", _SAVE_AGAIN, code="data.format"
            ) from error


def _rows(sheet: Any, percentages: frozenset[tuple[int, int]]) -> list[list[Cell]]:
    grid = sheet.to_python(skip_empty_area=False)
    rows = [[value if type(value) is str else _cell(value) for value in row] for row in grid]
    for row, column in percentages:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _as_percentage(rows[row][column])
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _fill(rows, top, left, bottom, right)
    return rows if any(cell not in (None, "") for row in rows for cell in row) else []


def _cell(value: Any) -> Cell:
    return decimal_of(value) if type(value) is float else plain_cell(value)


def _as_percentage(cell: Cell) -> Cell:
    if isinstance(cell, bool) or not hasattr(cell, "__round__"):
        return cell
    return f"{_workbook.hundredfold(cell)}%"


def _fill(rows: Sequence[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    text = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
    if not isinstance(text, str) or not text:
        return
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [text] * len(row[left : right + 1])


plugin = XlsxReader
