"""Tokens: how figures pass through text templates without losing their provenance.

A figure is put into the template as a token of two noncharacters around a number, which no data
may contain, and comes out as the run it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import RefusalError, TemplateError
from ..runs import Run

__all__ = [
    "COMPARED",
    "FIRST_GROWTH",
    "NOUN",
    "NOUN_UNLESS_SAID",
    "SINCE_YEAR",
    "SINCE_YEAR_END",
    "Tokens",
    "clean",
    "is_clean",
]

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
FIRST_GROWTH = "\ufdd2"
# The same of a whole year (比上年) and of a stock at its end (比上年末).
SINCE_YEAR, SINCE_YEAR_END = "\ufdd7", "\ufdd8"
# The words that say so; whoever has written one of them needs no other.
COMPARED = ("同比", "比上年", "比上年末", "比上年同期", "较上年", "较上年末", "较上年同期")
# Before a noun of a rate (降幅): what the author has written of the same kind (增速) gives way to it.
NOUN = "\ufdd6"
# Before one that is needed only where no rate was spoken of right before.
NOUN_UNLESS_SAID = "\ufdd9"
_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def is_clean(text: str) -> bool:
    """Whether ``text`` holds no noncharacters, which could be taken for tokens."""
    return not _NONCHARACTERS.search(text)


def clean(text: str) -> str:
    """``text``, refused if it holds noncharacters."""
    if not is_clean(text):
        raise RefusalError(
            f"“{_NONCHARACTERS.sub('?', text)}” holds a Unicode noncharacter",
            code="refused.noncharacter",
            hint="remove the sign from the data or the definition",
        )
    return text


@dataclass(slots=True)
class Tokens:
    """The figures of one text, in order of their making."""

    runs: list[Run] = field(default_factory=list)

    def hold(self, run: Run) -> str:
        """A token that stands for ``run``."""
        self.runs.append(run)
        return f"{_OPEN}{len(self.runs) - 1}{_CLOSE}"

    def spans(self, text: str) -> Iterator[tuple[int, int, Run]]:
        """The figures in a text, each with where its token begins and ends."""
        for token in _TOKEN.finditer(text):
            yield token.start(), token.end(), self.runs[int(token[1])]

    def resolve(self, text: str) -> Iterator[str | Run]:
        """Literal pieces and runs, in order.

        Raises:
            TemplateError: a filter has cut a figure in pieces.
        """
        position = 0
        for token in _TOKEN.finditer(text):
            if token.start() > position:
                yield _whole(text[position : token.start()])
            yield self.runs[int(token[1])]
            position = token.end()
        if position < len(text):
            yield _whole(text[position:])


def _whole(piece: str) -> str:
    if not is_clean(piece):
        raise TemplateError(
            "a filter has cut a figure in pieces",
            code="template.figure-cut",
            hint="first, last, sort and the like are for lists, not for figures",
        )
    return piece
