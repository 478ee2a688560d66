"""Parts of a whole, and what they gave to its growth; what a later release changed."""

from __future__ import annotations

from typing import Any

from ... import analysis
from ...runs import Measure
from ..asking import Asker
from ..statuses import marked
from ..tokens import Tokens
from .arguments import id_of, no_more, said

__all__ = ["FILTERS"]


def share(asker: Asker, tokens: Tokens, id: str, of: object = "", **options: Any) -> str:
    """A part of a whole, by default of the parent: 占地区生产总值的比重为2.3%."""
    return said(asker, tokens, "share", asker.fact(Measure.SHARE, id, of=id_of(of), **options))


def share_change(asker: Asker, tokens: Tokens, id: str, of: object = "", **options: Any) -> str:
    """How the share has moved over the year: 提高0.4个百分点."""
    return said(asker, tokens, "growth", asker.fact("share_change", id, of=id_of(of), **options))


def structure(
    asker: Asker,
    tokens: Tokens,
    id: str,
    *others: object,
    of: object = "",
    note: bool = True,
    **options: Any,
) -> str:
    """The shares of all parts: ``{{ primary | structure(secondary, tertiary) }}`` gives 2.3:50.7:47.0."""
    period, area = asker.at(options)
    no_more(options)
    ids = (id, *map(id_of, others))
    found = analysis.structure(asker.data, ids, period, area, of=id_of(of))
    return marked(found.status_word, asker.words(tokens).structure(found, note=note))


def contribution(asker: Asker, tokens: Tokens, id: str, of: object = "", **options: Any) -> str:
    """The points of the whole's growth that came from the part: 拉动地区生产总值增长2.9个百分点."""
    return said(asker, tokens, "contribution", asker.fact(Measure.CONTRIBUTION, id, of=id_of(of), **options))


def contribution_share(asker: Asker, tokens: Tokens, id: str, of: object = "", **options: Any) -> str:
    """The part's share in the whole's growth: 对地区生产总值增长的贡献率为50.1%."""
    fact = asker.fact("contribution_share", id, of=id_of(of), **options)
    return said(asker, tokens, "contribution", fact)


def revision(asker: Asker, tokens: Tokens, id: str, **options: Any) -> str:
    """What the latest release made of the first: 修订为4092.7亿元，比初步核算数增加12.3亿元."""
    return said(asker, tokens, "revision", asker.fact("revision", id, **options))


FILTERS = (share, share_change, structure, contribution, contribution_share, revision)
