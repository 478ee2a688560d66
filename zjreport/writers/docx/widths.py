"""How wide text is, near enough to centre a column of figures on its widest: no font is loaded for it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Decimal", "decimal_padding", "safe_width", "split_decimal", "text_width"]

_FIGURE = re.compile(r"([+\-−]?[\d,]+)((?:\.\d+)?)(.*)", re.DOTALL)
# Widths of digits and points in ems, by Latin face; Times New Roman's where the face is unknown.
_DIGIT = {"微软雅黑": 0.54, "Arial": 0.556}
_NARROW = frozenset(".,:;'|")
_WIDER = {"%": 0.83, "=": 0.65}
# How much wider Latin letters and digits may be where a machine has other faces than those asked for.
_STAND_IN = 1.3


@dataclass(frozen=True, slots=True)
class Decimal:
    """The widths of a figure's parts in ems: up to its point, its decimals, what stands behind them."""

    whole: float
    decimals: float = 0.0
    behind: float = 0.0

    @property
    def spread(self) -> float:
        """What the figure takes left of its right edge at the worst, less what stands there anyway."""
        right = self.decimals + self.behind
        return (self.whole + right) * _STAND_IN - right


def text_width(text: str, latin: str) -> float:
    """The width of ``text`` in ems.

    >>> text_width("12.5", "Times New Roman"), text_width("亿元", "Times New Roman")
    (1.75, 2.0)
    """
    digit = _DIGIT.get(latin, 0.5)
    return sum(_sign_width(sign, digit) for sign in text)


def safe_width(text: str, latin: str) -> float:
    """The width of ``text`` in ems with room for the wider digits of a face that stands in.

    >>> round(safe_width("12.5", "Times New Roman"), 3), safe_width("亿元", "Times New Roman")
    (2.275, 2.0)
    """
    digit = _DIGIT.get(latin, 0.5)
    widths = (_sign_width(sign, digit) for sign in text)
    return sum(width if width == 1 else width * _STAND_IN for width in widths)


def _sign_width(sign: str, digit: float) -> float:
    if sign in _NARROW:
        return digit / 2
    if sign in _WIDER:
        return _WIDER[sign]
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else digit


def split_decimal(text: str, latin: str) -> Decimal | None:
    """The parts of a figure; ``None`` for other text.

    >>> split_decimal("12.5以上", "Times New Roman")
    Decimal(whole=1.0, decimals=0.75, behind=2.0)
    >>> split_decimal("—", "Times New Roman") is None
    True
    """
    match = _FIGURE.fullmatch(text.strip())
    return Decimal(*(text_width(part, latin) for part in match.groups())) if match else None


def decimal_padding(figures: list[Decimal | None], widths: list[float], room: float) -> list[float]:
    """The right padding (ems) of each cell that sets the points of a column below one another.

    ``figures`` are the split texts, ``widths`` those of the whole texts, ``room`` the width of the
    column.  The figures as a block are centred in it, without the words behind some of them as
    long as those have room; other text is centred by itself.  Left of each figure there is room for
    the wider digits of a face that stands in.
    """
    found = [figure for figure in figures if figure]
    whole = max((figure.whole for figure in found), default=0.0)
    decimals = max((figure.decimals for figure in found), default=0.0)
    furthest = max((figure.decimals + figure.behind for figure in found), default=0.0)
    left = min((room - decimals - figure.spread for figure in found), default=0.0)
    margin = max(0.0, min((room - whole - decimals) / 2, left), furthest - decimals)
    return [
        margin + decimals - figure.decimals - figure.behind if figure else max(0.0, (room - width) / 2)
        for figure, width in zip(figures, widths, strict=True)
    ]
