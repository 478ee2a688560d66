"""The title page of an official text: a page of its own without a number, its office at the foot."""

from __future__ import annotations

import re

import pytest

from zjreport.blocks import Contents, Cover, Document, Heading, Metadata, PageBreak, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

COVER = Cover(
    as_runs("江城市2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"),
    year=as_runs("2024"),
    event=as_runs("江城两会"),
    couplet=(as_runs("实干争先"), as_runs("奋力谱写新篇章")),
    speaker=as_runs("江城市发展和改革委员会"),
    organisation=as_runs("江城市人民政府"),
    date=as_runs("2025年1月"),
)
TEXT = (Heading(as_runs("回顾"), 1, "一、"), Paragraph(as_runs("正文。")))


def written(read, *blocks, theme="official"):
    return read(DocxWriter().write(Document(blocks, load_theme(theme), Metadata("报告"))))


@pytest.mark.parametrize("below", [PageBreak(), Contents()], ids=["break", "contents"])
def test_it_is_a_section_without_furniture(read, below):
    file = written(read, COVER, below, *TEXT)
    cover, text = file.body.iter(f"{W}sectPr")
    assert cover.find(f"{W}footerReference") is None
    assert text.find(f"{W}footerReference") is not None
    assert dict(cover.find(f"{W}pgMar").attrib) == dict(text.find(f"{W}pgMar").attrib)
    breaks = [each for each in file.body.iter(f"{W}br") if each.get(f"{W}type") == "page"]
    assert len(breaks) == (1 if isinstance(below, Contents) else 0)


def test_the_title_is_larger_broken_between_words_and_underlined_twice(read):
    file = written(read, COVER, PageBreak(), *TEXT)
    style = file.style("zjr-title-page-title")
    plain = load_theme("official").style("cover-title").size
    assert int(style.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2 > 1.2 * plain
    rule = file.style("zjr-title-page-rule").find(f"{W}pPr/{W}pBdr/{W}bottom")
    assert rule.get(f"{W}val").startswith("thickThin")
    (title,) = [text for key, text in file.paragraphs() if key == "zjr-title-page-title"]
    assert 2 <= len(title.split("\n")) <= 4
    assert title.replace("\n", "") == "".join(run.text for run in COVER.title)


def test_office_and_date_stay_at_the_foot(read):
    file = written(read, COVER, PageBreak(), *TEXT)
    (table,) = file.body.findall(f"{W}tbl")
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert place.get(f"{W}tblpYSpec") == "bottom"
    assert re.sub(r"\s", "", "".join(table.itertext())) == "江城市人民政府2025年1月"
    # A table that floats hangs on a paragraph of its page, not on the one that ends the section.
    anchor = table.getnext()
    assert anchor.find(f"{W}pPr/{W}sectPr") is None
    assert anchor.getnext().find(f"{W}pPr/{W}sectPr") is not None


def test_a_title_above_its_text_has_no_page(read):
    file = written(read, COVER, *TEXT)
    assert len(list(file.body.iter(f"{W}sectPr"))) == 1
    assert "zjr-cover-title" in [key for key, _ in file.paragraphs()]
