"""Chinese numerals for ordinals and set terms; measures always take arabic digits (GB/T 15835)."""

from __future__ import annotations

__all__ = ["chinese_numeral", "heading_number"]

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """A number from 0 to 99 in Chinese.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 31)]
    ['三', '十', '十二', '二十', '三十一']

    Raises:
        ValueError: the number is outside that range.
    """
    if not 0 <= number < 100:
        raise ValueError(f"{number} is not between 0 and 99")
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """The ordinal of a heading by GB/T 9704: 一、（一）1.（1）.

    >>> [heading_number(level, 2) for level in (1, 2, 3, 4)]
    ['二、', '（二）', '2.', '（2）']
    """
    if level == 1:
        return f"{chinese_numeral(number)}、"
    if level == 2:
        return f"（{chinese_numeral(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"
