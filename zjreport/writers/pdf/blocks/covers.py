"""Covers in the official manner: a title block above the text, or a page of their own."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import Cover
from ....runs import Runs
from ..desk import MM, Desk, blank
from ..file.canvas import PageCanvas
from ..makeup.flow import FullPage, Slice

__all__ = ["cover_title", "drawn_down", "stacked", "title_page"]


def cover_title(desk: Desk, block: Cover) -> list[Slice]:
    """Year and event, title, couplet, speaker, office and date, centred above the text."""
    parts: list[tuple[str, Runs]] = [
        ("cover-year", block.year),
        ("cover-event", block.event),
        ("cover-title", block.title),
        *[("cover-couplet", line) for line in block.couplet],
        ("cover-speaker", block.speaker),
        ("cover-organisation", block.organisation),
        ("cover-date", block.date),
    ]
    slices: list[Slice] = []
    after = 0.0
    for name, runs in parts:
        style = desk.style(name)
        with desk.element("Title" if name == "cover-title" else "P"):
            lines = desk.paragraph(runs, style, desk.width, balanced=True)
        if lines:
            lines[0].before = max(lines[0].before, after)
            after = style.after
        slices += lines
    for piece in slices[:-1]:
        piece.keep = True
    if slices and desk.pitch:
        # One blank line parts the title block from the text.
        slices.append(Slice(desk.pitch, blank))
    return slices


#: How much larger a title on a page of its own is than at the head of the text.
_LARGER = 1.28


def title_page(desk: Desk, block: Cover) -> FullPage:
    """A page of its own in the official manner: the title in the upper half, office and date at the foot."""
    page = desk.theme.page
    left, width = page.left * MM, desk.width
    plain = desk.style("cover-title")
    large = desk.restyled(
        plain, size=plain.size * _LARGER, leading=plain.leading * _LARGER, indent=0, hang=0, align="center"
    )
    top = stacked(desk, [("cover-year", block.year), ("cover-event", block.event)], left, width)
    with desk.element("Title"):
        title = desk.paragraph(block.title, large, width, left=left, balanced=True)
    couplet = stacked(desk, [("cover-couplet", line) for line in block.couplet], left, width)
    speaker = stacked(desk, [("cover-speaker", block.speaker)], left, width)
    foot = stacked(
        desk, [("cover-organisation", block.organisation), ("cover-date", block.date)], left, width
    )

    def draw(canvas: PageCanvas) -> None:
        depth = (page.height - page.top) * MM - 24 * MM
        depth = drawn_down(canvas, top, depth) - 12 * MM
        depth = drawn_down(canvas, title, depth) - 7 * MM
        accent = desk.colour("accent")
        canvas.rule(accent, 1.6, left, depth, left + width, depth)
        canvas.rule(accent, 0.5, left, depth - 1.1 * MM, left + width, depth - 1.1 * MM)
        depth = drawn_down(canvas, couplet, depth - 10 * MM)
        drawn_down(canvas, speaker, depth - (6 * MM if couplet else 0))
        drawn_down(canvas, foot, page.bottom * MM + 14 * MM + sum(piece.height for piece in foot))

    return FullPage(draw)


def stacked(desk: Desk, parts: Sequence[tuple[str, Runs]], left: float, width: float) -> list[Slice]:
    """Texts in their styles one below the other."""
    slices: list[Slice] = []
    for name, runs in parts:
        slices += desk.paragraph(runs, desk.style(name), width, left=left, balanced=True)
    return slices


def drawn_down(canvas: PageCanvas, slices: Sequence[Slice], top: float) -> float:
    """Draw slices from ``top`` downwards; gives where the last one ends."""
    for piece in slices:
        piece.draw(canvas, 0, top, piece.height)
        top -= piece.height
    return top
