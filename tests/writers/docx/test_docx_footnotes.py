"""Footnotes: real ones in Word's own styles, counted by Word on each page, with figures that are figures."""

from __future__ import annotations

import pytest

from zjreport.blocks import (
    Attachment,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    ItemList,
    ListItem,
    Metadata,
    Panel,
    PanelGroup,
    Paragraph,
    Row,
    Table,
)  # fmt: skip
from zjreport.runs import Measure, Provenance, Run, as_runs, with_note
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
THEMES = pytest.mark.parametrize("theme", ["official", "brochure"])


def fig(text: str) -> Run:
    return Run(text, provenance=Provenance("gdp", Measure.GROWTH, text))


def noted(text: str, note: str = ""):
    return with_note(as_runs(text), as_runs(note or f"{text}之注"))


@pytest.fixture
def write(read):
    def write(theme, *blocks):
        return read(DocxWriter().write(Document(blocks, load_theme(theme), Metadata("简报", "统计局"))))

    return write


def notes(file) -> dict[str, str]:
    """The text of each note by its number."""
    return {
        note.get(f"{W}id"): "".join(text.text for text in note.iter(f"{W}t")).strip()
        for note in file.part("word/footnotes.xml").iterchildren(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def places(file) -> list[tuple[str, str]]:
    """Each mark: what stands before it in its paragraph, and its note."""
    found = []
    for mark in file.body.iter(f"{W}footnoteReference"):
        paragraph = next(mark.iterancestors(f"{W}p"))
        before = ""
        for each in paragraph.iter(f"{W}t", f"{W}footnoteReference"):
            if each is mark:
                break
            before += each.text or ""
        found.append((before, notes(file)[mark.get(f"{W}id")]))
    return found


@THEMES
def test_the_mark_stands_behind_the_run_and_the_note_in_its_part(write, theme):
    runs = (
        Run("同比增长"),
        Run("5.8%", provenance=fig("5.8%").provenance, note=as_runs("按可比价格计算。")),
        Run("。"),
    )
    file = write(theme, Paragraph(runs), Paragraph(noted("甲")))
    assert places(file) == [("同比增长5.8%", "按可比价格计算。"), ("甲", "甲之注")]


@THEMES
def test_word_counts_them_anew_on_each_page_in_circles(write, theme):
    file = write(theme, Paragraph(noted("甲")))
    settings = file.part("word/settings.xml").find(f"{W}footnotePr")
    (section,) = (each.find(f"{W}footnotePr") for each in file.body.iter(f"{W}sectPr"))
    for place in (settings, section):
        assert place.find(f"{W}numFmt").get(f"{W}val") == "decimalEnclosedCircleChinese"
        assert place.find(f"{W}numRestart").get(f"{W}val") == "eachPage"
    kinds = {
        note.get(f"{W}id"): note.get(f"{W}type") for note in file.part("word/footnotes.xml").iterchildren()
    }
    assert kinds == {"-1": "separator", "0": "continuationSeparator", "1": None}
    assert {each.get(f"{W}id") for each in settings.findall(f"{W}footnote")} == {"-1", "0"}


@THEMES
def test_styles_are_words_own(write, theme):
    file = write(theme, Paragraph(noted("甲")))
    names = {
        each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val")
        for each in file.part("word/styles.xml").iter(f"{W}style")
    }
    note = file.part("word/footnotes.xml")[-1]
    assert names[note.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val")] == "footnote text"
    marks = [*file.body.iter(f"{W}footnoteReference"), *note.iter(f"{W}footnoteRef")]
    assert len(marks) == 2
    for mark in marks:
        style = mark.getparent().find(f"{W}rPr/{W}rStyle").get(f"{W}val")
        assert names[style] == "footnote reference"
        assert file.style(style).find(f"{W}rPr/{W}vertAlign").get(f"{W}val") == "superscript"


@THEMES
def test_figures_of_notes_are_marked_as_others_are(write, theme):
    note = (Run("其中工业增长"), fig("6.1%"), Run("。"))
    file = write(theme, Paragraph((Run("增长"), fig("5%"), *with_note(as_runs("，"), note), fig("7"))))
    tags = [each.get(f"{W}val") for each in file.part("word/footnotes.xml").iter(f"{W}tag")]
    assert [tag.partition("|")[0] for tag in tags] == ["zjr:2"]
    assert [each.get(f"{W}val").partition("|")[0] for each in file.body.iter(f"{W}tag")] == ["zjr:1", "zjr:3"]


@THEMES
def test_they_stand_in_headings_tables_cards_lists_and_panels(write, theme):
    table = Table(
        (Column("指标"), Column("数值", "decimal")),
        (Row((Cell(noted("格")), Cell(noted("1")))),),
        noted("表"),
    )
    card = Card(noted("标"), noted("5"), noted("亿元"), noted("变"))
    file = write(
        theme,
        Contents(),
        Heading(noted("题"), number="一、"),
        table,
        Cards((card,)),
        ItemList((ListItem(noted("项")),)),
        Panel(noted("版"), (PanelGroup((ListItem(noted("条")),)),)),
    )
    marked = ("题", "格", "1", "表", "标", "5", "亿元", "变", "项", "版", "条")
    assert {note for _, note in places(file)} == {f"{text}之注" for text in marked}
    assert len(places(file)) == 11


@THEMES
@pytest.mark.parametrize("title", ["短", "关于江州市国民经济和社会发展计划执行情况与计划草案的报告"])
def test_a_title_in_several_lines_has_its_note_once(write, theme, title):
    file = write(theme, Paragraph(as_runs("文")), Attachment(noted(title), "1"))
    ((before, note),) = places(file)
    assert before == title
    assert note == f"{title}之注"


@THEMES
def test_where_none_can_stand_the_note_is_small_print(write, theme):
    file = write(theme, Cover(noted("题")), Paragraph(as_runs("文")))
    assert not places(file)
    assert "注：题之注" in [
        "".join(text.text for text in each.iter(f"{W}t")) for each in file.body.iter(f"{W}p")
    ]


@THEMES
def test_links_in_notes_need_no_relationship(write, theme):
    note = (Run("见"), Run("公报", link="https://example.org/a"))
    file = write(theme, Paragraph(with_note(as_runs("甲"), note)))
    assert "word/_rels/footnotes.xml.rels" not in file.archive.namelist()
    codes = [each.text.strip() for each in file.part("word/footnotes.xml").iter(f"{W}instrText")]
    assert codes == ['HYPERLINK "https://example.org/a"']


@THEMES
def test_a_file_without_notes_is_ready_for_those_of_an_editor(write, theme):
    file = write(theme, Paragraph(as_runs("文")))
    assert notes(file) == {}
    assert len(file.part("word/footnotes.xml")) == 2
