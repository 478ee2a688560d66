"""The names of categories along an axis: broken into lines, thinned out where there are too many."""

from __future__ import annotations

from ..metrics import MM, shorten, text_width, wrap
from ..resolve import MANY, Attempt
from ._periods import period_rows

__all__ = ["break_names", "cut_lines"]

_AIR = 1.0
# The share of its room that a broken name may fill: programs break one anew that fills more.
_FULL = 0.92
# Lines of an attempt up to which names of few periods are not thinned out.
_ROWS = 2
_STEPS = (1, 2, 3, 4, 6, 12)
# The least room for a name that has to be cut, in em.
_LEAST_EMS = 4


def break_names(
    names: tuple[str, ...], slot: float, size: float, attempt: Attempt
) -> tuple[tuple[str, ...], ...]:
    """The lines of each name in slots of ``slot`` millimetres.

    A long row (time, as a rule) shows every second, third … name, the last always; a name is cut
    only in the last resort.  Parts of years stand above their years where they are too wide for one
    line, and are thinned out before they take three.
    """
    if any(text_width(name, size) > slot - _AIR for name in names):
        thinned = len(names) > MANY or attempt.lines > _ROWS
        if rows := period_rows(names, slot, size, thinned=thinned):
            return rows
    step = _step(names, slot, size, attempt)
    width = min(slot * step - _AIR, slot * step * _FULL)
    shown = {place for place in range(len(names)) if (len(names) - 1 - place) % step == 0}
    return tuple(
        cut_lines(name, size, width, attempt) if place in shown else () for place, name in enumerate(names)
    )


def cut_lines(name: str, size: float, width: float, attempt: Attempt) -> tuple[str, ...]:
    """The lines of one name; in the last resort no more of them than the attempt allows."""
    lines = wrap(name, size, max(width, size * MM), cut=attempt.rough)
    if attempt.rough and len(lines) > attempt.lines:
        kept, rest = lines[: attempt.lines - 1], "".join(lines[attempt.lines - 1 :])
        return (*kept, shorten(rest, size, width))
    return lines


def _step(names: tuple[str, ...], slot: float, size: float, attempt: Attempt) -> int:
    if attempt.rough:
        return next((step for step in _multiples(names) if slot * step >= _LEAST_EMS * size * MM), len(names))
    if len(names) <= MANY:
        return 1
    for step in _multiples(names):
        if all(_fits(name, size, slot * step - _AIR, attempt.lines) for name in names):
            return step
    return 1


def _fits(name: str, size: float, width: float, count: int) -> bool:
    lines = wrap(name, size, max(width, 1), cut=False)
    return len(lines) <= count and all(text_width(line, size) <= width for line in lines)


def _multiples(names: tuple[str, ...]) -> list[int]:
    return [step for step in (*_STEPS, *range(24, len(names), 12)) if step < len(names)] or [1]
