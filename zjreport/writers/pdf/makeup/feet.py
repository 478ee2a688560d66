"""The foot of the last page: the flow is made into pages, and the imprint set where the last one ends."""

from __future__ import annotations

from collections.abc import Sequence

from .flow import Element, Foot, Slice
from .pages import Geometry, Page, Placement, make_pages

__all__ = ["set_pages"]

# The least space above the feet, where a page is full.
_ABOVE = 6.0


def set_pages(flow: Sequence[Element | Foot], geometry: Geometry, turned: Geometry) -> list[Page]:
    """Every page of a flow, its feet at the foot of the last; ``turned`` is of pages on their side.

    Pages are counted from the first one that does not stand in front.
    """
    feet = [element for element in flow if isinstance(element, Foot) and element.slices]
    rest = [element for element in flow if not isinstance(element, Foot)]
    # A blank in their place, or what grows to fill a page would leave them none.
    room = Slice(sum(foot.height for foot in feet), _nothing, before=_ABOVE, snap=False)
    pages = make_pages([*rest, room] if feet and rest else rest, geometry, turned)
    if feet and pages:
        _clear(pages[-1], room)
    for foot in feet:
        _place(pages, foot, geometry)
    fronts = sum(page.front for page in pages)
    for page in pages:
        page.count = page.number - fronts
        page.numbered = page.numbered and not page.front
        begun = [part.note for part in page.notes if part.first == 0]
        for number, note in enumerate(begun, 1):
            note.page, note.number = page.number, number
    return pages


def _nothing(*_: object) -> None:
    """Draw a blank."""


def _clear(page: Page, room: Slice) -> None:
    """Take the blank from the page again."""
    kept = [placement for placement in page.placements if placement.slice is not room]
    if len(kept) < len(page.placements):
        page.placements[:] = kept
        page.used -= room.height


def _place(pages: list[Page], foot: Foot, geometry: Geometry) -> None:
    """Set the foot on the last page, or on one of its own where it does not fit."""
    if not pages or pages[-1].full or pages[-1].used + foot.height > geometry.height:
        pages.append(Page(len(pages) + 1, ends=True))
    if foot.even and pages[-1].number % 2:
        # Behind a blank page, neither it nor the imprint's page bears a number.
        blank = not pages[-1].placements
        pages[-1].numbered = not blank
        pages.append(Page(len(pages) + 1, ends=True, numbered=not blank))
    page = pages[-1]
    depth = geometry.height - foot.height
    for piece in foot.slices:
        page.placements.append(Placement(piece, geometry.left, depth, piece.height))
        depth += piece.height
    page.used, page.foot = geometry.height, foot.height
