"""A small reader of TrueType files: what setting and embedding text need, and no more.

Read are the character map, the advance widths, the family names and the glyph outlines of
``.ttf`` files and of the members of ``.ttc`` collections.  Faces with other outlines (CFF) are
refused, because they cannot be embedded as TrueType subsets.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol, overload

__all__ = ["Sfnt", "SfntError", "family_names", "read"]

_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_UPRIGHT = {"regular", "normal", "book", "roman", "常规", ""}


class _Bytes(Protocol):
    """Bytes or a mapped file."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: int) -> int: ...
    @overload
    def __getitem__(self, key: slice) -> bytes: ...


class SfntError(ValueError):
    """A file that is not a font, or not a TrueType font, or a damaged one."""


class Sfnt:
    """One face of a font file, parsed once and never changed.

    Attributes:
        units: units per em.
        cmap: glyph number by code point.
        advances: advance width by glyph number, in font units.
    """

    def __init__(self, data: bytes, index: int = 0) -> None:
        self._data = data
        try:
            self.tables = _directory(data, index)
            if "glyf" not in self.tables:
                raise SfntError("its outlines are not TrueType")
            self.units: int = struct.unpack_from(">H", self.table("head"), 18)[0]
            self._long_loca: bool = struct.unpack_from(">h", self.table("head"), 50)[0] == 1
            self.glyph_count: int = struct.unpack_from(">H", self.table("maxp"), 4)[0]
            self.cmap: Mapping[int, int] = _character_map(self.table("cmap"))
            self.advances = self._advances()
            self._loca = self._locations()
        except (struct.error, KeyError, IndexError, ValueError) as error:
            raise error if isinstance(error, SfntError) else SfntError(f"it is damaged: {error}") from error

    def table(self, tag: str) -> bytes:
        """The bytes of a table.

        Raises:
            KeyError: the face has no such table.
        """
        offset, length = self.tables[tag]
        return self._data[offset : offset + length]

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph as the font file holds it; empty for blanks."""
        start = self.tables["glyf"][0]
        return self._data[start + self._loca[glyph] : start + self._loca[glyph + 1]]

    def extent(self, glyph: int) -> tuple[int, int]:
        """The left and right edge of a glyph's ink in font units; both 0 for blanks."""
        outline = self.outline(glyph)
        if len(outline) < 10:
            return (0, 0)
        left, _, right = struct.unpack_from(">hhh", outline, 2)
        return (left, right)

    def _advances(self) -> list[int]:
        count = int.from_bytes(self.table("hhea")[34:36], "big")
        widths: list[int] = _big_endian("H", self.table("hmtx")[: 4 * count])[::2].tolist()
        return widths + widths[-1:] * (self.glyph_count - count)

    def _locations(self) -> list[int]:
        if self._long_loca:
            return _big_endian("I", self.table("loca")).tolist()
        return [2 * value for value in _big_endian("H", self.table("loca"))]


def family_names(data: _Bytes) -> Iterator[tuple[int, str]]:
    """The names by which the faces of a font file are asked for, each with the number of its face."""
    for index in range(_face_count(data)):
        try:
            offset, length = _directory(data, index)["name"]
            for name in _names(data[offset : offset + length]):
                yield index, name
        except (struct.error, KeyError, SfntError):
            continue


def _face_count(data: _Bytes) -> int:
    return int.from_bytes(data[8:12], "big") if data[:4] == b"ttcf" else 1


def _directory(data: _Bytes, index: int) -> dict[str, tuple[int, int]]:
    start = 0
    if data[:4] == b"ttcf":
        if not 0 <= index < _face_count(data):
            raise SfntError(f"it has no face number {index}")
        start = int.from_bytes(data[12 + 4 * index : 16 + 4 * index], "big")
    if data[start : start + 4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise SfntError("it is not a font file")
    count = int.from_bytes(data[start + 4 : start + 6], "big")
    entries = struct.iter_unpack(">4s4xII", data[start + 12 : start + 12 + 16 * count])
    return {tag.decode("latin-1"): (offset, length) for tag, offset, length in entries}


def _big_endian(code: str, data: bytes) -> array[int]:
    values = array(code if array(code).itemsize == {"H": 2, "I": 4}[code] else "L")
    values.frombytes(data[: len(data) - len(data) % values.itemsize])
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _character_map(table: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", table, 2)[0]
    found: dict[tuple[int, int], int] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        found[platform, encoding] = offset
    for key in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)):
        if key in found:
            return _subtable(table, found[key])
    raise SfntError("it has no Unicode character map")


def _subtable(table: bytes, offset: int) -> dict[int, int]:
    form = struct.unpack_from(">H", table, offset)[0]
    if form == 12:
        return _segmented_coverage(table, offset)
    if form == 4:
        return _segment_mapping(table, offset)
    raise SfntError(f"its character map has the form {form}")


def _segmented_coverage(table: bytes, offset: int) -> dict[int, int]:
    cmap: dict[int, int] = {}
    groups = struct.unpack_from(">I", table, offset + 12)[0]
    for first, last, glyph in struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * groups]):
        if last > 0x10FFFF or last < first:
            raise SfntError("its character map is damaged")
        cmap.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return cmap


def _segment_mapping(table: bytes, offset: int) -> dict[int, int]:
    length, double = struct.unpack_from(">H2xH", table, offset + 2)
    words = _big_endian("H", table[offset : offset + max(length, 16 + 4 * double)])
    count = double // 2
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    deltas, offsets = words[8 + 2 * count : 8 + 3 * count], words[8 + 3 * count : 8 + 4 * count]
    cmap: dict[int, int] = {}
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if offsets[segment]:
                place = 8 + 3 * count + segment + offsets[segment] // 2 + code - starts[segment]
                glyph = words[place]
                if not glyph:
                    continue
            if glyph := (glyph + deltas[segment]) & 0xFFFF:
                cmap[code] = glyph
    return cmap


def _names(table: bytes) -> Iterator[str]:
    """The full and PostScript names; the family's name only where the face is its regular one."""
    count, strings = struct.unpack_from(">HH", table, 2)
    found: dict[int, list[str]] = {}
    for number in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        raw = table[strings + offset : strings + offset + length]
        text = raw.decode("latin-1" if platform == 1 else "utf-16-be", errors="ignore")
        found.setdefault(name, []).append(text)
    yield from found.get(_FULL, ())
    yield from found.get(_POSTSCRIPT, ())
    if any(style.lower() in _UPRIGHT for style in found.get(_STYLE, [""])):
        yield from found.get(_FAMILY, ())


def read(path: Path, index: int = 0) -> Sfnt:
    """The face number ``index`` of a font file.

    Raises:
        SfntError: the file is no TrueType font.
        OSError: it cannot be read.
    """
    return Sfnt(path.read_bytes(), index)
