"""Ranks, and counts over areas and indicators."""

from __future__ import annotations

from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..statuses import marked
from ..tokens import NOUN, Tokens
from .arguments import decimal_of, id_of, no_more, said

__all__ = ["FILTERS"]


def rank(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The place: 列全省第7位.  ``among=`` areas counts it, ``scope=`` names them."""
    if "among" in options:
        options["among"] = tuple(map(str, options["among"]))
    fact = asker.fact(Measure.RANK, id, **options)
    return said(asker, tokens, "rank", fact, basis=_basis(asker, fact))


def _basis(asker: Asker, fact: Any) -> str:
    """增速, where a place by growth would be taken for one by level; the author's own 增速 gives way."""
    has_level = analysis.has_level(analysis.observe(asker.data, fact.indicator.id, fact.period, fact.area))
    return f"{NOUN}增速" if fact.rank_basis == "growth" and has_level else ""


def count(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """How many of the indicators pass a test: ``{{ a | count(b, c, test="above", threshold=0) }}``."""
    period, area = asker.at(options)
    threshold = decimal_of(options.pop("threshold", 0))
    areas = tuple(map(str, options.pop("areas", (area,))))
    ids = (id, *map(id_of, others))
    fact = analysis.count(asker.data, ids, period, areas, threshold=threshold, **options)
    return said(asker, tokens, "count", fact)


def rank_change(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """How the place has moved over the year, or ``since=`` a period: 较上年同期前移2位."""
    if "among" in options:
        options["among"] = tuple(map(str, options["among"]))
    return said(asker, tokens, "rank_change", asker.fact("rank_change", id, **options))


def growing(asker: Asker, tokens: Tokens, id: str, called: str, noun: str, **options: Any) -> str:
    """How many parts of an indicator grew: ``{{ va | growing("行业大类", "行业增加值") }}``."""
    period, area = asker.at(options)
    no_more(options)
    fact = analysis.count(asker.data, analysis.parts_of(asker.data, id), period, (area,))
    words = asker.words(tokens)
    return marked(fact.status_word, words.growing(fact, asker.data.indicator(id), called, noun))


FILTERS = (rank, rank_change, count, growing)
