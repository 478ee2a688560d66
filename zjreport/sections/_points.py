"""Facts as points of charts: the label is what the text would print."""

from __future__ import annotations

from ..analysis import Fact
from ..charts import Point, Tone
from ..errors import RefusalError
from ._base import Context

__all__ = ["fact_or_none", "point"]


def point(context: Context, fact: Fact | None, *, tone: Tone = "") -> Point:
    """A fact as a point; ``None`` is a gap."""
    if fact is None or fact.value is None:
        return Point(None)
    label = context.speaker.words().bare(fact)
    return Point(fact.quantity.rounded(), label, fact.provenance, tone)


def fact_or_none(context: Context, measure: str, id: str, **options: object) -> Fact | None:
    """A fact, or ``None`` where the data has none: charts and tables leave a gap."""
    try:
        return context.fact(measure, id, **options)
    except RefusalError:
        return None
