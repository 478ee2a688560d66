"""The speaker: asks the data for facts and puts them into words, for one period and area.

It composes whole lines from lists of indicator ids (新建污水管网31公里，修复市政污水管网11公里) and
renders jinja2 texts with the filters of :mod:`zjreport.phrasing.filters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from .. import analysis
from ..analysis import Fact
from ..indicators.model import Indicator, Observation
from ..indicators.periods import Period
from ..runs import Basis, Measure, Provenance, Run, Runs, Source, join_runs
from .asking import Asker
from .choice import WHATEVER_THE_ROW_HOLDS, Choice
from .clauses import line
from .filters import reference
from .nouns import settled_nouns
from .rendering import Asked, render_text
from .statuses import settled
from .tokens import COMPARED, FIRST_GROWTH, SINCE_YEAR, SINCE_YEAR_END, Tokens, clean
from .typed import mark_digits

__all__ = ["Speaker"]

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014"
_BREAK = re.compile(r"[ \t]*\n\s*")
_TIGHT = re.compile(f"(?<=[{_CJK}])\n|\n(?=[{_CJK}])")
_FIRST = re.compile(f"[{FIRST_GROWTH}{SINCE_YEAR}{SINCE_YEAR_END}]")
_SENTENCE_END = re.compile("([。！？])")


@dataclass(frozen=True, slots=True)
class Speaker(Asker):
    """Sentences of one data set, for one period, area and register, as runs."""

    def say(
        self,
        *ids: str,
        choice: Choice = WHATEVER_THE_ROW_HOLDS,
        period: str | Period | None = None,
        area: str | None = None,
    ) -> Runs:
        """The composed line of one indicator, or of several with their shared verb said once.

        ``choice`` is what is said of each.

        Raises:
            RefusalError: a row has nothing to say, or contradicts the known series.
        """
        tokens = Tokens()
        return self._finish(line(self, ids, tokens, choice=choice, period=period, area=area), tokens)

    def text(self, source: str, *, place: Source | None = None) -> Runs:
        """A jinja2 text as runs; digits typed into it are marked as such, at ``place``.

        Raises:
            TemplateError: the text is no valid template.
            UnknownNameError: it names an indicator that there is not.
            RefusalError: it says what the data does not prove.
        """
        tokens = Tokens()
        if "{" not in source:
            return self._finish(clean(source), tokens, place)
        names = {"ref": partial(reference, tokens, place), **self.names}
        asked = Asked(self, tokens, partial(self._finish, tokens=tokens, place=place))
        return self._finish(render_text(source, names, asked), tokens, place)

    def item(self, item: str | Iterable[str], *, place: Source | None = None) -> Runs:
        """An item of a list: a text, or the ids that make a line."""
        return self.text(item, place=place) if isinstance(item, str) else self.say(*item)

    def runs(self, phrase: str, fact: Fact) -> Runs:
        """One fact as runs, by the method of :class:`Words` called ``phrase``."""
        tokens = Tokens()
        return self._finish(getattr(self.words(tokens), phrase)(fact), tokens)

    def figure(self, fact: Fact, *, absolute: bool = False) -> tuple[Run, Runs]:
        """Number and unit of a fact apart, for places that set them in two sizes."""
        quantity = fact.quantity
        if absolute:
            quantity = replace(quantity, value=abs(quantity.value))
        return Run(self.words().number(quantity), provenance=fact.provenance), self.unit(fact)

    def unit(self, fact: Fact) -> Runs:
        """The unit of a fact, its digits traced to the catalogue (上年同期=100)."""
        return self.unit_of(fact.indicator, fact.unit)

    def unit_of(self, indicator: Indicator, unit: str) -> Runs:
        """A unit of an indicator, its digits traced to the catalogue."""
        return self._mentioned(indicator, unit, "unit")

    def name(self, indicator: Indicator, *, short: bool = False) -> Runs:
        """An indicator's name as runs, its digits traced to the catalogue."""
        if short and indicator.short_name:
            return self._mentioned(indicator, indicator.short_name, "short_name")
        return self._mentioned(indicator, indicator.name, "name")

    def _mentioned(self, indicator: Indicator, text: str, column: str) -> Runs:
        tokens = Tokens()
        return self._finish(self.words(tokens).mention(indicator, text, column), tokens)

    def declared(self, text: str, source: Source, *, indicator: str = "") -> Runs:
        """Words of the data (a note, an area) as runs: never a template, digits traced to ``source``."""
        proof = Provenance(
            indicator, Measure.CLAIM, text, area=self.area, basis=Basis.DECLARED, sources=(source,)
        )
        return join_runs(mark_digits(Run(clean(text)), proof))

    def claims(self, row: Observation) -> Runs:
        """The published statements of a row, as declared.

        Raises:
            RefusalError: the known series contradicts one.
        """
        tokens = Tokens()
        words = self.words(tokens)
        texts = analysis.check_claims(self.data, row.indicator, row.period, row.area)
        indicator = self.data.indicator(row.indicator)
        said = (words.claim(indicator, row, text) for text in texts)
        return self._finish(self.book.register.clause.join(said), tokens)

    # -- finishing ---------------------------------------------------------------------------------

    def _finish(self, text: str, tokens: Tokens, place: Source | None = None) -> Runs:
        text = _TIGHT.sub("", _BREAK.sub("\n", text.strip()))
        text = settled(settled_nouns(text, tokens), self.book.register)
        text = self._first_growth(text)
        return join_runs(self._pieces(text.replace("\n", " "), tokens, place))

    def _pieces(self, text: str, tokens: Tokens, place: Source | None) -> Iterator[Run]:
        for piece in tokens.resolve(text):
            if isinstance(piece, Run):
                yield piece
            else:
                yield from mark_digits(Run(piece), source=place)

    def _first_growth(self, text: str) -> str:
        """同比 or 比上年 once a sentence, before its first growth verb, unless the author has written it."""
        if not _FIRST.search(text):
            return text
        return "".join(self._with_first(part) for part in _SENTENCE_END.split(text))

    def _with_first(self, sentence: str) -> str:
        mark = _FIRST.search(sentence)
        if not mark:
            return sentence
        before, after = sentence[: mark.start()], sentence[mark.end() :]
        word = self._since(mark[0])
        said = "" if word in before or before.endswith(COMPARED) else word
        return before + said + _FIRST.sub("", after)

    def _since(self, mark: str) -> str:
        register = self.book.register
        own = {SINCE_YEAR: register.since_year, SINCE_YEAR_END: register.since_year_end}
        return own.get(mark) or register.first_growth
