"""Headers with groups in groups: the cells of the grid, and what Word and PDF make of them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zjreport.blocks import Cell, Column, Document, Row, Table
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers._heads import header_cells

COLUMNS = (
    Column("地区", weight=2),
    Column("增加值", "decimal", group=("规模以上工业", "一季度")),
    Column("增速", "decimal", group=("规模以上工业", "一季度")),
    Column("增加值", "decimal", group=("规模以上工业", "上半年")),
    Column("增速", "decimal", group=("规模以上工业", "上半年")),
    Column("投资", "decimal", group=("固定资产投资",)),
    Column("备注", group="其他"),
)
TABLE = Table(COLUMNS, (Row(tuple(Cell(as_runs(text)) for text in ("江城市", *"123456"))),))

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_rows() -> list[Any]:
    data = Document((TABLE,), load_theme("official")).to_bytes("docx")
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]


def test_cells_stand_under_their_groups() -> None:
    cells = {(cell.text, cell.first): cell for cell in header_cells(COLUMNS)}
    assert (cells["规模以上工业", 1].end, cells["规模以上工业", 1].row) == (5, 0)
    assert (cells["上半年", 3].end, cells["上半年", 3].row) == (5, 1)
    assert (cells["投资", 5].row, cells["投资", 5].rows) == (1, 2)
    assert (cells["地区", 0].row, cells["地区", 0].rows) == (0, 3)


def test_a_group_of_one_name_in_another_is_another() -> None:
    columns = (Column("甲", group=("一", "同")), Column("乙", group=("二", "同")))
    assert [(cell.first, cell.end) for cell in header_cells(columns) if cell.text == "同"] == [(0, 1), (1, 2)]


@given(
    st.lists(st.tuples(st.sampled_from("甲乙"), st.lists(st.sampled_from("上下"), max_size=3)), max_size=9)
)
def test_every_place_of_the_grid_is_covered_once(made: list[tuple[str, list[str]]]) -> None:
    columns = [Column(title, group=tuple(groups)) for title, groups in made]
    depth = 1 + max((len(column.groups) for column in columns), default=-1)
    places = [
        (row, column)
        for cell in header_cells(columns)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.first, cell.end)
    ]
    assert sorted(places) == [(row, column) for row in range(depth) for column in range(len(columns))]


def test_word_merges_the_cells_in_three_rows_that_are_repeated() -> None:
    rows = word_rows()
    said = [
        [
            (
                "".join(cell.itertext()),
                int(next(iter(cell.xpath("w:tcPr/w:gridSpan/@w:val", namespaces=cell.nsmap)), 1)),
            )
            for cell in row.findall(f"{W}tc")
        ]
        for row in rows
    ]
    assert said == [
        [("地区", 1), ("规模以上工业", 4), ("固定资产投资", 1), ("其他", 1)],
        [("", 1), ("一季度", 2), ("上半年", 2), ("投资", 1), ("备注", 1)],
        [("", 1), ("增加值", 1), ("增速", 1), ("增加值", 1), ("增速", 1), ("", 1), ("", 1)],
    ]
    merged = [
        [cell.find(f"{W}tcPr/{W}vMerge") for cell in row.findall(f"{W}tc") if not "".join(cell.itertext())]
        for row in rows
    ]
    assert all(merge is not None and merge.get(f"{W}val") is None for row in merged for merge in row)


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_pdf_sets_three_rows_one_below_another(theme: str) -> None:
    data = Document((TABLE,), load_theme(theme)).to_bytes("pdf")
    page = pdfplumber.open(io.BytesIO(data)).pages[0]
    words = {word["text"]: word for word in page.extract_words(x_tolerance=1.2)}
    assert words["规模以上工业"]["bottom"] <= words["一季度"]["top"] + 1
    assert words["一季度"]["bottom"] <= words["增速"]["top"] + 1
    middle = sum(words[name][side] for name in ("一季度", "上半年") for side in ("x0", "x1")) / 4
    assert (words["规模以上工业"]["x0"] + words["规模以上工业"]["x1"]) / 2 == pytest.approx(middle, abs=12)
    assert words["一季度"]["top"] < words["地区"]["bottom"]
    assert words["增速"]["bottom"] <= words["江城市"]["top"] + 1


def test_the_tags_say_how_far_each_title_reaches() -> None:
    data = Document((TABLE,), load_theme("official")).to_bytes("pdf")
    with pikepdf.open(io.BytesIO(data)) as file:
        spans = [
            (int(found.get("/ColSpan", 1)), int(found.get("/RowSpan", 1)))
            for found in heads(file.Root.StructTreeRoot.K)
        ]
    rows = [[(1, 3), (4, 1), (1, 1), (1, 1)], [(2, 1), (2, 1), (1, 2), (1, 2)], [(1, 1)] * 4]
    assert spans == [span for row in rows for span in row]


def heads(tag: Any) -> list[Any]:
    """The attributes of the header's cells below a tag, in reading order."""
    if not isinstance(tag, pikepdf.Dictionary):
        return []
    if tag.get("/S") == "/TH":
        return [tag.get("/A", pikepdf.Dictionary())]
    kids = tag.get("/K", pikepdf.Array())
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [found for kid in kids for found in heads(kid)]
