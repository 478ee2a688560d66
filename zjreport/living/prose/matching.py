"""Whether a printed figure is that of a fact, rounded as it is printed and in its unit."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from ...analysis import Fact
from ...errors import RefusalError
from ...quantities import Quantity, is_percent, is_ratio, number_text, round_decimal, split_unit
from .numbers import Number

__all__ = ["Agreement", "agreement", "breaks_hedge", "printed"]

# How far a hedge reaches: 近七成 is said of 66 to 70, 超过60家 of 60 to 72.
_NEAR, _FAR = Decimal("0.06"), Decimal("0.2")
_SAME = {"百分点": "个百分点", "千分点": "个千分点", "％": "%", "名": "人", "位": "人"}


class Agreement(StrEnum):
    """How a figure lies to a fact."""

    SAME = "same"
    TURNED = "turned"
    OTHER = "other"
    APART = "apart"


def agreement(number: Number, fact: Fact, *, signed: bool) -> Agreement:
    """How the printed number lies to the value of a fact.

    ``TURNED``: they are equal but for the sign, which counts where the figure is ``signed``;
    ``APART``: their units measure different things.
    """
    quantity = _in_unit(fact, number.unit)
    if quantity is None:
        return Agreement.APART
    values = {quantity.value, quantity.rounded()}
    if signed and any(_fits(number, value) for value in values):
        return Agreement.SAME
    if any(_fits(number, value, absolute=True) for value in values):
        return Agreement.TURNED if signed else Agreement.SAME
    return Agreement.OTHER


def breaks_hedge(number: Number, fact: Fact) -> bool:
    """Whether the value lies on the other side of what the hedge says: 超过170 of 162.8."""
    quantity = _in_unit(fact, number.unit)
    if quantity is None or number.hedge not in ("above", "below"):
        return False
    value, said = abs(quantity.value), abs(number.value)
    return value < said if number.hedge == "above" else value > said


def _fits(number: Number, value: Decimal, *, absolute: bool = False) -> bool:
    said = number.value
    if absolute:
        said, value = abs(said), abs(value)
    if round_decimal(value, number.decimals) == said:
        return True
    if not number.hedge or (value < 0) is not (said < 0):
        return False
    said, value = abs(said), abs(value)
    match number.hedge:
        case "above":
            return said <= value <= said * (1 + _FAR)
        case "below":
            return said * (1 - _FAR) <= value <= said
        case _:
            return abs(value - said) <= said * _NEAR


def _in_unit(fact: Fact, unit: str) -> Quantity | None:
    """The fact's number in the unit that is printed; ``None``: they measure different things."""
    quantity = fact.quantity
    if not quantity.unit:
        return quantity
    if is_ratio(unit) and is_percent(unit) == is_percent(quantity.unit) and is_ratio(quantity.unit):
        return quantity
    power, base = split_unit(unit)
    _, own = split_unit(quantity.unit)
    if _SAME.get(base, base) != _SAME.get(own, own) and not (not base and power):
        return None
    try:
        return quantity.in_unit(unit if base == own else _with_power(power, own))
    except RefusalError:
        return None


def _with_power(power: int, base: str) -> str:
    return {0: "", 4: "万", 6: "百万", 7: "千万", 8: "亿", 12: "万亿"}[power] + base


def printed(fact: Fact, number: Number, *, signed: bool) -> str:
    """The fact's number as the figure in the text prints it: its decimals, its unit."""
    if number.ordinal:
        return f"第{fact.quantity.text()}位"
    quantity = _in_unit(fact, number.unit)
    if quantity is None:
        quantity = fact.quantity
        value = quantity.rounded()
        return number_text(value if signed else abs(value)) + quantity.unit
    decimals = max(number.decimals, 0)
    value = round_decimal(quantity.value, decimals)
    return number_text(value if signed else abs(value)) + number.unit
