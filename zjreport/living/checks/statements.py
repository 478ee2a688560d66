"""Statements without a figure (由盈转亏, 与全省持平, 居首位) against the same place of the new document.

The judge of prose knows what a statement is of only where the text names an indicator; the briefing knows
it wherever its own words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from ..paragraphs import Paragraph
from ..prose.lexicon import Kind, Lexicon
from ..remarks import Remark, spot_at
from ..renewal import Renewal

__all__ = ["Statements"]

_ORDINAL = "(?:排名|位居|位列|列|居)第[一二三四五六七八九十]+位?"
# What something is compared with; a figure behind it is judged with its words, and is no statement.
_FIGURE = "\ufffc"
_THAN = rf"[^，。；、：\d{_FIGURE}]{{1,12}}"
_TIMES = (Kind.YEAR, Kind.YEAR_END, Kind.BEFORE)
_END = "(?=[，。；、：！？）]|$)"
_PLACES = f"首位|榜首|前列|前茅|末位|最高|最低|最快|最慢|新高|新低|{_ORDINAL}"
# From here on two paragraphs are the same one with other words.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement in a text; ``means`` is its family and its direction, or the word itself."""

    word: str
    start: int
    means: tuple[str, int | str]


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Statements:
    """The statements of the new document, to hold those of an edited file against."""

    def __init__(self, renewal: Renewal, words: Lexicon) -> None:
        self._renewal = renewal
        self._states = {text: word for text, word in words.words.items() if word.kind is Kind.STATE}
        # 高 and 快 alone are adjectives.
        self._gaps = {
            text: word for text, word in words.words.items() if word.family == "gap" and len(text) > 1
        }
        self._times = frozenset(text for text, word in words.words.items() if word.kind in _TIMES)
        level = f"[与同和](?P<level>{_THAN})持平"
        apart = f"(?P<gap>{_one_of(self._gaps)})(?P<than>{_THAN}){_END}"
        self._pattern = re.compile("|".join((level, apart, _one_of(self._states), _PLACES)))

    def wrong(self, paragraph: Paragraph) -> Iterator[tuple[int, int, Remark]]:
        """The statements of a paragraph that the briefing makes otherwise, with their spans."""
        if not self._pattern.search(paragraph.text):
            return
        new = self.counterpart(paragraph)
        if new is None or new.text == paragraph.text:
            return
        start = 0
        figures = [*paragraph.figures, None]
        for mine, theirs, figure in zip(paragraph.pieces, new.pieces, figures, strict=True):
            if mine != theirs:
                behind = _FIGURE if figure else ""
                yield from self._apart(paragraph, start, mine + behind, theirs + behind)
            start = figure.end if figure else 0

    def _apart(
        self, paragraph: Paragraph, offset: int, mine: str, theirs: str
    ) -> Iterator[tuple[int, int, Remark]]:
        """What differs between two pieces that make as many statements."""
        said, says = self._of(mine), self._of(theirs)
        if len(said) != len(says):
            return
        for one, other in zip(said, says, strict=True):
            if one.means == other.means:
                continue
            span = (offset + one.start, offset + one.start + len(one.word))
            sure = one.means[0] == other.means[0] != ""
            yield (
                *span,
                Remark(
                    "prose.statement",
                    f"“{one.word}” does not agree with the data, of which the briefing says “{other.word}”",
                    spot_at(paragraph, *span),
                    one.word,
                    other.word,
                    f"write {other.word}",
                    "error" if sure else "warning",
                ),
            )

    def _of(self, text: str) -> list[_Statement]:
        return [
            _Statement(found[0], found.start(), self._meaning(found))
            for found in self._pattern.finditer(text)
        ]

    def _meaning(self, found: re.Match[str]) -> tuple[str, int | str]:
        if found["level"] and found["level"] not in self._times:
            return f"gap to {found['level']}", 0
        if found["gap"]:
            return f"gap to {found['than']}", self._gaps[found["gap"]].sign
        state = self._states.get("持平" if found["level"] else found[0])
        return (state.family, state.sign) if state else ("", found[0])

    def counterpart(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph of the new document that says the same: by its figures, or else by its words."""
        if paragraph.figures:
            numbers = tuple(self._renewal.figures.get(each.number, 0) for each in paragraph.figures)
            return self._by_figures.get(numbers)
        alike = [
            (SequenceMatcher(None, each.text, paragraph.text, autojunk=False).ratio(), each.number, each)
            for each in self._plain
            if each.heading == paragraph.heading
        ]
        best = max(alike, default=None, key=lambda found: found[:2])
        return best[2] if best and best[0] >= _ALIKE else None

    @cached_property
    def _by_figures(self) -> Mapping[tuple[int, ...], Paragraph]:
        new = (each for each in self._renewal.paragraphs if each.figures)
        return {tuple(figure.number for figure in each.figures): each for each in new}

    @cached_property
    def _plain(self) -> list[Paragraph]:
        """The paragraphs without figures that make statements."""
        plain = (each for each in self._renewal.paragraphs if not each.figures)
        return [each for each in plain if self._pattern.search(each.text)]
