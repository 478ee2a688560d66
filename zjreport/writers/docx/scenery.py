"""The motif in the room that the contents and the end of the document leave, behind the text."""

from __future__ import annotations

from .draft import Draft
from .landscape import scenery_shapes
from .markup import EMPTY, Xml
from .paging import last_page
from .paragraphs import paragraph
from .shapes import Anchor, anchored

__all__ = ["scenery_below"]

# Millimetres: the least room that is filled, what is kept free above, the greatest depth.
_LEAST, _FREE, _DEEPEST = 60.0, 18.0, 84.0


def scenery_below(xml: Xml, draft: Draft) -> Xml:
    """A line with the scenery at the foot of the page on which ``xml`` ends; none without room there."""
    page = draft.theme.page
    if draft.layout("footer") != "rule" or page.grid:
        return EMPTY
    room = page.text_height - last_page(xml, draft)[1]
    if room < _LEAST:
        return EMPTY
    tall = min(room - _FREE, _DEEPEST)
    at = Anchor(left=page.left, top=page.height - page.bottom - tall)
    size = (page.text_width, tall)
    shapes = scenery_shapes(draft.theme, tall)
    return paragraph("hidden-line", anchored(shapes, draft.drawing_id(), "山水纹样（装饰）", size, at))
