"""Areas beside each other: among whom an indicator is set, and its values as one series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..analysis import Fact
from ..charts import Series
from ..errors import DefinitionError
from ..indicators.model import Polarity
from ..quantities import PERCENT
from ..runs import Measure, Runs, join_runs
from ._base import Context
from ._points import point

__all__ = ["area_series", "areas_of", "best_first", "measure_name"]

_FEWEST = 2


def areas_of(context: Context, id: str, named: Sequence[str]) -> tuple[str, ...]:
    """The areas that are named or, without a name, all that the indicator is known of but the wider ones.

    Wider are 全国, 全省 and the like, and provinces beside their cities.

    Raises:
        DefinitionError: there are fewer than two.
    """
    known = (area for area in context.data.areas if area and context.data.series(id, area))
    areas = tuple(named) or tuple(area for area in known if not _is_wider(area))
    if len(areas) < _FEWEST:
        raise DefinitionError(
            "a ranking needs at least two areas",
            code="ranking.areas",
            hint="the data needs a column area, or the section areas:",
        )
    return areas


def _is_wider(area: str) -> bool:
    return area.startswith("全") or area.endswith(("省", "自治区")) or area in ("中国", "国家")


def best_first(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one indicator from the best: the highest, or the lowest where lower is better."""
    found = list(facts)
    lower = bool(found) and found[0].indicator.polarity is Polarity.LOWER
    return sorted(found, key=lambda fact: fact.quantity.value, reverse=not lower)


def area_series(context: Context, facts: Sequence[Fact]) -> tuple[tuple[Runs, ...], Series]:
    """The names of the areas, and one series over them in which the briefing's own is highlighted."""
    names = tuple(context.speaker.declared(fact.area, fact.sources[0]) for fact in facts)
    points = tuple(
        point(context, fact, tone="highlight" if fact.area == context.area else "") for fact in facts
    )
    name = context.speaker.name(facts[0].indicator, short=True)
    return names, Series(join_runs([name, measure_name(facts[0])]), points, facts[0].unit)


def measure_name(fact: Fact) -> str:
    """What a series of such facts is of, besides its indicator; nothing for levels."""
    if fact.measure is Measure.LEVEL:
        return ""
    return "增速" if fact.unit == PERCENT else "同比增减"
