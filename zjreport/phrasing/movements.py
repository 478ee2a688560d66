"""The wording of movement: growth, change, and the distance to another."""

from __future__ import annotations

import re
from decimal import Decimal

from ..analysis import Fact, Gap, Pace
from ..indicators.model import Indicator, Prices
from ..quantities import is_ratio
from ..runs import Measure
from .figures import Figures
from .periods import compared_name
from .tokens import FIRST_GROWTH
from .verbs import moved

__all__ = ["MovementWords"]

_PRICE = re.compile(r"(?:价格|价格总?指数|CPI|PPI)(?:[（(][^）)]*[）)])?$")


class MovementWords(Figures):
    """How things move."""

    __slots__ = ()

    def growth(self, fact: Fact) -> str:
        """Growth or a net change in words; what rounds to 0 is never said to grow."""
        sign = fact.sign
        verb = self.growth_verb(fact) if sign else ""
        return self.book.phrase(
            "change" if fact.measure is Measure.CHANGE else "growth",
            {
                "sign": sign,
                "first": self.first(verb),
                "verb": verb,
                **(self.slots(fact, absolute=True) if sign else {}),
            },
        )

    change = growth

    def growth_verb(self, fact: Fact) -> str:
        """The verb of a movement, by its sign: 增长, 下降, 提高, 减少 …

        Raises:
            RefusalError: the indicator's own verb does not fit the sign.
        """
        return moved(self.book.register, _rising(fact), fact.sign)

    def first(self, verb: str) -> str:
        """The mark for 同比, unless the verb says it itself."""
        word = self.book.register.first_growth
        return FIRST_GROWTH if word and not verb.startswith(word) else ""

    def pace(self, fact: Pace) -> str:
        """How a growth rate changed: 加快, 回落, 收窄, 扩大, 由降转增 …"""
        return self.book.phrase(
            "pace",
            {
                "sign": fact.sign,
                "own": _sign(fact.own),
                "before": _sign(fact.reference),
                "price": is_price(fact.indicator),
                "reference": compared_name(fact.since, fact.period, fact.indicator.accumulation),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )

    def gap(self, fact: Gap, *, of: str) -> str:
        """How far this lies from another: ``of`` is ``growth`` or ``level``."""
        return self.book.phrase(
            f"{of}_gap",
            {
                "sign": fact.sign,
                "falling": fact.own < 0 and fact.reference < 0,
                "reference": self.mention(fact.indicator, fact.reference_name, "name"),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )


def _rising(fact: Fact) -> str:
    """The verb that a rise is spoken of with."""
    verb = fact.indicator.growth_verb
    if fact.measure is Measure.CHANGE:
        return "提高" if is_ratio(fact.unit) else "增加"
    if fact.unit != "%" and is_ratio(fact.unit):
        return "提高"
    return "上涨" if verb == "增长" and is_price(fact.indicator) else verb


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def is_price(indicator: Indicator) -> bool:
    """Prices rise by 上涨, whether the catalogue calls them an index or only their name does."""
    return indicator.prices is Prices.INDEX or bool(_PRICE.search(indicator.name))
