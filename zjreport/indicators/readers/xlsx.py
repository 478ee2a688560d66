"""Excel workbooks, with or without macros (which are never run)."""

from __future__ import annotations

from typing import Any, ClassVar

from . import Reader, Sheet
from ._workbook import sheets_of

__all__ = ["XlsxReader", "plugin"]


class XlsxReader(Reader):
    """Every worksheet that holds cells, as it is shown."""

    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm")

    def read(self, source: Any, name: str) -> list[Sheet]:
        return sheets_of(source, name)


plugin = XlsxReader
