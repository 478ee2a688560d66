"""Levels and their sums."""

from __future__ import annotations

from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..tokens import Tokens
from .arguments import id_of, no_more, said

__all__ = ["FILTERS"]


def level(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The level with its hedge: 60余条, 2.7%以上, Ⅱ类."""
    return said(asker, tokens, "level", asker.fact(Measure.LEVEL, id, **options))


def figure(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The level without its hedge: 60条."""
    return said(asker, tokens, "figure", asker.fact(Measure.LEVEL, id, **options))


def total(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """The sum of several levels: ``{{ a | total(b, c) }}`` gives 487件."""
    period, area = asker.at(options)
    no_more(options)
    fact = analysis.total(asker.data, (id, *map(id_of, others)), period, area)
    return said(asker, tokens, "level", fact)


FILTERS = (level, figure, total)
