"""Printed ordinals (一、 （一） 1.) as Word's number formats, where the two say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Ordinal", "OrdinalPattern", "chinese_numeral", "parse_ordinal"]

_DIGITS = "零一二三四五六七八九"
_ORDINAL = re.compile(
    r"([^\d一二三四五六七八九十百千零〇%]*)(\d{1,4}|[一二三四五六七八九十]{1,3})([^\d一二三四五六七八九十百千零〇%]*)"
)


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
