"""Clauses: one row of an indicator as one part of a line, as far as the row goes.

A flow verb stands before the name (新建污水管网31公里), a stock verb behind it (覆盖率达到54%), growth,
change, rank and claims follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import analysis
from ..analysis import Fact
from ..errors import DefinitionError
from ..indicators.model import Indicator, Observation, Prices
from ..indicators.periods import Period
from ..quantities import is_ratio
from ..runs import Measure
from .asking import Asker
from .choice import WHATEVER_THE_ROW_HOLDS, Choice
from .hedges import VERBS
from .patterns import has_slot
from .statuses import bracketed, is_adverb, is_lead
from .tails import Tails
from .tokens import Tokens, clean
from .verbs import flow_verb, is_stock, reached
from .words import Words

__all__ = ["Clause", "line"]


def line(
    asker: Asker,
    ids: Iterable[str],
    tokens: Tokens,
    *,
    choice: Choice = WHATEVER_THE_ROW_HOLDS,
    period: str | Period | None = None,
    area: str | None = None,
) -> str:
    """The clauses of several indicators as one line, a verb that two of them share said once.

    ``choice`` is what is said of each.

    Raises:
        RefusalError: a row has nothing to say, or contradicts the known series.
        DefinitionError: no indicator is named.
    """
    when, where = asker.when(period), asker.area if area is None else area
    texts: list[str] = []
    said = ""
    for id in ids:
        row = analysis.observe(asker.data, id, when, where)
        clause = Clause(asker, asker.words(tokens), asker.data.indicator(id), row, choice)
        texts.append(clause.text(said, first=not texts))
        said = "" if clause.closed else clause.opening
    if not texts:
        raise DefinitionError("a line needs indicators", code="line.empty", hint="name one at least")
    return asker.book.register.clause.join(texts)


@dataclass(frozen=True)
class Clause:
    """The parts of a clause that one row can fill."""

    asker: Asker
    words: Words
    indicator: Indicator
    row: Observation
    choice: Choice = WHATEVER_THE_ROW_HOLDS

    def text(self, said: str = "", *, first: bool = True) -> str:
        """The clause; ``said`` is the opening of the clause before, which is not said again.

        ``first`` clauses alone have the words that the choice puts before the line.

        Raises:
            RefusalError: the row has nothing to say, or contradicts the known series.
        """
        if not (self._says_anything and self._has_words):
            raise analysis.refuse(
                "sentence",
                self.indicator,
                self.row.period,
                "its row holds nothing to say",
                hint="fill in value or yoy",
            )
        lead, status, remark = self._status
        repeated = bool(self.opening) and self.opening == said
        return self.words.clause(
            name=self.words.name(self.indicator),
            verb="" if repeated else self._verb,
            stock=self._stock,
            lead="" if repeated else lead,
            before=clean(self.choice.before) if first else "",
            status="" if repeated else status,
            remark=remark,
            level=self._level,
            phrase=self._phrase,
            zero=self._zero,
            growth=self._tails.growth,
            level_growth=self._register.level_growth,
            clause=self._register.clause,
            tails=self._tails.others,
            phrase_has_growth=has_slot(self.indicator.phrase, "growth"),
        )

    @cached_property
    def opening(self) -> str:
        """What precedes the name and is said once of several: status and flow verb."""
        if self._stock or not self._level:
            return ""
        lead, status, _ = self._status
        return lead + status + self._verb

    @property
    def closed(self) -> bool:
        """Whether it has parts of its own behind, so that the next clause must name its verb again."""
        return bool(self._tails.others)

    # -- parts -----------------------------------------------------------------------------------------

    @cached_property
    def _tails(self) -> Tails:
        return Tails(self.asker, self.words, self.indicator, self.row, self.choice)

    @property
    def _register(self) -> Any:
        return self.words.book.register

    def _fact(self, measure: Measure) -> Any:
        return self.asker.fact(measure, self.indicator.id, period=self.row.period, area=self.row.area)

    @property
    def _says_anything(self) -> bool:
        row = self.row
        published = (row.yoy, row.change, row.rank)
        return (
            analysis.has_level(row)
            or any(part is not None for part in published)
            or bool(row.claim or row.rank_word or self.indicator.phrase)
        )

    @property
    def _has_words(self) -> bool:
        """Whether anything is said of the name by the parts that were chosen."""
        return bool(self._level or self._phrase or self._zero or self._tails.growth or self._tails.others)

    @cached_property
    def _status(self) -> tuple[str, str, str]:
        """The status word where it belongs: opening the line, before the verb, or behind the figure."""
        word = self.row.status_word
        if not word or word == self.choice.stated:
            return "", "", ""
        text = self.words.declared(self.row, word, "status_word", self.indicator)
        if is_adverb(self._register, word):
            return "", text, ""
        if is_lead(self._register, word):
            return f"{text}，", "", ""
        return "", "", bracketed(text)

    @property
    def _stock(self) -> bool:
        return is_stock(self._register, self.indicator.verb)

    @cached_property
    def _verb(self) -> str:
        verb = self._stock_verb if self._stock else self._flow_verb
        return self.words.mention(self.indicator, verb, "verb")

    @property
    def _flow_verb(self) -> str:
        """The verb before the name, unless the name says it (新增停车位, 城镇新增就业)."""
        verb = flow_verb(self._register, self.indicator.verb, negative=self._is_negative)
        return "" if verb in self.indicator.name else verb

    @cached_property
    def _stock_verb(self) -> str:
        """A hedge that is a verb itself takes its place (超过 for 达到); so does the data's direction."""
        qualifier, verb = self._level_qualifier, self.indicator.verb
        if qualifier in VERBS and qualifier != verb:
            return ""
        if not verb and (self._is_negative or is_ratio(self.row.unit or self.indicator.unit)):
            return str(self._register.ratio_verb)
        if verb == "保持" and analysis.has_changed(
            self.asker.data, self.indicator.id, self.row.period, self.row.area
        ):
            return "为"
        direction = analysis.direction(self.asker.data, self.indicator.id, self.row.period, self.row.area)
        return reached(self._register, verb, direction) if verb else ""

    @property
    def _level_qualifier(self) -> str:
        return "" if analysis.hedges_growth(self.row) else self.row.qualifier

    @property
    def _is_negative(self) -> bool:
        return self.row.value is not None and self.row.value < 0

    @cached_property
    def _level(self) -> str:
        if "level" not in self.choice or self._phrase or self._zero or self._is_index_of_growth:
            return ""
        if not analysis.has_level(self.row) and "level" not in self.choice.asked:
            return ""
        fact: Fact = self._fact(Measure.LEVEL)
        if self._stock:
            return self.words.level(fact, verb=self._stock_verb)
        return self.words.level(fact, absolute=True)

    @property
    def _zero(self) -> str:
        if self.row.value is None or self.row.value or not self.indicator.zero:
            return ""
        return self.words.mention(self.indicator, self.indicator.zero, "zero")

    @cached_property
    def _phrase(self) -> str:
        if not self.indicator.phrase or self._zero:
            return ""
        slots = {
            "value": lambda: self.words.level(self._fact(Measure.LEVEL)),
            "growth": lambda: self.words.growth(self._fact(Measure.GROWTH)),
            "change": lambda: self.words.change(self._fact(Measure.CHANGE)),
            "rank": lambda: self.words.rank(self._fact(Measure.RANK)),
        }
        return self.words.pattern(self.indicator, slots)

    @property
    def _is_index_of_growth(self) -> bool:
        """An index that is spoken of by its rise, not by its level: of prices, or 103.2 beside 3.2 %."""
        index = self.indicator.prices is Prices.INDEX or self._restates_growth
        return index and bool(self._tails.growth)

    @property
    def _restates_growth(self) -> bool:
        row = self.row
        if row.value is None or row.yoy is None or row.unit or self.indicator.unit:
            return False
        return row.value - 100 == row.yoy
