"""Captions that Word counts, references to them, and links: fields and relationships read back."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from zjreport.blocks import Cell, Chart, Column, Document, Metadata, Paragraph, Row, Table
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Reference, Run, as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter
from zjreport.writers.docx.titles import broken_caption

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def table(title: str, number: str = "", id: str = "") -> Table:
    return Table((Column("指标"),), (Row((Cell(as_runs("甲")),)),), as_runs(title), number, id=id)


def written(read, *blocks, theme="official"):
    return read(DocxWriter().write(Document(blocks, load_theme(theme), Metadata("要点", period="2024年"))))


def fields(element):
    """Every field of an element: its instruction and what it shows."""
    found, open_fields = [], []
    for node in element.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(["", "", False])
            elif kind == "separate":
                open_fields[-1][2] = True
            else:
                found.append(tuple(open_fields.pop()[:2]))
        elif open_fields:
            place = 0 if node.tag == f"{W}instrText" else 1
            open_fields[-1][place] += (node.text or "").strip() if place == 0 else node.text or ""
    assert not open_fields
    return found


def captions(file):
    return [
        p for p in file.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "zjr-table-title"
    ]


def text(element):
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def test_captions_count_themselves_and_show_what_they_will_count(read):
    file = written(read, table("甲", "表1"), table("乙", "表2"), table("丙", "附表1"))
    assert [text(p) for p in captions(file)] == ["表1 甲", "表2 乙", "附表1 丙"]
    assert [fields(p) for p in captions(file)] == [
        [("SEQ 表 \\* ARABIC", "1")],
        [("SEQ 表 \\* ARABIC", "2")],
        [("SEQ 附表 \\* ARABIC", "1")],
    ]


def test_a_number_given_by_hand_is_where_counting_starts_anew(read):
    file = written(read, table("甲", "表3"), table("乙", "表4"), table("丙", "表2-1"))
    first, second, third = map(fields, captions(file))
    assert first == [("SEQ 表 \\* ARABIC \\r 3", "3")]
    assert second == [("SEQ 表 \\* ARABIC", "4")]
    assert third == []
    assert text(captions(file)[2]) == "表2-1 丙"


def test_a_reference_shows_the_number_and_leads_to_its_caption(read):
    words = Paragraph((Run("见"), Run("表2", ref=Reference("乙")), Run("。")))
    file = written(read, words, table("甲", "表1", "甲"), table("乙", "表2", "乙"))
    ((code, shown),) = fields(file.body.find(f"{W}p"))
    name = re.fullmatch(r"REF (_Ref\d+) \\h", code)[1]
    assert shown == "表2"
    marks = {mark.get(f"{W}name"): mark for mark in file.body.iter(f"{W}bookmarkStart")}
    caption = marks[name].getparent()
    assert text(caption) == "表2 乙"
    # The bookmark spans label and count, not the title: that is what the field will show when updated.
    children = list(caption)
    start = children.index(marks[name])
    ends = [
        node for node in caption.iter(f"{W}bookmarkEnd") if node.get(f"{W}id") == marks[name].get(f"{W}id")
    ]
    spanned = children[start : children.index(ends[0])]
    assert "".join(text(node) for node in spanned) == "表2"


def test_a_reference_to_nothing_is_plain_text(read):
    file = written(read, Paragraph((Run("见表9", ref=Reference("无")),)))
    assert fields(file.body) == []
    assert "见表9" in file.text()


class TestLinks:
    def links(self, file):
        targets = {part.rId: part.target_ref for part in file.word.part.rels.values() if part.is_external}
        return [
            (text(node), targets[node.get(f"{R}id")])
            for node in file.body.iter(f"{W}hyperlink")
            if node.get(f"{R}id")
        ]

    def test_runs_of_one_address_are_one_link_in_the_style_of_links(self, read):
        proof = Provenance("gdp", Measure.LEVEL, "315")
        address = "https://tjj.example.cn/数据?a=1&b=2"
        runs = (
            Run("据"),
            Run("公报", link=address),
            Run("315亿元", provenance=proof, link=address),
            Run("邮箱", link="mailto:a@example.cn"),
        )
        file = written(read, Paragraph(runs))
        assert self.links(file) == [
            ("公报315亿元", "https://tjj.example.cn/%E6%95%B0%E6%8D%AE?a=1&b=2"),
            ("邮箱", "mailto:a@example.cn"),
        ]
        style = file.word.styles.element.find(f"{W}style[@{W}styleId='zjr-run-link']")
        assert style.find(f"{W}name").get(f"{W}val") == "Hyperlink"
        assert style.find(f"{W}rPr/{W}u").get(f"{W}val") == "single"
        first = file.body.find(f".//{W}hyperlink/{W}r/{W}rPr/{W}rStyle")
        assert first.get(f"{W}val") == "zjr-run-link"

    def test_one_address_is_one_relationship(self, read):
        words = Paragraph((Run("甲", link="https://a.cn"), Run("乙"), Run("丙", link="https://a.cn")))
        file = written(read, words, words)
        assert len(self.links(file)) == 4
        assert sum(part.is_external for part in file.word.part.rels.values()) == 1

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a", "C:\\a", "#x", "//a"]
    )
    def test_no_other_address_becomes_a_link(self, read, address):
        file = written(read, Paragraph((Run("看", link=address),)))
        assert self.links(file) == []
        assert not any(part.is_external for part in file.word.part.rels.values())
        assert "看" in file.text()


def test_decoration_is_passed_over_and_all_else_described(read):
    file = written(read, table("甲", "表1"), theme="brochure")
    drawings = [node for node in file.part("word/header1.xml").iter() if node.tag.endswith("}docPr")]
    assert drawings
    for node in drawings:
        flags = [flag.get("val") for flag in node.iter() if flag.tag.endswith("}decorative")]
        assert (node.get("descr"), flags) == ("", ["1"])


def test_tables_say_their_columns_unit_and_length(read):
    block = Table((Column("指标"), Column("增速", group="一季度")), (Row((Cell(), Cell())),) * 3, unit="亿元")
    properties = written(read, block).body.find(f"{W}tbl/{W}tblPr")
    said = properties.find(f"{W}tblDescription").get(f"{W}val")
    assert said == "2024年；各列为指标、一季度增速；单位：亿元；共3行"


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_long_captions_part_no_word_and_no_figure(read, theme):
    figure = Run("31公里", provenance=Provenance("pipes", Measure.LEVEL, "2024", "江城市", "31", "31公里"))
    title = (
        *as_runs("地下管网建设改造以污水管网为主，新建"),
        figure,
        *as_runs("，救助困难群众7万余人，公共服务更好"),
    )
    points = (Point(Decimal(31), "31"), Point(Decimal(11), "11"))
    spec = ChartSpec("column", (as_runs("新建"), as_runs("修复")), (Series(as_runs("长度"), points),), title)
    blocks = (
        Chart(spec, "图1", span="half"),
        Chart(spec, "图2", span="half"),
        replace(table("", "表1"), title=title),
    )
    file = written(read, *blocks, theme=theme)
    found = [p for p in file.body.iter(f"{W}p") if text(p).startswith(("图1 ", "图2 ", "表1 "))]
    assert len(found) == 3
    lines = [
        "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in p.iter(f"{W}t", f"{W}br"))
        for p in found
    ]
    for caption in lines:
        assert caption[3:].replace("\n", "") == "".join(run.text for run in title)
        assert "31公里" in caption
        assert "7万余人" in caption
    assert all("\n" in caption for caption in lines[:2])
    for paragraph in found:
        assert [text(control) for control in paragraph.iter(f"{W}sdt")] == ["31公里"]


@pytest.mark.parametrize(
    ("theme", "width", "lines"),
    [
        ("official", 75.5, ["新签约产业项目总投资增长66%，", "项目储备更厚实"]),
        ("brochure", 78.5, ["新签约产业项目总投资增长66%，", "项目储备更厚实"]),
        ("official", 156.0, ["新签约产业项目总投资增长66%，项目储备更厚实"]),
    ],
)
def test_captions_are_broken_as_in_the_pdf(theme, width, lines):
    """A line that just fits in the face asked for is not broken elsewhere for fear of a wider one."""
    look = load_theme(theme)
    title = as_runs("新签约产业项目总投资增长66%，项目储备更厚实")
    broken = broken_caption(title, look.style("chart-title"), look, width)
    assert "".join(run.text for run in broken).split("\n") == lines
