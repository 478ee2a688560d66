"""Gaps that are not blanks: what of them is added to the sign before, so that nobody reads a blank there.

Programs that take text out of a PDF find blanks by the distance between signs: from a tenth of an em on
there must have been one.  The gap between 增长 and 7% is wider, and justified lines widen all of them.
So the excess goes into the advance of the sign before the gap.  Nothing moves on the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from .characters import Kind

__all__ = ["WIDE", "wide_gaps"]

#: The widest gap in which no program reads a blank, in em.
WIDE = 0.09
#: Gaps as wide as this are left alone: they are holes, whatever they mean.
_HOLE = 0.4
#: By how many thousandths of an em advances differ: each step is a glyph of its own in the file.
_STEP = 20
_BLANK = frozenset({Kind.SPACE, Kind.GLUE})


def wide_gaps(gaps: Mapping[int, float], kinds: Sequence[Kind], scale: float) -> Iterator[tuple[int, int]]:
    """The signs with a wide gap behind them, and how many thousandths of an em of it they take over.

    ``gaps`` are in points, by the sign before them; ``scale`` is an em.
    """
    for sign, gap in gaps.items():
        below = kinds[sign + 1] if sign + 1 < len(kinds) else None
        if WIDE * scale < gap < _HOLE * scale and not _BLANK.intersection((kinds[sign], below)):
            yield sign, _STEP * math.ceil((gap / scale - WIDE) * 1000 / _STEP)
