"""Charts within panels: pictures in the panel's own cell, described; figures of their own in paragraphs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjreport.blocks import Chart, Document, ListItem, Metadata, Panel, PanelGroup
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = Chart(
    ChartSpec(
        "column",
        (as_runs("甲市"), as_runs("乙市")),
        (Series(as_runs("产值"), (Point(Decimal(3), "3"), Point(Decimal(5), "5")), "亿元"),),
        title=as_runs("产值之图"),
        alt="甲市3亿元，乙市5亿元。",
    ),
    source=as_runs("统计局供图"),
)


def panel(span: str, items: int = 4) -> Panel:
    texts = tuple(ListItem(as_runs(f"第{number:02}条成效，城市更加宜居")) for number in range(items))
    return Panel(as_runs("板块"), (PanelGroup(texts),), span=span, chart=CHART)


def written(read, theme, *panels):
    return read(DocxWriter().write(Document(panels, load_theme(theme), Metadata())))


def charts_in(file):
    """The drawings that say something; decorations have no description."""
    return [each for each in file.body.iter(f"{W}drawing") if each.find(f".//{WP}docPr").get("descr")]


def cells_around(element):
    return list(element.iterancestors(f"{W}tc"))


@pytest.mark.parametrize(("span", "items"), [("full", 4), ("full", 90), ("half", 4)])
def test_the_picture_stands_in_the_panels_cell_and_is_described(span, items, read):
    file = written(read, "brochure", *[panel(span, items)] * (2 if span == "half" else 1))
    drawings = charts_in(file)
    assert len(drawings) == (2 if span == "half" else 1)
    for drawing in drawings:
        assert drawing.find(f".//{WP}docPr").get("descr") == "甲市3亿元，乙市5亿元。"
        card = next(iter(drawing.iterancestors(f"{W}tbl")))
        text = file.text_of(card)
        order = [text.index(part) for part in ("板块", "产值之图", "统计局供图", "第00条")]
        assert order == sorted(order)


def test_a_wide_panel_has_the_chart_beside_few_items(read):
    file = written(read, "brochure", panel("full"))
    (drawing,) = charts_in(file)
    inner = cells_around(drawing)[0]
    row = inner.getparent()
    assert "第00条" not in file.text_of(inner)
    assert "第03条" in file.text_of(row)


def test_the_picture_is_no_wider_than_its_cell(read):
    for span, items in (("full", 4), ("full", 90), ("half", 4)):
        file = written(read, "brochure", panel(span, items), panel(span, items))
        for drawing in charts_in(file):
            cell = cells_around(drawing)[0].find(f"{W}tcPr")
            padding = [cell.find(f"{W}tcMar/{W}{side}") for side in ("left", "right")]
            inside = sum(int(side.get(f"{W}w")) for side in padding if side is not None)
            room = int(cell.find(f"{W}tcW").get(f"{W}w")) - inside
            # Twips and English metric units round apart.
            assert int(drawing.find(f".//{WP}extent").get("cx")) <= (room + 2) * 635


def test_paragraphs_have_it_behind_them(read):
    file = written(read, "official", panel("full"))
    (drawing,) = charts_in(file)
    assert not cells_around(drawing)
    text = file.text()
    assert text.index("第03条") < text.index("产值之图") < text.index("统计局供图")
