"""Words of direction against the sign of what they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from ...analysis import Fact, growth, level
from ...errors import DataError, RefusalError
from ...indicators.model import IndicatorSet
from ...indicators.periods import Period
from ...phrasing.movements import rising_verb
from ...phrasing.register import Register
from ...phrasing.verbs import moved
from ...runs import Measure
from .clauses import Claim
from .findings import Finding
from .kinds import Says, sign_of
from .lexicon import Word
from .tokens import Token

__all__ = ["wrong_direction", "wrong_state"]

# What a rate did that moved the other way, by whether its noun falls (降幅) and the sign.
_OF_PACE = {(False, 1): "提高", (False, -1): "回落", (True, 1): "收窄", (True, -1): "扩大"}
_PLAIN_FALLS = ("下降", "减少", "降低")


def wrong_direction(
    claim: Claim, kind: Says, fact: Fact, sign: int, says: str, register: Register, *, sure: bool
) -> Iterator[Finding]:
    """The finding for a figure whose words say another direction than the data does.

    Args:
        fact: what the figure is by the data.
        sign: its direction by the data; of a level that was arrived at, that of its change.
        says: the fact in words.
        sure: whether the figure is surely that fact.
    """
    said = _arrival(claim) if kind is Says.ARRIVED else sign_of(claim, kind)
    word = _word(claim, kind)
    if not said or said == sign or word is None or (sign == 0 and kind is Says.ARRIVED):
        return
    instead = "" if claim.shared or not sign else _instead(claim, word, fact, sign, register)
    yield Finding(
        "prose.direction",
        word.start,
        word.end,
        word.text,
        says,
        _hint(sign, shared=claim.shared, instead=instead),
        "error" if sure and sign else "warning",
        instead or None,
    )


def _instead(claim: Claim, word: Token, fact: Fact, sign: int, register: Register) -> str:
    """The whole word for the other direction: the indicator's own verb of a rise where the word is plain."""
    if not isinstance(word.means, Word):
        return ""
    if fact.measure is Measure.PACE and word.means.family == "rate":
        return _OF_PACE[claim.frame.falls, sign]
    if sign > 0 and word.text in _PLAIN_FALLS:
        with suppress(RefusalError):
            return moved(register, rising_verb(fact), sign)
    return word.means.instead


def _arrival(claim: Claim) -> int:
    move = claim.frame.move
    return move.means.sign if move is not None and isinstance(move.means, Word) else 0


def _word(claim: Claim, kind: Says) -> Token | None:
    """The word to blame: that of movement or, where there is none, the noun (降幅3.2%)."""
    frame = claim.frame
    if kind is Says.PULL and frame.pulls is not None and frame.pulls.text != "影响":
        return frame.pulls
    if kind is Says.GROWTH and frame.noun is not None:
        return frame.noun
    return frame.move or frame.noun


def _hint(sign: int, *, shared: bool, instead: str) -> str:
    if not sign:
        return "the figure rounds to 0: say 持平"
    if shared:
        return "the verb is shared with other figures: give this one a clause of its own"
    return f"write {instead}" if instead else "word the clause anew"


def wrong_state(data: IndicatorSet, claim: Claim, word: Word, period: Period, area: str) -> Iterator[Finding]:
    """The finding for a statement without a figure (由降转增, 持平) that the data contradicts."""
    if len(claim.subject) != 1 or not claim.sure:
        return
    when = claim.period.period if claim.period is not None else period
    where = area if claim.area is None else claim.area.area
    compared = claim.frame.than or claim.frame.than_areas or claim.frame.than_ids or claim.frame.noun
    if when is None or (word.family == "flat" and compared):
        return
    try:
        fact = (level if word.family == "level" else growth)(data, claim.subject[0], when, where)
        sign = fact.sign
    except (RefusalError, DataError, ValueError):
        return
    if sign == word.sign or (word.family == "flat" and _nearly(claim)):
        return
    token = claim.token
    text = f"{fact.indicator.name}：{fact.quantity.text()}{fact.unit}"
    yield Finding(
        "prose.direction", token.start, token.end, token.text, text, "word the clause anew", "error", None
    )


def _nearly(claim: Claim) -> bool:
    return any(word.endswith(("基本", "大体", "总体")) for word in claim.frame.words)
