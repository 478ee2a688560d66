"""The PDF writer: blocks to a flow, the flow to pages, the pages to bytes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from ...blocks import Document
from .composer import compose_flow
from .desk import MM, Desk
from .faces.fontbook import FontBook
from .file.archive import require_validator, validate
from .file.canvas import PageCanvas, lent_fonts
from .furniture.footnotes import draw_notes
from .furniture.margins import draw_foot, draw_ground, draw_head
from .makeup.feet import set_pages
from .makeup.pages import Page
from .typesetting.setting import Setter

__all__ = ["PdfWriter"]


class PdfWriter:
    """Writes documents as PDF; holds nothing between two calls, so threads may share it."""

    def write(self, document: Document) -> bytes:
        """The document as a PDF file; the same bytes for the same document and SOURCE_DATE_EPOCH.

        Signs that no font has are printed as 〓, with a :class:`~zjreport.errors.ZjreportWarning`.

        Raises:
            WriteError: the document is to be archived, and the file would not be PDF/A, or cannot be
                validated.
        """
        if document.archive:
            require_validator()
        theme = document.theme
        book = FontBook(theme)
        setter = Setter(theme, book)
        desk = Desk(theme, book, setter)
        flow = compose_flow(desk, document.blocks)
        pages = set_pages(flow, desk.geometry, desk.turned.geometry)
        desk.page_of.update(
            (placement.slice.anchor.key, page.count)
            for page in pages
            for placement in page.placements
            if placement.slice.anchor
        )
        canvas = PageCanvas(_paper(desk), book, document.metadata.language)
        canvas.describe(document.metadata, archive=document.archive)
        with lent_fonts([book.role(name) for name in theme.fonts]):
            _draw(desk, canvas, document, pages)
        data = canvas.finished(desk.structure.root)
        if document.archive:
            validate(data)
        setter.warn()
        return data


def _draw(desk: Desk, canvas: PageCanvas, document: Document, pages: Sequence[Page]) -> None:
    if any(placement.slice.anchor for page in pages for placement in page.placements):
        canvas.showOutline()
    level = -1
    drawn: set[int] = set()
    for page in pages:
        own = desk.turned if page.turned else desk
        canvas.setPageSize(_paper(own))
        draw_ground(own, canvas, page)
        if page.full:
            page.full.draw(canvas)
        else:
            level = _draw_text(own, canvas, page, level, drawn)
            draw_notes(own, canvas, page)
        draw_head(own, canvas, page, document.metadata)
        draw_foot(own, canvas, page, document.metadata)
        canvas.showPage()
    if not pages:
        canvas.showPage()


def _paper(desk: Desk) -> tuple[float, float]:
    """Width and height of the paper."""
    return desk.theme.page.width * MM, desk.theme.page.height * MM


def _draw_text(desk: Desk, canvas: PageCanvas, page: Page, level: int, drawn: set[int]) -> int:
    """Draw the text block; gives the outline level of the last heading.

    What has been ``drawn`` on a page before is furniture here: the header of a table that goes on.
    """
    top = (desk.theme.page.height - desk.theme.page.top) * MM
    for frame in page.frames:
        frame.frame.paint(
            canvas, frame.left, top - frame.top, frame.width, frame.height, frame.first, frame.last
        )
    for placement in page.placements:
        y = top - placement.top
        anchor = placement.slice.anchor
        if anchor:
            # An outline must not skip a level.
            level = min(anchor.level - 1, level + 1)
            canvas.bookmarkHorizontal(anchor.key, 0, y + 4)
            canvas.addOutlineEntry(anchor.title, anchor.key, level, closed=level > 0)
        again = id(placement.slice) in drawn
        with canvas.artifact() if again else nullcontext():
            placement.slice.draw(canvas, placement.left, y, placement.height)
        drawn.add(id(placement.slice))
    return level
