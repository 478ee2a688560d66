"""How the names of a list are drawn together: 第一、二、三产业增加值, by declaration and never by guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import DefinitionError
from ..indicators.model import Indicator
from .words import Words

__all__ = ["Naming", "tail_of"]


@dataclass(frozen=True, slots=True)
class Naming:
    """How the names of a list are drawn together.

    ``head`` and ``tail`` are what an author declares that all names share (第 … 产业增加值); without
    them the short names of the catalogue are joined, where each name is its short name and one tail.
    """

    head: str = ""
    tail: str = ""

    def of(self, words: Words, indicators: Sequence[Indicator]) -> str:
        """The names as one.

        Raises:
            DefinitionError: a name does not begin and end as was declared.
        """
        if self.head or self.tail:
            middles = [self._middle(indicator) for indicator in indicators]
            return self.head + _joined(words, indicators, middles, "name") + self.tail
        tails = {tail_of(indicator) for indicator in indicators}
        if len(indicators) > 1 and len(tails) == 1 and (tail := tails.pop()):
            shorts = [indicator.short_name for indicator in indicators]
            return _joined(words, indicators, shorts, "short_name") + tail
        return _joined(words, indicators, [indicator.name for indicator in indicators], "name")

    def _middle(self, indicator: Indicator) -> str:
        name = indicator.name
        middle = name.removeprefix(self.head).removesuffix(self.tail)
        if f"{self.head}{middle}{self.tail}" != name or not middle:
            raise DefinitionError(
                f"“{name}” is not “{self.head}…{self.tail}”",
                code="joint.names",
                hint="declare what all names begin and end with, or leave it away",
            )
        return middle


def _joined(words: Words, indicators: Sequence[Indicator], texts: Sequence[str], column: str) -> str:
    called = zip(indicators, texts, strict=True)
    return "、".join(words.mention(indicator, text, column) for indicator, text in called)


def tail_of(indicator: Indicator) -> str:
    """What the name has behind its short name; empty where it is not made so."""
    short = indicator.short_name
    return indicator.name.removeprefix(short) if short and indicator.name.startswith(short) else ""
