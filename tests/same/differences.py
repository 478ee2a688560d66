"""What Word and PDF may differ in, each with its reason; everything else must be the same.

Left out by the readers already: page numbers, running heads and the lines above the part of a table that
goes on (furniture of pages, which Word makes itself); marks of footnotes, which both formats count anew on
each page; leaders of contents, signs of bullets, drawings without words, blanks and breaks of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .content import Content, Line, solid
from .native import Shown

__all__ = ["lines_of", "unexplained"]

_PAGE = re.compile(r"\d+$")
# Words by which the axis of one format may name a period in two lines, without the year that stands below.
_PERIODS = ("前三季度", "上半年", "全年", "一季度", "二季度", "三季度", "四季度")
_YEAR = re.compile(r"\d{4}年")


def lines_of(content: Content) -> Iterator[str]:
    """The text of a file, line by line.

    * The pages in contents are left out: each format has its own, which other tests hold to the truth.
    """
    for part in content.of(Line):
        yield _PAGE.sub("", part.solid) if part.contents else part.solid


def unexplained(left: str, shown: Shown) -> str:
    """What a PDF's chart prints beyond the labels that Word's prints, without what is allowed.

    * Word prints names of categories and of series by itself, from the cells, and the ticks of its axes from
      their steps; a name that only tells a single series is printed by neither.
    * Word's chart may name fewer of its periods: what the PDF has more must be periods of the chart.
    """
    left = left.replace("\n", "\0")
    for text in sorted(map(solid, {*shown.names, *shown.ticks}), key=len, reverse=True):
        left = left.replace(text, "\0") if text else left
    if any(_YEAR.search(name) for name in shown.names):
        for word in _PERIODS:
            left = left.replace(word, "\0")
        left = _YEAR.sub("\0", left)
    return " ".join(left.replace("\0", " ").split())
