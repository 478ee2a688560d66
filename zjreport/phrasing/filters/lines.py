"""Whole lines, names, and what the source says in words."""

from __future__ import annotations

from typing import Any

from ... import analysis
from ..asking import Asker
from ..clauses import line
from ..tokens import Tokens
from .arguments import choice_of, id_of, no_more

__all__ = ["FILTERS"]


def name(asker: Asker, tokens: Tokens, id: str) -> str:
    """The indicator's name: 高标准农田."""
    return asker.words(tokens).name(asker.data.indicator(id))


def say(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """The composed line: 新增高标准农田4.4万亩.

    ``parts=`` names what is said, ``where_known=`` what is said if it is proved, ``than=`` the area
    that the gap is measured from, ``since=`` the period that the pace is, ``before=`` words that stand
    before the line, but behind a status word that opens it, ``stated=`` a status word said before.
    """
    period, area = asker.at(options)
    choice = choice_of(options)
    return line(asker, [id, *map(id_of, others)], tokens, choice=choice, period=period, area=area)


def source(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """Whence figures are, by the catalogue: 国家统计局; of several indicators each office once."""
    period, _ = asker.at(options)
    no_more(options)
    words = asker.words(tokens)
    offices: dict[str, str] = {}
    for each in (id, *map(id_of, others)):
        indicator = asker.data.indicator(each)
        if not indicator.source:
            raise analysis.refuse("source", indicator, period, "the catalogue names none")
        if indicator.source not in offices:
            offices[indicator.source] = words.mention(indicator, indicator.source, "source")
    return "、".join(offices.values())


def claim(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The published statements of the row, as declared."""
    period, area = asker.at(options)
    no_more(options)
    indicator = asker.data.indicator(id)
    row = analysis.observe(asker.data, id, period, area)
    claims = analysis.check_claims(asker.data, id, period, area)
    if not claims:
        raise analysis.refuse("claim", indicator, period, "none was published")
    words = asker.words(tokens)
    return asker.book.register.clause.join(words.claim(indicator, row, text) for text in claims)


FILTERS = (name, say, source, claim)
