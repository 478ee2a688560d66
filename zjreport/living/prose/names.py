"""What running text calls things: a dictionary of indicators, areas and words, looked up sign by sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...errors import RefusalError
from ...indicators.model import Indicator, IndicatorSet
from ...indicators.names import growth_base, name_of
from ...indicators.usual import SYNONYMS
from ...phrasing.patterns import pieces
from .lexicon import Kind, Word

__all__ = ["AreaName", "Dictionary", "Entry", "Named", "dictionary"]

_SHORTEST_ALIAS = 3
# What areas are by the last sign of their names, and how their own texts call them: 全市.
_SORTS = "省市县区州盟旗镇"
_WHOLE = "全我本"
_NEVER = re.compile(r"^[\d.%\W]*$")
_INDUSTRY = re.compile("^第(?=[一二三]产业)")


@dataclass(frozen=True, slots=True)
class Named:
    """The indicators that a name may mean."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area of the data; ``known`` is whether the data has figures of it."""

    area: str
    known: bool = True


Entry = Named | AreaName | Word


class Dictionary:
    """Texts with what they mean; the longest that stands at a place is found in constant time."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._entries = dict(entries)
        starts: dict[str, set[int]] = {}
        for text in self._entries:
            starts.setdefault(text[:2], set()).add(len(text))
        self._lengths = {start: sorted(lengths, reverse=True) for start, lengths in starts.items()}

    def at(self, text: str, position: int) -> tuple[str, Entry] | None:
        """The longest entry that ``text`` has at ``position``."""
        for start in (text[position : position + 2], text[position]):
            for length in self._lengths.get(start, ()):
                piece = text[position : position + length]
                if len(piece) == length and (entry := self._entries.get(piece)) is not None:
                    return piece, entry
        return None


def dictionary(data: IndicatorSet, own: str, words: dict[str, Word]) -> Dictionary:
    """All that texts about ``data`` may name.

    Args:
        own: the area that 全市 means.
        words: the lexicon.
    """
    entries: dict[str, Entry] = dict(words)
    for indicator in data:
        for word in (indicator.verb, indicator.growth_verb):
            if word and word not in entries:
                entries[word] = Word(Kind.PLAIN)
    entries |= {text: AreaName(text, known=False) for text in ("全国", "全球", "长三角")}
    entries |= _wholes(own)
    entries |= {area: AreaName(area) for area in data.areas if area}
    entries |= {text: Named(ids) for text, ids in _names(data).items() if text not in words}
    return Dictionary(entries.items())


def _wholes(own: str) -> dict[str, AreaName]:
    """全市 is the briefing's own area if that is a city; in a county's briefing it is the city around it."""
    sort = own[-1:] if own[-1:] in _SORTS else ""
    mine = sort or _SORTS.replace("省", "")
    return {
        f"{whole}{each}": AreaName(own) if each in mine else AreaName(f"{whole}{each}", known=False)
        for each in _SORTS
        for whole in _WHOLE
    }


def _names(data: IndicatorSet) -> dict[str, tuple[str, ...]]:
    """Every name with the indicators it may mean: full and short names before made ones."""
    called: dict[str, dict[str, None]] = {}
    for indicator in data:
        for name in _own_names(indicator):
            called.setdefault(name, {})[indicator.id] = None
    taken = frozenset(called)
    for indicator in data:
        for alias in _aliases(indicator):
            if alias not in taken:
                called.setdefault(alias, {})[indicator.id] = None
    return {name: tuple(ids) for name, ids in called.items()}


def _own_names(indicator: Indicator) -> Iterator[str]:
    for name in (indicator.name, indicator.short_name):
        if len(name) > 1 and not _NEVER.match(name):
            yield name
    try:
        literals = [text for text, _ in pieces(indicator)]
    except RefusalError:
        return
    # What stands around the figure in a line of the indicator's own.
    yield from (text for text in literals if len(text) > _SHORTEST_ALIAS and text.isalnum())


def _aliases(indicator: Indicator) -> Iterator[str]:
    """Other names: without brackets, by the usual words, and of an indicator that is a rate without 增速."""
    name = name_of(indicator.name).bare
    bare = re.sub(r"[（(][^）)]*[）)]", "", name)
    # 第一、二、三产业: behind the first of a list the others lack their 第.
    candidates = {name, bare, growth_base(name), _INDUSTRY.sub("", name)}
    candidates.add(_INDUSTRY.sub("", indicator.short_name))
    for base in tuple(candidates):
        for word, meant in SYNONYMS.items():
            if word in base:
                candidates.add(base.replace(word, meant, 1))
            if meant and meant in base and word not in base:
                candidates.add(base.replace(meant, word.upper() if word.isascii() else word, 1))
            if meant and word.isascii() and word.upper() in base:
                candidates.add(base.replace(word.upper(), meant, 1))
    for alias in sorted(candidates):
        if alias not in (indicator.name, indicator.short_name) and (
            len(alias) >= _SHORTEST_ALIAS and not _NEVER.match(alias)
        ):
            yield alias
