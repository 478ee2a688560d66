"""Charts put into documents of python-docx."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import pytest
from lxml import etree

import zjreport
from zjreport.charts import ChartSpec, Point, Series
from zjreport.errors import DefinitionError
from zjreport.runs import as_runs

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def spec_of(kind: str = "column") -> ChartSpec:
    points = (Point(Decimal("12.5"), "12.5"), Point(Decimal(14), "14"))
    return ChartSpec(
        kind,
        (as_runs("甲"), as_runs("乙")),
        (Series(as_runs("产值"), points, "亿元"),),
        as_runs("产值"),
        alt="甲12.5",
    )


def saved(document) -> zipfile.ZipFile:
    stream = io.BytesIO()
    document.save(stream)
    return zipfile.ZipFile(stream)


def test_charts_come_with_ids_parts_and_words_of_their_own():
    document = docx.Document()
    document.add_paragraph("正文")
    zjreport.add_chart(document, spec_of())
    zjreport.add_chart(document.add_paragraph("图"), spec_of("line"), theme="brochure", width=80, height=50)
    zjreport.add_chart(document.add_table(1, 1).cell(0, 0), spec_of("bar"), title=False)
    archive = saved(document)
    body = etree.fromstring(archive.read("word/document.xml"))
    found = [one.find(f"{WP}docPr") for one in body.iter(f"{WP}inline")]
    assert len({one.get("id") for one in found}) == 3
    assert {one.get("descr") for one in found} == {"甲12.5"}
    charts = sorted(name for name in archive.namelist() if name.startswith("word/charts/chart"))
    assert charts == [f"word/charts/chart{number}.xml" for number in (1, 2, 3)]
    titles = [
        "产值" in etree.fromstring(archive.read(name)).xpath("//c:title//a:t/text()", namespaces=NS)
        for name in charts
    ]
    assert titles == [True, True, False]


NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def test_a_document_read_again_takes_more_charts():
    document = docx.Document()
    zjreport.add_chart(document, spec_of())
    stream = io.BytesIO()
    document.save(stream)
    again = docx.Document(stream)
    zjreport.add_chart(again, spec_of())
    names = saved(again).namelist()
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(names)
    assert len(names) == len(set(names))


def test_kinds_without_a_native_form_are_refused():
    with pytest.raises(DefinitionError) as caught:
        zjreport.add_chart(docx.Document(), ChartSpec("radar", (), ()))
    assert caught.value.code == "chart.native"
