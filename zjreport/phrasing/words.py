"""Facts into words: which phrase says a fact, and with which numbers and verbs."""

from __future__ import annotations

from collections.abc import Callable
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
from ..indicators.model import Bound, Indicator, Observation
from ..numerals import chinese_numeral
from ..quantities import POINTS, Quantity, is_percent
from ..runs import Measure, Provenance, Run
from .hedges import hedge
from .periods import period_name
from .phrasebook import Phrasebook
from .tokens import FIRST_GROWTH, Tokens, clean
from .typed import mark_digits

__all__ = ["Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of facts in one register; figures are held as tokens."""

    book: Phrasebook
    tokens: Tokens

    def name(self, indicator: Indicator) -> str:
        """The printed name; its digits are traced to the catalogue."""
        return self._mention(indicator, indicator.name, "name")

    def label(self, indicator: Indicator) -> str:
        """The name for narrow places."""
        column = "short_name" if indicator.short_name else "name"
        return self._mention(indicator, indicator.label, column)

    def _mention(self, indicator: Indicator, text: str, column: str) -> str:
        cell = replace(indicator.origin, column=column)
        return self._traced(text, mention(indicator, text, cell))

    def _traced(self, text: str, provenance: Provenance) -> str:
        """The text with the digits in it held as figures."""
        runs = mark_digits(Run(clean(text)), provenance)
        return "".join(self.tokens.hold(run) if run.provenance else run.text for run in runs)

    def number(self, quantity: Quantity) -> str:
        """The digits of a quantity by the register's rule for trailing zeros."""
        return quantity.text(keep_zeros=self._keeps_zeros(quantity))

    def _keeps_zeros(self, quantity: Quantity) -> bool:
        return self.book.register.keep_zeros or quantity.unit == ""

    def figure(self, fact: Fact, *, absolute: bool = False) -> str:
        """Number and unit of a fact as one figure."""
        quantity = fact.quantity
        if absolute:
            quantity = replace(quantity, value=abs(quantity.value))
        return self._hold(fact, self.number(quantity) + clean(quantity.unit))

    def _hold(self, fact: Fact, text: str) -> str:
        return self.tokens.hold(Run(text, provenance=fact.provenance))

    def level(self, fact: Fact, *, verb: str = "") -> str:
        """A level with its hedge, or a category.

        ``verb`` is the verb already said; a preceding hedge of the same word is left out.
        """
        if fact.value is None:
            return self.book.phrase("category", {"figure": self._hold(fact, clean(fact.text))})
        return self._hedged("level", fact, verb)

    def bare(self, fact: Fact) -> str:
        """A level with its hedge and without its unit, for places that state the unit once."""
        if fact.value is None:
            return clean(fact.text)
        unit = fact.unit if is_percent(fact.unit) else ""
        hedged = hedge(self.number(fact.quantity), unit, fact.qualifier)
        return hedged.before + hedged.figure + hedged.after

    def target(self, fact: TargetFact) -> str:
        """An aim with its hedge."""
        if fact.bound is Bound.GROWTH:
            return f"{fact.indicator.growth_verb}{self._hedged('target', fact)}"
        return self._hedged("target", fact)

    def _hedged(self, phrase: str, fact: Fact, verb: str = "") -> str:
        hedged = hedge(self.number(fact.quantity), clean(fact.unit), fact.qualifier)
        before = "" if hedged.before == verb else hedged.before
        return self.book.phrase(
            phrase, {"before": before, "figure": self._hold(fact, hedged.figure), "after": hedged.after}
        )

    def growth(self, fact: Fact) -> str:
        """Growth in words; a rate that rounds to 0 is never said to grow."""
        return self._moved("growth", fact, fact.indicator.growth_verb)

    def change(self, fact: Fact) -> str:
        """A net change in words."""
        return self._moved("change", fact, "提高" if fact.unit == POINTS else "增加")

    def _moved(self, phrase: str, fact: Fact, rising: str) -> str:
        if fact.measure is Measure.GROWTH and fact.unit == POINTS:
            rising = "提高"
        sign = fact.sign
        return self.book.phrase(
            phrase,
            {
                "sign": sign,
                "first": FIRST_GROWTH if self.book.register.first_growth else "",
                "verb": rising if sign > 0 else self.falling(rising),
                "figure": self.figure(fact, absolute=True) if sign else "",
            },
        )

    def falling(self, rising: str) -> str:
        """The falling counterpart of a verb.

        Raises:
            RefusalError: the register knows none.
        """
        try:
            return self.book.register.falling[rising]
        except KeyError:
            raise RefusalError(
                f"the verb “{rising}” has no falling counterpart",
                code="refused.verb",
                hint="use one of " + "、".join(self.book.register.falling),
            ) from None

    def change_to(self, level: Fact, change: Fact) -> str:
        """提高到71%, its direction proved by the change."""
        rising = "提高" if change.unit == POINTS else "增加"
        return self.book.phrase(
            "change_to",
            {
                "sign": change.sign,
                "verb": rising if change.sign > 0 else self.falling(rising),
                "level": self.level(level),
            },
        )

    def gap(self, fact: Gap, *, of: str) -> str:
        """How far this lies from another: ``of`` is ``growth`` or ``level``."""
        return self.book.phrase(
            f"{of}_gap",
            {
                "sign": fact.sign,
                "falling": fact.own < 0 and fact.reference < 0,
                "reference": clean(fact.reference_name),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )

    def rank(self, fact: Rank) -> str:
        """A place in a number or in declared words."""
        register = self.book.register
        text = clean(fact.text) if fact.value is None else f"{fact.value}"
        return self.book.phrase(
            "rank",
            {
                "word": fact.text,
                "verb": register.rank_verb,
                "word_verb": register.rank_word_verb,
                "scope": clean(fact.scope),
                "tied": fact.tied,
                "figure": self._hold(fact, text),
            },
        )

    def share(self, fact: Share) -> str:
        """A part in percent of a whole."""
        return self.book.phrase("share", {"whole": self.name(fact.whole), "figure": self.figure(fact)})

    def completion(self, fact: Completion) -> str:
        """How far a target is reached."""
        growth = fact.bound is Bound.GROWTH
        return self.book.phrase(
            "completion",
            {
                "by_growth": growth,
                "sign": fact.sign,
                "figure": self.figure(fact, absolute=True) if fact.sign or not growth else "",
            },
        )

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

    def claim(self, indicator: Indicator, row: Observation, claim: str) -> str:
        """A published statement, as declared; its digits are traced to its cell."""
        return self._traced(claim, claimed(indicator, row.period, row.area, claim, row.origin("claim")))

    def pattern(self, indicator: Indicator, slots: dict[str, Callable[[], str]]) -> str:
        """An indicator's own line (``扶持{value}成功创业``) with its slots filled.

        Raises:
            RefusalError: it names a slot that there is not.
        """
        parts = []
        for literal, slot in _slots(indicator.phrase):
            parts.append(self._mention(indicator, literal, "phrase"))
            if slot is None:
                continue
            if slot not in slots:
                raise RefusalError(
                    f"the phrase of {indicator.id} names “{{{slot}}}”",
                    code="refused.phrase",
                    hint="slots are " + ", ".join(f"{{{name}}}" for name in slots),
                )
            parts.append(slots[slot]())
        return "".join(parts)

    def clause(self, **variables: Any) -> str:
        """The whole line of one indicator, from its parts."""
        return self.book.phrase("clause", variables)


def _slots(pattern: str) -> list[tuple[str, str | None]]:
    pieces: list[tuple[str, str | None]] = []
    rest = pattern
    while rest:
        literal, brace, rest = rest.partition("{")
        slot, closing, after = rest.partition("}")
        pieces.append((literal, slot if brace and closing else None))
        rest = after if closing else ""
    return pieces
