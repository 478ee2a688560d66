"""Charts of edited files: new figures, the author's looks."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from lxml import etree

from tests.integrity import faults
from zjreport.blocks import Chart, Document
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter
from zjreport.writers.docx.native import native_chart
from zjreport.writers.docx.native.renewal import renewed

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
THEME = load_theme("official")
SIZE = (150.0, 72.0)
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def spec_of(kind: str, *values: str, rows: int = 2) -> ChartSpec:
    points = tuple(Point(Decimal(value), f"{value}%") for value in values)
    names = tuple(as_runs(f"{place}月") for place in range(len(values)))
    series = tuple(Series(as_runs(f"指标{row}"), points, "%") for row in range(rows))
    return ChartSpec(kind, names, series, as_runs("标题"), alt="说明")


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    return stream.getvalue()


def values(part: bytes) -> list[list[str]]:
    tree = etree.fromstring(part)
    return [[point.findtext(f"{C}v") for point in one.iter(f"{C}pt")] for one in tree.iter(f"{C}val")]


@pytest.mark.parametrize("kind", ["column", "line", "stacked"])
def test_figures_are_new_and_looks_are_the_authors(kind):
    data = DocxWriter().write(Document((Chart(spec_of(kind, "5.1", "6.2")),), THEME))
    old = zipfile.ZipFile(io.BytesIO(data)).read(CHART)
    mine = etree.fromstring(old)
    first = mine.find(f".//{C}ser/{C}spPr")
    first.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr").__next__().set(
        "val", "00AA00"
    )
    fresh = native_chart(spec_of(kind, "15.1", "4.2", "-3.3"), THEME, SIZE)
    part = renewed(etree.tostring(mine), fresh.xml)
    assert values(part) == [["15.1", "4.2", "-3.3"]] * 2
    assert b"00AA00" in part
    low = etree.fromstring(part).find(f".//{C}valAx/{C}scaling/{C}min").get("val")
    assert Decimal(low) == fresh.resolved.primary.low < 0
    assert faults(with_parts(data, {CHART: part, BOOK: fresh.workbook}), ours=False) == []


def test_other_plots_are_given_as_they_are():
    old = native_chart(spec_of("column", "5.1", "6.2"), THEME, SIZE)
    fresh = native_chart(spec_of("column", "5.1", "6.2", rows=3), THEME, SIZE)
    assert renewed(old.xml, fresh.xml) == fresh.xml


def test_another_kind_of_plot_stays_and_its_values_are_new():
    old = native_chart(spec_of("column", "5.1", "6.2"), THEME, SIZE)
    fresh = native_chart(spec_of("line", "7.5", "8.5"), THEME, SIZE)
    part = renewed(old.xml, fresh.xml)
    assert values(part) == [["7.5", "8.5"]] * 2
    assert b"barChart" in part


def test_charts_that_another_program_saved_take_new_figures(tmp_path, office):
    path = tmp_path / "ours.docx"
    path.write_bytes(DocxWriter().write(Document((Chart(spec_of("column", "5.1", "6.2")),), THEME)))
    (made,) = office.convert(path, form="docx", out=tmp_path / "saved")
    saved = zipfile.ZipFile(made)
    (name,) = [name for name in saved.namelist() if name.startswith("word/charts/chart")]
    fresh = native_chart(spec_of("column", "7.5", "8.5", "9.5"), THEME, SIZE)
    part = renewed(saved.read(name), fresh.xml)
    assert part != fresh.xml
    assert values(part) == [["7.5", "8.5", "9.5"]] * 2
