"""Charts: title and source as text, the drawing between them with its description for screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from ...blocks import Chart
from ...charts import ChartSpec, FigureSpec
from ...charts.sizing import height_of
from ...charts.style import ChartStyle
from ...runs import text_of
from .captions import caption
from .draft import Draft
from .grid import Box
from .lengths import emu
from .markup import EMPTY, NAMESPACES, Xml, concat, element, w
from .native import AddChart, has_native_form, native_chart
from .native.embedding import chart_drawing
from .paragraphs import paragraph, text_paragraph
from .texts import clean
from .tiles import Field, field_box, field_row

__all__ = ["chart_field", "chart_inline", "chart_inset", "write_chart"]

_DPI = 240
# The height of charts in rows and cards as a share of the theme's: more of them find room on a page.
_LOWER = 0.87
# The least and the most height of a chart within a card, as shares of the usual one.
_INSET = (0.76, 1.4)
# What the title and the source of a chart take, in millimetres.
_TEXTS = 18.0
# What a chart takes of a page's height at most.
_HIGHEST = 0.6


def write_chart(block: Chart, draft: Draft, width: float) -> Xml:
    """A chart over the whole width."""
    if draft.layout("charts") == "cards":
        return field_row([chart_field(block, draft, width)], width, 0)
    measures = draft.theme.measures
    # A chart of half width that stands alone takes the width but not the height of a large one.
    name = "chart_half_height" if block.span == "half" else "chart_height"
    width = min(width, measures.get("chart_width", width))
    return _chart(block, draft, (width, _height(block.spec, draft, measures.get(name, width * 0.48), width)))


def chart_field(block: Chart, draft: Draft, width: float) -> Field:
    """A chart ``width`` millimetres wide to stand in a row: on a tinted card where the theme has those."""
    theme = draft.theme
    half = width < theme.page.text_width * 0.7
    usual = theme.measures.get("chart_half_height" if half else "chart_height", width * 0.6)
    height = _height(block.spec, draft, usual * _LOWER, width)
    if half:
        # Its neighbour takes the usual height.
        height = max(height, usual * _LOWER)
    if draft.layout("charts") != "cards":
        # In a cell that stays whole anyway: LibreOffice would keep the row with what follows it.
        return _chart(block, draft, (width, height), free=w("keepNext", val=0)), Box()
    padding = theme.measures.get("panel_padding", 5) * 0.8
    content = _chart(block, draft, (width - 2 * padding, height), ground="tint")
    return content, field_box(theme, "", padding)


def chart_inset(block: Chart, draft: Draft, width: float, height: float = 0) -> Xml:
    """A chart ``width`` millimetres wide within a card; with its texts about ``height`` high, or low."""
    usual = draft.theme.measures.get("chart_half_height", width * 0.6) * _LOWER
    least, most = (share * usual for share in _INSET)
    picture = _height(block.spec, draft, min(max(height - _TEXTS, least), most), width)
    return _chart(block, draft, (width, picture), ground="tint", free=w("keepNext", val=0))


def _height(spec: ChartSpec | FigureSpec, draft: Draft, usual: float, width: float) -> float:
    """How high a chart is drawn: ``usual``, or what its rows need, but no higher than a page likes."""
    most = max(usual, _HIGHEST * draft.theme.page.text_height)
    return min(most, height_of(spec, usual, width))


def _chart(
    block: Chart, draft: Draft, size: tuple[float, float], ground: str = "paper", free: Xml = EMPTY
) -> Xml:
    """Title, drawing and source; ``free`` are properties that let the title go from what follows."""
    title = caption("chart-title", block.number, block.spec.title, block.id, draft, size[0], free)
    run = w("r", chart_inline(block.spec, draft, size, ground))
    drawing = paragraph("picture", draft.marked_chart(block, run))
    return concat((title, drawing, text_paragraph("source", block.source, draft)))


def chart_inline(
    spec: ChartSpec | FigureSpec, draft: Draft, size: tuple[float, float], ground: str = "paper"
) -> Xml:
    """A chart of ``size`` (millimetres) on a colour of the theme, as a drawing in the line of text.

    The one place that decides on the form: a chart that Word edits, or a picture where the theme wants
    one, for kinds of other packages and for figures of one's own.
    """
    if draft.add_chart and has_native_form(spec) and draft.layout("word-charts") != "picture":
        return _native_inline(spec, draft, draft.add_chart, size, ground)
    from ...charts.picture import figure_png, png  # loads matplotlib, which native charts do not need

    if isinstance(spec, FigureSpec):
        size = spec.fitted(size)
        style = ChartStyle.of(draft.theme, ground)
        picture = figure_png(spec.figure, style, _DPI * size[0] / spec.size_mm[0])
    else:
        picture = png(spec, draft.theme, size, dpi=_DPI, ground=ground)
    relation = draft.add_picture(picture)
    return picture_inline(relation, *_words(spec, draft), draft, size)


def _native_inline(
    spec: ChartSpec, draft: Draft, add_chart: AddChart, size: tuple[float, float], ground: str
) -> Xml:
    chart = native_chart(spec, draft.theme, size, ground=ground, where=draft.where)
    return chart_drawing(add_chart(chart), draft.drawing_id(), *_words(spec, draft), size)


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
