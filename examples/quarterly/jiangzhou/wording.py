"""How offices write periods and figures, each in its own manner."""

from __future__ import annotations

from decimal import Decimal

from .economy import Figure, truth
from .planted import FLAT
from .specs import OWN, SPECS, Spec

__all__ = ["CUMULATIVE", "END_OF", "by_id", "figure_of", "full_width", "growth_text", "is_flat", "plain"]

CUMULATIVE = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "全年"}
END_OF = {1: "3月末", 2: "6月末", 3: "9月末", 4: "12月末"}

_BY_ID = {spec.id: spec for spec in SPECS}
_FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.%-"}


def by_id(id: str) -> Spec:
    """The indicator of that id."""
    return _BY_ID[id]


def figure_of(id: str, year: int, quarter: int, area: str = OWN) -> Figure:
    """What is true of it."""
    return truth()[id, area, year, quarter]


def is_flat(id: str, year: int, quarter: int, area: str = OWN) -> bool:
    """Whether the office writes 持平 in place of the rate."""
    return (id, area, year, quarter) in FLAT


def plain(number: Decimal | None, *, blank: str = "") -> str:
    """A figure as it is, or the sign for none."""
    return blank if number is None else f"{number:f}"


def growth_text(figure: Figure, *, blank: str = "") -> str:
    """A rate in words, with its sign spoken: 下降3.2%."""
    if figure.yoy is None:
        return blank
    if not figure.yoy:
        return "持平"
    return f"{'增长' if figure.yoy > 0 else '下降'}{abs(figure.yoy)}%"


def full_width(text: str) -> str:
    """Digits and signs in full width."""
    return text.translate(_FULL_WIDTH)
