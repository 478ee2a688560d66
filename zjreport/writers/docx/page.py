"""Sections: paper, margins, the character grid and the footers with page numbers."""

from __future__ import annotations

import math

from ...themes import Theme
from .draft import Draft
from .fields import page_field
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat, root, w
from .names import paragraph_id
from .properties import grid_pitch
from .runs import plain_run

__all__ = ["character_space", "cover_section", "footer_part", "footer_sides", "main_section"]

_PER_POINT = 4096


def main_section(theme: Theme, footers: dict[str, str], *, restart: bool = False) -> Xml:
    """The section of the text; ``footers`` maps odd/even (Word: default, even) to relationship ids.

    ``restart`` counts its pages from 1, after a cover that bears no number.
    """
    references = concat(
        Xml(f'<w:footerReference w:type="{kind}" r:id="{relation}"/>') for kind, relation in footers.items()
    )
    numbers = w("pgNumType", start=1) if restart else EMPTY
    return w("sectPr", references, *_paper(theme), numbers, w("cols", space=425), _grid(theme))


def cover_section(theme: Theme) -> Xml:
    """The section of a cover page: the same paper, no footer, no grid."""
    return w("sectPr", *_paper(theme), w("cols", space=425))


def _paper(theme: Theme) -> tuple[Xml, ...]:
    page = theme.page
    landscape = "landscape" if page.width > page.height else None
    size = w("pgSz", w=twips(page.width), h=twips(page.height), orient=landscape)
    margins = w(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(min(page.top / 2, 15)),
        footer=twips(_footer_distance(theme)),
        gutter=0,
    )
    return w("type", val="nextPage"), size, margins


def _footer_distance(theme: Theme) -> float:
    """Word measures the footer from the paper's edge, the theme from the text block."""
    page, style = theme.page, theme.style("footer")
    return max(5.0, page.bottom - page.number_gap - mm_of_points(style.leading or style.size * 1.3))


def _grid(theme: Theme) -> Xml:
    pitch = grid_pitch(theme)
    if pitch is None:
        return EMPTY
    return w("docGrid", type="linesAndChars", linePitch=pitch, charSpace=character_space(theme))


def character_space(theme: Theme) -> int:
    """What the grid adds to each character of the base size, in 4096ths of a point (mostly negative)."""
    grid = theme.page.grid
    if grid is None:
        return 0
    pitch = twips(theme.page.text_width) / 20 / grid.characters
    return math.floor((pitch - theme.style("body").size) * _PER_POINT)


def footer_sides(theme: Theme) -> dict[str, str]:
    """The footers that the theme needs, by Word's kind, with the side of the number."""
    if theme.page.number_side == "outer":
        return {"default": "right", "even": "left"}
    return {"default": theme.page.number_side}


def footer_part(side: str, draft: Draft) -> bytes:
    """A footer with the page number at ``side`` (``left``, ``right`` or ``centre``)."""
    before, _, after = draft.theme.page.number.partition("{}")
    number = concat((plain_run(before, draft), page_field(), plain_run(after, draft)))
    style = f"footer-{side}"
    if draft.theme.page.number_side == "right":
        organisation = plain_run(draft.metadata.organisation, draft)
        number, style = concat((organisation, w("r", w("tab")), number)), "footer"
    content = w("p", w("pPr", w("pStyle", val=paragraph_id(style))), number)
    return root("w:ftr", content, prefixes=("w", "r"))
