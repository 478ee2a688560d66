"""Where a title may be broken, and how gladly: words, numbers with units, places, what is in quotes.

A title is cut into words by the longest matches over :mod:`.vocabulary`; signs that belong to no word
are taken for parts of names and kept together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .vocabulary import LONGEST, WORDS

__all__ = ["NEVER", "PARTED", "break_prices", "words_of"]

#: The price of a break that must not be.
NEVER = float("inf")
#: From this price on a break parts a word.
PARTED = 30.0

_IN_WORD, _AT_SEAM, _IN_NAME, _TO_UNKNOWN = 60.0, 32.0, 45.0, 12.0
_BEFORE_PARTICLE, _BEFORE_LINK, _AFTER_LINK, _AFTER_PREPOSITION = 40.0, 14.0, 4.0, 18.0
_AFTER_PARTICLE, _AFTER_PAUSE, _AFTER_ITEM = -2.0, -14.0, -4.0
_AT_BLANK, _BESIDE_QUOTE, _IN_QUOTE = -40.0, -3.0, 9.0
_IN_DATE, _AFTER_ABOUT, _BEFORE_SUFFIX, _AFTER_PREFIX = 15.0, 14.0, 35.0, 20.0

_CLOSING = "，。；：、！？）》”’〕】」』%％‰—…·～"
_OPENING = "（《“‘〔【「『"
_PAUSES = "，。；：！？、"
#: Words of one sign: those that begin no line, those that join, and those that end none.
_PARTICLES, _LINKS, _PREPOSITIONS = (
    "的之等了着过上中下内外后前里间",
    "和与及暨或并",
    "在对为以从向把将由到至自于按就被让使以",
)
_PREFIXES, _SUFFIXES = (
    "各全我本新大小高低老总副非",
    "化性率额量者力度感型类式版级界局厅委办部院所站会处科组网卡年月日区市县省镇乡村州",
)
_PLACE_ENDS = "省市县区州镇乡"

# What holds together by itself: dates, numbers with their units, document numbers, Latin words.
_UNITS = (
    "年度|年|季度|月份|月|日|个百分点|百分点|个|项|条|家|处|件|亿元|万元|亿|万|元"
    "|公里|倍|届|次|期|号|周年|强|周|批|大|岁|级|%|％|‰"
)
_ATOMS = re.compile(
    rf"〔\d{{4}}〕第?\d+号|第?\d+(?:[.,:/]\d+)*(?:[—～-]\d+(?:[.,]\d+)*)?(?:{_UNITS})*"
    rf"|[A-Za-z][A-Za-z0-9.+#&'’-]*|前?第?[〇零一二三四五六七八九十百千两]+(?:{_UNITS}|方面|大类|位)"
)
_DATES = re.compile(r"\d+(?:[—～-]\d+)?[年月].*|.*季度|.*半年|全年")
_HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")


class Word(NamedTuple):
    """A piece of a title; ``known`` if it is a word, a number or another thing known to hold together."""

    text: str
    known: bool


def words_of(title: str) -> list[Word]:
    """The pieces of a title, in order.

    >>> [word.text for word in words_of("2024年一季度江州市经济运行情况")]
    ['2024年', '一季度', '江州市', '经济运行', '情况']
    """
    return list(_words(title))


def _words(title: str) -> Iterator[Word]:
    place = 0
    while place < len(title):
        if found := _ATOMS.match(title, place):
            # 三 of 三次产业 belongs to the word, not to a number.
            longer = _longest(title, place)
            yield Word(longer if len(longer) > len(found[0]) else found[0], True)
            place += max(len(longer), len(found[0]))
        elif found := _HAN.match(title, place):
            end = min([found.end(), *(atom.start() for atom in _ATOMS.finditer(title, place, found.end()))])
            pieces = _segmented(title[place : max(end, place + 1)])
            yield from pieces
            place += sum(len(piece.text) for piece in pieces)
        else:
            yield Word(title[place], False)
            place += 1


def _longest(title: str, place: int) -> str:
    """The longest word of the list at a place, or nothing."""
    for length in range(LONGEST, 1, -1):
        if title[place : place + length] in WORDS:
            return title[place : place + length]
    return ""


def _segmented(signs: str) -> list[Word]:
    """Hanzi cut into words: the longer the words the better, a likely place's name before loose signs."""
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
    for end in range(1, len(signs) + 1):
        choices = [(best[end - 1][0] + (0.0 if _is_function(signs[end - 1]) else -1.0), end - 1, False)]
        for start in range(max(0, end - LONGEST), end - 1):
            word = signs[start:end]
            if word in WORDS:
                choices.append((best[start][0] + len(word) ** 2, start, True))
            elif 3 <= len(word) <= 4 and word[-1] in _PLACE_ENDS and not set(word[:-1]) & set(_LINKS + "的"):
                choices.append((best[start][0] + 5.0, start, True))
        best.append(max(choices))
    words: list[Word] = []
    end = len(signs)
    while end:
        _, start, known = best[end]
        words.append(Word(signs[start:end], known or _is_function(signs[start:end])))
        end = start
    return words[::-1]


