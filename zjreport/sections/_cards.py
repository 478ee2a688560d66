"""Cards: one indicator as a big figure, with its change below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..analysis import Fact, find, has_level
from ..blocks import Card
from ..blocks.primitives import Direction
from ..indicators.model import Indicator, Observation, Polarity, Prices
from ..phrasing import Hedged, hedge, is_adverb
from ..quantities import is_ratio
from ..runs import Measure, Run, Runs, as_runs, join_runs, text_of
from ._base import Context
from ._points import fact_or_none

__all__ = ["cards"]

_DIRECTIONS: dict[int, Direction] = {1: "up", 0: "flat", -1: "down"}


def cards(context: Context, ids: Iterable[str]) -> tuple[Card, ...]:
    """A card an indicator: its level, or the growth rate where only that is known."""
    return tuple(_card(context, id) for id in ids)


def _card(context: Context, id: str) -> Card:
    indicator = context.data.indicator(id)
    row = find(context.data, id, context.period, context.area)
    if row is not None and (growth := _rate(context, indicator, row)):
        return _growth_card(context, growth, row)
    fact = context.fact(Measure.LEVEL, id)
    moved = _moved(context, row)
    figure, unit = _figure(context, fact)
    return Card(
        label=context.speaker.name(indicator, short=True),
        figure=figure,
        unit=unit,
        change=_listed([_change(context, moved), _standing(context, row)]),
        direction=_direction(moved),
        good=_good(indicator, moved),
    )


def _rate(context: Context, indicator: Indicator, row: Observation) -> Fact | None:
    """The rate, where it is the figure: nothing else is known, or the level is a price index."""
    if has_level(row) and indicator.prices is not Prices.INDEX:
        return None
    return fact_or_none(context, Measure.GROWTH, indicator.id)


def _growth_card(context: Context, growth: Fact, row: Observation) -> Card:
    figure, unit = _figure(context, replace(growth, status_word=""), absolute=True)
    return Card(
        label=context.speaker.name(growth.indicator, short=True),
        figure=figure,
        unit=unit,
        change=_listed([_movement(context, growth, row), _standing(context, row)]),
        direction=_direction(growth),
        good=_good(growth.indicator, growth),
    )


def _movement(context: Context, growth: Fact, row: Observation) -> Runs:
    """The verb of a rate that is itself the figure, with the status word in its place."""
    words = context.speaker.words()
    verb = as_runs(words.growth_verb(growth) if growth.sign else words.growth(growth))
    status = context.speaker.declared(row.status_word, row.origin("status_word"))
    if is_adverb(words.book.register, row.status_word):
        return join_runs([status, verb])
    return join_runs([verb, _bracketed([status])])


def _figure(context: Context, fact: Fact, *, absolute: bool = False) -> tuple[Runs, Runs]:
    """The number and, apart, its unit with the hedges: those that precede follow in brackets."""
    status = context.speaker.declared(fact.status_word, fact.sources[0])
    if fact.value is None:
        hedged = hedge(fact.text, "", fact.qualifier)
        behind = _bracketed([status, as_runs(hedged.before)])
        return (Run(fact.text, provenance=fact.provenance),), join_runs([hedged.after, behind])
    number, unit = context.speaker.figure(fact, absolute=absolute)
    hedged = hedge(number.text, fact.unit, fact.qualifier)
    lead = _bracketed([status, as_runs(hedged.before)])
    return (number,), join_runs([_unit(number, unit, hedged), hedged.after, lead])


def _unit(number: Run, unit: Runs, hedged: Hedged) -> Runs:
    """The unit, with a hedge that stands inside it (万余人); the base of an index in brackets."""
    named = hedged.figure.removeprefix(number.text)
    if "=" in named:
        return _bracketed([unit])
    return unit if named == text_of(unit) else as_runs(named)


def _bracketed(parts: Iterable[Runs]) -> Runs:
    """Words that precede the number in a sentence follow its unit on a card."""
    words = join_runs(parts)
    return join_runs(["（", words, "）"]) if words else ()


def _listed(parts: Iterable[Runs]) -> Runs:
    return join_runs([part for part in parts if part], "，")


def _moved(context: Context, row: Observation | None) -> Fact | None:
    """The published growth, or the published change."""
    if row is None or (row.yoy is None and row.change is None):
        return None
    measure = Measure.GROWTH if row.yoy is not None else Measure.CHANGE
    fact = context.fact(measure, row.indicator)
    stated = measure is Measure.CHANGE and row.change == row.value and not is_ratio(fact.unit)
    return None if stated else fact


def _change(context: Context, moved: Fact | None) -> Runs:
    return context.speaker.runs("growth", moved) if moved else ()


def _standing(context: Context, row: Observation | None) -> Runs:
    """The place, or the first published claim."""
    if row is None:
        return ()
    if row.rank is not None or row.rank_word:
        return context.speaker.runs("rank", context.fact(Measure.RANK, row.indicator))
    return context.speaker.claims(row) if row.claim else ()


def _direction(moved: Fact | None) -> Direction:
    if moved is None:
        return ""
    return _DIRECTIONS[moved.sign]


def _good(indicator: Indicator, moved: Fact | None) -> bool | None:
    if moved is None or moved.sign == 0 or indicator.polarity is Polarity.NEUTRAL:
        return None
    return (moved.sign > 0) is (indicator.polarity is Polarity.HIGHER)
