"""How a figure lies to a fact, its word of direction taken into account."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis import Fact
from .kinds import MOVING, Says
from .matching import Agreement, agreement
from .numbers import Number

__all__ = ["Verdict", "agreed"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fact and how the figure lies to it; the lower the rank the better it fits."""

    fact: Fact | None
    agreement: Agreement
    sure: bool

    @property
    def rank(self) -> int:
        order = (Agreement.SAME, Agreement.TURNED, Agreement.OTHER, Agreement.APART)
        return order.index(self.agreement) * 2 + (not self.sure)


def agreed(number: Number, fact: Fact, kind: Says, sign: int, *, signed: bool) -> Agreement:
    """A figure behind a word of direction has the word's sign."""
    if sign and number.value >= 0:
        how = agreement(number, fact, signed=False)
        if how is Agreement.SAME and fact.sign not in (0, sign) and kind in MOVING:
            return Agreement.TURNED
        return how
    return agreement(number, fact, signed=signed)
