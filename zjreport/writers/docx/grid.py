"""Tables as XML of our own, for data and for layout: python-docx's cells cost the square of their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise

from .lengths import eighths, twips
from .markup import EMPTY, Xml, concat, w
from .paragraphs import paragraph

__all__ = ["Box", "Rule", "box", "cell_properties", "columns_of", "grid_row", "grid_table"]

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: its width in points and its colour as six digits."""

    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    """The look of a cell: fill colour, ruled sides, padding in twips by side, where its content stands."""

    fill: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    padding: Mapping[str, int] = field(default_factory=dict)
    vertical: str = ""

    def __hash__(self) -> int:
        return hash((self.fill, self.vertical, *self.rules, *self.padding.values()))


def _borders(rules: Mapping[str, Rule]) -> Xml:
    if not rules:
        return EMPTY
    return w(
        "tcBorders",
        *(
            w(side, val="single", sz=eighths(rules[side].width), space=0, color=rules[side].colour)
            for side in _SIDES
            if side in rules
        ),
    )


def _padding(padding: Mapping[str, int]) -> Xml:
    if not padding:
        return EMPTY
    return w("tcMar", *(w(side, w=padding[side], type="dxa") for side in _SIDES if side in padding))


@lru_cache(maxsize=4096)
def cell_properties(width: int, look: Box, span: int = 1, merge: str = "") -> Xml:
    """The properties of a cell ``width`` twips wide; ``merge`` is ``restart`` or ``continue``."""
    return w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else EMPTY,
        w("vMerge", val="restart" if merge == "restart" else None) if merge else EMPTY,
        _borders(look.rules),
        w("shd", val="clear", color="auto", fill=look.fill) if look.fill else EMPTY,
        _padding(look.padding),
        w("vAlign", val=look.vertical) if look.vertical else EMPTY,
    )


def box(width: int, look: Box, content: Xml, span: int = 1, merge: str = "") -> Xml:
    """A cell; Word wants a paragraph last in each, so a cell that ends otherwise gets an unseen one."""
    closed = content if content.endswith("</w:p>") else Xml(content + paragraph("hidden-line", EMPTY))
    return w("tc", cell_properties(width, look, span, merge), closed)


def grid_row(
    cells: Iterable[Xml],
    *,
    header: bool = False,
    height: int = 0,
    exact: bool = False,
    whole: bool = True,
) -> Xml:
    """A row, which keeps on one page where it is ``whole``; ``height`` is in twips.

    ``header`` rows are repeated on every page.
    """
    tall = w("trHeight", val=height, hRule="exact" if exact else "atLeast") if height else EMPTY
    kept = w("cantSplit") if whole else EMPTY
    return w("tr", w("trPr", kept, tall, w("tblHeader") if header else EMPTY), *cells)


def grid_table(
    widths: Sequence[int],
    rows: Iterable[Xml],
    style: str,
    *,
    title: str = "",
    description: str = "",
    position: Xml = EMPTY,
) -> Xml:
    """A table of fixed columns (twips).

    ``title`` and ``description`` are what a screen reader says before entering it; ``position`` lets it
    float on its page.
    """
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        position,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=title) if title else EMPTY,
        w("tblDescription", val=description) if description else EMPTY,
    )
    grid = w("tblGrid", concat(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *rows)


def columns_of(width: float, weights: Sequence[float]) -> list[int]:
    """``width`` millimetres shared out by weight, in whole twips that add up to it."""
    whole, total = twips(width), sum(weights)
    edges = [int(edge / total * whole + 0.5) for edge in accumulate(weights, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]
