"""The words that go with figures, from ``templates/prose/words.toml`` and a register's pairs of verbs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ... import resources
from ...phrasing.register import Register

__all__ = ["Hedges", "Kind", "Lexicon", "Word", "lexicon"]


class Kind(StrEnum):
    """What a word does in a sentence about figures."""

    MOVE = "move"
    RISING_NOUN = "rising"
    FALLING_NOUN = "falling"
    SHARE = "share"
    TARGET = "target"
    WHOLE_GROWTH = "whole_growth"
    YEAR = "year"
    YEAR_END = "year_end"
    BEFORE = "before"
    STEP = "step"
    STATE = "state"
    COMPARE = "compare"
    OF = "of"
    RESPECTIVELY = "respectively"
    JOINS = "joins"
    RANK = "rank"
    EARLIER = "earlier"
    DONE = "done"
    SPECIAL = "special"
    ASIDE = "aside"
    TWO_YEAR = "two_year"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon.

    Attributes:
        kind: what it does.
        family: of a move what it is said of (``rate``, ``pace``, ``gap``, ``place``, ``calendar``, ``pull``,
            ``to`` a level), of a state what it needs (``growth``, ``level``, ``flat``).
        sign: the direction that a move or a state says.
        instead: the whole word of the same grammar for the other direction; empty: there is none.
    """

    kind: Kind
    family: str = ""
    sign: int = 0
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that make a figure inexact, before it and behind it: what the value may be."""

    before: Mapping[str, str]
    behind: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words with what they do, and the hedges."""

    words: Mapping[str, Word]
    hedges: Hedges


def lexicon(register: Register) -> Lexicon:
    """The words of running text in a register."""
    settings = _settings()
    words = dict(_plain(settings))
    words |= dict(_moves(settings, register))
    for family, states in settings["states"].items():
        words |= {text: Word(Kind.STATE, family, sign) for text, sign in states.items()}
    hedges = settings["hedges"]
    return Lexicon(
        words,
        Hedges(
            {text: name for name in ("above", "near", "below") for text in hedges[name]},
            {text: name for name in ("above", "near", "below") for text in hedges[f"behind_{name}"]},
        ),
    )


@lru_cache(maxsize=1)
def _settings() -> Mapping[str, Any]:
    return tomllib.loads(resources.templates("prose", "words.toml").read_text("utf-8"))


def _plain(settings: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for table in ("grammar", "nouns", "references"):
        for kind, texts in settings[table].items():
            for text in texts:
                yield text, Word(Kind(kind))


def _moves(settings: Mapping[str, Any], register: Register) -> Iterator[tuple[str, Word]]:
    """Every word of movement; those of rates also with 到 and 至, which say the level arrived at."""
    rates: dict[str, tuple[int, str]] = {}
    for pairs, sign in ((register.falling, 1), (register.rising, -1)):
        rates |= {text: (sign, other) for text, other in pairs.items()}
    for table, sign in (("up", 1), ("down", -1)):
        for family, pairs in settings[table].items():
            if family == "rate":
                rates |= {text: (sign, other) for text, other in pairs.items()}
                continue
            for text, other in pairs.items():
                yield text, Word(Kind.MOVE, family, sign, other)
    paces = {*settings["up"]["pace"], *settings["down"]["pace"]}
    for text, (sign, other) in rates.items():
        if text not in paces:
            yield text, Word(Kind.MOVE, "rate", sign, other)
        for particle in ("到", "至", "为"):
            yield f"{text}{particle}", Word(Kind.MOVE, "to", sign, f"{other}{particle}" if other else "")
