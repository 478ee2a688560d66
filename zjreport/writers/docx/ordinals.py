"""Printed ordinals (一、 （一） 1.) as Word's number formats, where the two say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from ...numerals import chinese_numeral as any_chinese_numeral

__all__ = ["Ordinal", "OrdinalPattern", "chinese_numeral", "parse_ordinal", "word_numeral"]

_DIGITS = "零一二三四五六七八九"
_ORDINAL = re.compile(
    r"([^\d一二三四五六七八九十百千零〇%]*)(\d{1,4}|[一二三四五六七八九十]{1,3})([^\d一二三四五六七八九十百千零〇%]*)"
)
# Word's names for numerals: Chinese ones, rows of signs, Roman ones.
_CHINESE = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"))
_LETTERS = {
    "upperLetter": ascii_uppercase,
    "lowerLetter": ascii_lowercase,
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = tuple(
    zip(
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        strict=True,
    )
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class OrdinalPattern:
    """What stands before and after the number, and Word's name for its numerals."""

    before: str
    format: str
    after: str

    def text(self, value: int) -> str:
        """The ordinal of ``value`` as Word prints it.

        >>> OrdinalPattern("（", "chineseCountingThousand", "）").text(12)
        '（十二）'
        """
        numeral = str(value) if self.format == "decimal" else chinese_numeral(value)
        return f"{self.before}{numeral}{self.after}"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal that Word can count."""

    pattern: OrdinalPattern
    value: int


def chinese_numeral(value: int) -> str:
    """1 to 99 as Word's ``chineseCountingThousand`` writes them.

    >>> [chinese_numeral(value) for value in (1, 10, 11, 20, 99)]
    ['一', '十', '十一', '二十', '九十九']
    """
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def word_numeral(value: int, format: str) -> str:
    """A number in one of Word's formats; one that is not known prints as arabic.

    >>> [word_numeral(4, format) for format in ("upperRoman", "lowerLetter", "japaneseCounting")]
    ['IV', 'd', '四']
    """
    if format in ("none", "bullet"):
        return ""
    if format in _CHINESE:
        return any_chinese_numeral(value)
    if format in _LETTERS and value > 0:
        # Behind the last sign of a row Word doubles them: z, aa, bb.
        signs = _LETTERS[format]
        return signs[(value - 1) % len(signs)] * ((value - 1) // len(signs) + 1)
    if format in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        return _roman(value) if format == "upperRoman" else _roman(value).lower()
    if format == "decimalEnclosedCircle" and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    if format == "decimalZero":
        return f"{value:02}"
    if format == "decimalFullWidth":
        return str(value).translate(_FULL_WIDTH)
    return str(value)


def _roman(value: int) -> str:
    said = ""
    for sign, worth in _ROMAN:
        count, value = divmod(value, worth)
        said += sign * count
    return said


def parse_ordinal(text: str) -> Ordinal | None:
    """The ordinal that ``text`` prints, or ``None`` where Word would print another text for it.

    >>> parse_ordinal("（三）")
    Ordinal(pattern=OrdinalPattern(before='（', format='chineseCountingThousand', after='）'), value=3)
    >>> parse_ordinal("01.") is None
    True
    """
    match = _ORDINAL.fullmatch(text)
    if not match:
        return None
    before, numeral, after = match.groups()
    if numeral.isascii():
        ordinal = Ordinal(OrdinalPattern(before, "decimal", after), int(numeral))
    else:
        value = next((value for value in range(1, 100) if chinese_numeral(value) == numeral), 0)
        ordinal = Ordinal(OrdinalPattern(before, "chineseCountingThousand", after), value)
    return ordinal if ordinal.value and ordinal.pattern.text(ordinal.value) == text else None
