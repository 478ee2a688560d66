"""The motif in the room that the contents and the end of the document leave, behind the text."""

from __future__ import annotations

from .draft import Draft
from .landscape import scenery_shapes
from .markup import EMPTY, Xml
from .paragraphs import paragraph
from .shapes import Anchor, anchored

__all__ = ["scenery_below"]

# Millimetres: the least room that is filled, what is kept free above, the greatest depth.
_LEAST, _FREE, _DEEPEST = 60.0, 18.0, 84.0


def scenery_below(room: float, draft: Draft) -> Xml:
    """A line with the scenery at the foot of a page that has ``room`` millimetres left; none without room."""
    page = draft.theme.page
    if draft.layout("footer") != "rule" or page.grid or room < _LEAST:
        return EMPTY
    tall = min(room - _FREE, _DEEPEST)
    at = Anchor(left=page.left, top=page.height - page.bottom - tall)
    size = (page.text_width, tall)
    shapes = scenery_shapes(draft.theme, tall)
    return paragraph("hidden-line", anchored(shapes, draft.drawing_id(), "山水纹样（装饰）", size, at))
