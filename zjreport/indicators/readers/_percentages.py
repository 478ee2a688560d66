"""Cells that spreadsheet programs show as percentages: by their number formats, and as the text shown."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["BUILT_IN", "hundredfold", "is_percentage"]

# The numbers of the formats 0% and 0.00%, which no file needs to spell out.
BUILT_IN = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')


def is_percentage(code: str) -> bool:
    """Whether a number format multiplies by a hundred; a quoted percent sign is mere text.

    >>> is_percentage("0.0%;[Red]-0.0%"), is_percentage('0.0"%"')
    (True, False)
    """
    return "%" in _LITERAL.sub("", code)


def hundredfold(number: object) -> str:
    """A fraction as the number of its percentage.

    >>> hundredfold(Decimal("0.07")), hundredfold(1)
    ('7', '100')
    """
    return format(Decimal(str(number)).scaleb(2), "f")
