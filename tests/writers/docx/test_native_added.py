"""Charts put into documents of python-docx."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

import zjreport
from tests.integrity import faults
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


def written(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def saved(document) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written(document)))


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


def test_charts_stand_in_headers_and_turned_sections_with_ids_of_their_own():
    document = docx.Document()
    zjreport.add_chart(document, spec_of())
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        section.page_height,
        section.page_width,
    )
    zjreport.add_chart(document, spec_of("pie"), width=220, height=90)
    section.header.is_linked_to_previous = False
    zjreport.add_chart(section.header, spec_of("line"), width=60, height=20)
    zjreport.add_chart(section.footer.paragraphs[0], spec_of("ring"), width=40, height=20)
    archive = saved(document)
    ids = [
        drawing.get("id")
        for name in archive.namelist()
        if name.startswith("word/") and name.endswith(".xml")
        for drawing in etree.fromstring(archive.read(name)).iter(f"{WP}docPr")
    ]
    assert len(ids) == len(set(ids)) == 4
    assert not [one for one in faults(written(document), ours=False) if "chart" in one]


def test_parts_that_a_file_has_already_keep_their_names():
    document = docx.Document()
    part = Part(PackURI("/word/embeddings/Microsoft_Excel_Sheet1.xlsx"), "a/b", b"x", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.PACKAGE)
    zjreport.add_chart(document, spec_of())
    names = saved(document).namelist()
    assert len(names) == len(set(names))
    assert "word/charts/chart2.xml" in names


def test_places_that_are_none_are_refused():
    document = docx.Document()
    for place in (document.sections[0], document.add_paragraph().add_run(), "chart.docx"):
        with pytest.raises(DefinitionError) as caught:
            zjreport.add_chart(place, spec_of())
        assert caught.value.code == "chart.place"


def test_kinds_without_a_native_form_are_refused():
    with pytest.raises(DefinitionError) as caught:
        zjreport.add_chart(docx.Document(), ChartSpec("radar", (), ()))
    assert caught.value.code == "chart.native"
