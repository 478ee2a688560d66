"""Digits that stand in text without a figure behind them.

Dates are fine, and so are the numbers that a paper itself bears and digits that are part of a name or an
address; the rest is typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..runs import Basis, Measure, Provenance, Run, Source

__all__ = ["mark_digits", "mentions"]

_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:[—-](?:19|20)\d{2})?年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"|(?<!\d)\d{1,2}(?:—\d{1,2})?月(?:\d{1,2}日|份|末)?|^(?:19|20)\d{2}$|〔(?:19|20)\d{2}〕(?:第?\d{1,4}号)?"
    # Numbers of documents, issues and copies are ordinals of the paper itself.
    r"|第\d{1,4}期|^共印\d+份$"
)
# Digits that count nothing: in addresses, and in names such as PM2.5, 5G or 4A.  A letter before digits does
# not make them a name (GDP4092.7亿元), nor do the letters of a unit behind them (5km).
_NAME = re.compile(
    r"https?://[!-~]+|[\w.+-]+@[A-Za-z0-9.-]+|(?<![A-Za-z])PM(?:2\.5|10)(?![\d.])"
    r"|(?<![\d.,])\d[ADGK](?![A-Za-z\d])",
    re.ASCII,
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def mark_digits(
    run: Run, provenance: Provenance | None = None, *, source: Source | None = None
) -> Iterator[Run]:
    """The run in pieces, each group of digits that is no date, name or address carrying a provenance.

    ``provenance`` is what the digits belong to (an indicator's name); without one they are marked
    as typed by hand, at ``source``.
    """
    if not _DIGITS.search(run.text):
        if run.text:
            yield run
        return
    passed = mentions(run.text)
    position = 0
    for digits in _DIGITS.finditer(run.text):
        start, end = digits.span()
        if any(first <= start < last for first, last in passed):
            continue
        if start > position:
            yield replace(run, text=run.text[position:start])
        yield replace(run, text=digits[0], provenance=provenance or _typed(digits[0], source))
        position = end
    if position < len(run.text):
        yield replace(run, text=run.text[position:])


def mentions(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates, numbers of papers, names with digits and addresses stand in ``text``.

    >>> mentions("2024年3月，PM2.5下降3.1%")
    ((0, 7), (8, 13))
    """
    return tuple(match.span() for pattern in (_DATE, _NAME) for match in pattern.finditer(text))


def _typed(text: str, source: Source | None) -> Provenance:
    return Provenance("", Measure.TYPED, text, basis=Basis.TYPED, sources=(source,) if source else ())
