"""OpenDocument spreadsheets, of LibreOffice and others."""

from __future__ import annotations

from typing import Any, ClassVar

from . import Reader, Sheet
from ._workbook import sheets_of

__all__ = ["OdsReader", "plugin"]


class OdsReader(Reader):
    """Every worksheet that holds cells, as it is shown."""

    suffixes: ClassVar[tuple[str, ...]] = (".ods",)

    def read(self, source: Any, name: str) -> list[Sheet]:
        return sheets_of(source, name)


plugin = OdsReader
