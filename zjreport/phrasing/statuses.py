"""Status words (预计, 初步核算, 快报数) and where they stand, so that no figure loses its hedge.

A figure that a text asks for by a filter carries its status word in marks.  Once the whole text is
known the word is left out where the author has written it himself, and put in where he has not:
预计 before the verb or the number, any other in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .register import Register
from .tokens import clean

__all__ = ["OPENING", "bracketed", "is_adverb", "is_lead", "marked", "settled", "without_marks"]

_OPEN, _MIDDLE, _CLOSE = "\ufdd3", "\ufdd4", "\ufdd5"
_MARKED = re.compile(f"{_OPEN}([^{_MIDDLE}]*){_MIDDLE}([^{_CLOSE}]*){_CLOSE}")
# What stands before a text with its status word in marks, as a pattern.
OPENING = f"{_OPEN}[^{_MIDDLE}]*{_MIDDLE}"
_MARKS = re.compile(f"{OPENING}|{_CLOSE}")
_CLAUSE = re.compile("[。！？；，\n]")
_SENTENCE = re.compile("[。！？；\n]")


def is_adverb(register: Register, word: str) -> bool:
    """Whether a status word stands before the verb: 预计达到."""
    return word in register.status_adverbs


def is_lead(register: Register, word: str) -> bool:
    """Whether a status word opens the sentence: 初步核算，……."""
    return word in register.status_leads


def bracketed(word: str) -> str:
    """A status word behind what it hedges; nothing for none.

    >>> bracketed("快报数")
    '（快报数）'
    """
    return f"（{word}）" if word else ""


def marked(word: str, text: str) -> str:
    """``text`` with its status word in marks."""
    return f"{_OPEN}{clean(word)}{_MIDDLE}{text}{_CLOSE}" if word and text else text


def without_marks(text: str) -> str:
    """The text without its status words in marks."""
    return _MARKS.sub("", text)


def settled(text: str, register: Register) -> str:
    """The text with every status word where it belongs, and no marks."""
    done = ""
    position = 0
    for mark in _MARKED.finditer(text):
        done += text[position : mark.start()]
        position = mark.end()
        word, said = mark[1], mark[2]
        if _is_said(word, done, without_marks(said + text[position:]), register):
            done += said
        elif is_adverb(register, word):
            done = _before_verb(done, word, register.stock_verbs) + said
        else:
            done += said + bracketed(word)
    return done + text[position:]


def _is_said(word: str, before: str, after: str, register: Register) -> bool:
    """Whether the author's own words hold it: an adverb in the same clause, others in the sentence."""
    end = _CLAUSE if is_adverb(register, word) else _SENTENCE
    scope = end.split(before)[-1] + end.split(after)[0]
    return (word.removesuffix("数") or word) in scope


def _before_verb(text: str, word: str, verbs: Iterable[str]) -> str:
    verb = max((verb for verb in verbs if text.endswith(verb)), key=len, default="")
    return f"{text.removesuffix(verb)}{word}{verb}"
