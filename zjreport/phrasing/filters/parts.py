"""Parts of a whole."""

from __future__ import annotations

from typing import Any

from ...runs import Measure
from ..asking import Asker
from ..tokens import Tokens
from .arguments import id_of, said

__all__ = ["FILTERS"]


def share(asker: Asker, tokens: Tokens, id: str, of: object, **options: Any) -> str:
    """A part of a whole: 占地区生产总值的比重为2.3%."""
    return said(asker, tokens, "share", asker.fact(Measure.SHARE, id, of=id_of(of), **options))


FILTERS = (share,)
