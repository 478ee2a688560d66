"""The opening of a section: a heading on a band of the theme's loud colour, its statement below the title.

Both are shaded paragraphs that grow with their text, and the heading is one of Word's own.  The motif
stands before the band, where its indents keep text away.
"""

from __future__ import annotations

from ...blocks import Heading
from ...layout.motif import RIDGES, UPPER_BANK, mixed, scaled
from ...runs import Runs
from .decor import unhung
from .draft import Draft
from .estimate import text_height
from .fields import bookmark, bookmark_name
from .lengths import mm_of_points
from .markup import EMPTY, Xml, concat, w
from .numbering import Marker
from .paragraphs import numbered_paragraph, paragraph
from .runs import plain_run, runs_xml
from .shapes import Anchor, Shape, anchored
from .titles import broken_title

__all__ = ["band_motif", "write_band"]

_TITLE, _STATEMENT = "heading-1", "statement-hung"
_TAB = w("r", w("tab"))
# Millimetres: the motif's width, what of it lines of words keep free, and how far the slash leans.
_MOTIF, _KEPT_FREE, _LEAN = 50.0, 34.0, 4.6


def write_band(block: Heading, draft: Draft, place: int) -> Xml:
    """The heading and its statement on one band."""
    room = _room(draft, hung=bool(block.number))
    title = broken_title(block.runs, draft.styles[_TITLE].text, draft.theme, room)
    runs = bookmark(draft.bookmark_id(), bookmark_name(place), runs_xml(title, _TITLE, draft))
    marker = draft.numbering.heading(1, block.number)
    draft.ordinals[place] = marker.shown
    if not block.number and 1 not in draft.heading_lists:
        none = w("numPr", w("ilvl", val=0), w("numId", val=0))
        marker = Marker(concat((none, unhung(draft.styles[_TITLE].decoration))))
    elif marker.text:
        runs, marker = concat((plain_run(marker.text, draft), _TAB, runs)), Marker(marker.properties)
    motif = band_motif(draft, _height(title, block.statement, draft), slashed=bool(block.number))
    head = numbered_paragraph(_TITLE, marker, concat((motif, runs)), draft)
    return concat((head, _statement(block, draft)))


def _statement(block: Heading, draft: Draft) -> Xml:
    """The statement; its tab is the room of the ordinal above, so that both paragraphs make one band."""
    if not block.statement:
        return EMPTY
    style = _STATEMENT if block.number else "statement"
    words = broken_title(
        block.statement, draft.styles[style].text, draft.theme, _room(draft, hung=bool(block.number))
    )
    tab = _TAB if block.number else EMPTY
    return paragraph(style, concat((tab, runs_xml(words, style, draft))))


def _room(draft: Draft, *, hung: bool) -> float:
    """The width of a line of words on the band in millimetres."""
    look = draft.styles[_TITLE].decoration
    taken = 2 * look.inset + (look.hang if hung else 0)
    return draft.theme.page.text_width - mm_of_points(taken) - _KEPT_FREE


def _height(title: Runs, statement: Runs, draft: Draft) -> float:
    """About how high the words on the band are."""
    parts = ((title, _TITLE), (statement, "statement"))
    room = _room(draft, hung=True)
    return sum(
        text_height(runs, draft.styles[style].text, draft.theme, room) for runs, style in parts if runs
    )


def band_motif(draft: Draft, height: float, *, slashed: bool = False) -> Xml:
    """Ridges in lines at the right end of the band and the slash behind the ordinal."""
    theme = draft.theme
    red, gold = theme.colour("accent"), theme.colour("gold")
    width = theme.page.text_width
    left = width - _MOTIF
    # Some programs take the bounds of a group from what is in it.
    shapes = [Shape(0, 0, width, height)]
    shapes += [
        Shape(
            left,
            0,
            _MOTIF,
            height,
            line=mixed(red, gold, share),
            weight=weight,
            outline=scaled(curve, left, height, _MOTIF, -tall * height),
        )
        for curve, share, weight, tall in (
            (RIDGES[0], 0.35, 0.75, 1.0),
            (RIDGES[1], 0.5, 0.75, 0.9),
            (UPPER_BANK, 0.8, 1.0, 1.0),
        )
    ]
    if slashed:
        look = draft.styles[_TITLE].decoration
        foot = mm_of_points(look.inset + look.hang) - 2 * _LEAN
        line = [(foot, height), (foot + _LEAN, 0.0)]
        shapes.append(Shape(foot, 0, _LEAN, height, line=gold, weight=1.1, outline=line))
    at = Anchor(paper=False, behind=False)
    return anchored(shapes, draft.drawing_id(), "标题纹样（装饰）", (width, height), at)
