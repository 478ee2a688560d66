"""From a flow to pages: where each slice stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .breaks import DEEPEST_HOLE, page_ends
from .flow import Element, FullPage, Row, Slice
from .gauge import Geometry, repeated
from .placing import Column, PlacedFrame, Placement

__all__ = ["Geometry", "Page", "PlacedFrame", "Placement", "make_pages"]


@dataclass(slots=True)
class Page:
    """A page: placements and frames, or a full page.

    ``used`` is the depth that is filled; ``ends`` whether the flow was made to end there;
    ``numbered`` whether its number is printed.
    """

    number: int
    placements: list[Placement] = field(default_factory=list)
    frames: list[PlacedFrame] = field(default_factory=list)
    full: FullPage | None = None
    used: float = 0
    ends: bool = False
    numbered: bool = True


def make_pages(flow: Sequence[Element], geometry: Geometry) -> list[Page]:
    """Every page of a flow."""
    pages: list[Page] = []
    pieces: list[Slice | Row] = []
    for element in flow:
        if isinstance(element, Slice | Row):
            pieces.append(element)
            continue
        pages += _filled(pieces, geometry, len(pages))
        pieces = []
        if isinstance(element, FullPage):
            pages.append(Page(len(pages) + 1, full=element))
    pages += _filled(pieces, geometry, len(pages))
    return pages


def _filled(pieces: Sequence[Slice | Row], geometry: Geometry, before: int) -> Iterator[Page]:
    """The pages of what stands between two forced page breaks."""
    start = 0
    for number, end in enumerate(page_ends(pieces, geometry), before + 1):
        above = repeated(pieces[start])
        column = Column([*above, *pieces[start:end]], geometry.left, geometry.width, pitch=geometry.pitch)
        ends = end == len(pieces)
        column.squeeze(geometry.height)
        if geometry.spread and (not ends or geometry.height - column.depth < DEEPEST_HOLE):
            column.stretch(geometry.height)
        yield Page(number, [*column.placements()], [*column.frames()], used=column.depth, ends=ends)
        start = end
