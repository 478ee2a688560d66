"""Number formats that print a value as its label does, so that an edited value changes its label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from ....quantities import round_decimal

__all__ = ["GENERAL", "common_format", "number_format"]

GENERAL = "General"

_LABEL = re.compile(r"([^\d+-]*)([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(\D*)")
# A spreadsheet keeps so many digits of a number.
_DIGITS = 15
# What a number format would read as a code even between quotation marks, or cannot hold.
_UNQUOTABLE = frozenset('"\\\n')


@lru_cache(maxsize=4096)
def number_format(value: Decimal, label: str) -> str | None:
    """The number format that prints ``value`` as ``label``; ``None`` where none does.

    >>> number_format(Decimal("6.96"), "7.0%"), number_format(Decimal("12345"), "12,345亿元")
    ('0.0"%"', '#,##0"亿元"')
    >>> number_format(Decimal("0.54"), "54%"), number_format(Decimal("16500"), "1.65万")
    ('0%', None)
    """
    match = _LABEL.fullmatch(label)
    if match is None or _UNQUOTABLE & set(label) or sum(map(str.isdigit, match[3])) > _DIGITS:
        return None
    before, sign, number, after = match.groups()
    code = _code(number)
    if _prints(value, sign, number):
        return _signed(_quoted(before), sign, code + _quoted(after)) if _may(value, before) else None
    if after.startswith("%") and _prints(value * 100, sign, number):
        return _signed(_quoted(before), sign, f"{code}%{_quoted(after[1:])}") if _may(value, before) else None
    return None


def common_format(formats: Iterable[str | None]) -> str:
    """The format that most labels take, the first of several."""
    counted = Counter(one for one in formats if one)
    return counted.most_common(1)[0][0] if counted else GENERAL


def _code(number: str) -> str:
    whole, _, fraction = number.partition(".")
    return ("#,##0" if "," in whole else "0") + (f".{'0' * len(fraction)}" if fraction else "")


def _prints(value: Decimal, sign: str, number: str) -> bool:
    digits = number.replace(",", "")
    rounded = round_decimal(value, len(digits.partition(".")[2]))
    if value < 0 and not rounded:
        # A spreadsheet prints the sign of what rounds to 0.
        return False
    return rounded == Decimal(sign + digits)


def _may(value: Decimal, before: str) -> bool:
    """Whether words may stand before the number: a spreadsheet puts the sign before them."""
    return not before or value >= 0


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _signed(before: str, sign: str, code: str) -> str:
    plain = before + code
    return f"{before}+{code};{before}-{code}" if sign == "+" else plain
