"""The wording of movement: growth, change, and the distance to another."""

from __future__ import annotations

import re
from decimal import Decimal

from ..analysis import Fact, Gap, Multiple, Pace, Shift, Swing, refuse
from ..indicators.model import Accumulation, Indicator, Polarity, Prices
from ..quantities import PERCENT, is_ratio
from ..runs import Measure
from .figures import Figures
from .periods import compared_name, year_ago_name
from .tokens import COMPARED, FIRST_GROWTH, NOUN, NOUN_UNLESS_SAID, SINCE_YEAR, SINCE_YEAR_END
from .verbs import moved

__all__ = ["MovementWords", "is_price", "rising_verb", "year_ago"]

_PRICE = re.compile(r"(?:价格|价格总?指数|CPI|PPI)(?:[（(][^）)]*[）)])?$")

# Ratios of which nobody says that they were raised (提高).
_UNWELCOME = re.compile("失业|亏损|负债率|不良|死亡率|逾期|空置率|事故|发案率|恩格尔")
# The mark of the first growth by what the period is held against.
_MARKS = {"上年": SINCE_YEAR, "上年末": SINCE_YEAR_END}
_TIMES = ("", "一", "两", "三", "四")
_OF_RATIOS = ("上升", "提升", "回升", "扩大")


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
                "reference": year_ago(fact),
                "first": self.first(fact, verb),
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
        return moved(self.book.register, rising_verb(fact), fact.sign)

    def first(self, fact: Fact, verb: str) -> str:
        """The mark for 同比, of whole years 比上年, unless the verb says it itself."""
        if not self.book.register.first_growth or verb.startswith(COMPARED):
            return ""
        return _MARKS.get(year_ago(fact), FIRST_GROWTH)

    def pace(self, fact: Pace) -> str:
        """How a growth rate changed: 加快, 回落, 收窄, 扩大, 由降转增 …"""
        return self.book.phrase(
            "pace",
            {
                "sign": fact.sign,
                "own": _sign(fact.own),
                "before": _sign(fact.reference),
                "price": is_price(fact.indicator),
                "noun": NOUN,
                "reference": compared_name(fact.since, fact.period, fact.indicator.accumulation),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )

    def shift(self, fact: Shift) -> str:
        """A move since an earlier period that is not a year ago: 比上月下降0.2个百分点."""
        sign = fact.sign
        return self.book.phrase(
            "shift",
            {
                "sign": sign,
                "reference": self._since(fact),
                "verb": moved(self.book.register, rising_verb(fact), sign) if sign else "",
                "figure": self.figure(fact, absolute=True) if sign else "",
            },
        )

    def _since(self, fact: Shift) -> str:
        stock = fact.indicator.accumulation is Accumulation.STOCK
        if stock and (fact.since.year, fact.since.end_month) == (fact.period.year - 1, 12):
            return "年初"
        return compared_name(fact.since, fact.period, fact.indicator.accumulation)

    def period_growth(self, fact: Fact) -> str:
        """Growth over the period before: 环比增长1.2%."""
        sign = fact.sign
        return self.book.phrase(
            "period_growth",
            {
                "sign": sign,
                "verb": self.growth_verb(fact) if sign else "",
                "figure": self.figure(fact, absolute=True) if sign else "",
            },
        )

    def multiple(self, fact: Multiple, *, doubled: bool = False) -> str:
        """是上年同期的2.4倍, or 比2020年翻一番 where it has ``doubled``.

        Raises:
            RefusalError: it is said to have doubled, and has not.
        """
        if doubled and not fact.doublings:
            raise refuse("doubling", fact.indicator, fact.period, f"it is {fact.quantity.rounded()} times")
        return self.book.phrase(
            "multiple",
            {
                "doubled": _TIMES[fact.doublings] if doubled else "",
                "reference": compared_name(fact.since, fact.period, fact.indicator.accumulation),
                "figure": self.figure(fact),
            },
        )

    def swing(self, fact: Swing) -> str:
        """What a level below zero came from, or what came of it: 由盈转亏, 亏损额减少3.1亿元."""
        called = next(each for each in self.book.register.swings if fact.indicator.name.endswith(each.names))
        verb = moved(self.book.register, "增加", fact.sign) if fact.sign else ""
        return self.book.phrase(
            "swing",
            {
                "way": fact.way,
                "reference": year_ago(fact),
                "to_loss": called.to_loss,
                "to_gain": called.to_gain,
                "loss": called.loss,
                "first": self.first(fact, verb),
                "verb": verb,
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )

    def gap(self, fact: Gap, *, of: str, named: bool = False) -> str:
        """How far this lies from another: ``of`` is ``growth`` or ``level``.

        ``named`` names the rates, where something else stands between them and the gap; without it they are
        named unless a rate stands right before.
        """
        return self.book.phrase(
            f"{of}_gap",
            {
                "sign": fact.sign,
                "falling": fact.own < 0 and fact.reference < 0,
                "mixed": (fact.own < 0) is not (fact.reference < 0),
                "named": named,
                "price": is_price(fact.indicator),
                "noun": NOUN,
                "noun_unless_said": NOUN_UNLESS_SAID,
                "reference": self.mention(fact.indicator, fact.reference_name, "name"),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )


def rising_verb(fact: Fact) -> str:
    """The verb that a rise is spoken of with."""
    verb = fact.indicator.growth_verb
    if fact.unit != PERCENT and is_ratio(fact.unit):
        return _rising_ratio(fact.indicator)
    if fact.measure in (Measure.CHANGE, Measure.SHIFT):
        return "增加"
    return "上涨" if verb == "增长" and is_price(fact.indicator) else verb


def _rising_ratio(indicator: Indicator) -> str:
    """A ratio rises by 提高; one that had better not (失业率) by 上升."""
    if indicator.growth_verb in _OF_RATIOS:
        return indicator.growth_verb
    unwelcome = indicator.polarity is Polarity.LOWER or _UNWELCOME.search(indicator.name)
    return "上升" if unwelcome else "提高"


def year_ago(fact: Fact) -> str:
    """What the period is called that a year-on-year fact is held against."""
    return year_ago_name(fact.period, fact.indicator.accumulation)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def is_price(indicator: Indicator) -> bool:
    """Prices rise by 上涨, whether the catalogue says so or only their name does."""
    is_told = indicator.prices is Prices.INDEX or indicator.growth_verb == "上涨"
    return is_told or bool(_PRICE.search(indicator.name))
