"""Facts into words: which phrase says a fact, and with which numbers and verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..analysis import Completion, Count, Fact, Rank, TargetFact
from ..indicators.model import Bound, Indicator
from ..quantities import is_percent
from .movements import year_ago
from .parts import PartWords
from .patterns import pieces
from .series import SeriesWords
from .tokens import clean

__all__ = ["Words"]


class Words(PartWords, SeriesWords):
    """The wording of facts in one register; figures are held as tokens."""

    __slots__ = ()

    # -- levels ----------------------------------------------------------------------------------------

    def level(self, fact: Fact, *, verb: str = "", absolute: bool = False) -> str:
        """A level with its hedge, or a category.

        ``verb`` is the verb already said; a preceding hedge of the same word is left out.
        ``absolute`` prints no sign, where the verb says it (净减).
        """
        parts = self.slots(fact, absolute=absolute)
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
                "reference": year_ago(fact),
                "verb": self.growth_verb(fact) if growth and fact.sign else "",
                **self.slots(fact, absolute=growth),
            },
        )

    def change_to(self, level: Fact, change: Fact) -> str:
        """提高到71%, its direction proved by the change."""
        verb = self.growth_verb(change)
        return self.book.phrase(
            "change_to",
            {
                "sign": change.sign,
                "reference": year_ago(change),
                "first": self.first(change, verb),
                "verb": verb,
                "level": self.level(level),
            },
        )

    # -- places ---------------------------------------------------------------------------------------

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
                "figure": self.hold(fact, clean(fact.text) if fact.value is None else f"{fact.value}"),
            },
        )

    # -- targets ---------------------------------------------------------------------------------------

    def completion(self, fact: Completion) -> str:
        """How far a target is reached."""
        return self.book.phrase(
            "completion",
            {
                "by_gap": fact.by_gap,
                "at_most": fact.bound is Bound.AT_MOST,
                "sign": fact.sign,
                "figure": self.figure(fact, absolute=True) if fact.sign or not fact.by_gap else "",
            },
        )

    def progress(self, fact: Fact) -> str:
        """How far the completion is ahead of the calendar."""
        figure = self.figure(fact, absolute=True) if fact.sign else ""
        return self.book.phrase("progress", {"sign": fact.sign, "figure": figure})

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
