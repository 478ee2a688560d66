"""The filters of text items: ``{{ industrial_va | growth }}``.

Each takes the asker, the tokens of the text, the indicator's id and its own options, and gives
words whose figures are tokens.  ``period=`` and ``area=`` name another period or area.  A figure
that is expected or preliminary keeps its status word (see :mod:`zjreport.phrasing.statuses`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from .. import analysis
from ..errors import TemplateError
from ..runs import Measure
from .asking import Asker
from .clauses import line
from .statuses import marked
from .tokens import Tokens, is_clean

__all__ = ["FILTERS", "IndicatorName", "id_of"]


class IndicatorName:
    """An indicator in a text; printed bare it refuses, because nobody wants to print an id."""

    __slots__ = ("id",)

    def __init__(self, id: str) -> None:
        self.id = id

    def __str__(self) -> str:
        raise TemplateError(
            f"{{{{ {self.id} }}}} prints nothing by itself",
            code="template.bare-indicator",
            hint=f"write {{{{ {self.id} | say }}}}",
        )


def id_of(value: object) -> str:
    """The id of an indicator given by name or as text."""
    if isinstance(value, IndicatorName):
        return value.id
    id = str(value)
    if not is_clean(id):
        raise TemplateError(
            "a figure was given where an indicator is needed",
            code="template.not-an-indicator",
            hint="give filters the indicator itself, one filter a figure",
        )
    return id


def _say(asker: Asker, tokens: Tokens, phrase: str, fact: Any, **options: Any) -> str:
    """A fact by the method of ``Words`` called ``phrase``, its status word in marks."""
    return marked(fact.status_word, getattr(asker.words(tokens), phrase)(fact, **options))


def name(asker: Asker, tokens: Tokens, id: str) -> str:
    """The indicator's name: 高标准农田."""
    return asker.words(tokens).name(asker.data.indicator(id))


def say(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """The composed line: 新增高标准农田4.4万亩."""
    return line(asker, [id, *map(id_of, others)], tokens, **options)


def level(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The level with its hedge: 60余条, 2.7%以上, Ⅱ类."""
    return _say(asker, tokens, "level", asker.fact(Measure.LEVEL, id, **options))


def figure(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The level without its hedge: 60条."""
    return _say(asker, tokens, "figure", asker.fact(Measure.LEVEL, id, **options))


def growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The growth: 增长7%, 下降3.2%, 与上年同期持平."""
    return _say(asker, tokens, "growth", asker.fact(Measure.GROWTH, id, **options))


def rate(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The growth rate alone, with its sign: 7%, -3.2%."""
    return _say(asker, tokens, "figure", asker.fact(Measure.GROWTH, id, **options))


def level_and_growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Level and growth: 1650亿元、增长66%."""
    joiner = asker.book.register.level_growth
    return level(asker, tokens, id, **options) + joiner + growth(asker, tokens, id, **options)


def change(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The net change: 增加12家, 提高2个百分点."""
    return _say(asker, tokens, "change", asker.fact(Measure.CHANGE, id, **options))


def change_to(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Change-to, where the change is known: 提高到71%."""
    reached, moved = (asker.fact(measure, id, **options) for measure in (Measure.LEVEL, Measure.CHANGE))
    return marked(reached.status_word, asker.words(tokens).change_to(reached, moved))


def growth_gap(asker: Asker, tokens: Tokens, id: str, other: object = "", **options: Any) -> str:
    """Growth against another indicator's, or with ``than=`` another area's: 高于全省0.5个百分点."""
    return _gap(analysis.growth_gap, "growth", asker, tokens, id, id_of(other), options)


def level_gap(asker: Asker, tokens: Tokens, id: str, other: object = "", **options: Any) -> str:
    """A level against another indicator's, or with ``than=`` another area's."""
    return _gap(analysis.level_gap, "level", asker, tokens, id, id_of(other), options)


def _gap(
    function: Callable[..., Any],
    of: str,
    asker: Asker,
    tokens: Tokens,
    id: str,
    other: str,
    options: dict[str, Any],
) -> str:
    than = options.pop("than", None)
    period, area = asker.at(options)
    fact = function(asker.data, id, period, area, other=other, other_area=than)
    return _say(asker, tokens, "gap", fact, of=of)


def rank(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The place: 列全省第7位.  ``among=`` areas counts it, ``scope=`` names them."""
    if "among" in options:
        options["among"] = tuple(map(str, options["among"]))
    return _say(asker, tokens, "rank", asker.fact(Measure.RANK, id, **options))


def share(asker: Asker, tokens: Tokens, id: str, of: object, **options: Any) -> str:
    """A part of a whole: 占地区生产总值的比重为2.3%."""
    return _say(asker, tokens, "share", asker.fact(Measure.SHARE, id, of=id_of(of), **options))


def target(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The aim with its hedge: 1800亿元, 150个以上."""
    return _say(asker, tokens, "target", asker.fact(Measure.TARGET, id, **options))


def completion(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """How far the target is reached: 完成年度目标的95.0%."""
    return _say(asker, tokens, "completion", asker.fact(Measure.COMPLETION, id, **options))


def progress(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Against the calendar: 超序时进度9.9个百分点."""
    return _say(asker, tokens, "progress", asker.fact(Measure.PROGRESS, id, **options))


def streak(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Consecutive rises, proved by the series: 实现“四连增”."""
    return _say(asker, tokens, "streak", asker.fact(Measure.STREAK, id, **options))


def record(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """A record, proved by the series: 创历史新高."""
    return _say(asker, tokens, "record", asker.fact(Measure.RECORD, id, **options))


def claim(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The published statements of the row, as declared."""
    period, area = asker.at(options)
    _no_more(options)
    indicator = asker.data.indicator(id)
    row = analysis.observe(asker.data, id, period, area)
    claims = analysis.check_claims(asker.data, id, period, area)
    if not claims:
        raise analysis.refuse("claim", indicator, period, "none was published")
    words = asker.words(tokens)
    return asker.book.register.clause.join(words.claim(indicator, row, text) for text in claims)


def count(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """How many of the indicators pass a test: ``{{ a | count(b, c, test="above", threshold=0) }}``."""
    period, area = asker.at(options)
    threshold = _decimal(options.pop("threshold", 0))
    areas = tuple(map(str, options.pop("areas", (area,))))
    ids = (id, *map(id_of, others))
    fact = analysis.count(asker.data, ids, period, areas, threshold=threshold, **options)
    return _say(asker, tokens, "count", fact)


def total(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """The sum of several levels: ``{{ a | total(b, c) }}`` gives 487件."""
    period, area = asker.at(options)
    _no_more(options)
    fact = analysis.total(asker.data, (id, *map(id_of, others)), period, area)
    return _say(asker, tokens, "level", fact)


def _no_more(options: Mapping[str, object]) -> None:
    if options:
        raise TemplateError(
            f"the filter takes no option “{next(iter(options))}”",
            code="template.option",
            hint="known: period, area",
        )


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise TemplateError(f"{value!r} is no number", code="template.number") from None


FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function
    for function in (
        name,
        say,
        level,
        figure,
        growth,
        rate,
        level_and_growth,
        change,
        change_to,
        growth_gap,
        level_gap,
        rank,
        share,
        target,
        completion,
        progress,
        streak,
        record,
        claim,
        count,
        total,
    )
}
