"""The furniture of official papers in Word: styles, places, and the foot of the last page."""

from __future__ import annotations

import pytest

from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Contents,
    CopyLine,
    Document,
    Heading,
    Imprint,
    Masthead,
    Metadata,
    Paragraph,
    Signature,
)
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = Paragraph(
    as_runs("全市上下坚持稳中求进工作总基调，经济运行总体平稳，生产需求稳中有升，民生保障有力有效。" * 3)
)
IMPRINT = Imprint(
    (CopyLine("抄送", as_runs("市委各部门。")),), as_runs("市政府办公室"), as_runs("2024年4月20日印发")
)


@pytest.fixture
def written(read):
    def written(*blocks, **settings):
        theme = load_theme({"base": "official", **settings})
        return read(DocxWriter().write(Document(tuple(blocks), theme, Metadata())))

    return written


def lines_of(file, prefix: str) -> list[str]:
    return [text for style, text in file.paragraphs() if style.startswith(prefix)]


def mm(twips: str | None) -> float:
    return int(twips or 0) / 1440 * 25.4


HEAD = Masthead(
    as_runs("经济运行简报"),
    as_runs("第3期"),
    as_runs("市统计局"),
    as_runs("2024年4月20日"),
    (as_runs("内部资料"),),
    "7",
    as_runs("江城市一季度经济运行开局平稳、稳中有进，高质量发展扎实推进"),
)


def test_the_name_is_spaced_out_by_its_style(written):
    style = written(HEAD).style("zjr-masthead-name").find(f"{W}rPr")
    size, gap = (int(style.find(f"{W}{name}").get(f"{W}val")) for name in ("sz", "spacing"))
    # Six signs and five gaps.
    assert mm(size * 10 * 6 + gap * 5) == pytest.approx(140, abs=0.5)
    assert style.find(f"{W}color").get(f"{W}val") == "E60012"


def test_a_long_name_is_set_smaller(written):
    head = Masthead(as_runs("江城市人民政府办公室文件汇编"), kind="document")
    style = written(head).style("zjr-letterhead-name").find(f"{W}rPr")
    assert int(style.find(f"{W}sz").get(f"{W}val")) / 2 * 13 <= 140 * 72 / 25.4 + 7
    assert style.find(f"{W}spacing") is None


def test_office_and_date_share_a_line_above_the_red_rule(written):
    file = written(HEAD)
    assert lines_of(file, "zjr-masthead-line") == ["市统计局\t2024年4月20日"]
    assert lines_of(file, "zjr-masthead-mark") == ["内部资料\t7"]
    tab = file.style("zjr-masthead-line").find(f".//{W}tab")
    assert mm(tab.get(f"{W}pos")) == pytest.approx(156 - 16 / 72 * 25.4, abs=0.1)
    rule = file.style("zjr-masthead-rule").find(f".//{W}bottom")
    assert int(rule.get(f"{W}sz")) / 8 / 72 * 25.4 == pytest.approx(0.7, abs=0.05)


def test_the_title_below_is_broken_between_words(written):
    (title,) = lines_of(written(HEAD), "Title")
    assert title.split("\n") == ["江城市一季度经济运行开局平稳、稳中有进，", "高质量发展扎实推进"]


def test_no_paragraph_of_the_furniture_is_formatted_by_hand(written):
    file = written(
        HEAD,
        TEXT,
        AttachmentNote((as_runs("甲"),)),
        Signature((as_runs("某局"),)),
        Attachment(as_runs("甲")),
        IMPRINT,
    )
    allowed = {"pStyle", "numPr", "keepNext", "sectPr"}
    for properties in file.body.iter(f"{W}pPr"):
        assert {child.tag.removeprefix(W) for child in properties} <= allowed
    for properties in file.body.iter(f"{W}rPr"):
        assert {child.tag.removeprefix(W) for child in properties} <= {"rStyle", "rFonts"}


