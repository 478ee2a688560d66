"""A frame: what the words before a figure name, which way they say it went, and against what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .lexicon import Kind, Word
from .names import AreaName
from .tokens import Said, Token

__all__ = ["Frame", "family_of", "kind_of"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words of a clause say up to a figure.

    Attributes:
        subjects: the indicators spoken of, in order, each as the ids that its name may mean.
        sure: whether every subject is named whole.
        strange: whether words stand in the frame that nobody knows and that may name something.
        named_last: whether nothing unknown stands behind the last name.
        periods: how many periods the clause names as its own.
        areas, said: the areas and the period that the clause names as its own.
        than_areas, than_ids, than: the areas, indicators and the period that it compares with.
        since: the word that it compares with (同比, 上月), as its kind.
        move: the word of movement that goes with the figure.
        noun: the noun of a rate (增速, 降幅).
        kinds: the kinds of all words.
        words: all words of the clause, as texts.
        behind: the tokens behind the figure.
    """

    subjects: tuple[tuple[str, ...], ...] = ()
    sure: bool = True
    strange: bool = False
    named_last: bool = False
    periods: int = 0
    areas: tuple[AreaName, ...] = ()
    said: Said | None = None
    than_areas: tuple[AreaName, ...] = ()
    than_ids: tuple[str, ...] = ()
    than: Said | None = None
    since: Kind | None = None
    move: Token | None = None
    noun: Token | None = None
    kinds: frozenset[Kind] = frozenset()
    words: tuple[str, ...] = ()
    pulls: Token | None = None
    behind: tuple[Token, ...] = ()

    def with_behind(self, behind: tuple[Token, ...]) -> Frame:
        """The same frame with what stands behind the figure; a word of movement there counts (7%的增长)."""
        noun, move = self.noun, self.move
        if noun is None and move is None and behind:
            words = [token for token in behind if isinstance(token.means, Word)]
            if words and words[0] is behind[0] and words[0].text == "的" and len(words) > 1:
                word = words[1]
                if kind_of(word) in (Kind.RISING_NOUN, Kind.FALLING_NOUN):
                    noun = word
                elif kind_of(word) is Kind.MOVE and family_of(word) == "rate":
                    move = word
        return replace(self, behind=behind, noun=noun, move=move)

    @property
    def plain(self) -> bool:
        """Whether all of its words are known, and one period at most is named."""
        return not self.strange and self.periods < 2

    def behind_earlier(self, other: Frame) -> Frame:
        """The frame of what a figure became, behind that of what it was: 增速由6.1%回落到6.0%."""
        if Kind.EARLIER in other.kinds and self.noun is None and not self.subjects:
            return replace(self, noun=other.noun)
        return self

    @property
    def falls(self) -> bool:
        """Whether the noun turns the words behind it: 降幅收窄 is a rise."""
        return self.noun is not None and kind_of(self.noun) is Kind.FALLING_NOUN


def kind_of(token: Token) -> Kind | None:
    """The kind of a word that the lexicon knows."""
    return token.means.kind if isinstance(token.means, Word) else None


def family_of(token: Token) -> str:
    """The family of a word that the lexicon knows; empty where it has none."""
    return token.means.family if isinstance(token.means, Word) else ""
