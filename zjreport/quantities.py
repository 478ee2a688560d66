"""Quantities: a Decimal with its unit and its precision, rounded once and half up.

A unit is free text with its classifier (亿元, 万平方米, 家, 个百分点 …) and never an enumeration.
The number units 万 and 亿 at its head are its multiplier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from .errors import RefusalError

__all__ = [
    "PERCENT",
    "POINTS",
    "Quantity",
    "Rounding",
    "decimals_of",
    "is_percent",
    "is_ratio",
    "number_text",
    "points_of",
    "round_decimal",
    "split_unit",
    "with_unit",
]

# A printed number and the hedge that comes after its unit.
_HEDGED = re.compile(r"(.*\d)(以上|以下|以内|左右|上下)", re.DOTALL)

PERCENT = "%"
POINTS = "个百分点"

Rounding = Literal["half-up", "half-even"]
_MODES: dict[Rounding, str] = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}
_EXACT = Context(prec=60)
_MULTIPLIERS = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4))


def round_decimal(value: Decimal, decimals: int, rounding: Rounding = "half-up") -> Decimal:
    """``value`` rounded to ``decimals`` places; a zero never keeps a minus sign.

    Half up is what users of spreadsheet programs expect; half even is GB/T 8170's rule.

    >>> round_decimal(Decimal("2.345"), 2)
    Decimal('2.35')
    >>> round_decimal(Decimal("-0.04"), 1)
    Decimal('0.0')

    Raises:
        RefusalError: ``value`` is not finite, or too large to be a figure.
    """
    if not value.is_finite():
        raise RefusalError(f"{value} is not a finite number", code="quantity.not-finite")
    try:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=_MODES[rounding], context=_EXACT)
    except InvalidOperation:
        raise RefusalError(f"{value} is too large to be printed", code="quantity.too-large") from None
    return abs(rounded) if rounded.is_zero() else rounded


def decimals_of(value: Decimal) -> int:
    """How many decimals ``value`` was written with.

    >>> decimals_of(Decimal("5.30")), decimals_of(Decimal("1650"))
    (2, 0)
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise RefusalError(f"{value} is not a finite number", code="quantity.not-finite")
    return max(0, -exponent)


def number_text(value: Decimal, *, keep_zeros: bool = True, grouped: bool = False) -> str:
    """``value`` in plain digits, without an exponent and without a sign for zero.

    >>> number_text(Decimal("5.0"), keep_zeros=False), number_text(Decimal("5.0"))
    ('5', '5.0')
    >>> number_text(Decimal("1234567.5"), grouped=True)
    '1,234,567.5'
    """
    text = format(abs(value) if value.is_zero() else value, ",f" if grouped else "f")
    if not keep_zeros and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text


@lru_cache(maxsize=512)
def split_unit(unit: str) -> tuple[int, str]:
    """The power of ten at the head of ``unit``, and what it multiplies.

    >>> split_unit("亿元"), split_unit("万平方米"), split_unit("公里")
    ((8, '元'), (4, '平方米'), (0, '公里'))
    """
    for head, power in _MULTIPLIERS:
        if unit.startswith(head):
            return power, unit[len(head) :]
    return 0, unit


def is_percent(unit: str) -> bool:
    """Whether values of ``unit`` are ratios in percent, whose changes are percentage points."""
    return unit in ("%", "％", "‰")


def is_ratio(unit: str) -> bool:
    """Whether changes of values of ``unit`` are points: ratios, and gaps between ratios."""
    return is_percent(unit) or unit.endswith(("百分点", "千分点"))


def points_of(unit: str) -> str:
    """The unit of a change of a ratio.

    >>> points_of("%"), points_of("‰")
    ('个百分点', '个千分点')
    """
    return "个千分点" if unit == "‰" or unit.endswith("千分点") else POINTS


def with_unit(printed: str, unit: str, blank: str = "") -> str:
    """A printed value with its unit, once: before a hedge that comes after units, behind ``blank``.

    >>> with_unit("1750", "亿元"), with_unit("1750以上", "亿元"), with_unit("5%左右", "%")
    ('1750亿元', '1750亿元以上', '5%左右')
    """
    number, hedge = found.groups() if (found := _HEDGED.fullmatch(printed)) else (printed, "")
    if unit in printed:
        return printed
    return f"{number}{blank}{unit}{hedge}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that never travels without its unit and its precision.

    ``decimals`` is the number of decimals to print; ``None`` means as many as ``value`` was
    written with.
    """

    value: Decimal
    unit: str = ""
    decimals: int | None = None

    def rounded(self, rounding: Rounding = "half-up") -> Decimal:
        """The value as printed.

        >>> Quantity(Decimal("48652.365"), "亿元", 2).rounded()
        Decimal('48652.37')
        """
        places = decimals_of(self.value) if self.decimals is None else self.decimals
        return round_decimal(self.value, places, rounding)

    def in_unit(self, unit: str) -> Quantity:
        """The same quantity in another unit of the same base.

        >>> Quantity(Decimal("34000"), "万元").in_unit("亿元")
        Quantity(value=Decimal('3.4000'), unit='亿元', decimals=None)

        Its precision stays what it was: whole 万元 are four decimals of 亿元.

        Raises:
            RefusalError: the two units measure different things.
        """
        if unit == self.unit:
            return self
        mine, base = split_unit(self.unit)
        theirs, other = split_unit(unit)
        if base != other:
            raise RefusalError(
                f"{self.unit} cannot be converted to {unit}",
                code="quantity.units-differ",
                hint="give both in units of the same base",
            )
        decimals = None if self.decimals is None else max(0, self.decimals + theirs - mine)
        return Quantity(self.value.scaleb(mine - theirs), unit, decimals)

    def text(self, *, keep_zeros: bool = True, grouped: bool = False) -> str:
        """The printed number without its unit.

        >>> Quantity(Decimal("7.0"), "%").text(keep_zeros=False)
        '7'
        """
        return number_text(self.rounded(), keep_zeros=keep_zeros, grouped=grouped)
