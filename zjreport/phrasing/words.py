"""Facts into words: which phrase says a fact, and with which numbers and verbs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..analysis import (
    Completion,
    Count,
    Fact,
    Gap,
    Rank,
    Record,
    Share,
    Streak,
    TargetFact,
    claimed,
    mention,
)
from ..errors import RefusalError
from ..indicators.model import Bound, Indicator, Observation, Prices
from ..numerals import chinese_numeral
from ..quantities import Quantity, decimals_of, is_percent, is_ratio
from ..runs import Measure, Provenance, Run
from .hedges import Hedged, hedge
from .patterns import pieces
from .periods import period_name
from .phrasebook import Phrasebook
from .tokens import FIRST_GROWTH, Tokens, clean
from .typed import mark_digits
from .verbs import moved

__all__ = ["Words"]

_PRICE = re.compile(r"(?:价格|价格总?指数|CPI|PPI)(?:[（(][^）)]*[）)])?$")


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of facts in one register; figures are held as tokens."""

    book: Phrasebook
    tokens: Tokens

    # -- names and declared words ----------------------------------------------------------------------

    def name(self, indicator: Indicator) -> str:
        """The printed name; its digits are traced to the catalogue."""
        return self.mention(indicator, indicator.name, "name")

    def label(self, indicator: Indicator) -> str:
        """The name for narrow places."""
        column = "short_name" if indicator.short_name else "name"
        return self.mention(indicator, indicator.label, column)

    def mention(self, indicator: Indicator, text: str, column: str) -> str:
        """Words of the catalogue; their digits are traced to its ``column``."""
        return self._traced(text, mention(indicator, text, replace(indicator.origin, column=column)))

    def declared(self, row: Observation, text: str, column: str, indicator: Indicator) -> str:
        """Words of a data row; their digits are traced to its ``column``."""
        return self._traced(text, claimed(indicator, row.period, row.area, text, row.origin(column)))

    def _traced(self, text: str, provenance: Provenance) -> str:
        """The text with the digits in it held as figures."""
        runs = mark_digits(Run(clean(text)), provenance)
        return "".join(self.tokens.hold(run) if run.provenance else run.text for run in runs)

    def claim(self, indicator: Indicator, row: Observation, claim: str) -> str:
        """A published statement, as declared."""
        return self.declared(row, claim, "claim", indicator)

    # -- numbers ---------------------------------------------------------------------------------------

    def number(self, quantity: Quantity) -> str:
        """The digits of a quantity by the register's rule for trailing zeros.

        Where zeros are kept, rates have at least one decimal (5.0%).
        """
        keep = self.book.register.keep_zeros
        if keep and quantity.decimals is None and is_ratio(quantity.unit):
            quantity = replace(quantity, decimals=max(1, decimals_of(quantity.value)))
        return quantity.text(keep_zeros=keep)

    def figure(self, fact: Fact, *, absolute: bool = False) -> str:
        """Number and unit of a fact as one figure, without its hedge."""
        return self._hold(fact, self._hedged(replace(fact, qualifier=""), absolute=absolute).figure)

    def hedged(self, fact: Fact) -> Hedged:
        """Number and unit with the words around them, as plain text."""
        return self._hedged(fact)

    def _hedged(self, fact: Fact, *, absolute: bool = False) -> Hedged:
        if fact.value is None:
            return hedge(clean(fact.text), "", fact.qualifier)
        quantity = fact.quantity
        if quantity.value and not quantity.rounded() and fact.measure is Measure.LEVEL:
            raise RefusalError(
                f"{fact.indicator.name} ({fact.indicator.id}) is {quantity.value}, which would print as 0",
                code="refused.rounds-to-zero",
                hint="give the indicator more decimals or a smaller unit",
            )
        if absolute:
            quantity = replace(quantity, value=abs(quantity.value))
        return hedge(self.number(quantity), _unit(quantity.unit), fact.qualifier)

    def _hold(self, fact: Fact, text: str) -> str:
        return self.tokens.hold(Run(text, provenance=fact.provenance))

    def _slots(self, fact: Fact, *, absolute: bool = False) -> dict[str, str]:
        """What a phrase prints a number with: ``before``, ``figure`` and ``after``."""
        parts = self._hedged(fact, absolute=absolute)
        return {"before": parts.before, "figure": self._hold(fact, parts.figure), "after": parts.after}

    # -- levels ----------------------------------------------------------------------------------------

    def level(self, fact: Fact, *, verb: str = "", absolute: bool = False) -> str:
        """A level with its hedge, or a category.

        ``verb`` is the verb already said; a preceding hedge of the same word is left out.
        ``absolute`` prints no sign, where the verb says it (净减).
        """
        parts = self._slots(fact, absolute=absolute)
        if parts["before"] == verb:
            parts["before"] = ""
        return self.book.phrase("category" if fact.value is None else "level", parts)

    def bare(self, fact: Fact) -> str:
        """A level with its hedge and without its unit, for places that state the unit once."""
        parts = self.hedged(fact if is_percent(fact.unit) else replace(fact, unit=""))
        return parts.before + parts.figure + parts.after

    def target(self, fact: TargetFact) -> str:
        """An aim with its hedge."""
        growth = fact.bound is Bound.GROWTH
        return self.book.phrase(
            "target",
            {
                "growth": growth,
                "sign": fact.sign,
                "verb": self.growth_verb(fact) if growth and fact.sign else "",
                **self._slots(fact, absolute=growth),
            },
        )

    # -- movements -------------------------------------------------------------------------------------

    def growth(self, fact: Fact) -> str:
        """Growth or a net change in words; what rounds to 0 is never said to grow."""
        sign = fact.sign
        verb = self.growth_verb(fact) if sign else ""
        return self.book.phrase(
            "change" if fact.measure is Measure.CHANGE else "growth",
            {
                "sign": sign,
                "first": self._first(verb),
                "verb": verb,
                **(self._slots(fact, absolute=True) if sign else {}),
            },
        )

    change = growth

    def growth_verb(self, fact: Fact) -> str:
        """The verb of a movement, by its sign: 增长, 下降, 提高, 减少 …

        Raises:
            RefusalError: the indicator's own verb does not fit the sign.
        """
        return moved(self.book.register, _rising(fact), fact.sign)

    def _first(self, verb: str) -> str:
        """The mark for 同比, unless the verb says it itself."""
        word = self.book.register.first_growth
        return FIRST_GROWTH if word and not verb.startswith(word) else ""

    def change_to(self, level: Fact, change: Fact) -> str:
        """提高到71%, its direction proved by the change."""
        verb = moved(self.book.register, "提高" if is_ratio(change.unit) else "增加", change.sign)
        return self.book.phrase(
            "change_to",
            {"sign": change.sign, "first": self._first(verb), "verb": verb, "level": self.level(level)},
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

    # -- places and shares -----------------------------------------------------------------------------

    def rank(self, fact: Rank, *, basis: str = "") -> str:
        """A place in a number or in declared words."""
        register = self.book.register
        return self.book.phrase(
            "rank",
            {
                "word": fact.text,
                "basis": basis,
                "verb": register.rank_verb,
                "word_verb": register.rank_word_verb,
                "scope": self.mention(fact.indicator, fact.scope, "rank_scope"),
                "tied": fact.tied,
                "figure": self._hold(fact, clean(fact.text) if fact.value is None else f"{fact.value}"),
            },
        )

    def share(self, fact: Share) -> str:
        """A part in percent of a whole."""
        return self.book.phrase("share", {"whole": self.name(fact.whole), "figure": self.figure(fact)})

    # -- targets ---------------------------------------------------------------------------------------

    def completion(self, fact: Completion) -> str:
        """How far a target is reached."""
        return self.book.phrase(
            "completion",
            {
                "by_gap": fact.by_gap,
                "by_growth": fact.bound is Bound.GROWTH,
                "at_most": fact.bound is Bound.AT_MOST,
                "sign": fact.sign,
                "figure": self.figure(fact, absolute=True) if fact.sign or not fact.by_gap else "",
            },
        )

    def progress(self, fact: Fact) -> str:
        """How far the completion is ahead of the calendar."""
        figure = self.figure(fact, absolute=True) if fact.sign else ""
        return self.book.phrase("progress", {"sign": fact.sign, "figure": figure})

    # -- series ----------------------------------------------------------------------------------------

    def streak(self, fact: Streak) -> str:
        """Consecutive rises or falls."""
        figure = self._hold(fact, chinese_numeral(int(fact.quantity.value)))
        return self.book.phrase("streak", {"figure": figure, "rising": fact.rising})

    def record(self, fact: Record) -> str:
        """The highest or lowest of the known series."""
        since = period_name(fact.since) if not fact.whole_series else ""
        return self.book.phrase(
            "record", {"whole_series": fact.whole_series, "highest": fact.highest, "since": since}
        )

    def count(self, fact: Count) -> str:
        """A counted number, without a classifier."""
        return self.book.phrase("count", {"figure": self.figure(fact)})

    # -- lines -----------------------------------------------------------------------------------------

    def pattern(self, indicator: Indicator, slots: Mapping[str, Callable[[], str]]) -> str:
        """An indicator's own line (``扶持{value}成功创业``) with its slots filled.

        Raises:
            RefusalError: it names a slot that there is not, or a brace is not closed.
        """
        parts = []
        for literal, slot in pieces(indicator):
            parts.append(self.mention(indicator, literal, "phrase"))
            if slot:
                parts.append(slots[slot]())
        return "".join(parts)

    def clause(self, **variables: Any) -> str:
        """The whole line of one indicator, from its parts."""
        return self.book.phrase("clause", variables)


def _unit(unit: str) -> str:
    """The unit behind its number; the base of an index stands in brackets: 106.3（上年同期=100）."""
    unit = clean(unit)
    return f"（{unit}）" if "=" in unit else unit


def _rising(fact: Fact) -> str:
    """The verb that a rise is spoken of with."""
    verb = fact.indicator.growth_verb
    if fact.measure is Measure.CHANGE:
        return "提高" if is_ratio(fact.unit) else "增加"
    if fact.unit != "%" and is_ratio(fact.unit):
        return "提高"
    return "上涨" if verb == "增长" and _is_price(fact.indicator) else verb


def _is_price(indicator: Indicator) -> bool:
    """Prices rise by 上涨, whether the catalogue calls them an index or only their name does."""
    return indicator.prices is Prices.INDEX or bool(_PRICE.search(indicator.name))
