"""Cutting a TrueType face down to the glyphs that a document uses, renumbered from 1."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

from ....fonts.sfnt import Sfnt

__all__ = ["Cut", "subset"]

_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0002, 0x0008, 0x0020, 0x0040, 0x0080
#: 1 as TrueType writes scales.
_ONE = 1 << 14
_PROGRAMS = ("cvt ", "fpgm", "prep")


class Cut(NamedTuple):
    """A glyph as the subset has it: stretched, moved right by ``shift`` units, ``advance`` units wide."""

    glyph: int
    shift: int = 0
    advance: int = -1
    stretch: float = 1

    @property
    def is_whole(self) -> bool:
        """Whether its outline is that of the face."""
        return not self.shift and self.stretch == 1


def subset(face: Sfnt, cuts: Sequence[Cut]) -> bytes:
    """A font file whose glyph ``n`` is ``cuts[n]`` of the face; ``cuts[0]`` should be glyph 0 (.notdef).

    Glyphs that composites are made of follow behind.
    """
    order = list(cuts)
    places = {cut.glyph: number for number, cut in reversed(list(enumerate(order))) if cut.is_whole}
    outlines: list[bytes] = []
    number = 0
    while number < len(order):
        cut = order[number]
        outline = face.outline(cut.glyph)
        # The same outline a second time, with another advance, refers to the first.
        if outline and not (cut.is_whole and places.get(cut.glyph, number) == number):
            outline = _moved(outline, cut)
        outlines.append(_renumbered(outline, order, places))
        number += 1
    return _file(_tables(face, order, outlines))


def _moved(outline: bytes, cut: Cut) -> bytes:
    """A composite of the one glyph, stretched and moved."""
    left, bottom, right, top = struct.unpack_from(">4h", outline, 2)
    box = (_edge(left, cut), bottom, _edge(right, cut), top)
    composite = struct.pack(">5h", -1, *box)
    if cut.stretch == 1:
        return composite + struct.pack(">HHhh", _WORDS | _OFFSETS, cut.glyph, cut.shift, 0)
    scales = round(cut.stretch * _ONE), _ONE
    flags = _WORDS | _OFFSETS | _TWO_SCALES
    return composite + struct.pack(">HHhhhh", flags, cut.glyph, cut.shift, 0, *scales)


def _edge(edge: int, cut: Cut) -> int:
    """Where an edge of the face's outline lies in the cut."""
    return round(edge * cut.stretch) + cut.shift


def _renumbered(outline: bytes, order: list[Cut], places: dict[int, int]) -> bytes:
    """The outline with the parts of a composite numbered anew; parts not seen before join ``order``."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return outline
    parts = bytearray(outline)
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", parts, place)
        if glyph not in places:
            places[glyph] = len(order)
            order.append(Cut(glyph))
        struct.pack_into(">H", parts, place + 2, places[glyph])
        place += 4 + (4 if flags & _WORDS else 2) + _scale_length(flags)
    return bytes(parts)


def _scale_length(flags: int) -> int:
    if flags & _MATRIX:
        return 8
    if flags & _TWO_SCALES:
        return 4
    return 2 if flags & _SCALE else 0


def _tables(face: Sfnt, order: Sequence[Cut], outlines: Sequence[bytes]) -> dict[str, bytes]:
    glyf, loca = bytearray(), [0]
    for outline in outlines:
        glyf += outline + bytes(-len(outline) % 4)
        loca.append(len(glyf))
    head = bytearray(face.table("head"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea, maxp = bytearray(face.table("hhea")), bytearray(face.table("maxp"))
    struct.pack_into(">H", hhea, 34, len(order))
    struct.pack_into(">H", maxp, 4, len(order))
    metrics = b"".join(
        struct.pack(
            ">Hh",
            face.advances[cut.glyph] if cut.advance < 0 else cut.advance,
            _edge(face.extent(cut.glyph)[0], cut),
        )
        for cut in order
    )
    tables = {
        "glyf": bytes(glyf),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": metrics,
        "loca": struct.pack(f">{len(loca)}I", *loca),
        "maxp": bytes(maxp),
    }
    return tables | {tag: face.table(tag) for tag in _PROGRAMS if tag in face.tables}


def _file(tables: dict[str, bytes]) -> bytes:
    tags = sorted(tables)
    power = len(tags).bit_length() - 1
    head = struct.pack(">IHHHH", 0x00010000, len(tags), 16 << power, power, 16 * len(tags) - (16 << power))
    offset = len(head) + 16 * len(tags)
    body = bytearray()
    for tag in tags:
        data = tables[tag]
        head += struct.pack(">4sIII", tag.encode(), _checksum(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + bytes(body)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
