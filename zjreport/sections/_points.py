"""Facts as points of charts: the label is what the text would print, and no hedge is lost."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis import Fact, converted
from ..charts import Point, Tone
from ..errors import DefinitionError, RefusalError
from ..runs import Runs, join_runs
from ._base import Context
from ._cells import status_note

__all__ = ["fact_or_none", "in_one_unit", "noted", "point"]


def point(context: Context, fact: Fact | None, *, tone: Tone = "") -> Point:
    """A fact as a point; ``None`` is a gap.

    Raises:
        RefusalError: the fact is in words, which cannot be drawn.
    """
    if fact is None:
        return Point(None)
    if fact.value is None:
        raise RefusalError(
            f"{fact.indicator.name} ({fact.indicator.id}) is “{fact.text}”, which cannot be drawn",
            code="refused.point",
            hint="leave it out of the chart",
        )
    label = context.speaker.words().bare(fact)
    return Point(fact.quantity.rounded(), label, fact.provenance, tone)


def fact_or_none(context: Context, measure: str, id: str, **options: object) -> Fact | None:
    """A fact, or ``None`` where the data has none: charts and tables leave a gap."""
    try:
        return context.fact(measure, id, **options)
    except RefusalError:
        return None


def in_one_unit(facts: Iterable[Fact | None], unit: str = "") -> list[Fact | None]:
    """The facts in ``unit``, or in that of the first.

    Raises:
        DefinitionError: they measure different things.
    """
    found = list(facts)
    units = list(dict.fromkeys(fact.unit for fact in found if fact is not None))
    try:
        return [fact and converted(fact, unit or units[0]) for fact in found]
    except RefusalError as error:
        raise DefinitionError(
            f"a chart cannot show {'、'.join(dict.fromkeys(filter(None, (*units, unit))))} on one axis",
            code="chart.units",
            hint="leave out what is measured otherwise, use a combination chart, or give another unit:",
        ) from error


def noted(source: Runs, facts: Iterable[tuple[Runs, Fact | None]]) -> Runs:
    """The source line, and behind it which of the named facts are expected or preliminary."""
    names: dict[str, list[Runs]] = {}
    for name, fact in facts:
        if fact is not None and fact.status_word:
            called = names.setdefault(status_note(fact.status_word).rstrip("。"), [])
            called += [name] if name not in called else []
    notes = [join_runs([join_runs(called, "、"), f"为{word}"]) for word, called in names.items()]
    if notes and not source:
        notes[0] = join_runs(["注：", notes[0]])
    return join_runs([part for part in (source, *notes) if part], "；")
