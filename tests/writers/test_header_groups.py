"""Headers with groups in groups: the cells of the grid, and what Word and PDF make of them."""

from __future__ import annotations

import io
import zipfile
from itertools import accumulate
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zjreport.blocks import Cell, Column, Document, Row, Table
from zjreport.layout.words import PARTED, break_prices
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers._heads import HeadCell, header_cells
from zjreport.writers.pdf.tables import table_heads

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


def word_titles(document: Document) -> list[list[str]]:
    """The lines of each title of a header as Word prints them."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(document.to_bytes("docx"))).read("word/document.xml"))
    rows = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    said = [
        "".join(part.text or "" if part.tag == f"{W}t" else "\n" for part in cell.iter(f"{W}t", f"{W}br"))
        for row in rows
        for cell in row.iter(f"{W}tc")
    ]
    return [title.split("\n") for title in said if title]


def pdf_titles(document: Document, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The lines of each title as the PDF sets them."""
    titles: list[list[str]] = []

    class Setter(table_heads._Setter):
        def set(self, cell: HeadCell) -> Any:
            title = super().set(cell)
            titles.append([line.text.signs[line.start : line.end] for line in title.lines])
            return title

    monkeypatch.setattr(table_heads, "_Setter", Setter)
    document.to_bytes("pdf")
    return [title for title in titles if title]


NARROW = (
    Column("指标", weight=4),
    Column("2024年一季度", "decimal"),
    Column("同比（%）", "decimal"),
    Column("全省增速（%）", "decimal"),
    Column("全省位次", "center"),
    Column("2023年末", "decimal", group=("金融机构人民币各项存款余额", "本外币合计")),
    Column("2024年3月末", "decimal", group=("金融机构人民币各项存款余额", "本外币合计")),
    Column("比上年同期增减（个百分点）", "decimal", group="资产负债率"),
    Column("完成年度目标（%）", "decimal"),
)
FIGURES = ("城镇居民人均可支配收入", "1335.3", "5.8", "5.3", "3", "2362.7", "2136.0", "-0.6", "28.6")


def narrow(theme: str, orientation: str) -> Document:
    row = Row(tuple(Cell(as_runs(text)) for text in FIGURES))
    return Document((Table(NARROW, (row,), orientation=orientation),), load_theme(theme))


@pytest.mark.parametrize(("theme", "orientation"), [("official", "portrait"), ("brochure", "landscape")])
def test_word_breaks_titles_in_the_lines_of_the_pdf(
    theme: str, orientation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = narrow(theme, orientation)
    titles = word_titles(document)
    assert titles == pdf_titles(document, monkeypatch)
    assert sum(len(title) > 1 for title in titles) >= 4


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_word_breaks_titles_between_words(theme: str, orientation: str) -> None:
    titles = word_titles(narrow(theme, orientation))
    assert {"".join(title) for title in titles} == {
        *(column.title for column in NARROW),
        *(group for column in NARROW for group in column.groups),
    }
    for title in titles:
        prices = break_prices("".join(title))
        for end in accumulate(map(len, title[:-1])):
            assert prices[end - 1] < PARTED, title


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
