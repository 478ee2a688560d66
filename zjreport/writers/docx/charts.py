"""Charts: title and source as text, the drawing between them with its description for screen readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ...blocks import Chart
from ...charts import ChartSpec, FigureSpec
from ...charts.sizing import height_of
from ...charts.style import ChartStyle
from ...runs import text_of
from .captions import caption
from .draft import Draft, WaitingChart
from .grid import Box
from .lengths import emu
from .markup import EMPTY, NAMESPACES, Xml, concat, element, w
from .native import has_native_form, native_chart
from .native.embedding import CHART, chart_drawing
from .paragraphs import paragraph, text_paragraph
from .texts import clean
from .tiles import Field, field_box, field_row

__all__ = ["chart_field", "chart_inset", "draw_charts", "write_chart"]

_DPI = 240
# The least and the most height of a chart within a card, as shares of the usual one.
_INSET = (0.7, 1.2)
# How much lower and taller than it is a chart may become to fill a page; on a page's grid one may only
# become lower.  None is made lower than the last.
_GIVE, _GROW, _GROW_WITHIN, _GIVE_ON_GRID, _LOWEST = 0.3, 0.5, 0.4, 0.4, 32.0
# What the title and the source of a chart take, in millimetres.
_TEXTS = 18.0
# What a chart takes of a page's height at most.
_HIGHEST = 0.6
_EMU = 36000
# Heights that differ by less, in millimetres, are one.
_SAME = 0.01


def write_chart(block: Chart, draft: Draft, width: float) -> Xml:
    """A chart over the whole width."""
    if draft.layout("charts") == "cards":
        return field_row([chart_field(block, draft, width)], width, 0)
    measures = draft.theme.measures
    # A chart of half width that stands alone takes the width but not the height of a large one.
    name = "chart_half_height" if block.span == "half" else "chart_height"
    width = min(width, measures.get("chart_width", width))
    height = _height(block.spec, draft, measures.get(name, width * 0.48), width)
    return _chart(block, draft, _Size(width, height, height, give=_give(height, draft)))


def chart_field(block: Chart, draft: Draft, width: float) -> Field:
    """A chart ``width`` millimetres wide to stand in a row: on a tinted card where the theme has those."""
    theme = draft.theme
    half = width < theme.page.text_width * 0.7
    usual = theme.measures.get("chart_half_height" if half else "chart_height", width * 0.6)
    if draft.layout("charts") != "cards":
        # Its neighbour takes the usual height.
        height = max(usual, _height(block.spec, draft, usual, width))
        # In a cell that stays whole anyway: LibreOffice would keep the row with what follows it.
        size = _Size(width, height, height, give=_give(height, draft))
        return _chart(block, draft, size, free=w("keepNext", val=0)), Box()
    padding = theme.measures.get("panel_padding", 5) * 0.8
    inner = width - 2 * padding
    height = _height(block.spec, draft, usual, inner)
    height = max(usual, height) if half else height
    size = _Size(inner, height, height, _give(height, draft), _GROW * height)
    content = _chart(block, draft, size, ground="tint")
    return content, field_box(theme, "", padding)


def chart_inset(block: Chart, draft: Draft, width: float, height: float = 0) -> Xml:
    """A chart ``width`` millimetres wide within a card; with its texts about ``height`` high, or low."""
    usual = draft.theme.measures.get("chart_half_height", width * 0.6)
    least, most = (share * usual for share in _INSET)
    own = min(max(height - _TEXTS, least), most)
    size = _Size(
        width,
        _height(block.spec, draft, own, width),
        _height(block.spec, draft, usual, width),
        _give(own, draft),
        _GROW_WITHIN * own,
    )
    return _chart(block, draft, size, ground="tint", free=w("keepNext", val=0))


@dataclass(frozen=True, slots=True)
class _Size:
    """A drawing's width and height in millimetres, and how much lower and taller it may become for its page.

    ``usual`` is the height for which the labels are settled: that of the PDF's chart.
    """

    width: float
    height: float
    usual: float
    give: float = 0.0
    grow: float = 0.0


def _give(height: float, draft: Draft) -> float:
    """How much lower a chart may become to find room on its page."""
    share = _GIVE_ON_GRID if draft.theme.page.grid else _GIVE
    return min(share * height, max(0.0, height - _LOWEST))


def _height(spec: ChartSpec | FigureSpec, draft: Draft, usual: float, width: float) -> float:
    """How high a chart is drawn: ``usual``, or what its rows need, but no higher than a page likes."""
    most = max(usual, _HIGHEST * draft.theme.page.text_height)
    return min(most, height_of(spec, usual, width))


def _chart(block: Chart, draft: Draft, size: _Size, ground: str = "paper", free: Xml = EMPTY) -> Xml:
    """Title, drawing and source; ``free`` are properties that let the title go from what follows."""
    title = caption("chart-title", block.number, block.spec.title, block.id, draft, size.width, free)
    run = w("r", _inline(block.spec, draft, size, ground))
    drawing = paragraph("picture", draft.marked_chart(block, run))
    return concat((title, drawing, text_paragraph("source", block.source, draft)))


def _inline(spec: ChartSpec | FigureSpec, draft: Draft, size: _Size, ground: str) -> Xml:
    """A chart on a colour of the theme, as a drawing in the line of text.

    The one place that decides on the form: a chart that Word edits, or a picture where the theme wants
    one, for kinds of other packages and for figures of one's own.
    """
    if draft.add_chart and has_native_form(spec) and draft.layout("word-charts") != "picture":
        return _native_inline(spec, draft, size, ground)
    from ...charts.picture import figure_png, png  # loads matplotlib, which native charts do not need

    own = size.width, size.height
    if isinstance(spec, FigureSpec):
        own = spec.fitted(own)
        style = ChartStyle.of(draft.theme, ground)
        picture = figure_png(spec.figure, style, _DPI * own[0] / spec.size_mm[0])
    else:
        picture = png(spec, draft.theme, own, dpi=_DPI, ground=ground)
    relation = draft.add_picture(picture)
    return picture_inline(relation, *_words(spec, draft), draft, own)


def _native_inline(spec: ChartSpec, draft: Draft, size: _Size, ground: str) -> Xml:
    """The place of a chart that waits to be drawn."""
    number = draft.drawing_id()
    draft.waiting[str(number)] = WaitingChart(
        spec, size.width, size.height, size.usual, size.give, size.grow, ground, draft.where
    )
    return chart_drawing("", number, *_words(spec, draft), (size.width, size.height))


def draw_charts(body: etree._Element, draft: Draft) -> None:
    """Draws the charts that have waited, as high as the body has them by now."""
    for reference in body.iter(f"{{{CHART}}}chart"):
        inline = reference.getparent().getparent().getparent()
        chart = draft.waiting.get(inline[1].get("id", ""))
        if chart is None or draft.add_chart is None:
            continue
        height = int(inline[0].get("cy")) / _EMU
        if abs(height - chart.usual) < _SAME:
            height = chart.usual
        made = native_chart(
            chart.spec,
            draft.theme,
            (chart.width, height),
            ground=chart.ground,
            where=chart.where,
            usual=chart.usual,
        )
        reference.set(f"{{{NAMESPACES['r']}}}id", draft.add_chart(made))


def _words(spec: ChartSpec | FigureSpec, draft: Draft) -> tuple[str, str]:
    """What is said of a chart to those who do not see it, and its title."""
    title = text_of(spec.title)
    return clean(spec.alt or title, draft.where), clean(title, draft.where)


def picture_inline(relation: str, alt: str, name: str, draft: Draft, size: tuple[float, float]) -> Xml:
    """A picture of the package as a drawing in the line of text."""
    number = draft.drawing_id()
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    identity: dict[str, str | int | None] = {
        "id": number,
        "name": f"图 {number}",
        "descr": alt,
        "title": name or None,
    }
    locks = element("a:graphicFrameLocks", {"xmlns:a": NAMESPACES["a"], "noChangeAspect": 1})
    data = element("a:graphicData", {"uri": NAMESPACES["pic"]}, _picture(relation, number, extent))
    return w(
        "drawing",
        element(
            "wp:inline",
            dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
            element("wp:extent", extent),
            element("wp:docPr", identity),
            element("wp:cNvGraphicFramePr", None, locks),
            element("a:graphic", None, data),
        ),
    )


def _picture(relation: str, number: int, extent: Mapping[str, int]) -> Xml:
    transform = element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent))
    shape = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    return element(
        "pic:pic",
        None,
        element(
            "pic:nvPicPr",
            None,
            element("pic:cNvPr", {"id": number, "name": f"图 {number}"}),
            Xml("<pic:cNvPicPr/>"),
        ),
        element(
            "pic:blipFill",
            None,
            element("a:blip", {"r:embed": relation}),
            element("a:stretch", None, Xml("<a:fillRect/>")),
        ),
        element("pic:spPr", None, transform, shape),
    )
