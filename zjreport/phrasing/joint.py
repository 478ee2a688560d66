"""Joint lists: what several indicators do, said once: 甲、乙分别增长5.6%、6.1%，丙下降0.2%.

分别 joins only what has one verb, so that a list is split where the signs differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..analysis import Contribution, Fact, Share, converted
from ..errors import DefinitionError, RefusalError
from ..quantities import PERCENT, POINTS
from .naming import Naming, tail_of
from .statuses import marked
from .verbs import flow_verb, is_stock
from .words import Words

__all__ = ["KINDS", "joint_list", "selected"]

_EACH, _ALL = "分别", "均"


# -- what is told of one indicator ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of a list: ``lead`` is what stands before the figure, 分别 in its place.

    Facts of one ``key`` share their lead; ``figure`` prints a fact, or is ``None`` where the lead
    says all.
    """

    fact: Fact
    key: tuple[object, ...]
    lead: Callable[[str], str]
    figure: Callable[[Any], str] | None = None


def _moved(words: Words, fact: Fact) -> Told:
    if not fact.sign:
        flat = words.growth(fact)
        return Told(fact, ("flat", flat), lambda joint: joint + flat)
    verb = words.growth_verb(fact)
    first = words.first(fact, verb)
    figure = partial(words.level, absolute=True)
    return Told(fact, (verb, fact.unit, first), lambda joint: first + joint + verb, figure)


def _level(words: Words, fact: Fact) -> Told:
    register, verb = words.book.register, fact.indicator.verb
    if is_stock(register, verb):
        return Told(fact, ("level",), lambda joint: f"{joint}为", words.level)
    negative = fact.value is not None and fact.value < 0
    made = flow_verb(register, verb, negative=negative)
    return Told(fact, ("level", made), lambda joint: joint + made, partial(words.level, absolute=True))


def _share(words: Words, fact: Share) -> Told:
    key = (fact.whole.id, fact.whole_area)
    return Told(fact, key, partial(words.share_lead, fact), words.figure)


def _contribution(words: Words, fact: Contribution) -> Told:
    key = (fact.whole.id, fact.in_percent, fact.in_percent or fact.sign, fact.whole_sign)
    return Told(fact, key, partial(words.contribution_lead, fact), words.contributed)


KINDS: Mapping[str, Callable[[Words, Any], Told]] = {
    "growth": _moved,
    "change": _moved,
    "level": _level,
    "share": _share,
    "contribution": _contribution,
    "contribution_share": _contribution,
}


# -- the list ------------------------------------------------------------------------------------------


def selected(facts: Iterable[Fact], *, sort: str = "", top: int = 0, only: str = "") -> list[Fact]:
    """Those facts of a list that are to be said, in one unit and in order.

    Args:
        sort: ``down`` from the largest, ``up`` from the smallest; empty: as given.
        top: how many at most; 0: all.
        only: ``rising`` or ``falling``, by the printed number; empty: all.

    Raises:
        RefusalError: none is left, one is in words, or they measure different things.
        DefinitionError: an option is none of these.
    """
    if sort not in ("", "up", "down") or only not in ("", "rising", "falling"):
        raise DefinitionError(
            f"a list is not sorted by “{sort}” nor reduced to “{only}”",
            code="joint.option",
            hint='sort is "up" or "down", only is "rising" or "falling"',
        )
    found = _alike(list(facts))
    if only:
        found = [fact for fact in found if fact.sign == (1 if only == "rising" else -1)]
    if sort:
        _refuse_mixed(found)
        found.sort(key=lambda fact: fact.quantity.value, reverse=sort == "down")
    if not found:
        raise RefusalError(
            f"none of the indicators is {only or 'known'}",
            code="refused.joint",
            hint="leave the sentence away where there is none",
        )
    return found[:top] if top else found


def _alike(facts: list[Fact]) -> list[Fact]:
    """The facts in one unit; rates in percent and in points stand side by side."""
    levels = {fact.unit for fact in facts if fact.unit not in (PERCENT, POINTS)}
    if len(levels) < 2:
        return facts
    unit = facts[0].unit
    return [converted(fact, unit) for fact in facts]


def _refuse_mixed(facts: Sequence[Fact]) -> None:
    units = dict.fromkeys(fact.unit for fact in facts)
    if len(units) > 1 or any(fact.value is None for fact in facts):
        raise RefusalError(
            f"{'、'.join(units)} cannot be put in one order",
            code="refused.joint",
            hint="list what is measured alike",
        )


def joint_list(words: Words, kind: str, facts: Sequence[Fact], naming: Naming, *, apart: bool = False) -> str:
    """The facts as one line: what rises first, then what stays, then what falls.

    Kept ``apart``, each has a clause of its own, in the order given.

    Raises:
        DefinitionError: there is no such kind of list.
    """
    if kind not in KINDS:
        raise DefinitionError(f"no list is by “{kind}”", code="joint.kind", hint="known: " + ", ".join(KINDS))
    told = [KINDS[kind](words, fact) for fact in facts]
    if apart:
        return _one_by_one(words, told)
    if kind in ("growth", "change", "contribution"):
        told.sort(key=lambda each: -each.fact.sign)
    groups: dict[tuple[object, ...], list[Told]] = {}
    for each in told:
        groups.setdefault((*each.key, each.fact.status_word, _alone(each.fact)), []).append(each)
    return words.book.register.clause.join(_clause(words, group, naming) for group in groups.values())


def _one_by_one(words: Words, told: Sequence[Told]) -> str:
    """A clause each, the tail that short names need said with the first name only."""
    tail = tail_of(told[0].fact.indicator)
    clauses: list[str] = []
    for each in told:
        indicator = each.fact.indicator
        is_short = bool(clauses and tail) and tail_of(indicator) == tail
        name = words.label(indicator) if is_short else words.name(indicator)
        clauses.append(name + marked(each.fact.status_word, _said([each])))
    return words.book.register.clause.join(clauses)


def _alone(fact: Fact) -> str:
    """What keeps a fact out of a list: a name that is one itself (电力、热力生产和供应业)."""
    return fact.indicator.id if "、" in fact.indicator.name else ""


def _clause(words: Words, group: Sequence[Told], naming: Naming) -> str:
    names = naming.of(words, [each.fact.indicator for each in group])
    return names + marked(group[0].fact.status_word, _said(group))


def _said(group: Sequence[Told]) -> str:
    """What is said of all names of a group: one figure once, several in the order of the names."""
    first, figure = group[0], group[0].figure
    if figure is None:
        return first.lead(_ALL if len(group) > 1 else "")
    if len(group) == 1:
        return first.lead("") + figure(first.fact)
    if len({_printed(each.fact) for each in group}) == 1:
        sources = tuple(source for each in group for source in each.fact.sources)
        return first.lead(_ALL) + figure(replace(first.fact, sources=sources))
    return first.lead(_EACH) + "、".join(figure(each.fact) for each in group)


def _printed(fact: Fact) -> tuple[object, ...]:
    return (fact.text if fact.value is None else fact.quantity.rounded(), fact.qualifier)
