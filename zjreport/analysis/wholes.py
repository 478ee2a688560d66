"""Parts and wholes: which indicator another is part of, and whether the two can be set side by side."""

from __future__ import annotations

import re

from ..errors import DefinitionError
from ..indicators.model import Accumulation, Indicator, IndicatorSet, Observation, Prices
from ..indicators.periods import Period
from .levels import refuse

__all__ = ["parts_of", "whole_of", "why_apart", "why_not_added"]

_AVERAGE = re.compile("人均|户均|亩均|平均(?!人数|用工|从业)|均价|单价")


def parts_of(data: IndicatorSet, id: str) -> tuple[str, ...]:
    """The ids of the parts of an indicator (its 其中), in the order of the catalogue.

    Raises:
        DefinitionError: the catalogue names none.
    """
    whole = data.indicator(id)
    parts = tuple(item.id for item in data if item.parent == id)
    if not parts:
        raise DefinitionError(
            f"the catalogue names no parts of {whole.name} ({id})",
            code="parts.none",
            hint="give the parts their parent in the catalogue",
        )
    return parts


def whole_of(data: IndicatorSet, indicator: Indicator, of: str, what: str, period: Period) -> Indicator:
    """The indicator called ``of`` or, where it is empty, the parent.

    Raises:
        RefusalError: neither is known.
    """
    if not of and not indicator.parent:
        raise refuse(
            what,
            indicator,
            period,
            "of what it is a part is not known",
            hint="name the whole, or give the indicator its parent in the catalogue",
        )
    return data.indicator(of or indicator.parent)


def why_apart(data: IndicatorSet, part: Observation, whole: Observation) -> str:
    """Why two rows cannot be set against each other as part and whole; empty where they can."""
    for row in (part, whole):
        if reason := why_not_added(data.indicator(row.indicator)):
            return reason
    if _mixed_releases(data, part, whole):
        return "part and whole are of different releases"
    if _mixed_spans(data, part, whole):
        return "one of part and whole is of the year so far, the other is not"
    return ""


def why_not_added(indicator: Indicator) -> str:
    """Why the levels of an indicator do not add up with others; empty where they do."""
    if indicator.prices is Prices.INDEX:
        return "the levels of an index are no amounts that add up"
    return "an average has no parts that add up" if _AVERAGE.search(indicator.name) else ""


def _mixed_releases(data: IndicatorSet, one: Observation, other: Observation) -> bool:
    """Whether two rows are of different releases although one of them has been revised."""
    if one.vintage == other.vintage:
        return False
    return any(len(data.releases(row.indicator, row.period, row.area)) > 1 for row in (one, other))


def _mixed_spans(data: IndicatorSet, one: Observation, other: Observation) -> bool:
    """Whether only one of two rows of one month or quarter is cumulative (2024-09 for 1—9月)."""
    cumulative = {
        data.indicator(row.indicator).accumulation is Accumulation.YEAR_TO_DATE for row in (one, other)
    }
    return len(cumulative) > 1 and one.period.start_month > 1
