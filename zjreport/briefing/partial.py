"""What of a briefing can still be composed over data that do not prove all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from ..errors import Problem, ZjreportError
from ..indicators import IndicatorSet
from ..sections import Section
from .model import Briefing

__all__ = ["provable"]

_DEEPEST = 3


def provable(briefing: Briefing, data: IndicatorSet) -> tuple[Briefing, tuple[Problem, ...]]:
    """The briefing without what it refuses to say over ``data``, and the refusals.

    A section that refuses keeps those entries of its lists that the data prove.
    """

    def refusals(section: Section) -> tuple[Problem, ...]:
        try:
            replace(briefing, sections=(section,)).compose(data)
        except ZjreportError as error:
            # A text may refer to a chart of another section, which is not there alone.
            return tuple(each for each in error.problems if not each.code.startswith("reference."))
        return ()

    problems: list[Problem] = []
    kept: list[Section] = []
    for section in briefing.sections:
        found = refusals(section)
        problems += found
        rest = _reduced(section, lambda tried: not refusals(tried)) if found else section
        if rest is not None:
            kept.append(rest)
    return replace(briefing, sections=tuple(kept)), tuple(problems)


def _reduced(part: Any, passes: Callable[[Any], bool], depth: int = 1) -> Any | None:
    """The struct without those entries of its lists that do not pass; ``None`` where nothing passes."""
    for name, entries in _lists(part):
        left = []
        for entry in entries:
            one = _with(part, name, [entry])
            if passes(one):
                left.append(entry)
            elif isinstance(entry, msgspec.Struct) and depth < _DEEPEST:
                rest = _reduced(entry, _within(part, name, passes), depth + 1)
                left += [rest] if rest is not None else []
        reduced = _with(part, name, left)
        if (left or name not in _needed(part)) and passes(reduced):
            return reduced
    return None


def _needed(part: msgspec.Struct) -> set[str]:
    return {option.name for option in msgspec.structs.fields(part) if option.required}


def _within(part: Any, name: str, passes: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Whether an entry passes as the only one of its list."""
    return lambda entry: passes(_with(part, name, [entry]))


def _lists(part: msgspec.Struct) -> Iterator[tuple[str, Sequence[Any]]]:
    for option in msgspec.structs.fields(part):
        value = getattr(part, option.name)
        if isinstance(value, list | tuple) and value:
            yield option.name, value


def _with(part: Any, name: str, entries: list[Any]) -> Any:
    return msgspec.structs.replace(part, **{name: type(getattr(part, name))(entries)})