def signature_cell(file) -> tuple[float, float, str]:
    """Left edge and width of the cell that holds office and date, and the style of its lines."""
    (table,) = file.body.iter(f"{W}tbl")
    widths = [mm(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    styles = [style.get(f"{W}val") for style in table.iter(f"{W}pStyle")]
    return widths[0], widths[1], next(style for style in styles if "signature" in style)


@pytest.mark.parametrize("office", ["某局", "江城市人民政府办公室"])
def test_a_sealed_signature_is_centred_over_its_date(written, office):
    date = "2024年4月20日"
    file = written(TEXT, Signature((as_runs(office),), as_runs(date)))
    left, width, style = signature_cell(file)
    em = 16 / 72 * 25.4
    reckoned = 4 * em + (4 + 1 + 2 + 3 * 2) / 2 * em / 2 + em * 0.25
    assert style == "zjr-signature-office"
    assert 156 - (left + width / 2) == pytest.approx(reckoned, abs=2.5)
    assert left + width <= 156.1


def test_an_unsealed_signature_begins_two_characters_before_its_date(written):
    file = written(TEXT, Signature((as_runs("江城市人民政府办公室"),), as_runs("2024年4月5日"), False))
    left, _, style = signature_cell(file)
    assert style == "zjr-signature-left"
    assert 156 - left == pytest.approx(12 * 16 / 72 * 25.4, abs=0.5)
    indent = file.style("zjr-signature-date").find(f".//{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"


def test_the_line_above_a_signature_keeps_with_it(written):
    file = written(TEXT, Signature((as_runs("某局"),), as_runs("2024年4月5日")))
    first = next(file.body.iter(f"{W}p"))
    assert first.find(f"{W}pPr/{W}keepNext") is not None


def test_attachments_are_listed_hanging_and_begin_their_pages(written):
    file = written(
        Contents(),
        TEXT,
        AttachmentNote((as_runs("甲表"), as_runs("乙表"))),
        Attachment(as_runs("甲表"), "1"),
        TEXT,
    )
    assert lines_of(file, "zjr-attachment-note") == ["附件：1.\t甲表", "2.\t乙表"]
    note, more = (file.style(f"zjr-attachment-note{name}").find(f".//{W}ind") for name in ("", "-more"))
    em = 320
    assert [int(note.get(f"{W}{side}")) for side in ("left", "hanging")] == [6 * em, 4 * em]
    assert [int(more.get(f"{W}{side}")) for side in ("left", "hanging")] == [6 * em, em]
    assert file.style("zjr-attachment-number").find(f".//{W}pageBreakBefore") is not None
    assert any("附件1" in text and "甲表" in text for text in lines_of(file, "TOC"))


def test_the_only_attachment_has_no_number(written):
    file = written(TEXT, AttachmentNote((as_runs("甲表"),)), Attachment(as_runs("甲表")))
    assert lines_of(file, "zjr-attachment-note") == ["附件：\t甲表"]
    assert lines_of(file, "zjr-attachment-number") == ["附件"]


def test_the_imprint_floats_at_the_foot_of_the_text_block(written):
    file = written(TEXT, IMPRINT)
    (table,) = file.body.iter(f"{W}tbl")
    position = table.find(f"{W}tblPr/{W}tblpPr")
    assert (position.get(f"{W}vertAnchor"), position.get(f"{W}tblpYSpec")) == ("margin", "bottom")
    assert mm(position.get(f"{W}tblpX")) == pytest.approx(28, abs=0.05)
    assert mm(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == pytest.approx(156, abs=0.05)
    rules = [rule.get(f"{W}sz") for rule in table.iter(f"{W}top", f"{W}bottom")]
    assert rules == ["8", "6", "8"]
    assert lines_of(file, "zjr-imprint") == ["抄送：市委各部门。", "市政府办公室\t2024年4月20日印发"]


@pytest.mark.parametrize("paragraphs", range(1, 12))
def test_the_imprint_goes_to_a_page_of_its_own_where_there_is_no_room(written, paragraphs):
    file = written(*[TEXT] * paragraphs, IMPRINT)
    begins = [style for style, _ in file.paragraphs()].count("zjr-page-start")
    # A paragraph takes five lines of 22, the imprint less than three.
    left = 22 - paragraphs * 5 % 22
    assert begins == (1 if paragraphs * 5 % 22 and left < 2 else 0) or left in (2, 3)


def test_an_imprint_may_ask_for_an_even_page(written):
    for paragraphs, begins in ((1, 1), (6, 0)):
        file = written(*[TEXT] * paragraphs, IMPRINT, layout={"imprint": "even"})
        assert [style for style, _ in file.paragraphs()].count("zjr-page-start") == begins


def test_headings_of_an_attachment_are_counted_anew(written):
    file = written(
        Heading(as_runs("甲"), 1, "一、"), Attachment(as_runs("表"), "1"), Heading(as_runs("乙"), 1, "一、")
    )
    shown = file.numbered_text()
    assert "一、甲" in shown
    assert "一、乙" in shown
