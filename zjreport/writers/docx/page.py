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

__all__ = [
    "character_space",
    "cover_section",
    "footer_part",
    "footer_sides",
    "has_running_header",
    "header_part",
    "text_section",
]

_PER_POINT = 4096
# The lower margin of a cover page, in millimetres.
_COVER_BOTTOM = 8.0
_NOTES = w("footnotePr", NUMBERING)


def text_section(
    theme: Theme, headers: Mapping[str, str], footers: Mapping[str, str], *, restarts: bool = False
) -> Xml:
    """A section of the text.

    ``headers`` and ``footers`` map Word's kinds (``default`` is odd where ``even`` is there; ``first`` makes
    the first page one of its own kind) to the ids of relationships.  A section that ``restarts`` begins with
    page 1; where left and right pages differ, Word lets a blank page go before it if it must.
    """
    return w(
        "sectPr",
        *(_reference("header", kind, relation) for kind, relation in headers.items()),
        *(_reference("footer", kind, relation) for kind, relation in footers.items()),
        _NOTES,
        *_paper(theme),
        w("pgNumType", start=1) if restarts else EMPTY,
        w("cols", space=425),
        w("titlePg") if "first" in footers else EMPTY,
        _grid(theme),
    )


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
        header=twips(_header_distance(theme)),
        footer=twips(_footer_distance(theme)),
        gutter=0,
    )
    return w("type", val="nextPage"), size, margins


def _header_distance(theme: Theme) -> float:
    """From the paper's edge to the running header, which ends ``header_gap`` above the text."""
    page = theme.page
    if not has_running_header(theme):
        return min(page.top / 2, 15)
    style = theme.style("header")
    return max(5.0, page.top - page.header_gap - mm_of_points(style.leading or style.size * 1.3))


def has_running_header(theme: Theme) -> bool:
    """Whether the theme wants the title at the head of all pages but the first."""
    return theme.layout.get("header") == "title"


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


def footer_part(side: str, draft: Draft, *, turned: bool = False, numbered: bool = True) -> bytes:
    """A footer with the page number, if any, at ``side`` (``left``, ``right`` or ``centre``)."""
    before, _, after = draft.theme.page.number.partition("{}")
    number = concat((plain_run(before, draft), page_field(), plain_run(after, draft))) if numbered else EMPTY
    style = f"footer-{side}"
    if draft.theme.page.number_side == "right":
        title = "" if has_running_header(draft.theme) else draft.metadata.title
        words = "　".join(filter(None, (draft.metadata.organisation, title)))
        number = concat((plain_run(words, draft), w("r", w("tab")), number))
        style = "footer-turned" if turned else "footer"
    content = w("p", w("pPr", w("pStyle", val=paragraph_id(style))), number)
    return root("w:ftr", content, prefixes=("w", "r"))


def header_part(draft: Draft, theme: Theme, *, titled: bool) -> bytes:
    """The coloured edge of the theme's page and the running title, as far as there are such; or nothing."""
    edge = EMPTY
    if draft.layout("footer") == "rule":
        size = (theme.page.width, EDGE)
        edge = background(edge_shapes(theme), draft.drawing_id(), "页边（装饰）", size)
    title = plain_run(draft.metadata.title, draft) if titled else EMPTY
    if not edge and not titled:
        return b""
    line = paragraph("header" if titled else "hidden-line", Xml(edge + title))
    return root("w:hdr", line, prefixes=("w", "r", "wp", "a", "wps", "wpg", "mc"))
