"""Ranks, and counts over areas and indicators."""

from __future__ import annotations

from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..tokens import Tokens
from .arguments import decimal_of, id_of, said

__all__ = ["FILTERS"]


def rank(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """The place: 列全省第7位.  ``among=`` areas counts it, ``scope=`` names them."""
    if "among" in options:
        options["among"] = tuple(map(str, options["among"]))
    return said(asker, tokens, "rank", asker.fact(Measure.RANK, id, **options))


def count(asker: Asker, tokens: Tokens, id: str, *others: object, **options: Any) -> str:
    """How many of the indicators pass a test: ``{{ a | count(b, c, test="above", threshold=0) }}``."""
    period, area = asker.at(options)
    threshold = decimal_of(options.pop("threshold", 0))
    areas = tuple(map(str, options.pop("areas", (area,))))
    ids = (id, *map(id_of, others))
    fact = analysis.count(asker.data, ids, period, areas, threshold=threshold, **options)
    return said(asker, tokens, "count", fact)


FILTERS = (rank, count)
