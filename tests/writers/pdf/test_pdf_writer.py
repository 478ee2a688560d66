"""Whole documents: what is printed, where, in which faces, and the same every time."""

from __future__ import annotations

import io
import itertools
import os
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import pdfplumber
import pikepdf
import pytest

from zjreport.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    ItemList,
    ListItem,
    Metadata,
    PageBreak,
    Panel,
    PanelGroup,
    Paragraph,
    Row,
    Table,
)
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.errors import ZjreportWarning
from zjreport.runs import Role, Run, as_runs, text_of
from zjreport.themes import Theme, load_theme
from zjreport.writers.pdf.faces.fontbook import FontBook

POINTS = 72 / 25.4
Make = Callable[..., Document]


def pages_of(data: bytes) -> list[str]:
    """The text of every page in the order it is drawn, without blanks and running feet."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = ["".join(c["text"] for c in page.chars if c["matrix"][5] > 50) for page in pdf.pages]
    return [squeezed(re.sub(r"— \d+ —$", "", text)) for text in texts]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def expected(block: Block) -> list[str]:
    """Texts of a block that must be printed, in order."""
    texts: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, Run):
            texts.append(value.text)
        elif isinstance(value, tuple):
            for part in value:
                walk(part)
        elif not isinstance(value, ChartSpec):
            for name in getattr(type(value), "__dataclass_fields__", ()):
                walk(getattr(value, name))

    walk(block)
    return texts


def test_every_text_of_every_block_is_printed(rich_blocks: tuple[Block, ...], theme: Theme) -> None:
    data = Document(rich_blocks, theme, Metadata("江城市政府工作报告", "江城市人民政府")).to_bytes("pdf")
    printed = "".join(pages_of(data))
    for block in rich_blocks:
        for text in expected(block):
            assert squeezed(text) in printed, text


def test_running_text_comes_back_in_order(rich_blocks: tuple[Block, ...], theme: Theme) -> None:
    prose = [block for block in rich_blocks if isinstance(block, Paragraph | Heading | ItemList)]
    printed = "".join(pages_of(Document(tuple(prose), theme, Metadata()).to_bytes("pdf")))
    place = 0
    for block in prose:
        runs = block.runs if not isinstance(block, ItemList) else block.items[0].runs
        text = squeezed(text_of(runs))
        # A paragraph over two pages has a page number inside it: its beginning is enough.
        place = printed.index(text[:12], place)


def test_only_used_faces_are_embedded_and_never_helvetica(theme: Theme) -> None:
    data = Document((Paragraph(as_runs("全市经济运行平稳。")),), theme, Metadata()).to_bytes("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        names = {str(font.BaseFont).split("+")[1] + ".ttf" for font in fonts}
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
    assert names == {theme.font("body").bundled, theme.font(theme.style("footer").font).bundled}
    assert b"Helvetica" not in data


def test_a_tables_and_contents_document_has_no_helvetica(
    rich_blocks: tuple[Block, ...], theme: Theme
) -> None:
    data = Document(rich_blocks, theme, Metadata()).to_bytes("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {
            str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()
        }
    assert names
    assert all("+ZJR" in name for name in names)


def test_data_is_text_and_never_markup(make_document: Make, theme: Theme) -> None:
    nasty = "A<B，C>D &amp; <b>粗</b> {x} \\n (Tj) % $\\frac{1}{2}$ =SUM(A1) <para/>"
    document = make_document(
        Heading(as_runs(nasty)),
        Paragraph(as_runs(nasty)),
        Panel(as_runs(nasty), (PanelGroup((ListItem(as_runs(nasty)),)),)),
        Table((Column(nasty), Column("b")), (Row((Cell(as_runs(nasty)), Cell(as_runs("1")))),)),
        theme=theme.name,
    )
    printed = "".join(pages_of(document.to_bytes("pdf")))
    assert printed.count(squeezed("A<B，C>D")) >= 4
    assert printed.count(squeezed("<b>粗</b>")) >= 4


def test_missing_glyphs_are_named_once_and_printed_as_geta(make_document: Make) -> None:
    document = make_document(Paragraph(as_runs("人名😀与𠀋，再来😀")), Paragraph(as_runs("😀")))
    with pytest.warns(ZjreportWarning) as caught:
        data = document.to_bytes("pdf")
    assert len(caught) == 1
    assert "U+1F600" in str(caught[0].message)
    # They are read as what they are meant to be.
    assert pages_of(data)[0] == "人名😀与𠀋，再来😀😀"


def test_a_missing_glyph_looks_like_geta(theme: Theme) -> None:
    book = FontBook(theme)
    role = book.role(next(iter(theme.fonts)))
    missing, geta = role.glyph("😀"), role.glyph("〓")
    assert missing.code != geta.code
    assert (missing.face, *missing[2:]) == (geta.face, *geta[2:])
    assert list(book.missing) == ["😀"]


def test_control_signs_are_left_out_with_a_warning(make_document: Make) -> None:
    with pytest.warns(ZjreportWarning, match=r"U\+0000.*U\+D800"):
        data = make_document(Paragraph(as_runs("增长\x007%\ud800"))).to_bytes("pdf")
    assert "增长7%" in pages_of(data)[0]


def test_the_same_document_gives_the_same_bytes(rich_blocks: tuple[Block, ...], theme: Theme) -> None:
    document = Document(rich_blocks, theme, Metadata("报告"))
    assert document.to_bytes("pdf") == document.to_bytes("pdf")


def test_the_bytes_do_not_hang_on_the_seed_of_hashes() -> None:
    code = (
        "import hashlib\n"
        "from zjreport.blocks import Cell, Column, Document, Row, Table\n"
        "from zjreport.runs import as_runs\n"
        "from zjreport.themes import load_theme\n"
        "cells = [(Cell(as_runs(f'第{n}区')), Cell(as_runs(f'{n * 37 % 91}.{n}'))) for n in range(40)]\n"
        "columns = (Column('地区'), Column('数值', 'decimal'))\n"
        "table = Table(columns, tuple(map(Row, cells)))\n"
        "data = Document((table,), load_theme('brochure')).to_bytes('pdf')\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1704758400"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_source_date_epoch_sets_the_dates(make_document: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704758400")
    data = make_document(Paragraph(as_runs("文"))).to_bytes("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20240109")


def test_metadata_language_and_outline(make_document: Make) -> None:
    document = make_document(
        Heading(as_runs("总体情况"), 1, "一、"),
        Heading(as_runs("工业"), 2, "（一）"),
        Heading(as_runs("展望"), 1, "二、"),
        title="一季度经济运行情况",
        organisation="市统计局",
    )
    with pikepdf.open(io.BytesIO(document.to_bytes("pdf"))) as pdf:
        assert str(pdf.docinfo.Title) == "一季度经济运行情况"
        assert str(pdf.docinfo.Author) == "市统计局"
        assert str(pdf.Root.Lang) == "zh-CN"
        with pdf.open_outline() as outline:
            titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert titles == [("一、总体情况", ["（一）工业"]), ("二、展望", [])]


def test_contents_name_the_right_pages_and_link_to_them(theme: Theme) -> None:
    blocks: list[Block] = [Contents()]
    for number in range(12):
        blocks.append(Heading(as_runs(f"第{number}部分标题"), 1))
        blocks += [Paragraph(as_runs("经济运行总体平稳，稳中有进，质效提升。" * 30))] * (number % 3 + 1)
    data = Document(tuple(blocks), theme, Metadata()).to_bytes("pdf")
    pages = pages_of(data)
    printed = {
        number: next(place for place, text in enumerate(pages[1:], 2) if f"第{number}部分标题" in text)
        for number in range(12)
    }
    for number, page in printed.items():
        assert re.search(rf"第{number}部分标题{page}(第|—|$|\D)", pages[0]), (number, page, pages[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [note for note in pdf.pages[0].Annots if note.Subtype == "/Link"]
    assert len(links) == 12


@pytest.mark.parametrize("span", ["half", "full"])
def test_panels_are_in_the_contents_and_the_bookmarks(theme: Theme, span: Literal["half", "full"]) -> None:
    items = tuple(ListItem(as_runs(f"新建改造第{number}处，群众满意度提高")) for number in range(14))
    panels = [
        Panel(as_runs(f"成效之{name}"), (PanelGroup(items),), as_runs("过去一年"), span=span)
        for name in "甲乙丙丁戊己"
    ]
    blocks: tuple[Block, ...] = (Contents(), Heading(as_runs("工作回顾"), 1, "一、"), *panels)
    data = Document(blocks, theme, Metadata()).to_bytes("pdf")
    pages = pages_of(data)
    for name in "甲乙丙丁戊己":
        page = next(place for place, text in enumerate(pages[1:], 2) if f"成效之{name}" in text)
        assert re.search(rf"成效之{name}{page}(成|—|$|\D)", pages[0]), (name, page, pages[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len([note for note in pdf.pages[0].Annots if note.Subtype == "/Link"]) == 7
        with pdf.open_outline() as outline:
            titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert titles == [("一、工作回顾", [f"成效之{name}" for name in "甲乙丙丁戊己"])]


def test_a_heading_that_cannot_be_printed_leaves_the_rest_whole(theme: Theme) -> None:
    document = Document(
        (Contents(), Heading(as_runs("\x07"), 1), Heading(as_runs("展望"), 1)), theme, Metadata()
    )
    with pytest.warns(ZjreportWarning):
        assert "展望2" in pages_of(document.to_bytes("pdf"))[0]


def test_official_text_stands_on_the_grid(make_document: Make) -> None:
    text = "全市上下坚持稳中求进工作总基调统筹发展和安全经济平稳运行社会和谐稳定" * 40
    data = make_document(Paragraph(as_runs(text))).to_bytes("pdf")
    pitch, leading = 156 / 28, 225 / 22
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        pages = [[char for char in page.chars if char["text"] in text] for page in pdf.pages]
    lines = [list(group) for _, group in itertools.groupby(pages[0], key=lambda char: round(char["top"], 1))]
    assert len(lines) == 22
    first = lines[0][0]["top"] / POINTS
    for number, line in enumerate(lines):
        assert line[0]["top"] / POINTS - first == pytest.approx(number * leading, abs=0.1)
        start = 2 if number == 0 else 0
        assert len(line) == 28 - start
        for place, char in enumerate(line, start):
            assert char["x0"] / POINTS == pytest.approx(28 + place * pitch, abs=0.1)
    # The em box of the first line is centred in the first line of the grid.
    baseline = pages[0][0]["matrix"][5]
    top = (297 - 37) * POINTS
    assert top - baseline == pytest.approx((leading * POINTS - 16) / 2 + 0.88 * 16, abs=0.1)


def test_the_grid_holds_below_tables_and_charts(rich_blocks: tuple[Block, ...]) -> None:
    data = Document(rich_blocks, load_theme("official"), Metadata()).to_bytes("pdf")
    leading = 225 / 22
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                if char["size"] == 16 and "Fang" in char["fontname"] and char["text"] not in "，。“”":
                    depth = (297 - 37) - char["matrix"][5] / POINTS
                    steps = (depth - ((leading * POINTS - 16) / 2 + 0.88 * 16) / POINTS) / leading
                    assert steps == pytest.approx(round(steps), abs=0.01)


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_official_charts_stand_in_the_middle_of_their_lines(make_document: Make, kind: str) -> None:
    points = tuple(Point(Decimal(number), str(number)) for number in (3, 1, 2))
    names = tuple(as_runs(name) for name in "甲乙丙")
    spec = ChartSpec(kind, names, (Series(as_runs("全市"), points),), as_runs("增速回升"))
    document = make_document(
        Paragraph(as_runs("上文")), Chart(spec, source=as_runs("来源")), Paragraph(as_runs("下文"))
    )
    with pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))) as pdf:
        chars = {char["text"]: char for char in pdf.pages[0].chars}
    above = chars["速"]["top"] - chars["上"]["bottom"]
    below = chars["下"]["top"] - chars["源"]["bottom"]
    assert above == pytest.approx(below, abs=5)
    assert 20 < above < 50


def test_a_cover_before_the_contents_has_a_page_of_its_own(make_document: Make) -> None:
    cover = Cover(as_runs("工作报告要点"), year=as_runs("2024"), organisation=as_runs("市政府"))
    apart = make_document(cover, Contents(), Heading(as_runs("回顾"), 1)).to_bytes("pdf")
    assert pages_of(apart)[0] == "2024工作报告要点市政府"
    joined = pages_of(make_document(cover, Paragraph(as_runs("全年平稳。"))).to_bytes("pdf"))
    assert joined == ["2024工作报告要点市政府全年平稳。"]


def test_page_numbers_stand_outside(make_document: Make) -> None:
    data = make_document(Paragraph(as_runs("一")), PageBreak(), Paragraph(as_runs("二"))).to_bytes("pdf")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        odd, even = ([char for char in page.chars if char["matrix"][5] < 80] for page in pdf.pages)
    assert "".join(char["text"] for char in odd) == "— 1 —"
    assert max(char["x1"] for char in odd) / POINTS == pytest.approx(210 - 26 - 14 / POINTS, abs=0.5)
    assert min(char["x0"] for char in even) / POINTS == pytest.approx(28 + 14 / POINTS, abs=0.5)


def long_table(rows: int) -> Table:
    columns = (
        Column("序号", "center"),
        Column("地区", weight=2),
        Column("数值", "decimal"),
        Column("同比±%", "decimal"),
    )
    return Table(
        columns,
        tuple(
            Row(
                tuple(
                    Cell(as_runs(text))
                    for text in (str(n), f"第{n}区", f"{n * 37 % 900}.{n % 10}", f"{n % 7 - 3}.5")
                )
            )
            for n in range(1, rows + 1)
        ),
        title=as_runs("各区指标"),
        number="表1",
        unit="亿元",
    )


def test_a_long_table_repeats_its_header_and_says_so(theme: Theme) -> None:
    pages = pages_of(Document((long_table(200),), theme, Metadata()).to_bytes("pdf"))
    assert len(pages) > 3
    assert all("序号地区数值同比±%" in page for page in pages)
    assert "（续表）" not in pages[0]
    assert all("各区指标（续表）" in page and "单位：亿元" in page for page in pages[1:])
    text = "".join(pages)
    assert [int(number) for number in re.findall(r"第(\d+)区", text)] == list(range(1, 201))


def test_cards_that_go_on_say_what_they_are(make_document: Make) -> None:
    items = tuple(ListItem(as_runs(f"第{number}项举措：" + "落实见效" * 12)) for number in range(50))
    tasks = ItemList((ListItem((), "（一）", as_runs("夯实实体经济根基"), items),), "tasks")
    panel = Panel(as_runs("城乡更加宜居"), (PanelGroup(items),), as_runs("过去一年"))
    for block, title in ((tasks, "（一）夯实实体经济根基"), (panel, "过去一年，城乡更加宜居")):
        first, *others = pages_of(make_document(block, theme="brochure").to_bytes("pdf"))
        assert "（续）" not in first
        assert others
        assert all(f"{title}（续）" in page for page in others)
        # Neither a first nor a last item stands alone.
        assert all(len(re.findall(r"第\d+项", page)) >= 2 for page in (first, *others))


@pytest.mark.parametrize("kind", ["bar", "target-progress"])
def test_charts_of_rows_are_as_tall_as_their_rows_need(make_document: Make, kind: str) -> None:
    def depth(count: int) -> float:
        points = tuple(Point(Decimal(number + 1), str(number + 1)) for number in range(count))
        names = tuple(as_runs(f"{'甲乙丙丁戊己庚辛'[number]}区") for number in range(count))
        series = (Series(as_runs("实绩"), points), Series(as_runs("目标"), points))
        spec = ChartSpec(kind, names, series[: 2 if kind == "target-progress" else 1], as_runs("完成情况"))
        document = make_document(Chart(spec), Paragraph(as_runs("下文")), theme="brochure")
        with pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))) as pdf:
            chars = pdf.pages[0].chars
        head = next(char["bottom"] for char in chars if char["text"] == "完")
        return float(next(char["top"] for char in chars if char["text"] == "下") - head)

    depths = [depth(count) for count in (2, 4, 8)]
    assert depths[1] - depths[0] == pytest.approx((depths[2] - depths[1]) / 2, abs=1)
    assert 14 * POINTS < depths[1] - depths[0] < 30 * POINTS


def test_decimal_points_are_aligned(theme: Theme) -> None:
    data = Document((long_table(30),), theme, Metadata()).to_bytes("pdf")
    size = theme.style("table-cell").size
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        points = [char["x0"] for char in pdf.pages[0].chars if char["text"] == "." and char["size"] == size]
    columns = {round(x, 1) for x in points}
    assert len(points) >= 40
    assert len(columns) == 2


def test_a_row_taller_than_a_page_is_parted(theme: Theme) -> None:
    text = "一行很长的说明文字，" * 400
    table = Table((Column("甲"), Column("乙")), (Row((Cell(as_runs("名称")), Cell(as_runs(text)))),))
    pages = pages_of(Document((table,), theme, Metadata()).to_bytes("pdf"))
    assert len(pages) > 1
    assert "".join(pages).count("一行很长的说明文字") > 390


def test_a_panel_longer_than_a_page_is_parted(theme: Theme) -> None:
    items = tuple(
        ListItem(as_runs(f"第{n}项工作取得明显成效，达到年度目标的{n}%，各项任务全面完成并持续巩固提升"))
        for n in range(120)
    )
    for span in ("full", "half"):
        block = Panel(as_runs("很长的一组"), (PanelGroup(items),), as_runs("过去一年"), span=span)
        pages = pages_of(Document((block, block), theme, Metadata()).to_bytes("pdf"))
        assert len(pages) > 2
        found = [int(n) for n in re.findall(r"第(\d+)项工作", "".join(pages))]
        assert sorted(found) == sorted([*range(120)] * 2)


@pytest.mark.parametrize("name", ["official", "brochure"])
def test_nothing_is_drawn_outside_the_text_block(name: str, rich_blocks: tuple[Block, ...]) -> None:
    theme = load_theme(name)
    page = theme.page
    data = Document(rich_blocks, theme, Metadata("江城市政府工作报告")).to_bytes("pdf")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, sheet in enumerate(pdf.pages):
            if number == 0:
                continue
            for char in sheet.chars:
                half = char["size"] / 2 if char["text"] in "，。、；：！？”）》" else 0
                assert char["x0"] >= page.left * POINTS - 0.5
                assert char["x1"] - half <= (page.width - page.right) * POINTS + 0.5
                if char["matrix"][5] > (page.bottom - page.number_gap) * POINTS:
                    assert char["matrix"][5] >= page.bottom * POINTS


def test_empty_and_odd_documents_are_written(theme: Theme) -> None:
    odd: tuple[tuple[Block, ...], ...] = (
        (),
        (Contents(),),
        (Cover(()),),
        (Panel((), ()),),
        (Panel((), (), span="half"), Panel((), (), span="half")),
        (ItemList(()), ItemList((ListItem(()),), "tasks"), ItemList((), "principles")),
        (Table((), ()),),
        (Table((Column(""),), ()),),
        (Heading(()), Paragraph(())),
        (PageBreak(), PageBreak()),
        (Heading(as_runs("只有标题")),),
        (Heading(as_runs("很长的标题" * 30)), Cover(as_runs("很长的封面标题" * 12))),
    )
    for blocks in odd:
        data = Document(blocks, theme, Metadata()).to_bytes("pdf")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) >= 1


def test_forty_principles_and_one_task(theme: Theme) -> None:
    blocks = (
        ItemList(
            tuple(ListItem(as_runs(f"始终坚持第{n}条原则，一以贯之。"), f"{n}.") for n in range(1, 41)),
            "principles",
        ),
        ItemList((ListItem(as_runs("唯一的任务"), "（一）", as_runs("主题：")),), "tasks"),
    )
    printed = "".join(pages_of(Document(blocks, theme, Metadata()).to_bytes("pdf")))
    assert [int(n) for n in re.findall(r"第(\d+)条", printed)] == list(range(1, 41))
    assert "（一）主题：唯一的任务" in printed


def test_note_marks_are_raised(make_document: Make) -> None:
    document = make_document(Paragraph((Run("增长7%"), Run("①", Role.NOTE_MARK), Run("，居第一"))))
    with pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))) as pdf:
        mark = next(char for char in pdf.pages[0].chars if char["text"] == "①")
        body = next(char for char in pdf.pages[0].chars if char["text"] == "长")
    assert mark["size"] < body["size"]
    assert mark["bottom"] < body["bottom"] - 2
    # Raised as text is, so that readers find it in its line.
    assert mark["matrix"][5] == body["matrix"][5]


def test_links_take_web_addresses_only(make_document: Make) -> None:
    runs = (
        Run("网站", link="https://example.gov.cn"),
        Run("文件", link="file:///etc/passwd"),
        Run("脚本", link="javascript:x"),
    )
    with pikepdf.open(io.BytesIO(make_document(Paragraph(runs)).to_bytes("pdf"))) as pdf:
        targets = [str(note.A.URI) for note in pdf.pages[0].get("/Annots", [])]
    assert targets == ["https://example.gov.cn"]


def test_charts_are_vectors_with_text(theme: Theme) -> None:
    points = tuple(Point(Decimal(n), str(n)) for n in (3, 5, 8))
    spec = ChartSpec(
        "column",
        tuple(as_runs(c) for c in "甲乙丙"),
        (Series(as_runs("值"), points, "亿元"),),
        as_runs("标题$1$"),
        "亿元",
    )
    data = Document((Chart(spec, "图1", as_runs("来源：统计局")),), theme, Metadata()).to_bytes("pdf")
    page = pages_of(data)[0]
    assert "图1标题$1$" in page
    assert "来源：统计局" in page
    assert all(label in page for label in ("甲", "乙", "丙", "8", "单位：亿元"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert not pdf.pages[0].images


def test_threads_write_the_same_as_one(rich_blocks: tuple[Block, ...]) -> None:
    themes = [load_theme(name) for name in ("official", "brochure")] * 3
    alone = {theme.name: Document(rich_blocks, theme, Metadata()).to_bytes("pdf") for theme in themes}
    results: list[tuple[str, bytes]] = []

    def work(theme: Theme) -> None:
        results.append((theme.name, Document(rich_blocks, theme, Metadata()).to_bytes("pdf")))

    threads = [threading.Thread(target=work, args=(theme,)) for theme in themes]
    with warnings.catch_warnings():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(results) == len(themes)
    assert all(alone[name] == data for name, data in results)


def test_half_charts_stand_side_by_side(theme: Theme) -> None:
    points = tuple(Point(Decimal(n), str(n)) for n in (3, 5, 8))
    charts = tuple(
        Chart(
            ChartSpec(
                "column",
                tuple(as_runs(c) for c in "甲乙丙"),
                (Series(as_runs("值"), points, "亿元"),),
                as_runs(title),
                "亿元",
            ),
            span="half",
        )
        for title in ("左边", "右边")
    )
    with pdfplumber.open(io.BytesIO(Document(charts, theme, Metadata()).to_bytes("pdf"))) as pdf:
        left, right = (next(c for c in pdf.pages[0].chars if c["text"] == sign) for sign in "左右")
    assert left["top"] == pytest.approx(right["top"], abs=0.5)
    assert right["x0"] > left["x0"] + 50 * POINTS
