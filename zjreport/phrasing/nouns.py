"""Nouns of rates (增速, 降幅) that a phrase needs, or needs only where no rate was spoken of right before.

A phrase puts a sign before its noun.  Which nouns stay is known only when the whole text is: the author
may have written one of his own, and behind 增长5.8% the gap 高于全省0.5个百分点 needs none, while 社零总额
高于全省 would speak of levels.
"""

from __future__ import annotations

import re

from ..quantities import is_ratio
from ..runs import Measure
from .statuses import OPENING, without_marks
from .tokens import NOUN, NOUN_UNLESS_SAID, Tokens

__all__ = ["settled_nouns"]

_NOUNS = "涨跌幅|增速|增幅|涨幅|降幅"
# The author's own noun gives way to a needed one, and makes an optional one needless.  The mark of a status
# word may stand between the two (增速预计…).
_OWN = re.compile(f"(?:{_NOUNS})?({OPENING})?{NOUN}")
_OWN_SUFFICES = re.compile(f"({_NOUNS})({OPENING})?{NOUN_UNLESS_SAID}(?:{_NOUNS})")
_OPTIONAL = re.compile(f"{NOUN_UNLESS_SAID}({_NOUNS})")
# The clause that is open, and the one right before it where nothing new has been opened.
_CLAUSE = re.compile("(?P<said>[^，、；。！？\n]*?)(?:（[^）]*）)?[，、]?$")
# A rate that the author has typed, and rates that are not those of the year.
_TYPED = re.compile(r"(?:增长|下降|上涨)[\d.]+%$")
_OTHER = re.compile("平均|环比")
_OF_RATES = (Measure.GROWTH, Measure.PACE, Measure.GAP)


def settled_nouns(text: str, tokens: Tokens) -> str:
    """The text with every noun of a rate that it needs, once, and no signs of nouns."""
    text = _OWN_SUFFICES.sub(r"\1\2", _OWN.sub(r"\1", text))
    done = ""
    position = 0
    for mark in _OPTIONAL.finditer(text):
        done += text[position : mark.start()]
        position = mark.end()
        if not _speaks_of_a_rate(without_marks(done), tokens):
            done += mark[1]
    return done + text[position:]


def _speaks_of_a_rate(before: str, tokens: Tokens) -> bool:
    """Whether the clause that ``before`` ends with speaks of the rate of the year or its gap to another."""
    clause = _CLAUSE.search(before)
    said = clause["said"] if clause else ""
    if _OTHER.search(said):
        return False
    if re.search(_NOUNS, said):
        return True
    if not before.endswith(("，", "、")):
        return False
    if _TYPED.search(said):
        return True
    *_, (end, proof) = [(0, None), *((end, run.provenance) for _, end, run in tokens.spans(said))]
    return end == len(said) and proof is not None and proof.measure in _OF_RATES and is_ratio(proof.unit)
