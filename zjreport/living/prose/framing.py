"""The way from the words of a clause to its frame, in one pass."""

from __future__ import annotations

from collections.abc import Sequence

from .frames import Frame, kind_of
from .lexicon import Kind, Word
from .names import AreaName, Dictionary, Named
from .tokens import Mark, Said, Token, Unknown

__all__ = ["frame_of"]

_JOINING = ("与", "同")


def frame_of(tokens: Sequence[Token], names: Dictionary) -> Frame:
    """The frame that the tokens of a clause make."""
    return _Walk(names).over(tokens)


class _Walk:
    """One pass over the tokens of a clause."""

    def __init__(self, names: Dictionary) -> None:
        self.names = names
        self.subjects: list[tuple[str, ...]] = []
        self.sure = True
        self.strange = False
        self.named_last = False
        self.periods = 0
        self.areas: list[AreaName] = []
        self.than_areas: list[AreaName] = []
        self.than_ids: tuple[str, ...] = ()
        self.said: Said | None = None
        self.than: Said | None = None
        self.since: Kind | None = None
        self.move: Token | None = None
        self.noun: Token | None = None
        self.pulls: Token | None = None
        # The word that makes a name one that is compared with (高于, 占, 比), until a name has used it.
        self.against: Token | None = None

    def over(self, tokens: Sequence[Token]) -> Frame:
        for index, token in enumerate(tokens):
            before = tokens[index - 1] if index else None
            behind = tokens[index + 1] if index + 1 < len(tokens) else None
            self._take(token, before, behind, tokens[:index])
        return Frame(
            tuple(self.subjects),
            self.sure,
            self.strange,
            self.named_last,
            self.periods,
            tuple(self.areas),
            self.said,
            tuple(self.than_areas),
            self.than_ids,
            self.than,
            self.since,
            self.move,
            self.noun,
            frozenset(token.means.kind for token in tokens if isinstance(token.means, Word)),
            tuple(token.text for token in tokens),
            self.pulls,
        )

    def _take(
        self, token: Token, before: Token | None, behind: Token | None, earlier: Sequence[Token]
    ) -> None:
        means = token.means
        if isinstance(means, Named):
            self._named(token, means, before, behind, earlier)
        elif isinstance(means, AreaName):
            self._area(means, before)
        elif isinstance(means, Said):
            self._period(means, before)
        elif isinstance(means, Word):
            self._word(token, means, before)
        elif isinstance(means, Unknown):
            self.strange = True
            self.named_last = False

    def _named(
        self,
        token: Token,
        means: Named,
        before: Token | None,
        behind: Token | None,
        earlier: Sequence[Token],
    ) -> None:
        if self.against is not None:
            self.than_ids, self.against = means.ids, None
            return
        if _touches(before, token) or _touches(token, behind) or _cut(earlier, token):
            # Part of a name that nobody knows: 人均GDP, GDP能耗.
            self.strange, self.named_last = True, False
            return
        in_list = before is not None and _is_list(before)
        listed = self._listed(token, earlier) if in_list else None
        if listed is None:
            self.subjects = [means.ids]
            # What stood before a name, apart from it, is not of it; but a list of strangers is.
            self.strange = False
            self.sure = not in_list
        else:
            self.subjects = [*listed, means.ids]
            self.strange = False
        self.named_last = True

    def _listed(self, token: Token, earlier: Sequence[Token]) -> list[tuple[str, ...]] | None:
        """The names before this one in its list; those cut short are made whole: 城镇、农村居民收入."""
        if self.subjects and not self.strange:
            return self.subjects
        names: list[tuple[str, ...]] = []
        piece = ""
        for before in reversed(earlier):
            if _is_list(before):
                if piece and not self._prepend(names, piece, token.text):
                    return None
                piece = ""
            elif isinstance(before.means, Unknown) or kind_of(before) is Kind.PLAIN:
                piece = before.text + piece
            else:
                break
        if piece and not self._prepend(names, piece, token.text):
            return None
        return names or None

    def _prepend(self, names: list[tuple[str, ...]], piece: str, name: str) -> bool:
        whole = self._completed(piece, name)
        if whole is not None:
            names.insert(0, whole)
        return whole is not None

    def _completed(self, piece: str, name: str) -> tuple[str, ...] | None:
        for cut in range(1, len(name)):
            found = self.names.at(piece + name[cut:], 0)
            if found and found[0] == piece + name[cut:] and isinstance(found[1], Named):
                return found[1].ids
        return None

    def _area(self, means: AreaName, before: Token | None) -> None:
        if self.against is not None or (before is not None and kind_of(before) is Kind.RANK):
            self.than_areas.append(means)
            self.against = None
        elif self.than_areas and before is not None and _is_list(before):
            self.than_areas.append(means)
        elif before is not None and _is_list(before):
            self.areas.append(means)
        else:
            self.areas = [means]

    def _period(self, means: Said, before: Token | None) -> None:
        if self.against is not None or (before is not None and kind_of(before) is Kind.EARLIER):
            self.than, self.against = means, None
        else:
            self.said = means
            self.periods += 1

    def _word(self, token: Token, word: Word, before: Token | None) -> None:
        match word.kind:
            case Kind.MOVE:
                self._moved(token, word)
            case Kind.COMPARE:
                # 与 between two names joins them.
                joins = token.text in _JOINING and before is not None and isinstance(before.means, Named)
                self.against = None if joins else token
            case Kind.OF:
                self.against = token
                if token.text == "影响":
                    self.pulls = token
            case Kind.RISING_NOUN | Kind.FALLING_NOUN:
                if self.against is None and not (
                    self.than_ids and before and isinstance(before.means, Named)
                ):
                    self.noun = token
            case Kind.YEAR | Kind.YEAR_END | Kind.BEFORE | Kind.STEP:
                self.since, self.against = word.kind, None
            case _:
                pass

    def _moved(self, token: Token, word: Word) -> None:
        if word.family == "pull":
            self.pulls = token
            self.against = token
        elif word.family in ("gap", "calendar"):
            self.move = token
            if not (self.than_areas or self.than_ids or self.than or self.since):
                self.against = token
        elif self.pulls is None or self.pulls.text == "影响":
            self.move = token


def _touches(one: Token | None, other: Token | None) -> bool:
    """Whether two tokens that stand together are parts of one name that nobody knows."""
    if one is None or other is None or one.end != other.start:
        return False
    names = (Unknown, Named)
    return isinstance(one.means, names) and isinstance(other.means, names)


def _cut(earlier: Sequence[Token], token: Token) -> bool:
    """Whether a short word stands between the name and what nobody knows, and may be part of it: 人均GDP."""
    if len(earlier) < 2:
        return False
    before, word = earlier[-2:]
    is_short = kind_of(word) is Kind.PLAIN and len(word.text) == 1
    together = before.end == word.start and word.end == token.start
    return is_short and together and isinstance(before.means, Unknown)


def _is_list(token: Token) -> bool:
    if isinstance(token.means, Mark):
        return token.means.kind == "list"
    return kind_of(token) is Kind.JOINS or (kind_of(token) is Kind.COMPARE and token.text in _JOINING)
