"""Axes: a range with round ends, its ticks and their texts, all in Decimal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from ..quantities import number_text

__all__ = ["Axis", "axis_over", "fit_axis", "nice_step"]

Zero = Literal["always", "near", "never"]

_FACTORS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ZERO = Decimal(0)
# A span below this share of the values themselves is lost in their digits.
_LEAST_SPAN = Decimal("1E-9")


@dataclass(frozen=True, slots=True)
class Axis:
    """The range of a value axis; ``low`` and ``high`` are multiples of ``step``.

    ``labels`` are the texts at the ticks, in order; without any the axis prints none.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    labels: tuple[str, ...] = ()

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The values of the ticks, from ``low`` to ``high``.

        >>> Axis(Decimal(0), Decimal(6), Decimal(2)).ticks
        (Decimal('0'), Decimal('2'), Decimal('4'), Decimal('6'))
        """
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))

    def share(self, value: Decimal) -> float:
        """Where ``value`` stands between ``low`` (0) and ``high`` (1)."""
        return float((value - self.low) / (self.high - self.low))

    def labelled(self, unit: str = "") -> Axis:
        """The same axis with its tick texts, each followed by ``unit``.

        >>> Axis(Decimal(0), Decimal(1), Decimal("0.5")).labelled().labels
        ('0', '0.5', '1')
        """
        texts = (f"{number_text(tick, keep_zeros=False)}{unit}" for tick in self.ticks)
        return Axis(self.low, self.high, self.step, tuple(texts))


def nice_step(span: Decimal, count: int) -> Decimal:
    """The smallest round step (1, 2, 2.5, 5 × a power of ten) that cuts ``span`` into ≤ ``count`` parts.

    >>> nice_step(Decimal(1650), 5), nice_step(Decimal("0.7"), 5)
    (Decimal('5E+2'), Decimal('0.2'))
    """
    rough = span / count
    magnitude = Decimal(1).scaleb(rough.adjusted())
    return next(factor * magnitude for factor in _FACTORS if factor * magnitude >= rough)


def axis_over(low: Decimal, high: Decimal, count: int = 5) -> Axis:
    """A round range that holds ``low`` and ``high``.

    >>> axis_over(Decimal(-3), Decimal("1650"))
    Axis(low=Decimal('-5E+2'), high=Decimal('2.0E+3'), step=Decimal('5E+2'), labels=())
    """
    span = high - low
    size = max(abs(low), abs(high))
    if span <= size * _LEAST_SPAN:
        span = size or Decimal(1)
        low, high = (low - span / 2, high + span / 2) if low else (low, high + span)
    step = nice_step(span, count)
    return Axis(_multiple(low, step, ROUND_FLOOR), _multiple(high, step, ROUND_CEILING), step)


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding) * step


def fit_axis(
    values: Iterable[Decimal], *, zero: Zero = "always", bottom: float = 0, top: float = 1, count: int = 5
) -> Axis:
    """An axis on which ``values`` lie between two shares of its height, so that labels have room.

    Args:
        values: what is drawn; none counts as 0.
        zero: whether the axis must show 0: ``always`` for bars, for lines where their values come
            ``near`` it, ``never`` where a line has a band of its own.
        bottom, top: where the lowest and the highest value are to stand; a bar that starts from 0
            at the end of the axis starts there all the same.
        count: about how many steps.

    >>> fit_axis([Decimal(95), Decimal(80)], top=0.9)
    Axis(low=Decimal('0'), high=Decimal('125'), step=Decimal('25'), labels=())
    """
    found = list(values) or [_ZERO]
    low, high = min(found), max(found)
    if zero == "always" or (zero == "near" and _near_zero(low, high)):
        low, high = min(low, _ZERO), max(high, _ZERO)
    free = zero == "never"
    below = Decimal(str(bottom)) if free or low else _ZERO
    above = Decimal(str(top)) if free or high else Decimal(1)
    span = (high - low or abs(high) or Decimal(1)) / (above - below)
    start = low - below * span
    return _widened(axis_over(start, start + span, count), (low, below), (high, above))


def _widened(axis: Axis, lowest: tuple[Decimal, Decimal], highest: tuple[Decimal, Decimal]) -> Axis:
    """The axis with steps added until both values stand where they are to: round ends moved them."""
    for _ in range(len(axis.ticks)):
        span = axis.high - axis.low
        short = lowest[0] - axis.low < lowest[1] * span
        full = highest[0] - axis.low > highest[1] * span
        if not short and not full:
            break
        axis = replace(axis, low=axis.low - short * axis.step, high=axis.high + full * axis.step)
    return axis


def _near_zero(low: Decimal, high: Decimal) -> bool:
    return low < 0 < high or min(abs(low), abs(high)) <= high - low
