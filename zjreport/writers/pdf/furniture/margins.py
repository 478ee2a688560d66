"""What stands outside the text block: page numbers, running heads and feet, the brochure's edge."""

from __future__ import annotations

from ....blocks import Metadata
from ....layout.motif import mixed
from ....runs import Run
from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.pages import Page
from ..typesetting.lines import ASCENT, baseline, draw_line
from .motif import hills, river

__all__ = ["draw_foot", "draw_ground", "draw_head"]

# How far the rule is below the running header, in points.
_RULE_BELOW = 4.0


def draw_ground(desk: Desk, canvas: PageCanvas, page: Page) -> None:
    """Draw what lies behind the text."""
    if desk.manner("footer") == "rule" and not page.full:
        _edge(desk, canvas)
        _end_piece(desk, canvas, page)


def draw_head(desk: Desk, canvas: PageCanvas, page: Page, metadata: Metadata) -> None:
    """Draw the running header with the title, which stands on the file's first page anyway."""
    if desk.manner("header") != "title" or page.full or page.number == 1 or not metadata.title:
        return
    style, paper = desk.style("header"), desk.theme.page
    line = desk.one_line((Run(metadata.title),), desk.restyled(style, align="left"), desk.width)
    if line is None:
        return
    left, right = paper.left * MM, (paper.width - paper.right) * MM
    foot = (paper.height - paper.top + paper.header_gap) * MM
    leading = style.leading or 1.3 * style.size
    shares = {"center": 0.5, "right": 1.0}
    x = left + shares.get(style.align, 0.0) * (right - left - line.width)
    draw_line(canvas, line, x, baseline(foot + leading, style.size, leading))
    canvas.rule(desk.colour("hair"), 0.5, left, foot - _RULE_BELOW, right, foot - _RULE_BELOW)


def draw_foot(desk: Desk, canvas: PageCanvas, page: Page, metadata: Metadata) -> None:
    """Draw the running foot and the page number."""
    if page.full:
        return
    if desk.manner("footer") == "rule":
        _running_foot(desk, canvas, metadata)
    if page.numbered and not (page.count == 1 and desk.theme.page.first_number == "no"):
        _page_number(desk, canvas, page.count)


def _page_number(desk: Desk, canvas: PageCanvas, number: int) -> None:
    """The number below the text block: by the outer side, at the right, or in the middle."""
    page = desk.theme.page
    style = desk.restyled(
        desk.style("footer"), size=desk.measure("page_number_size", 9), align="left", indent=0, hang=0
    )
    line = desk.one_line((Run(page.number.format(number)),), style, desk.width)
    if line is None:
        return
    left, right = page.left * MM, (page.width - page.right) * MM
    indent = page.number_indent * style.size
    if page.number_side == "centre":
        x = (left + right - line.width) / 2
    elif page.number_side == "outer" and number % 2 == 0:
        x = left + indent
    else:
        x = right - indent - line.width
    draw_line(canvas, line, x, _foot(desk, style.size))


def _foot(desk: Desk, size: float) -> float:
    """The baseline of the running foot: its em box begins ``number_gap`` below the text block."""
    page = desk.theme.page
    return (page.bottom - page.number_gap) * MM - ASCENT * size


def _running_foot(desk: Desk, canvas: PageCanvas, metadata: Metadata) -> None:
    page, style = desk.theme.page, desk.restyled(desk.style("footer"), align="left")
    foot = _foot(desk, style.size)
    rule = foot + style.size * 1.5
    left, right = page.left * MM, (page.width - page.right) * MM
    canvas.rule(desk.colour("hair"), 0.5, left, rule, right, rule)
    title = "" if desk.manner("header") == "title" else metadata.title
    words = "　".join(part for part in (metadata.organisation, title) if part)
    line = desk.one_line((Run(words),), style, right - left - 20 * MM) if words else None
    if line:
        draw_line(canvas, line, left, foot)


def _edge(desk: Desk, canvas: PageCanvas) -> None:
    page = desk.theme.page
    width, height = page.width * MM, page.height * MM
    canvas.fill(desk.colour("accent"), 0, height - 5 * MM, width, 5 * MM)
    canvas.fill(desk.colour("gold"), 0, height - 5.7 * MM, width, 0.5 * MM)


def _end_piece(desk: Desk, canvas: PageCanvas, page: Page) -> None:
    """The motif in the room that a page leaves where the document or a part of it ends."""
    paper = desk.theme.page
    room = paper.text_height * MM - page.used
    if not page.ends or room < 36 * MM:
        return
    height = min(room - 8 * MM, 96 * MM)
    y = paper.bottom * MM + page.noted
    tint, deep, white = desk.colour("tint"), desk.colour("tint_deep"), desk.colour("paper")
    x, width = paper.left * MM, paper.text_width * MM
    with canvas.clipped(x, y, width, height):
        hills(canvas, x, y, width, height, [tint, mixed(tint, deep, 0.5), deep])
        river(canvas, x, y, width, height, mixed(deep, white, 0.6), desk.colour("gold"))
