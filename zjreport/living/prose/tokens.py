"""Running text as tokens: figures, names, areas, periods, words and what nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...errors import DataError
from ...indicators._notations import PART_OF_YEAR
from ...indicators.periods import Period
from .findings import Known
from .lexicon import Word
from .names import AreaName, Dictionary, Named
from .numbers import Number

__all__ = ["Mark", "Said", "Token", "scan"]

_YEAR = r"(?:(?:19|20)\d{2}年|[今去上本]年|上年|当年)"
_WHEN = re.compile(
    rf"(?P<year>{_YEAR})?(?:的)?(?P<part>{PART_OF_YEAR})(?P<end>末|底|份)?(?!\d|\s*\d{{1,2}}日)|(?P<alone>(?:19|20)\d{{2}}年)(?P<close>末|底)?"
)
# Behind a period they make it one that figures are not of, but begin or end with: 一季度以来.
_BOUNDS = ("以来", "以后", "之后", "之前", "起，")
_BACK = {"去年": 1, "上年": 1}
_COMMA, _LIST, _STOP = "，,：:", "、", "。！？!?；;\n\r\t|"
# Signs that neither part words nor say anything.
_SILENT = frozenset(" 　“”‘’\"'（）()【】[]〔〕《》<>*#①②③④⑤⑥⑦⑧⑨⑩·•▲▼")


@dataclass(frozen=True, slots=True)
class Said:
    """A period that is named; ``period`` is ``None`` where its year is not one with figures."""

    period: Period | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Punctuation: ``comma``, ``list`` (、), ``stop`` or ``silent``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Text that no dictionary has."""


Meaning = Number | Known | Named | AreaName | Word | Said | Mark | Unknown


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with what it means."""

    start: int
    end: int
    text: str
    means: Meaning


def scan(
    text: str, names: Dictionary, figures: Iterable[Number], known: Iterable[Known], year: int
) -> Iterator[Token]:
    """The tokens of ``text`` (with plain digits), which together are the whole of it.

    Args:
        names: what may be named.
        figures: the figures that were found in the text.
        known: marked figures, which come before those.
        year: the year of periods that name none.
    """
    fixed: dict[int, tuple[int, Meaning]] = {}
    for figure in figures:
        if figure.start not in fixed or fixed[figure.start][0] < figure.end:
            fixed[figure.start] = figure.end, figure
    for match in _WHEN.finditer(text):
        said = None if text.startswith(_BOUNDS, match.end()) else _period(match[0], year)
        fixed[match.start()] = match.end(), Said(said)
    fixed |= {mark.start: (mark.end, mark) for mark in known if mark.end > mark.start}
    position = unknown = 0
    while position < len(text):
        end, means = _at(text, position, names, fixed)
        if means is None:
            position += 1
            continue
        if unknown < position:
            yield Token(unknown, position, text[unknown:position], Unknown())
        yield Token(position, end, text[position:end], means)
        position = unknown = end
    if unknown < position:
        yield Token(unknown, position, text[unknown:position], Unknown())


def _at(
    text: str, position: int, names: Dictionary, fixed: dict[int, tuple[int, Meaning]]
) -> tuple[int, Meaning | None]:
    sign = text[position]
    if mark := _mark(sign):
        return position + 1, mark
    found = names.at(text, position)
    if position in fixed:
        end, means = fixed[position]
        named = found is not None and isinstance(found[1], Named) and position + len(found[0]) > end
        if not named or isinstance(means, Known):
            return end, means
    if found is None:
        return position + 1, None
    return position + len(found[0]), found[1]


@lru_cache(maxsize=256)
def _mark(sign: str) -> Mark | None:
    for kind, signs in (("comma", _COMMA), ("list", _LIST), ("stop", _STOP)):
        if sign in signs:
            return Mark(kind)
    return Mark("silent") if sign in _SILENT else None


@lru_cache(maxsize=2048)
def _period(text: str, year: int) -> Period | None:
    match = _WHEN.fullmatch(text)
    if match is None:
        return None
    said = match["year"] or match["alone"] or ""
    if said[:4].isdigit():
        year = int(said[:4])
    year -= _BACK.get(said, 0)
    if match["close"]:
        return Period.parse(f"{year}年12月")
    if match["alone"]:
        return Period.parse(f"{year}")
    try:
        return Period.parse("".join(match["part"].split()), year)
    except DataError:
        return None
