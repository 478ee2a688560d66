"""Origins: the source cell of every field of a row, kept as the row and its columns and told when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..runs import Source

__all__ = ["Origins"]


class Origins(Mapping[str, Source]):
    """The cells of one row by field name; ``""`` is the row itself.

    A row of a large table costs one small object: ``headers``, which gives each field's column, is shared by
    all rows of the table.
    """

    __slots__ = ("_file", "_headers", "_row", "_sheet")

    def __init__(self, file: str, sheet: str | None, row: int, headers: Mapping[str, str]) -> None:
        self._file = file
        self._sheet = sheet
        self._row = row
        self._headers = headers

    def __getitem__(self, name: str) -> Source:
        column = self._headers[name] if name else None
        return Source(self._file, self._sheet, self._row, column)

    def __iter__(self) -> Iterator[str]:
        yield ""
        yield from self._headers

    def __len__(self) -> int:
        return len(self._headers) + 1

    def __repr__(self) -> str:
        return f"Origins({dict(self)})"

    def moved(self, fields: Mapping[str, str]) -> Origins:
        """The same row, with ``fields`` found in the columns of those headers."""
        return Origins(self._file, self._sheet, self._row, {**self._headers, **fields})
