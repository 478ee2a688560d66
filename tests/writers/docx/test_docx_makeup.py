"""Pages made up before Word makes them: charts and gaps fill a page, cards stay whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from zjreport.blocks import Cell, Chart, Column, Document, Heading, ListItem, Panel, PanelGroup, Row, Table
from zjreport.charts import ChartSpec, Point, Series
from zjreport.charts.kinds.column import plugin as column
from zjreport.charts.style import ChartStyle
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BROCHURE = load_theme("brochure")


def chart(span="full"):
    names = tuple(as_runs(f"{month}月") for month in range(1, 7))
    series = (Series(as_runs("甲"), tuple(Point(Decimal(month), str(month)) for month in range(1, 7))),)
    return Chart(ChartSpec("column", names, series, as_runs("题"), alt="说明"), span=span)


def panel(items):
    lines = (ListItem(as_runs(f"新建改造城市绿道之{number:03}，沿河步道贯通")) for number in range(items))
    return Panel(as_runs("更加宜居"), (PanelGroup(tuple(lines)),))


def body(read, *blocks, theme=BROCHURE):
    return read(DocxWriter().write(Document(blocks, theme))).body


def heights(tree):
    """The heights of its charts in millimetres."""
    return [int(inline[0].get("cy")) / 36000 for inline in tree.iter(f"{WP}inline") if charts_in(inline)]


def charts_in(element):
    return list(element.iter(f"{C}chart"))


def test_a_chart_grows_where_the_next_card_finds_no_room(read):
    usual = BROCHURE.measures["chart_height"]
    assert heights(body(read, chart(), panel(6)))[0] == pytest.approx(usual, abs=0.1)
    (grown, *_) = heights(body(read, chart(), chart(), panel(30), panel(6)))
    assert grown > usual + 5


def test_charts_become_lower_where_only_so_the_next_card_finds_room(read):
    usual = BROCHURE.measures["chart_height"]
    found = heights(body(read, *[chart("half")] * 8, panel(30)))
    assert min(found) < usual
    assert min(found) >= 0.7 * usual - 0.1


def test_every_chart_is_drawn_and_its_relation_is_its_own(read):
    tree = body(read, chart(), chart(), panel(6))
    relations = [reference.get(f"{R}id") for reference in charts_in(tree)]
    assert all(relations)
    assert len(set(relations)) == 2


def test_a_grown_line_without_text_has_a_style_of_its_own(read):
    file = read(DocxWriter().write(Document((chart(), chart(), panel(30), panel(6)), BROCHURE)))
    used = {style.get(f"{W}val") for style in file.body.iter(f"{W}pStyle")}
    grown = {style for style in used if style.startswith("zjr-gap-plus")}
    assert grown
    known = {style.get(f"{W}styleId") for style in file.part("word/styles.xml").iter(f"{W}style")}
    assert grown <= known


def test_a_card_is_whole_where_a_page_can_end_before_it(read):
    rows = body(read, panel(8), panel(20)).findall(f"{W}tbl/{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_an_official_text_is_not_stretched(read):
    theme = load_theme("official")
    rows = tuple(Row((Cell(as_runs(str(number))),)) for number in range(4))
    tree = body(read, Heading(as_runs("节"), 1), chart(), Table((Column("指标"),), rows), theme=theme)
    assert heights(tree) == [pytest.approx(theme.measures["chart_height"], abs=0.1)]
    assert not any("-plus" in style.get(f"{W}val") for style in tree.iter(f"{W}pStyle"))


def test_a_chart_prints_the_same_however_high_its_page_makes_it():
    style, spec = ChartStyle.of(BROCHURE), chart().spec
    usual = column().resolve(spec, (80, 54), style)
    for height in (40, 54, 90):
        made = column().fitted(spec, (80, height), 54, style)
        assert made.size == (80, height)
        assert made.texts() == usual.texts()
        assert made.primary == usual.primary


def test_numbers_are_those_of_the_pages_as_they_are_made(read):
    """A heading behind charts that have grown stands on the page that is told."""
    from zjreport.blocks import Contents

    tree = body(read, Contents(levels=1), chart(), chart(), panel(30), Heading(as_runs("末节"), 1), panel(6))
    (link,) = tree.iter(f"{W}hyperlink")
    assert "".join(text.text for text in link.iter(f"{W}t")) in ("末节3", "末节4")
    assert etree.tostring(link)
