"""Workbooks of Excel 5 to 2003."""

from __future__ import annotations

from typing import Any, ClassVar

from . import Reader, Sheet
from ._workbook import sheets_of

__all__ = ["XlsReader", "plugin"]


class XlsReader(Reader):
    """Every worksheet that holds cells, as it is shown."""

    suffixes: ClassVar[tuple[str, ...]] = (".xls",)

    def read(self, source: Any, name: str) -> list[Sheet]:
        return sheets_of(source, name)


plugin = XlsReader
