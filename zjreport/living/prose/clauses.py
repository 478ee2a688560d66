"""From tokens to claims: of what a figure speaks, with which words, held against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ...indicators.periods import Period
from .findings import Known
from .frames import Frame
from .framing import frame_of
from .lexicon import Kind, Word
from .names import AreaName, Dictionary, Named
from .numbers import Number
from .tokens import Mark, Said, Token, Unknown

__all__ = ["Claim", "claims"]

Subject = tuple[str, ...]
_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, or one statement without a figure (由降转增), with all that it says.

    Attributes:
        token: the figure or the statement.
        frame: the words that go with it.
        subject: the indicators that it may speak of; empty: nobody can tell.
        area: the area that the sentence names, if it does.
        period: the period that the sentence names, if it does; ``heard`` the one that the paragraph did.
        sure: whether nothing in the sentence leaves room for another reading.
        special: whether the figure is none of the data as it stands (实际增长, a plan).
        shared: whether its verb says something of other figures, too.
    """

    token: Token
    frame: Frame
    subject: Subject
    area: AreaName | None
    period: Said | None
    heard: Period | None
    sure: bool
    special: bool = False
    shared: bool = False


def claims(tokens: Sequence[Token], names: Dictionary, own: str) -> Iterator[Claim]:
    """The claims of one paragraph, in order; ``own`` is the area of sentences that name none."""
    yield from _Reader(names, own).read(tokens)


@dataclass(slots=True)
class _Reader:
    """What has been said so far: in the clause, the sentence and the paragraph."""

    names: Dictionary
    own: str
    subjects: tuple[Subject, ...] = ()
    sure: bool = False
    areas: tuple[AreaName, ...] = ()
    foreign: bool = False
    period: Said | None = None
    heard: Period | None = None
    words: list[Token] = field(default_factory=list)
    frame: Frame | None = None
    told: int = 0
    aside: bool = False

    def read(self, tokens: Sequence[Token]) -> Iterator[Claim]:
        """The claims of the tokens of a paragraph."""
        for index, token in enumerate(tokens):
            means = token.means
            if isinstance(means, Number | Known):
                yield self._figure(tokens, index)
            elif isinstance(means, Mark):
                self._mark(means, token, tokens, index)
            else:
                self.words.append(token)
                if isinstance(means, Word) and means.kind is Kind.STATE:
                    yield self._state(tokens, index)

    def _mark(self, mark: Mark, token: Token, tokens: Sequence[Token], index: int) -> None:
        if mark.kind == "silent":
            return
        if mark.kind == "list":
            if not _is_figure(tokens, index - 1):
                self.words.append(token)
            elif not _is_figure(tokens, index + 1):
                self.frame = None
            return
        self._close()
        if mark.kind == "stop":
            self._end()

    def _close(self) -> None:
        """A clause is over: what it named stays, and what nobody knows makes the rest unsure."""
        if self.words:
            frame = frame_of(self.words, self.names)
            self._take(frame)
            if any(isinstance(token.means, Unknown) for token in self.words):
                self.sure = self.sure and frame.named_last
        self.words = []
        self.frame = None

    def _end(self) -> None:
        """A sentence is over: whoever speaks of nothing in the next may speak of this one's."""
        self.sure = self.aside = False
        if any(area.area != self.own for area in self.areas):
            self.foreign = True
        self.areas = ()
        if self.period is not None:
            self.heard = self.period.period or self.heard
        self.period = None

    def _take(self, frame: Frame) -> None:
        self.aside = self.aside or Kind.ASIDE in frame.kinds
        if frame.subjects:
            self.subjects, self.sure = frame.subjects, frame.sure
        elif frame.strange:
            self.subjects, self.sure = (), False
        if frame.areas:
            self.areas = frame.areas
        if frame.said is not None:
            self.period = frame.said

    def _figure(self, tokens: Sequence[Token], index: int) -> Claim:
        joined = (
            self.frame is not None
            and all(_joins(token) for token in self.words)
            and _before(tokens, index) is not None
        )
        if joined and self.frame is not None:
            frame = self.frame
            self.told += 1
        else:
            frame = frame_of(self.words, self.names)
            if self.frame is not None:
                frame = frame.behind_earlier(self.frame)
            # Words between two figures of one clause that name nothing new speak of the same thing.
            self._take(frame)
            self.told = 0
        self.frame, self.words = frame, []
        behind = _behind(tokens, index)
        if not frame.subjects and (counted := _counted(behind)):
            self.subjects, self.sure = (counted,), len(behind) < 2 or not isinstance(behind[1].means, Unknown)
        return self._claim(tokens[index], frame.with_behind(behind), self._is_shared(tokens, index))

    def _state(self, tokens: Sequence[Token], index: int) -> Claim:
        frame = frame_of(self.words, self.names)
        self._take(frame)
        self.told = 0
        return self._claim(tokens[index], frame, shared=False)

    def _claim(self, token: Token, frame: Frame, shared: bool) -> Claim:
        subject, fits = self._of(self.subjects, shared)
        area, whole = self._of(self.areas, shared)
        return Claim(
            token=token,
            frame=frame,
            subject=subject or (),
            area=area,
            period=self.period,
            heard=self.heard,
            sure=self.sure and fits and whole and frame.plain and not (self.foreign and not self.areas),
            special=self.aside or Kind.SPECIAL in frame.kinds,
            shared=shared,
        )

    def _of(self, of: Sequence[_Of], shared: bool) -> tuple[_Of | None, bool]:
        """Which of several names the figure belongs to, and whether that is plain."""
        if len(of) < 2:
            return (of[0] if of else None), True
        return of[min(self.told, len(of) - 1)], shared and self.told < len(of)

    def _is_shared(self, tokens: Sequence[Token], index: int) -> bool:
        behind = index + 1 < len(tokens) and _joins(tokens[index + 1]) and _is_figure(tokens, index + 2)
        return behind or self.told > 0


def _is_figure(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and isinstance(tokens[index].means, Number | Known)


def _before(tokens: Sequence[Token], index: int) -> Token | None:
    """The figure that a list joins this one to."""
    if index >= 2 and _joins(tokens[index - 1]) and _is_figure(tokens, index - 2):
        return tokens[index - 2]
    return None


def _joins(token: Token) -> bool:
    if isinstance(token.means, Mark):
        return token.means.kind == "list"
    return isinstance(token.means, Word) and (
        token.means.kind is Kind.JOINS or (token.means.kind is Kind.COMPARE and token.text == "与")
    )


def _counted(behind: Sequence[Token]) -> Subject:
    """The indicator whose name follows its figure at once: 40项民生实事, 扶持1.7万人成功创业."""
    return behind[0].means.ids if behind and isinstance(behind[0].means, Named) else ()


def _behind(tokens: Sequence[Token], index: int) -> tuple[Token, ...]:
    """The words behind a figure, up to the next sign or figure: 7%的增速."""
    end = index + 1
    while end < len(tokens) and end < index + 5 and not isinstance(tokens[end].means, Mark | Number | Known):
        end += 1
    return tuple(tokens[index + 1 : end])
