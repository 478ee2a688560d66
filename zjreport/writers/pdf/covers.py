"""Covers: a title block in the official manner, a full red page in the brochure's."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Cover
from ...layout.motif import mixed
from ...runs import Runs
from .canvas import PageCanvas
from .desk import MM, Desk, blank
from .flow import FullPage, Slice
from .motif import hills, river

__all__ = ["cover_page", "cover_title", "title_page"]


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
    top = _stack(desk, [("cover-year", block.year), ("cover-event", block.event)], left, width)
    with desk.element("Title"):
        title = desk.paragraph(block.title, large, width, left=left, balanced=True)
    couplet = _stack(desk, [("cover-couplet", line) for line in block.couplet], left, width)
    speaker = _stack(desk, [("cover-speaker", block.speaker)], left, width)
    foot = _stack(desk, [("cover-organisation", block.organisation), ("cover-date", block.date)], left, width)

    def draw(canvas: PageCanvas) -> None:
        depth = (page.height - page.top) * MM - 24 * MM
        depth = _print(canvas, top, depth) - 12 * MM
        depth = _print(canvas, title, depth) - 7 * MM
        accent = desk.colour("accent")
        canvas.rule(accent, 1.6, left, depth, left + width, depth)
        canvas.rule(accent, 0.5, left, depth - 1.1 * MM, left + width, depth - 1.1 * MM)
        depth = _print(canvas, couplet, depth - 10 * MM)
        _print(canvas, speaker, depth - (6 * MM if couplet else 0))
        _print(canvas, foot, page.bottom * MM + 14 * MM + sum(piece.height for piece in foot))

    return FullPage(draw)


def cover_page(desk: Desk, block: Cover) -> FullPage:
    """The brochure's first page, red to the paper's edge."""
    page = desk.theme.page
    width, height = page.width * MM, page.height * MM
    left = page.left * MM + 6 * MM
    room = width - left - page.right * MM - 6 * MM
    top = _stack(desk, [("cover-year", block.year), ("cover-event", block.event)], left, room)
    title = _title(desk, block.title, left, room)
    couplet = _stack(desk, [("cover-couplet", line) for line in block.couplet], left, room)
    speaker = _stack(desk, [("cover-speaker", block.speaker)], left, room)
    office = [("cover-organisation", block.organisation), ("cover-date", block.date)]
    foot = _stack(desk, office, left, room)

    def draw(canvas: PageCanvas) -> None:
        _ground(desk, canvas, width, height)
        depth = height - 40 * MM
        depth = _print(canvas, top, depth)
        if top:
            depth -= 12 * MM
        canvas.rule(desk.colour("gold"), 1.2, left, depth, left + 26 * MM, depth)
        depth = _print(canvas, title, depth - 10 * MM)
        if couplet:
            depth = _print(canvas, couplet, depth - 9 * MM)
        if speaker:
            _print(canvas, speaker, depth - 11 * MM)
        _print(canvas, foot, 31 * MM + sum(piece.height for piece in foot))

    return FullPage(draw)


def _title(desk: Desk, title: Runs, left: float, width: float) -> list[Slice]:
    """The title, smaller if it needs more than four lines."""
    style = desk.style("cover-title")
    for share in (1.0, 0.88, 0.76, 0.64, 0.54):
        smaller = desk.restyled(style, size=style.size * share, leading=style.leading * share)
        with desk.element("Title"):
            slices = desk.paragraph(title, smaller, width, left=left, balanced=True)
        if len(slices) <= 4:
            break
    return slices


def _stack(desk: Desk, parts: Sequence[tuple[str, Runs]], left: float, width: float) -> list[Slice]:
    slices: list[Slice] = []
    for name, runs in parts:
        slices += desk.paragraph(runs, desk.style(name), width, left=left, balanced=True)
    return slices


def _print(canvas: PageCanvas, slices: Sequence[Slice], top: float) -> float:
    for piece in slices:
        piece.draw(canvas, 0, top, piece.height)
        top -= piece.height
    return top


def _ground(desk: Desk, canvas: PageCanvas, width: float, height: float) -> None:
    """The red field, its motif and its hairline."""
    red, deep = desk.colour("accent"), desk.colour("accent_deep")
    gold, light = desk.colour("gold"), desk.colour("gold_light")
    canvas.fill(red, 0, 0, width, height)
    canvas.setFillColorRGB(1, 0.87, 0.62, 0.16)
    canvas.circle(width * 0.79, height * 0.345, 27 * MM, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    tones = [mixed(red, deep, part) for part in (0.35, 0.68, 1.0)]
    hills(canvas, 0, 0, width, height * 0.36, tones)
    river(canvas, 0, 0, width, height * 0.36, mixed(deep, gold, 0.14), light)
    inset = 8 * MM
    canvas.frame(gold, 0.7, inset, inset, width - 2 * inset, height - 2 * inset)
    canvas.frame(
        gold,
        0.25,
        inset + 1.4 * MM,
        inset + 1.4 * MM,
        width - 2 * inset - 2.8 * MM,
        height - 2 * inset - 2.8 * MM,
    )
