"""The block tree: stable text for every block, ordinals, and every figure found in reading order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Callout,
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
    PageBreak,
    Panel,
    PanelGroup,
    Paragraph,
    Quotation,
    Row,
    Signature,
    Table,
)
from zjreport.blocks.numbering import numbered
from zjreport.blocks.outline import outline
from zjreport.blocks.primitives import _READING_ORDER, figures_of
from zjreport.charts import ChartSpec, Point, Series
from zjreport.errors import DefinitionError, UnknownNameError
from zjreport.runs import Measure, Provenance, Run, Runs, as_runs
from zjreport.themes import load_theme


def figure(text: str) -> Run:
    return Run(text, provenance=Provenance("x", Measure.LEVEL, text))


def said(text: str) -> Runs:
    return (Run("达到"), figure(text))


CHART = Chart(
    ChartSpec(
        "column",
        (as_runs("甲"), as_runs("乙")),
        (Series(as_runs("产值"), (Point(Decimal(3), "3", figure("3").provenance), Point(None)), "亿元"),),
        title=as_runs("题"),
        unit="亿元",
        target=Point(Decimal(5), "5", figure("5").provenance),
        target_name=as_runs("目标"),
        centre=as_runs("中"),
    ),
    number="图1",
    source=as_runs("统计局"),
)
PANEL = Panel(
    title=as_runs("题"),
    kicker=as_runs("过去一年"),
    cards=(Card(as_runs("产值"), (figure("7"),), as_runs("%"), as_runs("增长"), "up", True),),
    groups=(PanelGroup((ListItem(said("8家")),), as_runs("聚焦")), PanelGroup((ListItem(said("9家")),))),
)
CHARTED = Panel(
    as_runs("题"), (PanelGroup((ListItem(said("9家")),)),), cards=PANEL.cards, span="half", chart=CHART
)
SAMPLES: list[tuple[Block, list[str], list[str]]] = [
    (
        Heading(said("1"), 2, "（一）", as_runs("断语")),
        ["heading 2: （一）达到1", "  statement: 断语"],
        ["1"],
    ),
    (Paragraph(said("2"), "closing"), ["paragraph closing: 达到2"], ["2"]),
    (
        Callout(said("2"), PANEL.cards[0], said("3"), "economy"),
        ["callout: 达到2", "  card: 产值 7% [up 增长]", "  source: 达到3"],
        ["7", "2", "3"],
    ),
    (Quotation(as_runs("题"), said("3")), ["quotation: 题", "  达到3"], ["3"]),
    (
        ItemList((ListItem((), "（一）", as_runs("首"), (ListItem(said("4")),)),), "tasks"),
        ["list tasks", "  （一）首", "    ·达到4"],
        ["4"],
    ),
    (
        PANEL,
        [
            "panel full: 过去一年，题",
            "  card: 产值 7% [up 增长]",
            "  group: 聚焦",
            "    ·达到8家",
            "  ·达到9家",
        ],
        ["7", "8家", "9家"],
    ),
    (
        CHARTED,
        [
            "panel half: 题",
            "  card: 产值 7% [up 增长]",
            "  chart column full: 图1题 (亿元)",
            "    产值: 甲=3, 乙=–",
            "    target 目标: 5",
            "    centre: 中",
            "    source: 统计局",
            "  ·达到9家",
        ],
        ["7", "3", "5", "9家"],
    ),
    (Cards((Card(as_runs("甲"), (figure("6"),)),), as_runs("题")), ["cards: 题", "  card: 甲 6"], ["6"]),
    (
        Table(
            (Column("指标"), Column("本期", group="一季度")),
            (Row((Cell(as_runs("甲")), Cell((figure("5"),))), indent=1), Row((Cell(), Cell()), "total")),
            title=as_runs("表"),
            unit="亿元",
            notes=(as_runs("注"),),
            source=as_runs("源"),
        ),
        [
            "table: 表 (亿元)",
            "  | 指标 | 一季度/本期",
            "  b   甲 | 5",
            "  t  | ",
            "  note: 注",
            "  source: 源",
        ],
        ["5"],
    ),
    (
        CHART,
        [
            "chart column full: 图1题 (亿元)",
            "  产值: 甲=3, 乙=–",
            "  target 目标: 5",
            "  centre: 中",
            "  source: 统计局",
        ],
        ["3", "5"],
    ),
    (
        Cover(as_runs("题"), year=as_runs("2024"), couplet=(as_runs("甲"), as_runs("乙"))),
        ["cover: 题", "  year: 2024", "  couplet: 甲", "  couplet: 乙"],
        [],
    ),
    (Contents(levels=3), ["contents 3: 目录"], []),
    (PageBreak(), ["page break"], []),
    (
        Masthead(
            (Run("简报达到"), figure("5")),
            issue=as_runs("第3期"),
            left=as_runs("办公室"),
            right=as_runs("4月20日"),
            marks=(as_runs("内部资料"),),
            number="7",
            title=(Run("题达到"), figure("5")),
        ),
        [
            "masthead briefing: 简报达到5",
            "  number: 7",
            "  mark: 内部资料",
            "  issue: 第3期",
            "  left: 办公室",
            "  right: 4月20日",
            "  title: 题达到5",
        ],
        ["5", "5"],
    ),
    (
        Signature((as_runs("甲局"), as_runs("乙局")), as_runs("4月20日"), note=as_runs("（公开）")),
        ["signature sealed", "  office: 甲局", "  office: 乙局", "  date: 4月20日", "  note: （公开）"],
        [],
    ),
    (
        AttachmentNote((as_runs("甲表"), (Run("乙表达到"), figure("5")))),
        ["attachments", "  甲表", "  乙表达到5"],
        ["5"],
    ),
    (Attachment(as_runs("甲表"), "1"), ["attachment 1: 甲表"], []),
    (
        Imprint(
            (CopyLine("抄送", as_runs("市委。")),), as_runs("办公室"), as_runs("印发"), as_runs("共印3份")
        ),
        ["imprint", "  抄送：市委。", "  office: 办公室", "  date: 印发", "  count: 共印3份"],
        [],
    ),
]


def test_there_is_a_sample_of_every_block() -> None:
    assert {type(block) for block, _, _ in SAMPLES} == set(get_args(Block))


@pytest.mark.parametrize(("block", "lines"), [(block, lines) for block, lines, _ in SAMPLES])
def test_outline(block: Block, lines: list[str]) -> None:
    assert outline([block]).split("\n") == lines


@pytest.mark.parametrize(("block", "figures"), [(block, figures) for block, _, figures in SAMPLES])
def test_every_figure_is_found(block: Block, figures: list[str]) -> None:
    assert [text for text, _ in figures_of(block)] == figures


def test_reading_order_leaves_no_part_out() -> None:
    settings = {"kind", "span", "style", "orientation", "role", "provenance", "ref"}
    for kind, names in _READING_ORDER.items():
        texts = {name for name, part in kind.__dataclass_fields__.items() if "str" not in str(part.type)}
        assert texts - settings <= set(names), kind


def test_notes_are_read_behind_the_run_that_bears_them() -> None:
    note = as_runs((Run("为"), figure("7%")))
    block = Paragraph((Run("增长", note=note), replace(figure("5%"), note=(figure("6%"),)), figure("4%")))
    assert [text for text, _ in figures_of(block)] == ["7%", "5%", "6%", "4%"]
    assert outline([block]) == "paragraph body: 增长［注：为7%］5%［注：6%］4%"


def test_what_is_no_block_has_no_outline() -> None:
    with pytest.raises(TypeError, match="not a block"):
        outline(["甲"])  # type: ignore[list-item]


def test_document_lists_its_figures_in_order() -> None:
    document = Document((Paragraph(said("1")), CHART, Paragraph(said("2"))), load_theme("official"))
    assert [found.text for found in document.figures()] == ["1", "3", "5", "2"]


@pytest.mark.parametrize("name", ["a.dox", "a", "a.docx.bak"])
def test_document_knows_its_formats(name: str, tmp_path: object) -> None:
    document = Document((), load_theme("official"))
    with pytest.raises(UnknownNameError) as error:
        document.save(f"{tmp_path}/{name}")
    assert error.value.hint


class TestNumbering:
    def numbers(self, *blocks: Heading | Panel, **options: object) -> list[str]:
        return [block.number for block in numbered(blocks, **options) if isinstance(block, Heading | Panel)]  # type: ignore[arg-type]

    def test_lower_levels_start_anew(self) -> None:
        headings = [Heading(as_runs("题"), level) for level in (1, 2, 2, 3, 1, 2)]
        assert self.numbers(*headings) == ["一、", "（一）", "（二）", "1.", "二、", "（一）"]

    def test_unnumbered_ones_do_not_count(self) -> None:
        headings = [Heading(as_runs("题"), numbered=number) for number in (True, False, True)]
        assert self.numbers(*headings) == ["一、", "", "二、"]

    def test_levels_beyond_are_left_alone(self) -> None:
        headings = [Heading(as_runs("题"), level) for level in (1, 2)]
        assert self.numbers(*headings, levels=1) == ["一、", ""]

    def test_panels_count_where_they_are_told_to(self) -> None:
        assert self.numbers(Heading(as_runs("题")), PANEL, PANEL) == ["一、", "（一）", "（二）"]
        assert self.numbers(Heading(as_runs("题")), PANEL, PANEL, panels=False) == ["一、", "", ""]


class TestChartSpec:
    def test_points_must_fit_the_categories(self) -> None:
        with pytest.raises(DefinitionError) as error:
            ChartSpec("bar", (as_runs("甲"),), (Series(as_runs("乙"), ()),))
        assert error.value.code == "chart.points"

    def test_text_is_no_value(self) -> None:
        with pytest.raises(DefinitionError) as error:
            ChartSpec("bar", (as_runs("甲"),), (Series(as_runs("乙"), (Point("3"),)),))  # type: ignore[arg-type]
        assert error.value.code == "chart.value"
