"""Paper, margins, grid, footers and the cover's section."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path

import pytest

from zjreport.blocks import Cover, Document, Metadata, PageBreak, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def written(theme, *blocks, read):
    metadata = Metadata("简报", "江城市统计局", "2024")
    return read(DocxWriter().write(Document(tuple(blocks), load_theme(theme), metadata)))


@pytest.fixture
def official(read):
    return written("official", Paragraph(as_runs("正文")), read=read)


@pytest.fixture
def brochure(read):
    return written("brochure", Cover(as_runs("标题")), Paragraph(as_runs("正文")), read=read)


def attributes(element):
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def test_official_paper_and_margins_are_those_of_the_standard(official):
    section = official.body.find(f"{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), attributes(section.find(f"{W}pgMar"))
    assert attributes(size) == {"w": "11906", "h": "16838"}
    sides = {side: round(int(margins[side]) / 1440 * 25.4, 1) for side in ("top", "left", "right", "bottom")}
    assert sides == {"top": 37.0, "left": 28.0, "right": 26.0, "bottom": 35.0}


def test_official_grid_holds_22_lines_of_28_characters(official):
    section = official.body.find(f"{W}sectPr")
    grid, margins = attributes(section.find(f"{W}docGrid")), attributes(section.find(f"{W}pgMar"))
    assert grid["type"] == "linesAndChars"
    height = 16838 - int(margins["top"]) - int(margins["bottom"])
    width = 11906 - int(margins["left"]) - int(margins["right"])
    assert height // int(grid["linePitch"]) == 22
    assert width // ((16 + int(grid["charSpace"]) / 4096) * 20) == 28


def test_official_body_is_set_to_the_grid_line_by_line(official):
    grid = official.body.find(f"{W}sectPr/{W}docGrid")
    style = official.style("zjr-body")
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert spacing.get(f"{W}lineRule") == "exact"
    assert spacing.get(f"{W}line") == grid.get(f"{W}linePitch")
    tightened = 320 + int(style.find(f"{W}rPr/{W}spacing").get(f"{W}val"))
    assert 28 * tightened <= 8844 < 29 * tightened


def test_official_page_numbers_stand_at_the_outer_side(official):
    assert official.part("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    footers = {kind: official.footer(kind) for kind in ("default", "even")}
    styles = {kind: footer.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") for kind, footer in footers.items()}
    assert styles == {"default": "zjr-footer-right", "even": "zjr-footer-left"}
    assert {kind: official.text_of(footer) for kind, footer in footers.items()} == {
        "default": "— 1 —",
        "even": "— 1 —",
    }
    for footer in footers.values():
        assert [code.text.strip() for code in footer.iter(f"{W}instrText")] == ["PAGE"]
    right = official.style("zjr-footer-right").find(f"{W}pPr/{W}ind")
    assert right.get(f"{W}right") == str(14 * 20)


def test_official_page_number_stands_seven_millimetres_below_the_text(official):
    margins = attributes(official.body.find(f"{W}sectPr/{W}pgMar"))
    line = int(official.style("zjr-footer-right").find(f"{W}pPr/{W}spacing").get(f"{W}line"))
    gap = int(margins["bottom"]) - int(margins["footer"]) - line
    assert round(gap / 1440 * 25.4) == 7


def test_a_cover_page_bears_no_number(brochure):
    sections = list(brochure.body.iter(f"{W}sectPr"))
    assert len(sections) == 2
    assert not sections[0].findall(f"{W}footerReference")
    assert sections[1].findall(f"{W}footerReference")


def test_the_brochure_names_the_office_beside_the_page(brochure):
    assert brochure.text_of(brochure.footer("default")) == "江城市统计局　简报\t1"


def test_a_break_behind_a_cover_page_leaves_no_page_empty(read):
    blocks = (Cover(as_runs("标题")), PageBreak(), Paragraph(as_runs("正文")), PageBreak())
    for theme in ("brochure", "official"):
        file = written(theme, *blocks, read=read)
        assert not [br for br in file.body.iter(f"{W}br") if br.get(f"{W}type") == "page"]


def test_properties_name_the_document_and_no_library(read):
    file = written("official", Paragraph(as_runs("正文")), read=read)
    properties = file.word.core_properties
    assert (properties.title, properties.author, properties.language) == ("简报", "江城市统计局", "zh-CN")
    assert b"python-docx" not in b"".join(file.archive.read(name) for name in file.archive.namelist())
    assert properties.created.year == 2024


def test_properties_say_period_area_and_program_and_nothing_of_the_machine(read):
    metadata = Metadata("简报", "统计局", "2024年一季度", area="江州市 & 周边")
    file = read(DocxWriter().write(Document((Paragraph(as_runs("正文")),), load_theme("official"), metadata)))
    said = {each.get("name"): each[0].text for each in file.part("docProps/custom.xml")}
    assert said.pop("generator").startswith("zjreport ")
    assert said == {"period": "2024年一季度", "area": "江州市 & 周边"}
    properties = b"".join(file.archive.read(name) for name in file.archive.namelist() if "docProps" in name)
    for fact in (socket.gethostname(), getpass.getuser(), str(Path.cwd())):
        assert fact.encode() not in properties


def test_the_time_is_that_of_the_source(read, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    file = written("official", Paragraph(as_runs("正文")), read=read)
    assert file.word.core_properties.created.timestamp() == 1700000000


def test_a_break_before_a_field_is_the_start_of_a_page(read):
    """LibreOffice loses a break in a line before a table that holds another."""
    blocks = (Paragraph(as_runs("正文")), PageBreak(), Paragraph(as_runs("携手前进！"), "closing"))
    file = written("brochure", *blocks, read=read)
    assert [style for style, _ in file.paragraphs()].count("zjr-page-start") == 1
    assert file.style("zjr-page-start").find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert not [br for br in file.body.iter(f"{W}br") if br.get(f"{W}type") == "page"]
