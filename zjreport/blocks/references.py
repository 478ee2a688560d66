"""The pass over references: where a text refers to a chart or a table, it gets the number that this bears.

A reference is written before anybody knows the numbers, so it goes through the text as a run that
names its target.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..errors import DefinitionError, Place, Problem, did_you_mean
from ..runs import Reference, Run
from .captions import captions
from .primitives import Block

__all__ = ["referred", "targets"]


def targets(blocks: Iterable[Block]) -> dict[str, int]:
    """The named charts and tables that bear a number: their places among all charts and tables."""
    return {block.id: place for place, block in enumerate(captions(blocks)) if block.id and block.number}


def referred(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the number of its chart or table in the place of each reference.

    Raises:
        DefinitionError: references to what is not there or bears no number, and names given twice; all of
            them together, with the places of the texts.
    """
    numbers: dict[str, str] = {}
    problems: list[Problem] = []
    for caption in captions(blocks):
        if caption.id and caption.id in numbers:
            problems.append(_twice(caption.id))
        if caption.id:
            numbers[caption.id] = caption.number

    def said(run: Run) -> Run:
        reference = run.ref
        if reference is None:
            return run
        number = numbers.get(reference.name, "")
        if not number:
            problems.append(_dangling(reference, numbers))
        return replace(run, text=number)

    done = tuple(_changed(block, said) for block in blocks)
    if problems:
        raise DefinitionError.collect(problems)
    return done


def _twice(name: str) -> Problem:
    return Problem(
        "reference.named-twice",
        f"two charts or tables are called “{name}”",
        hint="give each an id: of its own",
    )


def _dangling(reference: Reference, numbers: Mapping[str, str]) -> Problem:
    name, source = reference.name, reference.place
    place = Place(source.file or None, section=source.column, line=source.row) if source else Place()
    if name in numbers:
        return Problem(
            "reference.unnumbered",
            f"ref(“{name}”) has nothing to say, as “{name}” bears no number",
            place,
            "number charts and tables: captions: numbered",
        )
    return Problem(
        "reference.unknown",
        f"no chart and no table is called “{name}”",
        place,
        did_you_mean(name, numbers) if numbers else f"name one: id: {name}",
    )


# The fields of the kinds of blocks and their parts; none of what holds no runs.
_FIELDS: dict[type, tuple[str, ...]] = dict.fromkeys((str, int, float, bool, type(None)), ())


def _changed(value: Any, change: Callable[[Run], Run]) -> Any:
    """A block, or a part of one, with every run changed; the same value where nothing has changed."""
    kind = type(value)
    if kind is tuple:
        parts = tuple([_changed(part, change) for part in value])
        return value if all(map(operator.is_, parts, value)) else parts
    if kind is Run:
        noted = replace(value, note=_changed(value.note, change)) if value.note else value
        return change(noted)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(getattr(kind, "__dataclass_fields__", ()))
    made = {}
    for name in _FIELDS[kind]:
        part = getattr(value, name)
        if (new := _changed(part, change)) is not part:
            made[name] = new
    return replace(value, **made) if made else value
