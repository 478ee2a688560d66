"""How wide text is, near enough to centre a column of figures on its widest: no font is loaded for it."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["Decimal", "decimal_padding", "split_decimal", "text_width"]

_FIGURE = re.compile(r"([+\-−]?[\d,]+)(.*)", re.DOTALL)
# Widths of digits and points in ems, by Latin face; Times New Roman's where the face is unknown.
_DIGIT = {"微软雅黑": 0.54, "Arial": 0.556}
_NARROW = frozenset(".,:;'|")

Decimal = tuple[float, float]


def text_width(text: str, latin: str) -> float:
    """The width of ``text`` in ems.

    >>> text_width("12.5", "Times New Roman"), text_width("亿元", "Times New Roman")
    (1.75, 2.0)
    """
    digit = _DIGIT.get(latin, 0.5)
    return sum(_sign_width(sign, digit) for sign in text)


def _sign_width(sign: str, digit: float) -> float:
    if sign in _NARROW:
        return digit / 2
    if sign == "%":
        return 0.83
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else digit


def split_decimal(text: str, latin: str) -> Decimal | None:
    """The widths (ems) of a figure before its point and from there on; ``None`` for other text.

    >>> split_decimal("12.5", "Times New Roman"), split_decimal("—", "Times New Roman")
    ((1.0, 0.75), None)
    """
    match = _FIGURE.fullmatch(text.strip())
    return (text_width(match[1], latin), text_width(match[2], latin)) if match else None


def decimal_padding(parts: list[Decimal | None], plain: list[float], room: float) -> list[float]:
    """The right padding (ems) of each cell that sets the points of a column below one another.

    ``parts`` are the split figures, ``plain`` the widths of the whole texts, ``room`` the width of
    the column; the widest figure is centred in it, and other text is centred on the figures.
    """
    figures = [part for part in parts if part]
    head = max((part[0] for part in figures), default=0.0)
    tail = max((part[1] for part in figures), default=0.0)
    margin = max(0.0, (room - head - tail) / 2)
    return [
        margin + tail - part[1] if part else max(0.0, (room - width) / 2)
        for part, width in zip(parts, plain, strict=True)
    ]
