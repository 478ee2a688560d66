"""Several indicators in one line, each with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..joint import joint_list, selected
from ..naming import Naming
from ..tokens import Tokens
from .arguments import id_of, said

__all__ = ["FILTERS"]

_BESIDE = "level_and_growth"


def each(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """Several indicators: ``{{ a | each(b, c) }}`` gives 甲、乙分别增长3.2%、5.6%，丙下降0.2%."""
    return _list(asker, tokens, [id, *map(id_of, others)], **options)


def parts(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The parts of an indicator (其中), as ``each`` says them: ``{{ va | parts(sort="down", top=3) }}``."""
    return _list(asker, tokens, analysis.parts_of(asker.data, id), **options)


def _list(
    asker: Asker,
    tokens: Tokens,
    ids: Sequence[str],
    *,
    by: str = "growth",
    sort: str = "",
    top: int = 0,
    only: str = "",
    head: str = "",
    tail: str = "",
    stated: str = "",
    apart: bool = False,
    **options: Any,
) -> str:
    if options.get("of"):
        options["of"] = id_of(options["of"])
    measure = Measure.GROWTH if by == _BESIDE else by
    found = (_unstated(asker.fact(measure, id, **options), stated) for id in ids)
    facts = selected(found, sort=sort, top=top, only=only)
    if by == _BESIDE:
        return _beside(asker, tokens, [fact.indicator.id for fact in facts], options, stated)
    return joint_list(asker.words(tokens), by, facts, Naming(head, tail), apart=apart)


def _unstated(fact: analysis.Fact, stated: str) -> analysis.Fact:
    """The fact without the status word that the text has said just before."""
    return replace(fact, status_word="") if stated and fact.status_word == stated else fact


def _beside(asker: Asker, tokens: Tokens, ids: Sequence[str], options: dict[str, Any], stated: str) -> str:
    """Each with its level and its growth: 甲12.3亿元，增长3.2%；乙50.1亿元，下降1.0%."""
    words = asker.words(tokens)
    joiner = asker.book.register.level_growth
    clauses = []
    for id in ids:
        level, growth = (
            _unstated(asker.fact(measure, id, **options), stated)
            for measure in (Measure.LEVEL, Measure.GROWTH)
        )
        figures = said(asker, tokens, "level", level) + joiner + said(asker, tokens, "growth", growth)
        clauses.append(words.name(level.indicator) + figures)
    return "；".join(clauses)


FILTERS = (each, parts)
