"""The imprint: a table that Word keeps at the foot of the page on which the text ends."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...blocks import CopyLine, Imprint
from ...runs import Run
from ...themes import TextStyle, Theme
from .draft import Draft
from .estimate import text_height
from .grid import Box, Rule, box, grid_row, grid_table
from .lengths import mm_of_points, points, twips, twips_of_points
from .markup import EMPTY, Xml, concat, w
from .paging import Reckoning
from .paragraphs import paragraph, text_paragraph, two_ends
from .styles import LAYOUT_STYLE, ParagraphStyle

__all__ = ["imprint_height", "imprint_styles", "write_imprint"]

_PAGE = "page-start"
# What the rules take together at most, in millimetres.
_RULES = 1.5
# What faces that stand in may take of a line besides, in millimetres.
_SPARE = 4.0


def imprint_styles(block: Imprint, theme: Theme) -> Iterator[ParagraphStyle]:
    """Lines with text at both ends, and lines that hang behind their label."""
    style = theme.style("imprint")
    right = twips(theme.page.text_width) - twips_of_points(style.indent * style.size)
    yield ParagraphStyle("imprint", style, extra={"tabs": w("tabs", w("tab", val="right", pos=right))})
    for size in sorted({len(line.label) for line in block.copies}):
        hang = replace(style, hang=style.indent + size + 1)
        yield ParagraphStyle(f"imprint-copy-{size}", hang)


def write_imprint(block: Imprint, draft: Draft, above: Reckoning) -> Xml:
    """The table and the line without text that it hangs on; on a new page where ``above`` leaves no room."""
    rows = [part for part in _parts(block, draft) if part]
    if not rows:
        return EMPTY
    pages = _pages(block, draft, above)
    anchor = paragraph(_PAGE if pages else "hidden-line", EMPTY)
    breaks = [paragraph(_PAGE, EMPTY)] * (pages - 1)
    return concat((*breaks, _table(rows, draft), anchor))


def _parts(block: Imprint, draft: Draft) -> Iterator[Xml]:
    """What stands between the rules."""
    yield concat(_copies(line, draft) for line in block.copies)
    yield two_ends("imprint", block.office, block.date, draft)
    yield two_ends("imprint", (), block.count, draft)


def _copies(line: CopyLine, draft: Draft) -> Xml:
    return text_paragraph(f"imprint-copy-{len(line.label)}", (Run(f"{line.label}："), *line.runs), draft)


def _table(parts: list[Xml], draft: Draft) -> Xml:
    """A row for each part; rules between them, heavier ones above the first and below the last."""
    page, measures = draft.theme.page, draft.theme.measures
    style = draft.theme.style("imprint")
    colour = draft.theme.colour(style.colour)
    heavy, light = (
        Rule(points(measures.get(f"imprint_rule_{weight}", 0.3)), colour) for weight in ("heavy", "light")
    )
    # The styles are indented at the left; at the right the cell is.
    padding = {"right": twips_of_points(style.indent * style.size)}
    width, rows = twips(page.text_width), []
    for number, part in enumerate(parts):
        rules = {"top": light if number else heavy}
        if number == len(parts) - 1:
            rules["bottom"] = heavy
        rows.append(grid_row([box(width, Box(rules=rules, padding=padding), part)]))
    # LibreOffice lets only a table float that is placed by the paper's edge.
    position = w("tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=twips(page.left), tblpYSpec="bottom")
    return grid_table([width], rows, LAYOUT_STYLE, position=position)


def _pages(block: Imprint, draft: Draft, above: Reckoning) -> int:
    """How many pages must be begun to give the imprint one with room for it and, where asked, an even one."""
    count = 1 if above.depth + imprint_height(block, draft) > draft.theme.page.text_height else 0
    return count + ((above.last + count) % 2 if draft.layout("imprint") == "even" else 0)


def imprint_height(block: Imprint, draft: Draft) -> float:
    """What the imprint takes of its page, in millimetres."""
    theme, style = draft.theme, draft.theme.style("imprint")
    room = theme.page.text_width - mm_of_points(style.indent * style.size) - _SPARE
    copies = sum(
        text_height(
            (Run(f"{line.label}："), *line.runs), _copy_style(line, draft), theme, room, stand_in=True
        )
        for line in block.copies
    )
    lines = bool(block.office or block.date) + bool(block.count)
    return copies + mm_of_points(lines * style.leading) + _RULES


def _copy_style(line: CopyLine, draft: Draft) -> TextStyle:
    return draft.styles[f"imprint-copy-{len(line.label)}"].text
