"""Charts: title and source as text, the drawing between them with its description for screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...blocks import Chart
from ...charts import ChartSpec
from ...runs import text_of
from .draft import Draft
from .grid import Box
from .lengths import emu
from .markup import EMPTY, NAMESPACES, Xml, concat, element, w
from .paragraphs import paragraph, text_paragraph
from .runs import plain_run, runs_xml
from .texts import clean
from .tiles import field_box, field_row, share

__all__ = ["chart_grid", "chart_inline", "write_chart"]

_DPI = 240


def write_chart(block: Chart, draft: Draft, width: float) -> Xml:
    """A chart over the whole width."""
    measures = draft.theme.measures
    size = (min(width, measures.get("chart_width", width)), measures.get("chart_height", width * 0.48))
    return _cards((block,), draft, width, size[1]) if _in_cards(draft) else _chart(block, draft, size)


def chart_grid(blocks: Sequence[Chart], draft: Draft, width: float) -> Xml:
    """Charts side by side in a table without rules."""
    measures = draft.theme.measures
    gap = measures.get("column_gap", 5)
    height = measures.get("chart_half_height", width * 0.33)
    if _in_cards(draft):
        return _cards(blocks, draft, width, height)
    size = (share(width, len(blocks), gap), height)
    return field_row([_chart(block, draft, size) for block in blocks], Box(), width, gap)


def _in_cards(draft: Draft) -> bool:
    return draft.layout("charts") == "cards"


def _cards(blocks: Sequence[Chart], draft: Draft, width: float, height: float) -> Xml:
    """Charts on tinted cards, as tall as the theme has charts of their width."""
    gap = draft.theme.measures.get("column_gap", 5)
    padding = draft.theme.measures.get("panel_padding", 5) * 0.8
    size = (share(width, len(blocks), gap) - 2 * padding, height)
    contents = [_chart(block, draft, size, ground="tint") for block in blocks]
    return field_row(contents, field_box(draft.theme, "", padding), width, gap)


def _chart(block: Chart, draft: Draft, size: tuple[float, float], ground: str = "paper") -> Xml:
    title = EMPTY
    if block.spec.title or block.number:
        number = (
            plain_run(f"{block.number} " if block.spec.title else block.number, draft)
            if block.number
            else EMPTY
        )
        title = paragraph("chart-title", concat((number, runs_xml(block.spec.title, "chart-title", draft))))
    drawing = paragraph("picture", w("r", chart_inline(block.spec, draft, size, ground)))
    return concat((title, drawing, text_paragraph("source", block.source, draft)))


def chart_inline(spec: ChartSpec, draft: Draft, size: tuple[float, float], ground: str = "paper") -> Xml:
    """A chart of ``size`` (millimetres) on a colour of the theme, as a drawing in the line of text.

    The one place that decides on the form: a picture now; a native chart takes its place here.
    """
    from ...charts.picture import png  # loads matplotlib, which a file without charts must not

    relation = draft.add_picture(png(spec, draft.theme, size, dpi=_DPI, ground=ground))
    alt = spec.alt or text_of(spec.title)
    return picture_inline(relation, clean(alt, draft.where), text_of(spec.title), draft, size)


def picture_inline(relation: str, alt: str, name: str, draft: Draft, size: tuple[float, float]) -> Xml:
    """A picture of the package as a drawing in the line of text."""
    number = draft.drawing_id()
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    identity: dict[str, str | int | None] = {
        "id": number,
        "name": f"图 {number}",
        "descr": alt,
        "title": clean(name, draft.where) or None,
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
