"""From where to where each column or bar runs, alone or upon others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..resolve import ResolvedSeries, Stacking

__all__ = ["Span", "spans"]

Span = tuple[Decimal, Decimal]
_ZERO = Decimal(0)


def spans(series: Sequence[ResolvedSeries], stacking: Stacking) -> list[list[Span | None]]:
    """The ends of each point of each series; ``None`` where there is no value.

    Positive values of a stack stand upon positive ones, negative ones hang from negative ones.
    Shares run to 100.
    """
    if not stacking:
        return [[None if p.value is None else (_ZERO, p.value) for p in one.points] for one in series]
    columns = [_stack([one.points[place].value for one in series], stacking) for place in _places(series)]
    return [list(row) for row in zip(*columns, strict=True)]


def _places(series: Sequence[ResolvedSeries]) -> range:
    return range(len(series[0].points) if series else 0)


def _stack(values: Sequence[Decimal | None], stacking: Stacking) -> list[Span | None]:
    total = sum((value for value in values if value), _ZERO)
    factor = 100 / total if stacking == "share" and total else Decimal(1)
    ends = {True: _ZERO, False: _ZERO}
    found: list[Span | None] = []
    for value in values:
        if value is None:
            found.append(None)
            continue
        start = ends[value >= 0]
        ends[value >= 0] = start + value * factor
        found.append((start, ends[value >= 0]))
    return found
