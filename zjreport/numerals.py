"""Chinese numerals for ordinals and set terms; measures always take arabic digits (GB/T 15835)."""

from __future__ import annotations

__all__ = ["chinese_numeral", "heading_number"]

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def chinese_numeral(number: int) -> str:
    """A number from 0 to 9999 in Chinese.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 31, 105, 110)]
    ['三', '十', '十二', '二十', '三十一', '一百零五', '一百一十']

    Raises:
        ValueError: the number is outside that range.
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"{number} is not between 0 and 9999")
    if number < 10:
        return _DIGITS[number]
    digits = [int(digit) for digit in str(number)]
    places = reversed(_PLACES[: len(digits)])
    text = "".join(
        f"{_DIGITS[digit]}{place}" if digit else "零" for digit, place in zip(digits, places, strict=True)
    )
    while "零零" in text:
        text = text.replace("零零", "零")
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


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
