"""Cards: one indicator as a big figure, with its change below."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis import Fact
from ..blocks import Card
from ..blocks.primitives import Direction
from ..errors import RefusalError
from ..indicators.model import Indicator, Observation, Polarity
from ..runs import Measure, Run, Runs, as_runs, join_runs
from ._base import Context

__all__ = ["cards"]

_DIRECTIONS: dict[int, Direction] = {1: "up", 0: "flat", -1: "down"}


def cards(context: Context, ids: Iterable[str]) -> tuple[Card, ...]:
    """A card an indicator: its level, or the growth rate where only that is known."""
    return tuple(_card(context, id) for id in ids)


def _card(context: Context, id: str) -> Card:
    indicator = context.data.indicator(id)
    row = context.data.find(id, context.period, context.area)
    if row is not None and row.value is None and not row.category and row.yoy is not None:
        return _growth_card(context, indicator, row)
    fact = context.fact(Measure.LEVEL, id)
    figure, unit = _hedged(context, fact)
    growth = _growth(context, row)
    return Card(
        label=context.speaker.name(indicator, short=True),
        figure=figure,
        unit=unit,
        change=_listed([_change(context, growth), _standing(context, row)]),
        direction=_direction(growth),
        good=_good(indicator, growth),
    )


def _growth_card(context: Context, indicator: Indicator, row: Observation) -> Card:
    growth = context.fact(Measure.GROWTH, indicator.id)
    figure, unit = context.speaker.figure(growth)
    words = context.speaker.words()
    verb = indicator.growth_verb if growth.sign >= 0 else words.falling(indicator.growth_verb)
    return Card(
        label=context.speaker.name(indicator, short=True),
        figure=(figure,),
        unit=(unit,),
        change=_listed([as_runs(f"{row.status_word}{verb}"), _standing(context, row)]),
        direction=_direction(growth),
        good=_good(indicator, growth),
    )


def _hedged(context: Context, fact: Fact) -> tuple[Runs, Runs]:
    """The number and, apart, its unit with what is printed around both."""
    if fact.value is None:
        return (Run(fact.text, provenance=fact.provenance),), ()
    number, unit = context.speaker.figure(fact)
    whole = context.speaker.runs("level", fact)
    before = as_runs("".join(run.text for run in whole[: _figure_at(whole)]))
    behind = whole[_figure_at(whole)].text.removeprefix(number.text)
    after = "".join(run.text for run in whole[_figure_at(whole) + 1 :])
    lead = (
        (Run(f"{fact.status_word}{before[0].text if before else ''}"),) if before or fact.status_word else ()
    )
    return (number,), (Run((behind or unit.text) + after), *(_parenthesis(lead)))


def _parenthesis(lead: Runs) -> Runs:
    """Words that precede the number in a sentence follow its unit on a card."""
    return tuple(Run(f"（{run.text}）") for run in lead)


def _figure_at(runs: Runs) -> int:
    return next(index for index, run in enumerate(runs) if run.provenance)


def _listed(parts: Iterable[Runs]) -> Runs:
    return join_runs([part for part in parts if part], "，")


def _growth(context: Context, row: Observation | None) -> Fact | None:
    if row is None or row.yoy is None:
        return None
    return context.fact(Measure.GROWTH, row.indicator)


def _change(context: Context, growth: Fact | None) -> Runs:
    return context.speaker.runs("growth", growth) if growth else ()


def _standing(context: Context, row: Observation | None) -> Runs:
    """The place, or the first published claim."""
    if row is None:
        return ()
    try:
        return context.speaker.runs("rank", context.fact(Measure.RANK, row.indicator))
    except RefusalError:
        return context.text(f"{{{{ {row.indicator} | claim }}}}") if row.claim else ()


def _direction(growth: Fact | None) -> Direction:
    if growth is None:
        return ""
    return _DIRECTIONS[growth.sign]


def _good(indicator: Indicator, growth: Fact | None) -> bool | None:
    if growth is None or growth.sign == 0 or indicator.polarity is Polarity.NEUTRAL:
        return None
    return (growth.sign > 0) is (indicator.polarity is Polarity.HIGHER)
