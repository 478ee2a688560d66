"""Pages: paper, margins, the character grid, and the headers and footers with page numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec.structs import replace

from ...themes import Theme
from .draft import Draft
from .fields import page_field
from .footnotes import NUMBERING
from .landscape import EDGE, edge_shapes
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat, element, root, w
from .names import paragraph_id
from .paragraphs import paragraph
from .properties import grid_pitch
from .runs import plain_run
from .shapes import background

__all__ = ["character_space", "cover_section", "footer_part", "footer_sides", "header_part", "text_section"]

_PER_POINT = 4096
# The lower margin of a cover page, in millimetres.
_COVER_BOTTOM = 8.0
_NOTES = w("footnotePr", NUMBERING)


def text_section(theme: Theme, header: str, footers: Mapping[str, str]) -> Xml:
    """A section of the text.

    ``header`` is the id of the relationship to its header, empty for none; ``footers`` maps Word's
    kinds (``default`` is odd where ``even`` is there) to such ids.
    """
    references = [_reference("header", "default", header)] if header else []
    references += [_reference("footer", kind, relation) for kind, relation in footers.items()]
    return w("sectPr", *references, _NOTES, *_paper(theme), w("cols", space=425), _grid(theme))


def _reference(part: str, kind: str, relation: str) -> Xml:
    return element(f"w:{part}Reference", {"w:type": kind, "r:id": relation})


def cover_section(theme: Theme) -> Xml:
    """The section of a cover page: no footer, no grid, and room below for a title longer than reckoned."""
    paper = replace(theme.page, bottom=min(theme.page.bottom, _COVER_BOTTOM))
    return w("sectPr", *_paper(replace(theme, page=paper)), w("cols", space=425))


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


def footer_part(side: str, draft: Draft, *, turned: bool = False) -> bytes:
    """A footer with the page number at ``side`` (``left``, ``right`` or ``centre``)."""
    before, _, after = draft.theme.page.number.partition("{}")
    number = concat((plain_run(before, draft), page_field(), plain_run(after, draft)))
    style = f"footer-{side}"
    if draft.theme.page.number_side == "right":
        words = "　".join(filter(None, (draft.metadata.organisation, draft.metadata.title)))
        number = concat((plain_run(words, draft), w("r", w("tab")), number))
        style = "footer-turned" if turned else "footer"
    content = w("p", w("pPr", w("pStyle", val=paragraph_id(style))), number)
    return root("w:ftr", content, prefixes=("w", "r"))


def header_part(draft: Draft, theme: Theme) -> bytes:
    """The coloured edge of the theme's page, where it has one; otherwise nothing."""
    if draft.layout("footer") != "rule":
        return b""
    size = (theme.page.width, EDGE)
    edge = background(edge_shapes(theme), draft.drawing_id(), "页边（装饰）", size)
    return root("w:hdr", paragraph("hidden-line", edge), prefixes=("w", "r", "wp", "a", "wps", "wpg", "mc"))
