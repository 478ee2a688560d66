"""Wide tables on turned pages: paper, margins, what stands on them, headers, footers, what comes after."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from zjreport.blocks import (
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    Metadata,
    PageBreak,
    Paragraph,
    Row,
    Table,
)  # fmt: skip
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
THEMES = pytest.mark.parametrize("theme", ["official", "brochure"])

CITIES = [f"第{place}市" for place in "一二三四五六七八九十甲乙丙"]
TEXT = Paragraph(as_runs("正文。"))


def wide(title: str = "各市情况", rows: int = 3, **given) -> Table:
    columns = (Column("指标", weight=3), *(Column(city, "decimal") for city in CITIES))
    cells = (as_runs("地区生产总值"), *(as_runs(f"{1000 + place}.5") for place in range(len(CITIES))))
    row = Row(tuple(map(Cell, cells)))
    return Table(columns, (row,) * rows, as_runs(title), source=as_runs("来源：省统计局"), **given)


SMALL = Table((Column("指标"), Column("数值", "decimal")), (Row((Cell(as_runs("甲")), Cell(as_runs("1")))),))


@pytest.fixture
def write(read):
    def write(theme, *blocks):
        metadata = Metadata("简报", "江城市统计局")
        return read(DocxWriter().write(Document(blocks, load_theme(theme), metadata)))

    return write


def sections(file) -> list[tuple[str, list[str]]]:
    """Each section with the way its page stands and the texts of its paragraphs and tables."""
    found, held = [], []
    for block in file.body:
        held += ["".join(text.text for text in block.iter(f"{W}t"))] if block.tag != f"{W}sectPr" else []
        end = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if end is not None:
            found.append(
                (end.find(f"{W}pgSz").get(f"{W}orient") or "portrait", [text for text in held if text])
            )
            held = []
    return found


def ends(file):
    return list(file.body.iter(f"{W}sectPr"))


def numbers(element) -> dict[str, int]:
    return {name.rpartition("}")[2]: int(value) for name, value in element.attrib.items() if value.isdigit()}


@THEMES
def test_a_wide_table_has_a_turned_section_of_its_own_with_its_heading_and_source(write, theme):
    file = write(theme, TEXT, Heading(as_runs("各市"), number="一、"), wide(), TEXT)
    (before, first), (turned, second), (after, third) = sections(file)
    assert (before, turned, after) == ("portrait", "landscape", "portrait")
    assert first == ["正文。"]
    assert [second[0][-2:], second[1], second[-1]] == ["各市", "各市情况", "来源：省统计局"]
    assert third == ["正文。"]


@THEMES
def test_tables_in_sequence_share_a_section(write, theme):
    told = [way for way, _ in sections(write(theme, TEXT, wide("甲"), wide("乙"), TEXT, wide("丙")))]
    assert told == ["portrait", "landscape", "portrait", "landscape"]


@THEMES
def test_the_sheet_is_turned_with_its_margins_and_the_table_has_its_width(write, theme):
    file = write(theme, TEXT, wide(), TEXT)
    upright, turned, _ = (
        (numbers(end.find(f"{W}pgSz")), numbers(end.find(f"{W}pgMar"))) for end in ends(file)
    )
    assert (turned[0]["w"], turned[0]["h"]) == (upright[0]["h"], upright[0]["w"])
    pairs = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    assert {side: turned[1][side] for side in pairs} == {side: upright[1][was] for side, was in pairs.items()}
    room = turned[0]["w"] - turned[1]["left"] - turned[1]["right"]
    table = next(file.body.iter(f"{W}tbl"))
    assert abs(int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) - room) <= 2
    assert turned[1]["footer"] < turned[1]["bottom"]


@THEMES
def test_notes_and_source_keep_to_the_last_rows(write, theme):
    file = write(theme, TEXT, wide(rows=30, notes=(as_runs("注：一"), as_runs("注：二"))), TEXT)
    table = next(file.body.iter(f"{W}tbl"))
    *_, last = table.iter(f"{W}tr")
    lines = [next(table.itersiblings()), next(next(table.itersiblings()).itersiblings())]
    for paragraph in (*last.iter(f"{W}p"), *lines):
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None
    source = next(lines[1].itersiblings())
    assert source.find(f"{W}pPr/{W}keepNext") is None


def test_the_grid_is_that_of_upright_pages(write):
    grids = [end.find(f"{W}docGrid") is not None for end in ends(write("official", TEXT, wide(), TEXT))]
    assert grids == [True, False, True]


@THEMES
def test_every_section_has_its_footers_and_page_numbers_run_on(write, theme):
    file = write(theme, TEXT, wide(), TEXT)
    kinds = {"official": {"default", "even"}, "brochure": {"default"}}[theme]
    for end in ends(file):
        assert {each.get(f"{W}type") for each in end.findall(f"{W}footerReference")} == kinds
        assert end.find(f"{W}pgNumType") is None


def test_what_stands_at_the_edges_of_a_turned_page_is_as_wide_as_it_is(write):
    file = write("brochure", TEXT, wide(), TEXT)
    tabs = {}
    for name in ("Footer", "zjr-footer-turned"):
        tabs[name] = int(file.style(name).find(f"{W}pPr/{W}tabs/{W}tab").get(f"{W}pos"))
    upright, turned, _ = ends(file)
    for end, name in ((upright, "Footer"), (turned, "zjr-footer-turned")):
        size, margins = numbers(end.find(f"{W}pgSz")), numbers(end.find(f"{W}pgMar"))
        assert abs(tabs[name] - (size["w"] - margins["left"] - margins["right"])) <= 2
        part = file.word.part.related_parts[end.find(f"{W}footerReference").get(f"{R}id")]
        assert f'w:val="{name}"'.encode() in part.blob
    ids = [end.find(f"{W}headerReference").get(f"{R}id") for end in ends(file)]
    parts = [file.word.part.related_parts[each].blob.decode() for each in ids]
    widths = [int(re.search('cx="([0-9]+)"', part)[1]) for part in parts]
    assert widths[0] == widths[2] == 210 * 36000
    assert widths[1] == 297 * 36000


@THEMES
def test_no_page_break_stands_beside_a_turned_section(write, theme):
    file = write(theme, TEXT, PageBreak(), wide(), PageBreak(), TEXT)
    assert not [each for each in file.body.iter(f"{W}br") if each.get(f"{W}type") == "page"]
    assert len(ends(file)) == 3


@THEMES
def test_a_document_may_end_turned_or_begin_so(write, theme):
    assert [way for way, _ in sections(write(theme, TEXT, wide()))] == ["portrait", "landscape"]
    assert [way for way, _ in sections(write(theme, wide(), TEXT))] == ["landscape", "portrait"]
    begun = sections(
        write(theme, Cover(as_runs("题")), Contents(), wide(), Heading(as_runs("末"), number="一、"))
    )
    assert [way for way, _ in begun][-2:] == ["landscape", "portrait"]
    assert "目录" in [text for way, texts in begun[:-2] for text in texts]


@THEMES
def test_orientation_is_as_it_is_asked_for(write, theme):
    asked = (replace(SMALL, orientation="landscape"), replace(wide(), orientation="portrait"), SMALL)
    for table, count in zip(asked, (3, 1, 1), strict=True):
        assert len(ends(write(theme, TEXT, table, TEXT))) == count


def test_a_page_that_lies_already_is_left_so(read):
    theme = load_theme("brochure")
    page = type(theme.page)(width=297, height=210, top=16, bottom=16, left=16, right=16, number_side="right")
    lying = type(theme)(**{name: getattr(theme, name) for name in theme.__struct_fields__} | {"page": page})
    file = read(DocxWriter().write(Document((TEXT, wide(orientation="landscape"), TEXT), lying)))
    assert [way for way, _ in sections(file)] == ["landscape"]
