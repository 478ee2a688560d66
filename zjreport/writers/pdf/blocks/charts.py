"""Charts: the title as text above, the picture drawn on the page, the source below."""

from __future__ import annotations

from collections.abc import Sequence

from ....blocks import Chart
from ....charts import ChartSpec, FigureSpec
from ....charts.canvas import draw_on_canvas
from ....charts.sizing import height_of
from ....runs import text_of
from ..desk import MM, Desk, numbered
from ..file.canvas import PageCanvas
from ..makeup.flow import Slice
from ..tags.structure import Tag
from .references import make_target

__all__ = ["chart_card", "chart_inset", "chart_pair", "chart_plain"]


def chart_plain(desk: Desk, block: Chart) -> list[Slice]:
    """A chart in the official manner: centred, its title above and its source below, on the page's grid."""
    width = desk.measure("chart_width", 150) * MM
    height = _height(desk, block.spec, desk.measure("chart_height", 72), width)
    left = (desk.width - width) / 2
    title = _title(desk, block, desk.width, 0)
    figure = _figure(desk, block)
    source = desk.paragraph(block.source, desk.style("source"), width, left=left)
    piece = _stacked(desk, block, figure, title, source, (left, width, height), space=0)
    piece.give = _give(height, _GIVE)
    return [piece]


def chart_pair(desk: Desk, left: Chart, right: Chart) -> list[Slice]:
    """Two charts side by side in the official manner, equally tall."""
    gutter = desk.measure("column_gap", 5) * MM
    width = (desk.width - gutter) / 2
    tallest = desk.measure("chart_half_height", 56)
    height = max(_height(desk, block.spec, tallest, width) for block in (left, right))
    charts = []
    for block in (left, right):
        with desk.structure.block(block):
            title = _title(desk, block, width, 0)
            figure = _figure(desk, block)
            source = desk.paragraph(block.source, desk.style("source"), width)
        charts.append(_stacked(desk, block, figure, title, source, (0, width, height), space=0))

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        for number, chart in enumerate(charts):
            chart.draw(canvas, x + number * (width + gutter), top, given)

    return [Slice(max(chart.height for chart in charts), draw, give=_give(height, _GIVE))]


def chart_card(desk: Desk, block: Chart, width: float) -> list[Slice]:
    """A chart on a tinted card ``width`` points wide."""
    padding = desk.measure("panel_padding", 5) * MM * 0.8
    half = width < 0.7 * desk.width
    inner = width - 2 * padding
    usual = desk.measure("chart_half_height" if half else "chart_height", 60)
    height = _height(desk, block.spec, usual, inner)
    title = _title(desk, block, inner, padding)
    figure = _figure(desk, block)
    source = desk.paragraph(block.source, desk.style("source"), inner, left=padding)
    piece = _stacked(desk, block, figure, title, source, (padding, inner, height), space=padding, card=width)
    # A figure of one's own keeps its proportions: a taller card would only be emptier.
    piece.grow = 0 if isinstance(block.spec, FigureSpec) else 0.55 * height
    piece.give = _give(height, 0.3)
    return [piece]


def chart_inset(desk: Desk, block: Chart, width: float, left: float, ground: str) -> Slice:
    """A chart ``width`` points wide within a card, ``left`` points from its edge, on its ``ground``."""
    height = _height(desk, block.spec, desk.measure("chart_half_height", 54), width)
    with desk.element("Div"):
        title = _title(desk, block, width, left)
        figure = _figure(desk, block)
        source = desk.paragraph(block.source, desk.style("source"), width, left=left)
    piece = _stacked(desk, block, figure, title, source, (left, width, height), space=0, ground=ground)
    piece.grow, piece.give = 0.4 * height, _give(height, 0.3)
    return piece


_SOURCE_GAP = 1.2 * MM
#: How much of its height a chart on the page's grid may lose to fit a page's foot.
_GIVE = 0.46
#: No chart is made lower than this to fit a page's foot.
_LOWEST = 32 * MM


def _height(desk: Desk, spec: ChartSpec | FigureSpec, usual: float, width: float) -> float:
    """How tall the picture is, in points; ``width`` in points as well, ``usual`` in millimetres."""
    most = max(usual, 0.6 * desk.theme.page.text_height)
    return min(most, height_of(spec, usual, width / MM)) * MM


def _give(height: float, share: float) -> float:
    """What a chart may lose of its height to fit a page's foot; low ones keep theirs."""
    return min(share * height, max(0.0, height - _LOWEST))


def _title(desk: Desk, block: Chart, width: float, left: float) -> list[Slice]:
    number = f"{block.number} " if block.number else ""
    runs = numbered(number, block.spec.title)
    with desk.element("Caption"):
        title = desk.paragraph(runs, desk.style("chart-title"), width, left=left, balanced=True)
    make_target(desk, block.id, title)
    return title


def _figure(desk: Desk, block: Chart) -> Tag | None:
    """The picture's place in the structure, and what is said of it."""
    with desk.element("Figure") as figure:
        if figure:
            figure.alt = block.spec.alt or text_of(block.spec.title) or block.number
    return figure


def _stacked(
    desk: Desk,
    block: Chart,
    figure: Tag | None,
    title: Sequence[Slice],
    source: Sequence[Slice],
    box: tuple[float, float, float],
    *,
    space: float,
    card: float = 0,
    ground: str = "paper",
) -> Slice:
    """Title, picture and source as one slice; the picture takes what height it is given."""
    left, width, height = box
    texts = sum(piece.height for piece in (*title, *source)) + (_SOURCE_GAP if source else 0)

    def draw(canvas: PageCanvas, x: float, top: float, given: float) -> None:
        if card:
            canvas.fill(desk.colour("tint"), x, top - given, card, given, 1.6 * MM)
        depth = top - space * 0.8
        for piece in title:
            piece.draw(canvas, x, depth, piece.height)
            depth -= piece.height
        picture = given - texts - 1.6 * space
        if figure:
            figure.box = (x + left, depth - picture, x + left + width, depth)
        with canvas.tagged(figure):
            draw_on_canvas(
                canvas,
                block.spec,
                desk.theme,
                (x + left) / MM,
                (depth - picture) / MM,
                (width / MM, picture / MM),
                desk.font_pieces,
                ground="tint" if card else ground,
                usual=height / MM,
            )
        depth -= picture + (_SOURCE_GAP if source else 0)
        for piece in source:
            piece.draw(canvas, x, depth, piece.height)
            depth -= piece.height

    return Slice(height + texts + 1.6 * space, draw)
