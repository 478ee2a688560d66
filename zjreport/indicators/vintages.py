"""Vintages: which of two releases of a figure is the later one."""

from __future__ import annotations

import re
from functools import lru_cache

from ..errors import DataError
from .periods import Period

__all__ = ["vintage_order"]

_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2}))?\s*[日号]?\s*月?")
_COMPACT = re.compile(r"(20\d\d)(0[1-9]|1[0-2])([0-3]\d)?")
_NUMBERED = re.compile(r"\D*?(\d{1,4})\D*")

# The stages that a national account goes through, in their order.
_STAGES = (
    ("预计", "预测", "预估"),
    ("快报",),
    ("初值", "初步", "首次"),
    ("修订", "核实", "核定"),
    ("终值", "最终", "年报", "决算"),
    ("普查",),
)
Order = tuple[int, tuple[int, ...], str]


@lru_cache(maxsize=1024)
def vintage_order(vintage: str) -> Order:
    """A key by which the vintages of one figure stand in order of release.

    Dates go by the calendar however they are written, stages (初步核算, 最终核实) by their order, other texts
    by the number in them.  A row without a vintage is older than any that has one.

    >>> sorted(["2024-12-27", "2024年1月17日", "", "2024.3"], key=vintage_order)
    ['', '2024年1月17日', '2024.3', '2024-12-27']
    >>> sorted(["最终核实数", "初步核算数"], key=vintage_order)
    ['初步核算数', '最终核实数']
    """
    text = vintage.strip()
    if not text:
        return 0, (), ""
    if date := _DATE.search(text) or _COMPACT.fullmatch(text):
        return 3, tuple(int(part) for part in date.groups(default="0")), text
    try:
        period = Period.parse(text)
        return 3, (period.year, period.end_month), text
    except DataError:
        pass
    for stage in reversed(range(len(_STAGES))):
        if any(word in text for word in _STAGES[stage]):
            return 2, (stage,), text
    number = _NUMBERED.fullmatch(text)
    return 1, (int(number[1]),) if number else (), text
