"""The colour space of the page, said exactly: an ICC profile of sRGB (IEC 61966-2-1) made from its numbers.

Version 2 of the format, a display profile of matrix and curve.  The numbers are those of the standard,
the primaries adapted to the D50 illuminant that profiles are connected by, so nobody's file is copied.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache

__all__ = ["srgb_profile"]

_D50 = (0.96420, 1.0, 0.82491)
_WHITE = (0.95047, 1.0, 1.08883)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_NAME = b"sRGB IEC61966-2.1"
_RIGHTS = b"No rights reserved"
#: How many points the tone curve is given by.
_POINTS = 1024


@cache
def srgb_profile() -> bytes:
    """The profile; always the same bytes."""
    curve = struct.pack(">4sII", b"curv", 0, _POINTS) + struct.pack(
        f">{_POINTS}H", *(int(65535 * _linear(place / (_POINTS - 1)) + 0.5) for place in range(_POINTS))
    )
    tags = {
        b"desc": _description(_NAME),
        b"cprt": struct.pack(">4sI", b"text", 0) + _RIGHTS + b"\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(primary) for name, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = b"", b""
    begin = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = begin + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    return _header(begin + len(body)) + struct.pack(">I", len(tags)) + table + body


def _linear(value: float) -> float:
    """The light that a value of sRGB stands for."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _header(size: int) -> bytes:
    made = (2000, 1, 1, 0, 0, 0)
    illuminant = b"".join(_fixed(value) for value in _D50)
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", *made, b"acsp")
    # Platform, flags, device and rendering intent (perceptual) are all 0, as is the creator.
    return (head + bytes(28) + illuminant).ljust(128, b"\0")


def _description(name: bytes) -> bytes:
    """A text in its ASCII form; the Unicode and Macintosh forms are left empty."""
    text = name + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(text)) + text + struct.pack(">IIHB67x", 0, 0, 0, 0)


def _xyz(values: Sequence[float]) -> bytes:
    return struct.pack(">4sI", b"XYZ ", 0) + b"".join(_fixed(value) for value in values)


def _fixed(value: float) -> bytes:
    """A signed number of sixteen bits before the point and sixteen behind it."""
    return struct.pack(">i", int(value * 65536 + 0.5))
