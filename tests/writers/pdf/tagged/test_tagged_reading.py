"""The tree says what the blocks say, in their order: roles, lists, tables, figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Contents,
    CopyLine,
    Cover,
    Document,
    Heading,
    Imprint,
    ItemList,
    ListItem,
    Masthead,
    Metadata,
    Panel,
    PanelGroup,
    Paragraph,
    Quotation,
    Row,
    Signature,
    Table,
)
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.runs import as_runs, text_of
from zjreport.themes import Theme, load_theme

Read = Callable[[bytes], Any]
Make = Callable[..., Document]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(block: object) -> Iterator[str]:
    """The texts of a block in the order in which they are to be read."""
    match block:
        case Heading():
            yield block.number + text_of(block.runs)
            yield text_of(block.statement)
        case Paragraph():
            yield text_of(block.runs)
        case Quotation():
            yield text_of(block.heading)
            yield text_of(block.runs)
        case ItemList():
            for item in block.items:
                yield from said(item)
        case ListItem():
            yield block.number + text_of(block.lead) + text_of(block.runs)
            for item in block.children:
                yield from said(item)
        case Panel():
            yield text_of(block.kicker)
            yield text_of(block.title)
            for part in (*block.cards, *block.groups):
                yield from said(part)
        case PanelGroup():
            yield text_of(block.lead)
            for item in block.items:
                yield from said(item)
        case Cards():
            yield text_of(block.title)
            for card in block.cards:
                yield from said(card)
        case Card():
            yield text_of(block.label)
            yield text_of(block.figure) + text_of(block.unit)
            yield text_of(block.change)
        case Table():
            yield f"{block.number} {text_of(block.title)}"
            yield f"单位：{block.unit}" if block.unit else ""
            for row in block.rows:
                for cell in row.cells:
                    yield text_of(cell.runs)
            for note in block.notes:
                yield text_of(note)
            yield text_of(block.source)
        case Chart():
            yield f"{block.number} {text_of(block.spec.title)}"
            yield text_of(block.source)
        case Cover():
            for name in ("year", "event"):
                yield text_of(getattr(block, name))
            yield text_of(block.title)
            for line in block.couplet:
                yield text_of(line)
            for name in ("speaker", "organisation", "date"):
                yield text_of(getattr(block, name))


def test_the_tree_reads_as_the_blocks_do(
    rich_blocks: tuple[Block, ...], theme: Theme, read_tags: Read
) -> None:
    # Contents say the headings before they come.
    blocks = [block for block in rich_blocks if not isinstance(block, Contents)]
    root = read_tags(Document(tuple(blocks), theme, Metadata()).to_bytes("pdf")).root
    told = squeezed("".join(node.text for node in root.walk() if node.role != "Figure"))
    place = 0
    for block in blocks:
        for text in map(squeezed, said(block)):
            found = told.find(text, place)
            assert found >= 0, f"“{text}” is not where it should be"
            # Only arrows and the heads of tables may stand between.
            assert found - place < 20, told[place:found]
            place = found + len(text)


def test_nothing_is_told_twice(rich_blocks: tuple[Block, ...], theme: Theme, read_tags: Read) -> None:
    tags = read_tags(Document(rich_blocks, theme, Metadata()).to_bytes("pdf"))
    told = squeezed("".join(node.text for node in tags.root.walk() if node.role != "Figure"))
    for block in rich_blocks:
        if isinstance(block, Paragraph) and len(text_of(block.runs)) > 20:
            assert told.count(squeezed(text_of(block.runs))) == 1


def test_headings_have_their_levels_and_open_sections(
    make_document: Make, theme: Theme, read_tags: Read
) -> None:
    blocks = [
        Heading(as_runs("甲"), 1),
        Paragraph(as_runs("一。")),
        Heading(as_runs("乙"), 2),
        Paragraph(as_runs("二。")),
        Heading(as_runs("丙"), 1),
        Heading(as_runs("丁"), 3),
        Paragraph(as_runs("三。")),
    ]
    root = read_tags(Document(tuple(blocks), theme, Metadata()).to_bytes("pdf")).root

    def shape(node: Any) -> Any:
        return [node.text or node.role, *(shape(kid) for kid in node.kids)]

    assert shape(root) == [
        "Document",
        ["Sect", ["甲"], ["一。"], ["Sect", ["乙"], ["二。"]]],
        ["Sect", ["丙"], ["Sect", ["丁"], ["三。"]]],
    ]
    # A level that the text leaves out is not left out in the tree.
    assert [node.role for node in root.walk() if node.role.startswith("H")] == ["H1", "H2", "H1", "H2"]


def test_lists_have_items_with_labels_and_bodies(make_document: Make, theme: Theme, read_tags: Read) -> None:
    child = ListItem(as_runs("做到政令畅通。"))
    block = ItemList(
        (
            ListItem(as_runs("严守纪律。"), "1.", children=(child,)),
            ListItem(as_runs("站稳人民立场。"), "2.", lead=as_runs("为民：")),
        ),
        "numbered",
    )
    root = read_tags(Document((block,), theme, Metadata()).to_bytes("pdf")).root
    outer, inner = root.all("L")
    assert [kid.role for kid in outer.kids] == ["LI", "LI"]
    assert [kid.role for kid in outer.kids[0].kids] == ["Lbl", "LBody", "L"]
    assert [node.text for node in root.all("Lbl")] == ["1.", "2."]
    assert [node.text for node in root.all("LBody")] == [
        "严守纪律。",
        "做到政令畅通。",
        "为民：站稳人民立场。",
    ]
    assert [kid.role for kid in inner.kids] == ["LI"]


def table(rows: int, *, long: str = "") -> Table:
    columns = (
        Column("指标"),
        Column("绝对值", "decimal", "本期"),
        Column("增速", "decimal", "本期"),
        Column("备注"),
    )
    made = [
        Row(tuple(Cell(as_runs(text)) for text in (f"指标{n}{long}", f"{n}.5", "-0.4", "")))
        for n in range(rows)
    ]
    return Table(
        columns,
        (Row((Cell(as_runs("综合")),), "group"), *made),
        title=as_runs("主要指标"),
        number="表1",
        unit="亿元",
        notes=(as_runs("注：初步核算。"),),
    )


def test_tables_have_their_rows_and_cells(make_document: Make, theme: Theme, read_tags: Read) -> None:
    block = table(3)
    tags = read_tags(Document((block,), theme, Metadata()).to_bytes("pdf"))
    root = tags.root
    (found,) = root.all("Table")
    assert [kid.role for kid in found.kids] == ["Caption", "THead", "TBody"]
    assert squeezed(found.kids[0].whole()) == "表1主要指标单位：亿元"
    body = found.kids[2]
    assert [[cell.text for cell in row.kids] for row in body.kids] == [
        ["综合"],
        *([text_of(cell.runs) for cell in row.cells] for row in block.rows[1:]),
    ]
    assert {cell.role for row in body.kids for cell in row.kids} == {"TD"}
    assert int(body.kids[0].kids[0].source.A.ColSpan) == 4
    heads = found.kids[1]
    assert [[cell.text for cell in row.kids] for row in heads.kids] == [
        ["指标", "本期", "备注"],
        ["绝对值", "增速"],
    ]
    for cell in heads.all("TH"):
        assert str(cell.source.A.Scope) == "/Column"
    first, group, last = heads.kids[0].kids
    assert int(group.source.A.ColSpan) == 2
    assert int(first.source.A.RowSpan) == int(last.source.A.RowSpan) == 2
    (note,) = root.all("Note")
    assert note.text == "注：初步核算。"
    assert str(note.source.ID)


def test_what_goes_on_over_a_page_is_one_element(make_document: Make, theme: Theme, read_tags: Read) -> None:
    text = "全市上下坚持稳中求进工作总基调，经济平稳运行。" * 120
    blocks = (Paragraph(as_runs(text)), table(120))
    tags = read_tags(Document(blocks, theme, Metadata()).to_bytes("pdf"))
    paragraph = next(node for node in tags.root.all("P") if len(node.text) > 200)
    assert paragraph.text == text
    assert len(set(paragraph.pages)) > 1
    (found,) = tags.root.all("Table")
    assert len(found.all("THead")) == 1
    assert len(found.kids[2].kids) == 121
    assert len({page for node in found.walk() for page in node.pages}) > 2
    # The header and the line above it are said again, as furniture.
    again = "".join(tags.artifacts.values())
    assert "（续表）" in again
    assert "绝对值" in again


def test_a_row_over_two_pages_keeps_its_cells(make_document: Make, theme: Theme, read_tags: Read) -> None:
    long = "全市经济运行稳中有进的说明" * 150
    root = read_tags(Document((table(1, long=long),), theme, Metadata()).to_bytes("pdf")).root
    (found,) = root.all("Table")
    row = found.kids[2].kids[1]
    assert [cell.text for cell in row.kids] == [f"指标0{long}", "0.5", "-0.4", ""]
    assert len(set(row.kids[0].pages)) > 1


def test_figures_have_their_alternative_text_and_box(
    make_document: Make, theme: Theme, read_tags: Read
) -> None:
    points = tuple(Point(Decimal(number), str(number)) for number in (3, 4, 5))
    spec = ChartSpec(
        "column",
        tuple(as_runs(text) for text in ("一季度", "二季度", "三季度")),
        (Series(as_runs("全市"), points, "亿元"),),
        title=as_runs("收入逐季增加"),
        unit="亿元",
        alt="柱形图：收入从3亿元增加到5亿元（“𬭎”镇除外）",
    )
    blocks = (Chart(spec, "图1", as_runs("来源：统计局"), span="half"), Chart(spec, "图2", span="half"))
    tags = read_tags(Document(blocks, theme, Metadata()).to_bytes("pdf"))
    figures = tags.root.all("Figure")
    assert [figure.alt for figure in figures] == [spec.alt, spec.alt]
    assert all("5" in figure.text for figure in figures)
    boxes = [[float(edge) for edge in figure.source.A.BBox] for figure in figures]
    assert boxes[0][2] <= boxes[1][0] or boxes[0][1] >= boxes[1][3]
    for left, bottom, right, top in boxes:
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842
    assert [squeezed(node.whole()) for node in tags.root.all("Caption")] == [
        "图1收入逐季增加",
        "图2收入逐季增加",
    ]


def test_contents_are_links_to_the_headings(make_document: Make, theme: Theme, read_tags: Read) -> None:
    blocks = (Contents(), Heading(as_runs("甲𬭎"), 1, "一、"), Heading(as_runs("乙"), 2, "（一）"))
    tags = read_tags(Document(blocks, theme, Metadata()).to_bytes("pdf"))
    (contents,) = tags.root.all("TOC")
    assert [kid.role for kid in contents.kids] == ["TOCI", "TOCI"]
    assert [node.text for node in contents.all("Link")] == ["一、甲𬭎2", "（一）乙2"]
    assert [node.links for node in contents.all("Link")] == [1, 1]
    notes = list(tags.pdf.pages[0].Annots)
    assert [str(note.Contents) for note in notes] == ["一、甲𬭎", "（一）乙"]
    assert all(tags.pages[note.Dest[0].objgen] == 2 for note in notes)


def test_official_furniture_is_read_in_order(read_tags: Read) -> None:
    blocks = (
        Masthead(
            as_runs("经济运行简报"),
            as_runs("第3期"),
            as_runs("江城市统计局"),
            as_runs("2024年4月20日"),
            (as_runs("内部资料"),),
            "000012",
            as_runs("一季度经济运行情况"),
        ),
        Heading(as_runs("总体情况"), 1, "一、"),
        Paragraph(as_runs("平稳。")),
        AttachmentNote((as_runs("主要指标"), as_runs("说明"))),
        Signature((as_runs("江城市统计局"),), as_runs("2024年4月20日")),
        Attachment(as_runs("主要指标"), "1"),
        Paragraph(as_runs("表略。")),
        Imprint((CopyLine("抄送", as_runs("各县市")),), as_runs("统计局"), as_runs("2024年4月20日印发")),
    )
    root = read_tags(Document(blocks, load_theme("official"), Metadata()).to_bytes("pdf")).root
    assert [(node.role, node.text) for node in root.walk() if node.text] == [
        ("P", "内部资料"),
        ("P", "000012"),
        ("P", "经济运行简报"),
        ("P", "第3期"),
        ("P", "江城市统计局"),
        ("P", "2024年4月20日"),
        ("Title", "一季度经济运行情况"),
        ("H1", "一、总体情况"),
        ("P", "平稳。"),
        ("P", "附件："),
        ("Lbl", "1."),
        ("LBody", "主要指标"),
        ("Lbl", "2."),
        ("LBody", "说明"),
        ("P", "江城市统计局"),
        ("P", "2024年4月20日"),
        ("H1", "附件1主要指标"),
        ("P", "表略。"),
        ("P", "抄送：各县市"),
        ("P", "统计局"),
        ("P", "2024年4月20日印发"),
    ]


@pytest.mark.parametrize("name", ["brochure", "official"])
def test_cards_side_by_side_are_read_one_after_the_other(name: str, read_tags: Read) -> None:
    blocks = tuple(
        Panel(
            as_runs(f"面板{number}"),
            (
                PanelGroup(
                    tuple(ListItem(as_runs(f"第{number}块第{n}项，完成投资{n}亿元。")) for n in range(9))
                ),
            ),
            span="half",
        )
        for number in range(6)
    )
    root = read_tags(Document(blocks, load_theme(name), Metadata()).to_bytes("pdf")).root
    expected = [
        text
        for number in range(6)
        for text in (f"面板{number}", *(f"第{number}块第{n}项，完成投资{n}亿元。" for n in range(9)))
    ]
    assert [node.text for node in root.walk() if node.text] == expected
    assert len([node for node in root.kids if node.role == "Sect"]) == 6
