"""Lines of an indicator's own (``扶持{value}成功创业``) in pieces: literal text and slots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import RefusalError
from ..indicators.model import Indicator

__all__ = ["SLOTS", "has_slot", "pieces"]

SLOTS = ("value", "growth", "change", "rank")
_SLOT = re.compile(r"\{([^{}]*)\}")


def pieces(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Literal text and the slot behind it, in order; the last piece has no slot.

    Raises:
        RefusalError: a brace is not closed, or a slot is not known.
    """
    pattern = indicator.phrase
    position = 0
    for found in _SLOT.finditer(pattern):
        slot = found[1].strip()
        if slot not in SLOTS:
            raise _wrong(indicator, f"names “{{{slot}}}”")
        yield _literal(indicator, pattern[position : found.start()]), slot
        position = found.end()
    yield _literal(indicator, pattern[position:]), ""


def has_slot(pattern: str, slot: str) -> bool:
    """Whether a pattern has a slot.

    >>> has_slot("扶持{value}成功创业", "value"), has_slot("扶持{value}成功创业", "growth")
    (True, False)
    """
    return any(found[1].strip() == slot for found in _SLOT.finditer(pattern))


def _literal(indicator: Indicator, text: str) -> str:
    if "{" in text or "}" in text:
        raise _wrong(indicator, "has a brace without its other half")
    return text


def _wrong(indicator: Indicator, reason: str) -> RefusalError:
    return RefusalError(
        f"the phrase of {indicator.id}, “{indicator.phrase}”, {reason}",
        code="refused.phrase",
        hint="slots are " + ", ".join(f"{{{name}}}" for name in SLOTS),
    )
