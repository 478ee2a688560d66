"""The foot of the last page: the flow is made into pages, and the imprint set where the last one ends."""

from __future__ import annotations

from collections.abc import Sequence

from .flow import Element, Foot
from .pages import Geometry, Page, Placement, make_pages

__all__ = ["set_pages"]


def set_pages(flow: Sequence[Element | Foot], geometry: Geometry) -> list[Page]:
    """Every page of a flow, its feet at the foot of the last."""
    pages = make_pages([element for element in flow if not isinstance(element, Foot)], geometry)
    for element in flow:
        if isinstance(element, Foot) and element.slices:
            _place(pages, element, geometry)
    return pages


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
    page.used = geometry.height
