"""A title page in the official manner: the title above a double rule, the office at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...blocks import Block, Cover
from ...themes import TextStyle, Theme
from .._fronts import has_own_page
from .draft import Draft
from .grid import Box, box, grid_row, grid_table
from .lengths import eighths, points, twips
from .markup import EMPTY, Xml, concat, w
from .page import text_section
from .paragraphs import paragraph, text_paragraph
from .styles import LAYOUT_STYLE, ParagraphStyle
from .titles import broken_title

__all__ = ["has_title_page", "title_page_styles", "write_title_page"]

#: How much larger a title on a page of its own is than at the head of the text.
_LARGER = 1.28
# Millimetres: from the head of the text to the first line, from there to the title, from the title to its
# rules, from these to the couplet, from the couplet to the speaker, and from the office to the foot.
_TOP, _TITLE, _RULES, _COUPLET, _SPEAKER, _FOOT = 24.0, 12.0, 7.0, 10.0, 6.0, 14.0
#: The rules together, in points.
_THICKNESS = 2.25


def has_title_page(block: Block, below: Block | None, theme: Theme) -> bool:
    """Whether a block has such a page; in an office's template its title stands below the template's head."""
    official = theme.docx is None and theme.layout.get("cover") != "page"
    return official and has_own_page(block, below, theme)


def title_page_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """The title's style, and those of lines without text that keep the distances of the page.

    All other text is in the styles of covers.
    """
    title = theme.style("cover-title")
    size, leading = title.size * _LARGER, title.leading * _LARGER
    larger = replace(title, size=size, leading=leading, before=0, after=0, keep_with_next=False)
    yield ParagraphStyle("title-page-title", larger)
    line = TextStyle(size=1, leading=1, align="left")
    for key, above in (("top", _TOP), ("gap", _TITLE), ("speaker", _SPEAKER)):
        yield ParagraphStyle(f"title-page-{key}", replace(line, before=points(above) - 1))
    rules = w(
        "bottom", val="thickThinSmallGap", sz=eighths(_THICKNESS), space=0, color=theme.colour("accent")
    )
    ruled = replace(line, before=points(_RULES) - 1, after=points(_COUPLET))
    yield ParagraphStyle("title-page-rule", ruled, extra={"pBdr": w("pBdr", rules)})


def write_title_page(block: Cover, draft: Draft, width: float) -> Xml:
    """The page in a section of its own, without a page number."""
    title = broken_title(block.title, draft.styles["title-page-title"].text, draft.theme, width)
    return concat(
        (
            paragraph("title-page-top", EMPTY),
            text_paragraph("cover-year", block.year, draft),
            text_paragraph("cover-event", block.event, draft),
            paragraph("title-page-gap", EMPTY),
            text_paragraph("title-page-title", title, draft),
            paragraph("title-page-rule", EMPTY),
            *(text_paragraph("cover-couplet", line, draft) for line in block.couplet),
            paragraph("title-page-speaker", EMPTY) if block.couplet and block.speaker else EMPTY,
            text_paragraph("cover-speaker", block.speaker, draft),
            _foot(block, draft, twips(width)),
            paragraph("hidden-line", EMPTY, text_section(draft.theme, {}, {})),
        )
    )


def _foot(block: Cover, draft: Draft, width: int) -> Xml:
    """Office and date at the foot of the page, in a table that stays there whatever is typed above."""
    lines = concat(
        (
            text_paragraph("cover-organisation", block.organisation, draft),
            text_paragraph("cover-date", block.date, draft),
        )
    )
    if not lines:
        return EMPTY
    # LibreOffice lets only a table float that is placed by the paper's edge.
    left = twips(draft.theme.page.left)
    position = w("tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=left, tblpYSpec="bottom")
    cell = box(width, Box(padding={"bottom": twips(_FOOT)}), lines)
    table = grid_table([width], [grid_row([cell])], LAYOUT_STYLE, position=position)
    # Nor one whose paragraph ends a section.
    return Xml(table + paragraph("hidden-line", EMPTY))
