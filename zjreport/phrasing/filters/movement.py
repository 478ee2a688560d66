"""Growth, change, and how far an indicator lies from another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..statuses import marked
from ..tokens import Tokens
from .arguments import id_of, said
from .levels import level

__all__ = ["FILTERS"]


def growth(asker: Asker, tokens: Tokens, id: str, *, times: bool = False, **options: Any) -> str:
    """The growth: 增长7%, 下降3.2%, 与上年同期持平.  ``times=True`` says 136 % as 1.4倍."""
    fact = asker.fact(Measure.GROWTH, id, **options)
    return said(asker, tokens, "growth", analysis.in_times(fact) if times else fact)


def rate(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The growth rate alone, with its sign: 7%, -3.2%."""
    return said(asker, tokens, "figure", asker.fact(Measure.GROWTH, id, **options))


def level_and_growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Level and growth: 1650亿元、增长66%."""
    joiner = asker.book.register.level_growth
    return level(asker, tokens, id, **options) + joiner + growth(asker, tokens, id, **options)


def change(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The net change: 增加12家, 提高2个百分点."""
    return said(asker, tokens, "change", asker.fact(Measure.CHANGE, id, **options))


def change_to(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """Change-to, where the change is known: 提高到71%."""
    reached, moved = (asker.fact(measure, id, **options) for measure in (Measure.LEVEL, Measure.CHANGE))
    return marked(reached.status_word, asker.words(tokens).change_to(reached, moved))


def pace(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The change of the growth rate: 比一季度加快0.4个百分点.  ``since=`` names another period."""
    return said(asker, tokens, "pace", asker.fact(Measure.PACE, id, **options))


def shift(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The change of a stock or a ratio since the period before, or ``since=``: 比上月下降0.2个百分点."""
    return said(asker, tokens, "shift", asker.fact(Measure.SHIFT, id, **options))


def period_growth(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The growth over the period before, published or of an adjusted series: 环比增长1.2%."""
    return said(asker, tokens, "period_growth", asker.fact("period_growth", id, **options))


def multiple(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """A multiple of the level a year ago, or ``since=``: 是上年同期的2.4倍."""
    return said(asker, tokens, "multiple", asker.fact(Measure.MULTIPLE, id, **options))


def doubling(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """That a level has doubled, once or several times: 比2020年翻一番."""
    return said(asker, tokens, "multiple", asker.fact(Measure.MULTIPLE, id, **options), doubled=True)


def swing(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """What a level below zero came from, or what came of it: 由盈转亏, 扭亏为盈, 亏损额减少3.1亿元."""
    return said(asker, tokens, "swing", asker.fact(Measure.SWING, id, **options))


def adjective(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The word of judgement that a declared threshold gives the printed figure: 较快."""
    indicator = asker.data.indicator(id)
    for threshold in asker.book.register.thresholds:
        if threshold.indicators and id not in threshold.indicators:
            continue
        fact = asker.fact(threshold.of, id, **options)
        if fact.value is not None and threshold.fits(id, fact.quantity.rounded()):
            return threshold.word
    raise analysis.refuse(
        "adjective",
        indicator,
        asker.when(options.get("period")),
        "no threshold is declared that its figure reaches",
        hint="declare thresholds in the register.toml of your phrases",
    )


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
    return said(asker, tokens, "gap", fact, of=of)


FILTERS = (
    growth,
    rate,
    level_and_growth,
    change,
    change_to,
    pace,
    shift,
    period_growth,
    multiple,
    doubling,
    swing,
    adjective,
    growth_gap,
    level_gap,
)
