"""The table of contents: linked entries whose page numbers are known when they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import Contents
from ....blocks.contents import Entry
from ....runs import Run, text_of
from ....themes import TextStyle
from ..desk import MM, Desk, TextLine, baseline
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice, anchor_key
from ..tags.structure import Tag
from ..typesetting.lines import draw_line
from .bands import title_band

__all__ = ["contents"]


def contents(desk: Desk, block: Contents, entries: Sequence[Entry]) -> list[Slice]:
    """Title and entries."""
    slices = _title(desk, block)
    after = desk.style("contents-title").after
    with desk.element("TOC"):
        for entry in entries:
            if entry.level <= block.levels:
                lines = _entry(desk, entry)
                if lines:
                    lines[0].before = max(lines[0].before, after)
                    after = 0
                slices += lines
    _open_out(desk, slices)
    return slices


def _title(desk: Desk, block: Contents) -> list[Slice]:
    """The title on a band where sections open with one."""
    if desk.manner("headings") == "band":
        slices = title_band(desk, block.title)
    else:
        slices = desk.paragraph(block.title, desk.style("contents-title"), desk.width)
    for piece in slices:
        piece.keep, piece.flex = True, 0
    return slices


def _open_out(desk: Desk, slices: Sequence[Slice]) -> None:
    """Give few entries more room, on a page that is not set to a grid."""
    rhythm = desk.measure("rhythm", 0) * MM
    shares = sum(piece.flex for piece in slices)
    if rhythm and shares:
        taken = sum(piece.height + piece.before for piece in slices)
        share = min(rhythm, max(0.0, 0.74 * desk.theme.page.text_height * MM - taken) / shares)
        for piece in slices:
            piece.before += share * piece.flex


def _entry(desk: Desk, entry: Entry) -> list[Slice]:
    style = desk.style("contents-1" if entry.level == 1 else "contents-2")
    deeper = max(0, entry.level - 2) * 2
    # Further lines hang under the words, not under their ordinal.
    ordinal = desk.setter.width((Run(entry.ordinal),), style) / style.size
    indent = style.indent + deeper
    style = desk.restyled(style, indent=indent, hang=indent + ordinal)
    room = 4 * style.size
    with desk.element("TOCI"), desk.element("Reference"), desk.element("Link") as link:
        slices = desk.paragraph(entry.runs, style, desk.width - room, balanced=True)
    for piece in slices:
        assert isinstance(piece.draw, TextLine)  # noqa: S101 - a paragraph's slices are text lines
        piece.keep = piece is not slices[-1]
        made = _Linked if piece.keep else _Leader
        piece.draw = made(desk, piece.draw, style, entry, link)
    if slices:
        slices[0].flex = 1 if entry.level == 1 else 0.5
    return slices


class _Linked:
    """Draws a line of an entry, which is a link as wide as the text block."""

    def __init__(self, desk: Desk, text: TextLine, style: TextStyle, entry: Entry, tag: Tag | None) -> None:
        self._desk, self._text, self._style, self._tag = desk, text, style, tag
        self._key, self._title = anchor_key(entry.index), text_of(entry.runs)

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        self._text(canvas, x, top, height)
        if self._key in self._desk.page_of:
            with canvas.tagged(self._tag):
                canvas.link((x, top - height, x + self._desk.width, top), self._title, key=self._key)


class _Leader(_Linked):
    """Draws an entry's last line with its leader and page number."""

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        super().__call__(canvas, x, top, height)
        desk, style = self._desk, self._style
        page = desk.page_of.get(self._key)
        if page is None:
            # Nothing of the heading could be printed.
            return
        number = desk.one_line(
            (Run(str(page)),),
            desk.restyled(style, align="left", indent=0, hang=0),
            desk.width,
        )
        if number is None:
            return
        foot = baseline(top, style.size, style.leading)
        right = x + desk.width
        self._dots(
            canvas,
            x + self._text.line.width + 0.6 * style.size,
            right - number.width - 0.5 * style.size,
            foot,
        )
        with canvas.tagged(self._tag):
            draw_line(canvas, number, right - number.width, foot)

    def _dots(self, canvas: PageCanvas, left: float, right: float, foot: float) -> None:
        if right - left < 4 * MM:
            return
        canvas.saveState()
        canvas.setDash([0.1, 0.32 * self._style.size], 0)
        canvas.setLineCap(1)
        red, green, blue = (
            int(self._desk.colour("hair")[place : place + 2], 16) / 255 for place in (0, 2, 4)
        )
        canvas.setStrokeColorRGB(red, green, blue)
        canvas.setLineWidth(0.09 * self._style.size)
        canvas.line(left, foot + 0.1 * self._style.size, right, foot + 0.1 * self._style.size)
        canvas.restoreState()
