"""Facts as points of charts: the label is what the text would print, and no hedge is lost."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis import Fact, converted
from ..charts import Point, Tone
from ..errors import DefinitionError, RefusalError
from ..indicators.periods import Period
from ..phrasing import period_name
from ..runs import Runs, as_runs, join_runs
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


def noted(source: Runs, facts: Iterable[tuple[Runs, Fact | None]], *, timed: bool = False) -> Runs:
    """The source line, and behind it which of the named facts are expected or preliminary.

    ``timed`` tells of which periods, where a chart shows several.
    """
    by_word: dict[str, list[tuple[Runs, Fact]]] = {}
    for name, fact in facts:
        if fact is not None and fact.status_word:
            by_word.setdefault(status_note(fact.status_word).rstrip("。"), []).append((name, fact))
    notes = [
        join_runs([join_runs(_called(named, timed=timed), "、"), f"为{word}"])
        for word, named in by_word.items()
    ]
    if notes and not source:
        notes[0] = join_runs(["注：", notes[0]])
    return join_runs([part for part in (source, *notes) if part], "；")


def _called(named: Iterable[tuple[Runs, Fact]], *, timed: bool) -> list[Runs]:
    """What the facts are called, each once; those of the same periods together: 2024年一季度、上半年GDP."""
    periods: dict[Runs, dict[Period, None]] = {}
    for name, fact in named:
        periods.setdefault(name, {})[fact.period] = None
    if not timed:
        return list(periods)
    names: dict[tuple[Period, ...], list[Runs]] = {}
    for name, found in periods.items():
        names.setdefault(tuple(found), []).append(name)
    return [join_runs([as_runs(_times(when)), join_runs(called, "、")]) for when, called in names.items()]


def _times(periods: Iterable[Period]) -> str:
    """The periods by name, a year that several share said once."""
    said: list[str] = []
    year = None
    for period in periods:
        said.append(period_name(period, year=period.year != year))
        year = period.year
    return "、".join(said)