def _is_function(word: str) -> bool:
    return word in _PARTICLES or word in _LINKS or word in _PREPOSITIONS


def break_prices(title: str) -> list[float]:
    """What a break behind each sign but the last costs; a negative price is an invitation.

    >>> title = "关于做好统计工作的通知"
    >>> [title[: place + 1] for place, price in enumerate(break_prices(title)) if price <= 0]
    ['关于做好', '关于做好统计', '关于做好统计工作的']
    """
    prices: list[float] = []
    words = words_of(title)
    for word, after in pairwise([*words, None]):
        assert word is not None  # noqa: S101 - None is but the last of the pairs' second parts
        prices += _inner(word.text)
        if after:
            prices.append(_between(word, after))
    return _quoted(title, prices)


def _inner(word: str) -> list[float]:
    """The prices within a word; a long one is best parted where it is joined of two others."""
    inner = NEVER if word[0].isascii() and word[-1].isascii() else _IN_WORD
    prices = [_hard(inner, left, right) for left, right in pairwise(word)]
    for place in range(2, len(word) - 1):
        if word[:place] in WORDS and word[place:] in WORDS:
            prices[place - 1] = _AT_SEAM
    return prices


def _hard(price: float, left: str, right: str) -> float:
    """A price within a word; no break parts digits or Latin letters."""
    return NEVER if left.isascii() and right.isascii() else price


def _between(word: Word, after: Word) -> float:
    left, right = word.text[-1], after.text[0]
    if left in _OPENING or (right in _CLOSING and left != " "):
        return NEVER
    if left == " " or left == "　":
        return _AT_BLANK
    if right in " 　":
        return NEVER
    if left in _PAUSES:
        return _AFTER_ITEM if left == "、" else _AFTER_PAUSE
    if left in "》”" or right in "《“":
        return _BEFORE_PARTICLE if after.text in _PARTICLES else _BESIDE_QUOTE
    return _between_words(word, after)


def _between_words(word: Word, after: Word) -> float:
    if after.text in _PARTICLES:
        return _BEFORE_PARTICLE
    if after.text in _LINKS:
        return _BEFORE_LINK
    if word.text in _LINKS:
        return _AFTER_LINK
    if word.text in _PARTICLES:
        return _AFTER_PARTICLE
    if word.text in _PREPOSITIONS:
        return _AFTER_PREPOSITION
    if len(after.text) == 1 and after.text in _SUFFIXES:
        return _BEFORE_SUFFIX
    if len(word.text) == 1 and word.text in _PREFIXES:
        return _AFTER_PREFIX
    if not word.known and not after.known and after.text[0] not in _OPENING:
        return _IN_NAME
    if not word.known or not after.known:
        return _TO_UNKNOWN
    if word.text == "关于":
        return _AFTER_ABOUT
    return _IN_DATE if _DATES.fullmatch(word.text) and _DATES.fullmatch(after.text) else 0.0


def _quoted(title: str, prices: list[float]) -> list[float]:
    """Breaks between 《 and 》 or “ and ” are dearer."""
    depth = 0
    for place in range(len(prices)):
        depth += (title[place] in "《“") - (title[place] in "》”")
        if depth > 0 and title[place + 1] not in "》”":
            prices[place] += _IN_QUOTE
    return prices
