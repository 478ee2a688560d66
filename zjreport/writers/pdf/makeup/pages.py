"""From a flow to pages: where each slice stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..typesetting.notes import NotePart, depth_of, parted, whole
from .breaks import DEEPEST_HOLE, page_ends, pieces_between
from .flow import Element, FirstPage, FullPage, Row, Slice, Turn
from .gauge import Geometry
from .placing import Column, PlacedFrame, Placement

__all__ = ["Geometry", "Page", "PlacedFrame", "Placement", "make_pages"]


#: A hole up to this depth is closed by lowering the foot of the page's last card.
_LOW_FOOT = 15 * 72 / 25.4


@dataclass(slots=True)
class Page:
    """A page: placements and frames, or a full page.

    ``used`` is the depth that is filled; ``ends`` whether the flow was made to end there;
    ``numbered`` whether its number is printed; ``front`` whether it stands before page 1; ``turned`` whether
    the paper lies on its side.  ``number`` counts all sheets, ``count`` is what is printed.  Its
    ``notes`` take up ``noted`` points and stand ``foot`` above the foot of the text block.
    """

    number: int
    placements: list[Placement] = field(default_factory=list)
    frames: list[PlacedFrame] = field(default_factory=list)
    full: FullPage | None = None
    used: float = 0
    ends: bool = False
    numbered: bool = True
    front: bool = False
    count: int = 0
    turned: bool = False
    notes: Sequence[NotePart] = ()
    noted: float = 0
    foot: float = 0


def make_pages(flow: Sequence[Element], upright: Geometry, turned: Geometry) -> list[Page]:
    """Every page of a flow, on paper that stands upright or lies on its side."""
    pages: list[Page] = []
    pieces: list[Slice | Row] = []
    lies = False

    def fill() -> None:
        made = _filled(pieces, turned if lies else upright, len(pages))
        for page in made:
            page.turned = lies
        pages.extend(made)
        pieces.clear()

    for element in flow:
        if isinstance(element, Slice | Row):
            pieces.append(element)
            continue
        fill()
        if isinstance(element, FullPage):
            pages.append(Page(len(pages) + 1, full=element))
        elif isinstance(element, FirstPage):
            if element.odd and len(pages) % 2:
                pages.append(Page(len(pages) + 1))
            for page in pages:
                page.front = True
        elif isinstance(element, Turn):
            lies = element.turned
    fill()
    return pages


def _filled(pieces: Sequence[Slice | Row], geometry: Geometry, before: int) -> list[Page]:
    """The pages of what stands between two forced page breaks; set a second time where holes are deep."""
    pages, behind = _set(pieces, geometry, before)
    widened = _widened(pieces, pages, behind, geometry)
    if widened is None:
        return pages
    again, _ = _set(widened, geometry, before)
    return min(pages, again, key=lambda made: (len(_deep(made, geometry)), len(made)))


def _set(pieces: Sequence[Slice | Row], geometry: Geometry, before: int) -> tuple[list[Page], list[int]]:
    """Pages, and the number of the first piece behind each."""
    pages: list[Page] = []
    start = (0, 0)
    carried: tuple[NotePart, ...] = ()
    ends = page_ends(pieces, geometry)
    for number, end in enumerate(ends, before + 1):
        own = pieces_between(pieces, start, end)
        column = Column(own, geometry.left, geometry.width, pitch=geometry.pitch)
        last = end[0] == len(pieces)
        notes = (*carried, *whole(note for piece in own for note in piece.notes))
        noted = geometry.note_depth(depth_of(notes))
        column.squeeze(geometry.height - noted)
        if noted > geometry.height - column.depth:
            notes, carried = parted(notes, geometry.note_room(column.depth))
            noted = geometry.note_depth(depth_of(notes))
        else:
            carried = ()
        room = geometry.height - noted
        if geometry.spread and (not last or room - column.depth < DEEPEST_HOLE):
            column.stretch(room)
            if room - column.depth <= _LOW_FOOT:
                column.reach(room)
        page = Page(number, [*column.placements()], [*column.frames()], used=column.depth + noted, ends=last)
        page.notes, page.noted = notes, noted
        pages.append(page)
        start = end
    while carried:
        notes, carried = parted(carried, geometry.note_room(0))
        noted = geometry.note_depth(depth_of(notes))
        pages.append(Page(before + len(pages) + 1, used=geometry.height, notes=notes, noted=noted))
    return pages, [end for end, _ in ends]


def _deep(pages: Sequence[Page], geometry: Geometry) -> list[int]:
    """The pages with a deep hole at their feet, the last page apart."""
    return [
        number for number, page in enumerate(pages[:-1]) if geometry.height - page.used > DEEPEST_HOLE + 1
    ]


def _widened(
    pieces: Sequence[Slice | Row], pages: Sequence[Page], behind: Sequence[int], geometry: Geometry
) -> list[Slice | Row] | None:
    """The pieces with rows set wide that begin a page behind a deep hole; ``None`` where there are none."""
    rows = {}
    for number in _deep(pages, geometry) if geometry.spread else ():
        place = behind[number]
        while place < len(pieces) - 1 and isinstance(piece := pieces[place], Slice) and piece.keep:
            place += 1
        row = pieces[place]
        if isinstance(row, Row) and row.wide:
            rows[place] = row
    if not rows:
        return None
    widened: list[Slice | Row] = []
    for place, piece in enumerate(pieces):
        row_wide = rows.get(place)
        widened += row_wide.wide if row_wide else [piece]
    return widened
