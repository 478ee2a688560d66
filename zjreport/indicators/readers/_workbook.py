"""Workbooks of every format as sheets: told by their content, for their suffixes are often wrong."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from . import Cell, Sheet, _ods_cells, _xls_cells, _xlsx_cells, decimal_of, plain_cell, unreadable
from ._archive import Archive, locked
from ._marks import Marks
from ._percentages import hundredfold

__all__ = ["inspect", "sheets_of"]

_SAVE_AGAIN = "open it in a spreadsheet program and save it as .xlsx"
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)


def sheets_of(data: bytes, name: str) -> list[Sheet]:
    """Every worksheet that holds cells.

    A text in merged cells stands in each of them, as a reader of the sheet understands it; a cell shown as a
    percentage is read as shown (``7%``), not as the fraction below it.  Formulas count with the values that
    were saved with them, and are never computed.

    Raises:
        DataError: the file is no workbook, is locked, or is too large once unpacked.
    """
    import python_calamine as calamine

    marks = inspect(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            Sheet(sheet, name, rows)
            for sheet in book.sheet_names
            if (rows := _rows(book.get_sheet_by_name(sheet), marks.get(sheet, Marks())))
        ]
    except calamine.PasswordError as error:
        raise locked(name) from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError) as error:
        raise unreadable(
            name, f"it is no workbook ({str(error)[:80]})", _SAVE_AGAIN, code="data.format"
        ) from error
    except BaseException as error:
        # How calamine gives up on damaged records: it is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable(name, "the workbook is damaged", _SAVE_AGAIN, code="data.format") from error


def inspect(data: bytes, name: str) -> Mapping[str, Marks]:
    """What the sheets tell of their cells, by sheet name; looked at before any grid is laid out.

    Raises:
        DataError: the file is damaged, or too large once unpacked (a zip bomb, or a stray cell far out).
    """
    try:
        if data.startswith(_xls_cells.SIGNATURE):
            return _xls_cells.marks(data, name)
        if data.startswith(b"PK"):
            return _zipped(data, name)
    except _DAMAGED as error:
        raise unreadable(name, "the workbook is damaged", _SAVE_AGAIN, code="data.format") from error
    return {}


def _zipped(data: bytes, name: str) -> Mapping[str, Marks]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        archive = Archive(file, name)
        if "mimetype" in archive.names and archive.read("mimetype").startswith(_ods_cells.MIME_TYPE):
            return _ods_cells.marks(archive, name)
        percentages = _xlsx_cells.percentages(archive, name)
        return {sheet: Marks(cells) for sheet, cells in percentages.items()}


def _rows(sheet: Any, marks: Marks) -> list[list[Cell]]:
    grid = sheet.to_python(skip_empty_area=False)
    rows = [[value if type(value) is str else _cell(value) for value in row] for row in grid]
    for row, column in marks.percentages:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _as_percentage(rows[row][column])
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or marks.merged:
        _fill(rows, top, left, bottom, right)
    return rows if any(cell not in (None, "") for row in rows for cell in row) else []


def _cell(value: Any) -> Cell:
    return decimal_of(value) if type(value) is float else plain_cell(value)


def _as_percentage(cell: Cell) -> Cell:
    if isinstance(cell, bool) or not hasattr(cell, "__round__"):
        return cell
    return f"{hundredfold(cell)}%"


def _fill(rows: Sequence[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    text = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
    if not isinstance(text, str) or not text:
        return
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [text] * len(row[left : right + 1])
