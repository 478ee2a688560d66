"""Figures in running text: a number with its unit, and what stands there and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...indicators.units import unit_at
from ...phrasing.typed import mentions
from ...quantities import PERCENT
from .lexicon import Hedges

__all__ = ["Number", "numbers", "plain_digits"]

# Digits, the point and the sign of percent; a full-width comma parts clauses.
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0E, 0xFF05)}
_NUMBER = re.compile(
    r"(?<![\d.,A-Za-z])(?P<sign>[-−－])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d]|\.\d)"
)
_MOST_DECIMALS = 12
_MORE = ("余", "多", "来")
_SCALES = re.compile("万亿|千万|百万|亿|万")
# What counts time says how long something took or takes.
_TIMES = frozenset("年 月 日 天 岁 秒 分钟 小时 个月 个季度 期 届 周 周年 分 点 号 次 度".split())  # noqa: SIM905
_ORDINALS = re.compile(
    r"第\s*\d+|[图表][\s]*\d+(?:[-—.]\d+)*|附[件表图注]?\s*\d+|注\s*\d+|[【\[〔（(]\d{1,3}[】\]〕）)]"
    r"|^\s*\d{1,2}(?:\.\d{1,2})*[.．、](?!\d)|《[^》]*》"
    r"|[A-Za-z]+[-/ ]?[A-Za-z]*\s?\d+(?:[-—.]\d+)*(?![\d.]*[%亿万元])"
    r"|\d+\s?(?:年代|世纪)|\d{2,4}年(?:来|前|后)|\d+[:：]\d+(?:[:：]\d+)*|\d+(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?)+"
    r"|1\d{10}(?!\d)|0\d{2,3}-\d{7,8}|\d+[—~～-]\d+(?=岁)|\d+个(?:月|季度|工作日)|\d+/\d+"
    # What a table or a structure adds up to says nothing of the data.
    r"|因四舍五入[，,]合计为[\d.]+%"
)
_PLACE = re.compile(r"第\s*(?P<n>\d{1,3}|[一二三四五六七八九十]{1,2})\s*(?=[位名])")
_CHINESE_DIGITS: dict[str, int] = {sign: n for n, sign in enumerate("零一二三四五六七八九十")}
_CHINESE_DIGITS["两"] = 2
_CHINESE = re.compile(
    r"(?<![一二三四五六七八九十完第])(?P<n>[一二两三四五六七八九])(?:成(?P<half>[半一二三四五六七八九])?(?![不为本功立就长交员果熟品])|(?P<times>倍))"
    r"|百分之(?P<percent>[一二三四五六七八九十]{1,3}|\d+(?:\.\d+)?)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it stands in the text.

    Attributes:
        start, end: where the number and its unit stand.
        value: the number, signed if a sign is printed.
        decimals: those that are printed; -1 for tens (三成).
        unit: its unit; 位 for a place, which stands behind 第.
        hedge: ``above``, ``near``, ``below`` or nothing: what the words around it make of it.
        ordinal: whether it is a place (第5位).
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: str
    hedge: str = ""
    ordinal: bool = False


def plain_digits(text: str) -> str:
    """``text`` with full-width digits made plain, every sign where it was.

    >>> plain_digits("增长７．５％，快于全省")
    '增长7.5%，快于全省'
    """
    return text.translate(_FULL_WIDTH)


def numbers(text: str, hedges: Hedges, known_units: frozenset[str] = frozenset()) -> Iterator[Number]:
    """The figures of ``text`` (see :func:`plain_digits`), which has a unit each, in no set order.

    Dates, ordinals, references, numbers of documents and telephones, names with digits and lengths of time
    are none.  ``known_units`` are the units of the data, which no list has.
    """
    passed = _passed(text)
    for match in _NUMBER.finditer(text):
        if not passed[match.start("digits")]:
            yield from _figure(text, match, hedges, known_units)
    for match in _PLACE.finditer(text):
        place = match["n"]
        value = Decimal(place) if place.isascii() else _chinese(place)
        yield Number(match.start(), match.end() + 1, value, 0, "位", ordinal=True)
    yield from _in_chinese(text, hedges)


def _passed(text: str) -> bytearray:
    """For each sign whether it belongs to something that is no figure."""
    passed = bytearray(len(text))
    spans = [match.span() for match in _ORDINALS.finditer(text)]
    for start, end in (*mentions(text), *spans):
        passed[start:end] = b"\1" * (end - start)
    return passed


def _figure(text: str, match: re.Match[str], hedges: Hedges, known: frozenset[str]) -> Iterator[Number]:
    # 余 stands before the unit (60余条) or behind its power of ten (7万余人).
    position = match.end()
    scale = _SCALES.match(text, position)
    inner = scale.end() if scale else position
    if more := text.startswith(_MORE, inner):
        power = scale[0] if scale else ""
        unit = power + _unit(text, inner + 1, known)
        end = inner + 1 + len(unit) - len(power)
    else:
        unit = _unit(text, position, known)
        end = position + len(unit)
    if not unit or (unit in _TIMES and unit not in known):
        return
    value = Decimal(match["digits"].replace(",", ""))
    decimals = len(match["digits"].partition(".")[2])
    if decimals > _MOST_DECIMALS:
        return
    start = match.start("digits")
    if match["sign"] and _is_sign(text, match.start()):
        value, start = -value, match.start()
    hedge = "above" if more else _hedge(text, start, end, hedges)
    yield Number(start, end, value, decimals, unit, hedge)


def _is_sign(text: str, at: int) -> bool:
    """Whether a stroke is a minus: one between two figures is a range."""
    return at == 0 or not (text[at - 1] in "%元" or (text[at - 1].isascii() and text[at - 1].isalnum()))


def _unit(text: str, start: int, known: frozenset[str]) -> str:
    longest = max((unit for unit in known if text.startswith(unit, start)), key=len, default="")
    listed = unit_at(text, start)
    found = max(longest, listed, key=len)
    if found:
        return found
    scale = _SCALES.match(text, start)
    if scale:
        return scale[0]
    return text[start] if text.startswith(("位", "名", "成"), start) else ""


def _hedge(text: str, start: int, end: int, hedges: Hedges) -> str:
    behind = next((what for word, what in hedges.behind.items() if text.startswith(word, end)), "")
    return behind or next((what for word, what in hedges.before.items() if text.endswith(word, 0, start)), "")


def _in_chinese(text: str, hedges: Hedges) -> Iterator[Number]:
    """三成, 七成半, 两倍, 百分之五: Chinese numerals where they carry a unit."""
    for match in _CHINESE.finditer(text):
        hedge = _hedge(text, match.start(), match.end(), hedges)
        if said := match["percent"]:
            value = _chinese(said) if not said[0].isdigit() else Decimal(said)
            yield Number(match.start(), match.end(), value, len(said.partition(".")[2]), PERCENT, hedge)
        elif match["times"]:
            yield Number(match.start(), match.end(), _chinese(match["n"]), 0, "倍", hedge)
        else:
            ones = {"半": 5}.get(half := match["half"] or "零", _CHINESE_DIGITS.get(half, 0))
            value = _chinese(match["n"]) * 10 + ones
            yield Number(match.start(), match.end(), value, 0 if match["half"] else -1, PERCENT, hedge)


def _chinese(text: str) -> Decimal:
    """一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return Decimal(_CHINESE_DIGITS[text])
    return Decimal((_CHINESE_DIGITS[tens] if tens else 1) * 10 + (_CHINESE_DIGITS[ones] if ones else 0))
