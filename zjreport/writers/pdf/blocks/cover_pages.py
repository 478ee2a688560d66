"""The brochure's cover: a red page to the paper's edge, a rising disc over hills, a light foot."""

from __future__ import annotations

from ....blocks import Cover
from ....layout.motif import RIDGES, UPPER_BANK, mixed, scaled
from ....runs import Runs
from ....themes import TextStyle
from ..desk import MM, Desk
from ..file.canvas import PageCanvas
from ..makeup.flow import FullPage, Slice
from .covers import drawn_down, stacked

__all__ = ["cover_page"]

_INSET = 6 * MM
#: Where the year begins below the paper's head, and how deep hills and foot reach above its foot.
_TOP, _HILLS, _FOOT = 34 * MM, 122 * MM, 46 * MM
#: The disc: its centre as shares of the paper, its radius and those of the rings around it.
_CENTRE, _DISC, _RINGS = (0.76, 0.315), 36 * MM, (46 * MM, 58 * MM, 72 * MM)
#: The sizes that a title is tried in, as shares of its style's; it should take four lines at most.
_SHARES, _LINES = (1.0, 0.88, 0.76, 0.64, 0.54), 4


def cover_page(desk: Desk, block: Cover) -> FullPage:
    """The brochure's first page."""
    page = desk.theme.page
    left = page.left * MM + _INSET
    room = desk.width - 2 * _INSET
    year = _shrunk(desk, block.year, "cover-year", left, room, 1, "P")
    event = stacked(desk, [("cover-event", block.event)], left + 3.2 * MM, room - 6.4 * MM)
    title = _shrunk(desk, block.title, "cover-title", left, room, _LINES, "Title")
    couplet = stacked(desk, [("cover-couplet", line) for line in block.couplet], left, room)
    speaker = stacked(desk, [("cover-speaker", block.speaker)], left, 0.62 * room)
    foot = _foot(desk, block, left, room)

    def draw(canvas: PageCanvas) -> None:
        _scene(desk, canvas, light=bool(foot))
        depth = drawn_down(canvas, year, page.height * MM - _TOP)
        depth -= 3 * MM if year else 0
        if event:
            depth = _tagged(desk, canvas, event, left, depth)
        depth = drawn_down(canvas, title, depth - (15 * MM if year or event else 0))
        if title:
            depth -= 5 * MM
            canvas.fill(desk.colour("gold"), left, depth, 30 * MM, 1.1 * MM)
        depth = drawn_down(canvas, couplet, depth - 7 * MM)
        drawn_down(canvas, speaker, depth - 7 * MM)
        drawn_down(canvas, foot, 13 * MM + sum(piece.height for piece in foot))

    return FullPage(draw)


def _shrunk(
    desk: Desk, runs: Runs, name: str, left: float, width: float, most: int, role: str
) -> list[Slice]:
    """A text in its style, smaller where it would take more than ``most`` lines."""
    style = desk.style(name)
    slices: list[Slice] = []
    for share in _SHARES:
        smaller = desk.restyled(style, size=style.size * share, leading=style.leading * share)
        with desk.element(role):
            slices = desk.paragraph(runs, smaller, width, left=left, balanced=True)
        if len(slices) <= most:
            break
    return slices


def _foot(desk: Desk, block: Cover, left: float, width: float) -> list[Slice]:
    """Office and date in dark on the light foot."""
    slices: list[Slice] = []
    for name, runs, colour in (
        ("cover-organisation", block.organisation, "accent_deep"),
        ("cover-date", block.date, "ink"),
    ):
        style = desk.restyled(desk.style(name), colour=colour)
        slices += desk.paragraph(runs, style, width, left=left, balanced=True)
    return slices


def _tagged(desk: Desk, canvas: PageCanvas, event: list[Slice], left: float, top: float) -> float:
    """The event in a gold outline; gives the depth below it."""
    style: TextStyle = desk.style("cover-event")
    height = sum(piece.height for piece in event) + 2.4 * MM
    wide = max(_width_of(piece) for piece in event) + 6.4 * MM
    canvas.frame(desk.colour("gold"), 0.9, left, top - height, wide, height, min(height, style.leading) / 3)
    drawn_down(canvas, event, top - 1.2 * MM)
    return top - height


def _width_of(piece: Slice) -> float:
    line = getattr(piece.draw, "line", None)
    return float(line.width) if line else 0.0


def _scene(desk: Desk, canvas: PageCanvas, *, light: bool) -> None:
    """The red field, the disc, the hills and the light foot."""
    page = desk.theme.page
    width, height = page.width * MM, page.height * MM
    red, deep, gold = (desk.colour(name) for name in ("accent", "accent_deep", "gold"))
    canvas.fill(red, 0, 0, width, height)
    x, y = _CENTRE[0] * width, _CENTRE[1] * height
    for number, radius in enumerate(_RINGS):
        canvas.ring(mixed(red, gold, 0.34 - 0.09 * number), 0.6, x, y, radius)
    canvas.disc(mixed(red, gold, 0.22), x, y, _DISC)
    for ridge, part in zip(RIDGES, (0.3, 0.62, 0.94), strict=True):
        crest = scaled(ridge, 0, 0, width, _HILLS)
        canvas.shape([*crest, (width, 0), (0, 0)], fill=mixed(red, deep, part))
        canvas.shape(crest, stroke=mixed(red, gold, 0.3 + 0.2 * part), thickness=0.5, close=False)
    bank = scaled(UPPER_BANK, 0, 0, width, _FOOT / 0.2)
    if light:
        canvas.shape([*bank, (width, 0), (0, 0)], fill=desk.colour("tint"))
    for drop, thickness in ((0.0, 2.2), (2.2 * MM, 0.7), (3.8 * MM, 0.4)):
        current = [tuple(v - drop if n % 2 else v for n, v in enumerate(point)) for point in bank]
        canvas.shape(current, stroke=gold, thickness=thickness, close=False)
