"""Names of periods along an axis in two rows: the parts of the years above, each year once below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from ..metrics import text_width

__all__ = ["period_rows"]

#: The least distance of two names in millimetres.
_AIR = 1.0
_NAME = re.compile(r"(\d{4}年)(.*)")
#: What a year among its own parts is called above its number.
_WHOLE_YEAR = "全年"

Rows = tuple[tuple[str, ...], ...]


def period_rows(names: tuple[str, ...], slot: float, size: float, *, thinned: bool) -> Rows | None:
    """The lines of each name, its year under the first of them; none for names left out.

    ``None`` where the names are not parts of years, two of one year at least, or where no choice of
    them fits slots of ``slot`` millimetres.  Where names may be ``thinned``, the same parts of every
    year are shown, the last name always and the first if it has room.
    """
    found = [_NAME.fullmatch(name) for name in names]
    parts = [(match[1], match[2] or _WHOLE_YEAR) for match in found if match]
    most = max((len(list(members)) for _, members in groupby(parts, key=lambda part: part[0])), default=0)
    if len(parts) < len(names) or most < 2:
        return None
    for step in _steps(most, len(names)) if thinned else (1,):
        shown = [place for place in range(len(names)) if (len(names) - 1 - place) % step == 0]
        for chosen in ([0, *shown], shown) if shown[0] else (shown,):
            rows = _rows(parts, chosen)
            if _fits(rows, slot, size):
                return rows
    return None


def _steps(most: int, count: int) -> Iterator[int]:
    """Steps that show the same parts of every year, or every so many years."""
    yield from (step for step in range(1, most) if most % step == 0)
    yield from range(most, max(count, most + 1), most)


def _rows(parts: list[tuple[str, str]], shown: list[int]) -> Rows:
    lines: list[tuple[str, ...]] = [()] * len(parts)
    before = ""
    for place in shown:
        year, part = parts[place]
        lines[place] = (part,) if year == before else (part, year)
        before = year
    return tuple(lines)


def _fits(rows: Rows, slot: float, size: float) -> bool:
    """Whether neighbours in both rows keep apart."""
    for row in range(2):
        named = [
            (place, text_width(lines[row], size)) for place, lines in enumerate(rows) if len(lines) > row
        ]
        for (one, first), (other, second) in pairwise(named):
            if (other - one) * slot < (first + second) / 2 + _AIR:
                return False
    return True
