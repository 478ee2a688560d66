"""The parts of a zipped workbook, none of which is unpacked beyond the common limit."""

from __future__ import annotations

import zipfile

from lxml import etree

from ...errors import DataError
from . import MAX_BYTES, MAX_CELLS, unreadable

__all__ = ["Archive", "locked", "refuse_extent"]

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_CHUNK = 1 << 20


class Archive:
    """The parts of a workbook by name.

    Raises:
        DataError: unpacked it is too large (a zip bomb).
        ValueError: two parts have one name.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = MAX_BYTES
        self.names = frozenset(archive.namelist())
        # What an entry says of its size is a first hint only: reading counts what is really unpacked.
        if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
            raise self._too_large()
        if len(self.names) < len(archive.namelist()):
            raise ValueError("two parts have one name")

    def read(self, part: str) -> bytes:
        """The bytes of a part, counted while they are unpacked."""
        chunks = []
        with self._archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise self._too_large()
                chunks.append(chunk)
        return b"".join(chunks)

    def tree(self, part: str) -> etree._Element:
        """A part as XML, of which no entity is resolved."""
        return etree.fromstring(self.read(part), _PARSER)

    def _too_large(self) -> DataError:
        return unreadable(
            self._name, f"unpacked it is larger than {MAX_BYTES // 1_000_000} MB", code="data.too-large"
        )


def refuse_extent(rows: int, columns: int, name: str) -> None:
    """Refuse a grid with more cells than can be held: one stray cell far out makes it that large."""
    if rows * columns > MAX_CELLS:
        raise unreadable(
            name,
            f"a sheet reaches to row {rows}, column {columns}",
            "delete the stray cells far to the right or below the table",
            code="data.too-large",
        )


def locked(name: str) -> DataError:
    """The error for a workbook that is encrypted."""
    return unreadable(name, "it is locked with a password", "save it without a password", code="data.locked")
