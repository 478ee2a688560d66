"""From the flows of blocks to the flow of a document: the space between two blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...blocks import AttachmentNote, Block, Cards, Chart, Heading, Paragraph, Signature, Table
from .desk import MM, Desk, blank
from .makeup.flow import Element, FirstPage, Foot, Row, Slice, Turn

__all__ = ["Part", "joined"]

#: The least blank above and below what is set apart on a grid, in lines.
_APART, _LEAST_BELOW = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """The flow of a block; whether it stands on pages that lie on their side, whether it begins page 1."""

    block: Block
    elements: list[Element | Foot]
    turned: bool = False
    first: bool = False


def joined(desk: Desk, parts: Sequence[Part]) -> list[Element | Foot]:
    """One flow, with the theme's gap between blocks."""
    flow: list[Element | Foot] = []
    above: Block | None = None
    after = 0.0
    turned = False
    for part in parts:
        block, elements = part.block, part.elements
        if part.first:
            flow.append(FirstPage(odd=desk.theme.page.number_side == "outer"))
        if part.turned is not turned:
            turned = part.turned
            flow.append(Turn(turned))
        apart = _set_apart(desk.turned if turned else desk, block, elements)
        first = elements[0] if elements else None
        if isinstance(first, Slice | Row):
            space = max(first.before, after, _gap(desk, above, block))
            first = elements[0] = replace(first, before=space) if isinstance(first, Row) else first
            if isinstance(first, Slice):
                first.before = space
            if isinstance(first, Slice) and first.before:
                first.flex = max(first.flex, 1)
        if isinstance(block, Signature | AttachmentNote) and flow and isinstance(flow[-1], Slice):
            # Office and date, and the list above them, never stand alone at the head of a page.
            flow[-1].keep = True
        flow += elements
        if elements:
            above, after = block, max(apart, _after(desk, block))
    return flow


def _set_apart(desk: Desk, block: Block, elements: list[Element | Foot]) -> float:
    """On a grid, leave an even blank above and below charts and tables; gives the least below, in points.

    Blanks and what is between them take up whole lines, so that the text below begins on its line.
    """
    pieces = [piece for piece in elements if isinstance(piece, Slice)]
    if not desk.pitch or not isinstance(block, Cards | Chart | Table) or not pieces:
        return 0
    height = sum(piece.height for piece in pieces) + sum(piece.before for piece in pieces[1:])
    lines = math.ceil(height / desk.pitch + 2 * _APART - 0.01)
    space = (lines * desk.pitch - height) / 2
    for piece in pieces:
        piece.snap = False
    # The blank is a piece of its own: a table's first row may be repeated, without it.
    elements.insert(0, Slice(0, blank, before=space, keep=True, snap=False))
    return _LEAST_BELOW * desk.pitch


def _after(desk: Desk, block: Block) -> float:
    if isinstance(block, Heading):
        return desk.style(f"heading-{min(max(block.level, 1), 4)}").after
    return desk.style(block.style).after if isinstance(block, Paragraph) else 0


def _gap(desk: Desk, above: Block | None, below: Block) -> float:
    """The space between two blocks."""
    gap = desk.measure("block_gap", 0) * MM
    if above is None or not gap:
        return 0
    if isinstance(above, Paragraph) and isinstance(below, Paragraph) and below.style != "closing":
        return 0.3 * gap
    if isinstance(below, Heading) and below.level == 1:
        return 1.5 * gap
    if isinstance(above, Heading):
        return (0.8 if above.level == 1 else 0.35) * gap
    if isinstance(below, Heading):
        return gap
    return 0.75 * gap
