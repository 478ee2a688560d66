"""Verbs and signs: which verb says a rise, a fall, or a level reached in one of the two ways."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import RefusalError
from .register import Register

__all__ = ["falls", "flow_verb", "is_stock", "moved", "reached"]

# Verbs of arriving from below: a level that has fallen is not said to have reached or broken anything.
_ARRIVING = ("达到", "达", "突破")
_SHORT = {"增": "减", "升": "降"}


def moved(register: Register, verb: str, sign: int) -> str:
    """The verb of a rise or a fall, from the verb that an indicator's growth is spoken of with.

    Qualified verbs keep what stands before: 平均增长 falls as 平均下降.

    Raises:
        RefusalError: the register knows no counterpart, or a verb of falling meets a rise.
    """
    if falls(register, verb):
        if sign < 0:
            return verb
        raise RefusalError(
            f"the verb “{verb}” contradicts a rise",
            code="refused.verb",
            hint="give the sign with the figure (-3.2) or a verb that rises (增长)",
        )
    if sign >= 0:
        return verb
    rising = _ending(verb, register.falling)
    if rising is None:
        raise RefusalError(
            f"the verb “{verb}” has no falling counterpart",
            code="refused.verb",
            hint="use one of " + "、".join(register.falling),
        )
    return verb.removesuffix(rising) + register.falling[rising]


def falls(register: Register, verb: str) -> bool:
    """Whether a verb says a fall by itself (下降, 减少)."""
    return _ending(verb, register.rising) is not None


def reached(register: Register, verb: str, direction: int | None) -> str:
    """The verb of a level, turned where the data contradicts its direction: 提高到 as 下降到.

    ``direction`` is the sign of the change, ``None`` where it is not known.
    """
    if verb == "保持":
        return verb if not direction else "为"
    if verb in _ARRIVING:
        return "为" if direction is not None and direction < 0 else verb
    if direction is None or not verb.endswith(("到", "至")):
        return verb
    stem, particle = verb[:-1], verb[-1]
    falling = {**register.falling, **_SHORT}
    rising = {**register.rising, **{down: up for up, down in _SHORT.items()}}
    up, down = _ending(stem, falling), _ending(stem, rising)
    if direction == 0 and (up or down):
        return "保持"
    if up and direction < 0:
        return stem.removesuffix(up) + falling[up] + particle
    if down and direction > 0:
        return stem.removesuffix(down) + rising[down] + particle
    return verb


def flow_verb(register: Register, verb: str, *, negative: bool) -> str:
    """The verb that stands before the name; a negative net change is said by its counterpart (净减).

    Raises:
        RefusalError: a negative number of what was newly made.
    """
    if not negative or not verb:
        return verb
    rising = _ending(verb, register.falling)
    if rising is None:
        raise RefusalError(
            f"“{verb}” cannot stand with a negative number",
            code="refused.verb",
            hint="leave the verb empty, or use 净增, which becomes 净减",
        )
    return verb.removesuffix(rising) + register.falling[rising]


def is_stock(register: Register, verb: str) -> bool:
    """Whether the verb stands between name and number (达到); all others stand first."""
    return not verb or verb in register.stock_verbs


def _ending(verb: str, known: Iterable[str]) -> str | None:
    """The longest of the known verbs that ``verb`` ends with."""
    return max((word for word in known if verb.endswith(word)), key=len, default=None)
