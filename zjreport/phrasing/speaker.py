"""The speaker: asks the data for facts and puts them into words, for one period and area.

It composes whole lines from lists of indicator ids (新建污水管网31公里，修复市政污水管网11公里) and
renders jinja2 texts whose filters are its own methods.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import analysis
from ..analysis import Fact
from ..errors import DefinitionError
from ..indicators.model import Indicator, IndicatorSet, Observation
from ..indicators.periods import Period
from ..runs import Measure, Run, Runs, Source, join_runs
from .filters import FILTERS, IndicatorName, id_of
from .phrasebook import Phrasebook, phrasebook
from .tokens import FIRST_GROWTH, Tokens
from .typed import mark_digits
from .words import Words

__all__ = ["Speaker"]

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014"
_BREAK = re.compile(r"[ \t]*\n\s*")
_TIGHT = re.compile(f"(?<=[{_CJK}])\n|\n(?=[{_CJK}])")
_SENTENCE_END = re.compile("[。！？；]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Facts and sentences of one data set, for one period, area and register.

    Attributes:
        data: the indicators.
        period: the period that facts are of, unless another is named.
        area: the reference area.
        register: the manner of wording (``work-report`` or ``statistics``).
        phrases: folders of an author's own phrase templates, before ours.
        names: words that texts may use besides indicators (year, area …).
    """

    data: IndicatorSet
    period: Period
    area: str = ""
    register: str = "work-report"
    phrases: tuple[Path, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def book(self) -> Phrasebook:
        """The phrasebook of the register."""
        return phrasebook(self.register, self.phrases)

    def fact(self, measure: str, id: str, *, period: str | Period | None = None, **options: Any) -> Fact:
        """The fact of a measure (``"level"``, ``"growth"``, ``"rank"`` …) of an indicator.

        Raises:
            RefusalError: the data does not prove it; says why.
            DefinitionError: there is no such measure.
        """
        when = self._period(period)
        area = options.pop("area", self.area)
        if measure == Measure.TARGET:
            return analysis.target(self.data, id, when if period is not None else None, area)
        functions = {
            Measure.LEVEL: analysis.level,
            Measure.CATEGORY: analysis.level,
            Measure.GROWTH: analysis.growth,
            Measure.CHANGE: analysis.change,
            Measure.RANK: analysis.rank,
            Measure.SHARE: analysis.share,
            Measure.COMPLETION: analysis.completion,
            Measure.STREAK: analysis.streak,
            Measure.RECORD: analysis.record,
        }
        if measure not in functions:
            raise DefinitionError(
                f"no fact is called “{measure}”", code="fact.unknown", hint="known: " + ", ".join(functions)
            )
        function: Any = functions[Measure(measure)]
        fact: Fact = function(self.data, id, when, area, **options)
        return fact

    def say(self, *ids: str, period: str | Period | None = None, area: str | None = None) -> Runs:
        """The composed line of one indicator, or of several with their shared verb said once.

        Raises:
            RefusalError: a row has nothing to say, or contradicts the known series.
        """
        tokens = Tokens()
        return self._finish(self.line(ids, tokens, period=period, area=area), tokens)

    def text(self, source: str, *, place: Source | None = None) -> Runs:
        """A jinja2 text as runs; digits typed into it are marked as such, at ``place``.

        Raises:
            TemplateError: the text is no valid template.
            UnknownNameError: it names an indicator that there is not.
            RefusalError: it says what the data does not prove.
        """
        tokens = Tokens()
        if "{" not in source:
            return self._finish(source, tokens, place)
        filters = {name: self._bound(function, tokens) for name, function in FILTERS.items()}
        names: dict[str, Any] = {item.id: IndicatorName(item.id) for item in self.data}
        names |= self.names
        return self._finish(self.book.text(source, names, filters), tokens, place)

    def item(self, item: str | Iterable[str], *, place: Source | None = None) -> Runs:
        """An item of a list: a text, or the ids that make a line."""
        return self.text(item, place=place) if isinstance(item, str) else self.say(*item)

    def words(self, tokens: Tokens | None = None) -> Words:
        """The wording of facts; for sections that place single figures."""
        return Words(self.book, tokens or Tokens())

    def runs(self, phrase: str, fact: Fact) -> Runs:
        """One fact as runs, by the method of :class:`Words` called ``phrase``."""
        tokens = Tokens()
        return self._finish(getattr(self.words(tokens), phrase)(fact), tokens)

    def figure(self, fact: Fact) -> tuple[Run, Run]:
        """Number and unit of a fact apart, for places that set them in two sizes."""
        quantity = fact.quantity
        number = self.words().number(replace(quantity, value=abs(quantity.value)))
        return Run(number, provenance=fact.provenance), Run(quantity.unit)

    def name(self, indicator: Indicator, *, short: bool = False) -> Runs:
        """An indicator's name as runs, its digits traced to the catalogue."""
        tokens = Tokens()
        words = self.words(tokens)
        return self._finish(words.label(indicator) if short else words.name(indicator), tokens)

    # -- composing ---------------------------------------------------------------------------------

    def line(
        self,
        ids: Iterable[str],
        tokens: Tokens,
        *,
        period: str | Period | None = None,
        area: str | None = None,
    ) -> str:
        """The line of :meth:`say`, its figures held as tokens."""
        clauses: list[str] = []
        said = ""
        for id in ids:
            indicator = self.data.indicator(id)
            row = analysis.observe(self.data, id, self._period(period), self.area if area is None else area)
            opening = row.status_word + indicator.verb
            clauses.append(self._clause(indicator, row, tokens, verb_said=bool(opening) and opening == said))
            said = "" if self._verb_inside(indicator) else opening
        return self.book.register.clause.join(clauses)

    def _verb_inside(self, indicator: Indicator) -> bool:
        return bool(indicator.phrase) or indicator.verb in self.book.register.stock_verbs

    def _clause(self, indicator: Indicator, row: Observation, tokens: Tokens, *, verb_said: bool) -> str:
        words = self.words(tokens)
        said = _Row(self, words, indicator, row)
        phrase = said.phrase()
        verb = "" if verb_said else indicator.verb
        has_level = row.value is not None or bool(row.category)
        level = said.level() if has_level and not phrase else ""
        if not (
            has_level or phrase or row.yoy is not None or row.change is not None or row.claim or said.has_rank
        ):
            raise analysis.refuse(
                "sentence", indicator, row.period, "its row holds nothing to say", hint="fill in value or yoy"
            )
        return words.clause(
            name=words.name(indicator),
            verb=said.verb if indicator.verb in self.book.register.stock_verbs else verb,
            stock=indicator.verb in self.book.register.stock_verbs or not indicator.verb,
            status="" if verb_said else row.status_word,
            level=level,
            phrase=phrase,
            zero=indicator.zero if row.value == 0 and not phrase else "",
            growth=said.growth(),
            level_growth=self.book.register.level_growth,
            clause=self.book.register.clause,
            tails=said.tails(),
            phrase_has_growth="{growth}" in indicator.phrase,
        )

    # -- finishing ---------------------------------------------------------------------------------

    def _finish(self, text: str, tokens: Tokens, place: Source | None = None) -> Runs:
        text = _TIGHT.sub("", _BREAK.sub("\n", text.strip())).replace("\n", " ")
        return join_runs(self._pieces(self._first_growth(text), tokens, place))

    def _pieces(self, text: str, tokens: Tokens, place: Source | None) -> Iterator[Run]:
        for piece in tokens.resolve(text):
            if isinstance(piece, Run):
                yield piece
            else:
                yield from mark_digits(Run(piece), source=place)

    def _first_growth(self, text: str) -> str:
        """同比 once a sentence, before its first growth verb."""
        if FIRST_GROWTH not in text:
            return text
        word = self.book.register.first_growth
        parts = re.split(f"({_SENTENCE_END.pattern})", text)
        return "".join(part.replace(FIRST_GROWTH, word, 1).replace(FIRST_GROWTH, "") for part in parts)

    def at(self, options: dict[str, Any]) -> tuple[Period, str]:
        """The period and area that a filter's options name, taken out of them."""
        return self._period(options.pop("period", None)), options.pop("area", self.area)

    def _period(self, period: str | Period | None) -> Period:
        if period is None:
            return self.period
        return period if isinstance(period, Period) else Period.parse(str(period))

    def _bound(self, function: Any, tokens: Tokens) -> Any:
        def bound(id: object, *arguments: Any, **options: Any) -> Any:
            return function(self, tokens, id_of(id), *arguments, **options)

        return bound


@dataclass(frozen=True, slots=True)
class _Row:
    """The parts of a clause that one row can fill."""

    speaker: Speaker
    words: Words
    indicator: Indicator
    row: Observation

    def _fact(self, measure: Measure) -> Any:
        return self.speaker.fact(measure, self.indicator.id, period=self.row.period, area=self.row.area)

    @property
    def verb(self) -> str:
        """The stock verb; a hedge that is a verb itself takes its place (超过 for 达到)."""
        qualifier = self.row.qualifier
        replaces = qualifier in ("达到或超过", "超过", "突破", "达到", "达", "接近", "不低于", "不超过")
        return "" if replaces and qualifier != self.indicator.verb else self.indicator.verb

    @property
    def has_rank(self) -> bool:
        return self.row.rank is not None or bool(self.row.rank_word)

    def level(self) -> str:
        return self.words.level(self._fact(Measure.LEVEL), verb=self.verb)

    def growth(self) -> str:
        return self.words.growth(self._fact(Measure.GROWTH)) if self.row.yoy is not None else ""

    def phrase(self) -> str:
        if not self.indicator.phrase:
            return ""
        slots = {
            "value": lambda: self.words.level(self._fact(Measure.LEVEL)),
            "growth": lambda: self.words.growth(self._fact(Measure.GROWTH)),
            "rank": lambda: self.words.rank(self._fact(Measure.RANK)),
        }
        return self.words.pattern(self.indicator, slots)

    def tails(self) -> list[str]:
        tails = []
        if self.row.change is not None and self.row.value != self.row.change:
            tails.append(self.words.change(self._fact(Measure.CHANGE)))
        if self.has_rank and "{rank}" not in self.indicator.phrase:
            tails.append(self.words.rank(self._fact(Measure.RANK)))
        claims = analysis.check_claims(self.speaker.data, self.indicator.id, self.row.period, self.row.area)
        tails += [self.words.claim(self.indicator, self.row, claim) for claim in claims]
        return tails
