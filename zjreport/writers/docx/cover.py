"""The cover: a page of its own on a red field, or the title block of an official text."""

from __future__ import annotations

from collections.abc import Iterable

from ...blocks import Cover
from ...runs import Runs
from .draft import Draft
from .estimate import balanced_width, text_height
from .grid import Box, box, grid_row, grid_table
from .landscape import cover_shapes
from .lengths import twips
from .markup import EMPTY, Xml, concat
from .page import cover_section
from .paragraphs import paragraph, text_paragraph
from .shapes import background
from .styles import LAYOUT_STYLE

__all__ = ["cover_has_page", "write_cover"]

# Heights in millimetres: the head with year and event, the band at the foot.
HEAD = 62.0
FOOT = 26.0
# Word wants room for the paragraph that ends the section.
_REST = 2.0


def cover_has_page(draft: Draft) -> bool:
    """Whether the theme gives the cover a page without a number."""
    return draft.layout("cover") == "page"


def write_cover(block: Cover, draft: Draft, width: float) -> Xml:
    """The cover in the manner of the theme."""
    return _page(block, draft, width) if cover_has_page(draft) else _title_block(block, draft, width)


def _title_block(block: Cover, draft: Draft, width: float) -> Xml:
    """Title and lines below it, centred."""
    return concat(
        (
            _lines(draft, ("cover-year", block.year), ("cover-event", block.event)),
            _balanced("cover-title", block.title, draft, width),
            _lines(
                draft,
                *(("cover-couplet", line) for line in block.couplet),
                ("cover-speaker", block.speaker),
                ("cover-organisation", block.organisation),
                ("cover-date", block.date),
            ),
        )
    )


def _balanced(style: str, runs: Runs, draft: Draft, width: float) -> Xml:
    """A title set in from both sides so far that its lines are of about one length."""
    return text_paragraph(style, runs, draft)


def _lines(draft: Draft, *lines: tuple[str, Runs]) -> Xml:
    return concat(text_paragraph(style, runs, draft) for style, runs in lines)


def _page(block: Cover, draft: Draft, width: float) -> Xml:
    """A red page: head, title, couplet, the landscape, and a band with office and date.

    All text stands in a table of fixed heights, filled with the field's own colour, so that it can
    be read even where the shapes behind it are not drawn.
    """
    theme = draft.theme
    title = theme.style("cover-title")
    narrow = balanced_width(block.title, title, theme, width)
    middle = _height(
        draft, width, ("cover-speaker", block.speaker), *(("cover-couplet", line) for line in block.couplet)
    )
    heights = [HEAD, text_height(block.title, title, theme, narrow) + 8, middle + 6]
    spare = theme.page.text_height - sum(heights) - FOOT - _REST
    red, deep = Box(theme.colour("accent")), Box(theme.colour("accent_deep"), vertical="center")
    indented = Box(red.fill, padding={"right": twips(width - narrow)})
    rows = (
        (red, heights[0], _lines(draft, ("cover-year", block.year), ("cover-event", block.event))),
        (indented, heights[1], text_paragraph("cover-title", block.title, draft)),
        (
            red,
            heights[2],
            _lines(
                draft, *(("cover-couplet", line) for line in block.couplet), ("cover-speaker", block.speaker)
            ),
        ),
        (Box(), max(1.0, spare), EMPTY),
        (deep, FOOT, _lines(draft, ("cover-organisation", block.organisation), ("cover-date", block.date))),
    )
    shapes = background(
        cover_shapes(theme, FOOT),
        draft.drawing_id(),
        "封面底图（装饰）",
        (theme.page.width, theme.page.height),
    )
    table = grid_table([twips(width)], _rows(rows, width), LAYOUT_STYLE)
    return concat(
        (paragraph("hidden-line", shapes), table, paragraph("hidden-line", EMPTY, cover_section(theme)))
    )


def _rows(rows: Iterable[tuple[Box, float, Xml]], width: float) -> Iterable[Xml]:
    for look, height, content in rows:
        yield grid_row([box(twips(width), look, content)], height=twips(height), exact=True)


def _height(draft: Draft, width: float, *lines: tuple[str, Runs]) -> float:
    return sum(text_height(runs, draft.theme.style(style), draft.theme, width) for style, runs in lines)
