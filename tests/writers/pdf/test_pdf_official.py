"""The furniture of official papers, read back from finished pages in millimetres (GB/T 9704-2012)."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from typing import Any

import pdfplumber
import pytest

from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Cell,
    Column,
    CopyLine,
    Document,
    Heading,
    Imprint,
    ItemList,
    ListItem,
    Masthead,
    Metadata,
    Paragraph,
    Row,
    Signature,
    Table,
)
from zjreport.blocks.attachments import with_attachments
from zjreport.runs import as_runs
from zjreport.themes import load_theme

POINTS = 72 / 25.4
LEADING = 225 / 22
EM = 156 / 28
#: From the head of a line of the grid down to its baseline.
BASE = ((LEADING * POINTS - 16) / 2 + 0.88 * 16) / POINTS
TEXT = as_runs("全市上下坚持稳中求进工作总基调，经济运行总体平稳，生产需求稳中有升，民生保障有力有效。" * 3)
TITLE = as_runs("江城市人民政府关于进一步优化营商环境更好服务市场主体的若干措施")

BRIEFING = Masthead(
    as_runs("经济运行简报"),
    as_runs("第3期（总第48期）"),
    as_runs("江城市统计局"),
    as_runs("2024年4月20日"),
    (as_runs("内部资料　注意保存"),),
    "000012",
    TITLE,
)
LETTER = Masthead(
    as_runs("江城市人民政府文件"),
    as_runs("江政发〔2024〕1号"),
    marks=(as_runs("特急"),),
    title=TITLE,
    kind="document",
)
IMPRINT = Imprint(
    (
        CopyLine(
            "抄送", as_runs("市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院，各人民团体。")
        ),
    ),
    as_runs("江城市人民政府办公室"),
    as_runs("2024年4月20日印发"),
)


class Sheet:
    """A page: its signs and rules in millimetres from the upper left corner."""

    def __init__(self, page: Any) -> None:
        self.chars = [char for char in page.chars if char["text"].strip()]
        self.rules = sorted(
            (line["top"] / POINTS, line["x0"] / POINTS, line["x1"] / POINTS, line["linewidth"] / POINTS)
            for line in page.lines
        )
        self.colours = {char["text"]: char["non_stroking_color"] for char in self.chars}

    def lines(self) -> list[tuple[float, str, float, float, float]]:
        """Every line: depth of its baseline, text, left and right edge, size in points."""
        found = []
        ordered = sorted(self.chars, key=lambda char: (-round(char["matrix"][5], 1), char["x0"]))
        for _, group in itertools.groupby(ordered, key=lambda char: round(char["matrix"][5], 1)):
            chars = list(group)
            depth = 297 - chars[0]["matrix"][5] / POINTS
            text = "".join(char["text"] for char in chars)
            found.append(
                (depth, text, chars[0]["x0"] / POINTS, chars[-1]["x1"] / POINTS, round(chars[0]["size"], 2))
            )
        return found

    def line(self, words: str) -> tuple[float, str, float, float, float]:
        """The line that holds these words."""
        (found,) = [line for line in self.lines() if words in line[1]]
        return found


@pytest.fixture
def sheets() -> Callable[..., list[Sheet]]:
    def sheets(*blocks: Block, **settings: Any) -> list[Sheet]:
        theme = load_theme({"base": "official", **settings})
        data = Document(with_attachments(blocks), theme, Metadata("题")).to_bytes("pdf")
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [Sheet(page) for page in pdf.pages]

    return sheets


def is_on_the_grid(depth: float) -> bool:
    steps = (depth - 37 - BASE) / LEADING
    return abs(steps - round(steps)) * LEADING <= 0.1


def test_the_masthead_of_a_briefing(sheets: Callable[..., list[Sheet]]) -> None:
    sheet = sheets(BRIEFING, Paragraph(TEXT))[0]
    mark, name, issue = (sheet.line(words) for words in ("内部资料", "经济运行简报", "第3期"))
    office = sheet.line("江城市统计局")
    assert "000012" in mark[1]
    assert mark[2] == pytest.approx(28, abs=0.3)
    assert name[3] - name[2] == pytest.approx(140, abs=1.5)
    assert (name[2] + name[3]) / 2 == pytest.approx(28 + 78, abs=0.5)
    gaps = [b["x0"] - a["x0"] for a, b in itertools.pairwise([c for c in sheet.chars if c["size"] > 50])]
    assert max(gaps) - min(gaps) < 0.1
    assert sheet.colours["简"] == pytest.approx((230 / 255, 0, 18 / 255), abs=0.01)
    assert (issue[2] + issue[3]) / 2 == pytest.approx(28 + 78, abs=0.5)
    # Office and date stand one character in from both edges, on one line.
    assert "2024年4月20日" in office[1]
    assert office[2] == pytest.approx(28 + 16 / POINTS, abs=0.3)
    assert office[3] == pytest.approx(28 + 156 - 16 / POINTS, abs=0.3)


@pytest.mark.parametrize(
    ("head", "words", "thickness"), [(BRIEFING, "统计局", 0.7), (LETTER, "〔2024〕", 0.5)]
)
def test_the_red_line_runs_over_the_text_block_four_millimetres_down(
    sheets: Callable[..., list[Sheet]], head: Masthead, words: str, thickness: float
) -> None:
    sheet = sheets(head, Paragraph(TEXT))[0]
    ((top, left, right, width),) = sheet.rules
    depth, *_, size = sheet.line(words)
    assert (left, right) == (pytest.approx(28, abs=0.05), pytest.approx(184, abs=0.05))
    assert width == pytest.approx(thickness, abs=0.01)
    # The em box of the line ends 0.12 em below its baseline.
    assert top - thickness / 2 - (depth + 0.12 * size / POINTS) == pytest.approx(4, abs=0.1)


def test_the_name_of_a_document_begins_35_millimetres_down(sheets: Callable[..., list[Sheet]]) -> None:
    depth, _, _, _, size = sheets(LETTER, Paragraph(TEXT))[0].line("江城市人民政府文件")
    assert depth - 0.88 * size / POINTS == pytest.approx(37 + 35, abs=0.1)


def test_two_lines_part_the_mark_from_the_number_of_a_document(sheets: Callable[..., list[Sheet]]) -> None:
    sheet = sheets(LETTER, Paragraph(TEXT))[0]
    name, number = sheet.line("江城市人民政府文件"), sheet.line("〔2024〕")
    lower = name[0] + 0.12 * name[4] / POINTS + (76 - name[4]) / 2 / POINTS
    assert number[0] - BASE - lower == pytest.approx(2 * LEADING, abs=0.1)


def test_a_document_to_a_higher_office_names_who_signs_it(sheets: Callable[..., list[Sheet]]) -> None:
    head = Masthead(
        as_runs("某局"), left=as_runs("某发〔2024〕1号"), right=as_runs("签发人：王某"), kind="document"
    )
    line = sheets(head)[0].line("签发人")
    assert line[1].startswith("某发")
    assert line[3] == pytest.approx(184 - 16 / POINTS, abs=0.3)


TABLE = Table(
    (Column("指标"), Column("本期", "decimal")),
    tuple(Row((Cell(as_runs(name)), Cell(as_runs("1.5")))) for name in "甲乙丙"),
    title=as_runs("主要指标"),
)
LIST = ItemList(
    (ListItem(as_runs("坚持稳中求进"), "1."), ListItem(as_runs("坚持系统观念"), "2.")), "numbered"
)


@pytest.mark.parametrize(
    "before",
    [
        (BRIEFING,),
        (LETTER,),
        (Paragraph(as_runs("各县区人民政府："), "salutation"),),
        (Heading(as_runs("总体情况"), 1, "一、"), Heading(as_runs("工业" * 30), 2, "（一）")),
        (Paragraph(TEXT), TABLE),
        (TABLE, Heading(as_runs("服务业"), 3, "1.")),
        (LIST,),
        (
            Paragraph(TEXT),
            AttachmentNote((as_runs("甲表" * 20), as_runs("乙表"))),
            Signature((TEXT[:0], TITLE[:0])),
        ),
        (Attachment(TITLE),),
        (Attachment(as_runs("指标")), TABLE),
    ],
    ids=[
        "briefing",
        "letter",
        "addressee",
        "headings",
        "table",
        "table-heading",
        "list",
        "note",
        "attachment",
        "both",
    ],
)
def test_text_returns_to_the_grid_below(
    sheets: Callable[..., list[Sheet]], before: tuple[Block, ...]
) -> None:
    found = 0
    for sheet in sheets(*before, Paragraph(TEXT), Heading(as_runs("问题"), 1, "二、"), Paragraph(TEXT)):
        for depth, text, left, _, size in sheet.lines():
            if size == 16 and ("全市上下" in text or "二、问题" in text):
                found += 1
                assert is_on_the_grid(depth), text
                assert left == pytest.approx(28 + 2 * EM, abs=0.1) or not text.startswith(("全", "二"))
    assert found >= 3


def test_a_full_page_has_22_lines_of_28(sheets: Callable[..., list[Sheet]]) -> None:
    pages = sheets(BRIEFING, *[Paragraph(TEXT)] * 12)
    full = [line for line in pages[1].lines() if line[4] == 16]
    assert len(full) == 22
    assert all(is_on_the_grid(depth) for depth, *_ in full)


@pytest.mark.parametrize(
    ("office", "sealed"),
    [
        ("江城市统计局", True),
        ("江城市人民政府办公室", True),
        ("江城市推进长三角一体化发展领导小组办公室", True),
    ],
)
def test_a_sealed_signature_stands_over_its_date(
    sheets: Callable[..., list[Sheet]], office: str, sealed: bool
) -> None:
    sheet = sheets(Paragraph(TEXT), Signature((as_runs(office),), as_runs("2024年4月20日"), sealed))[0]
    name, date = sheet.line(office), sheet.line("4月20日")
    assert date[0] - name[0] == pytest.approx(LEADING, abs=0.1)
    assert (name[2] + name[3]) / 2 == pytest.approx((date[2] + date[3]) / 2, abs=0.6)
    assert name[3] <= 184.1
    if len(office) < 14:
        assert date[3] == pytest.approx(184 - 4 * 16 / POINTS, abs=0.6)


def test_an_unsealed_signature(sheets: Callable[..., list[Sheet]]) -> None:
    office = "江城市人民政府办公室"
    sheet = sheets(Paragraph(TEXT), Signature((as_runs(office),), as_runs("2024年4月5日"), False))[0]
    text, name, date = sheet.lines()[-4], sheet.line(office), sheet.line("4月5日")
    assert name[3] == pytest.approx(184 - 2 * 16 / POINTS, abs=0.6)
    assert date[2] - name[2] == pytest.approx(2 * 16 / POINTS, abs=0.3)
    assert name[0] - text[0] == pytest.approx(2 * LEADING, abs=0.1)


def test_a_short_office_moves_in_for_its_date(sheets: Callable[..., list[Sheet]]) -> None:
    sheet = sheets(Paragraph(TEXT), Signature((as_runs("某局"),), as_runs("2024年12月25日"), False))[0]
    name, date = sheet.line("某局"), sheet.line("12月25日")
    assert date[3] == pytest.approx(184 - 2 * 16 / POINTS, abs=0.6)
    assert date[2] - name[2] == pytest.approx(2 * 16 / POINTS, abs=0.3)


def test_a_signature_does_not_stand_alone_on_a_page(sheets: Callable[..., list[Sheet]]) -> None:
    for lines in range(17, 24):
        blocks = [Paragraph(as_runs(f"第{number}段。")) for number in range(lines)]
        note = AttachmentNote((as_runs("甲表"), as_runs("乙表")))
        pages = sheets(*blocks, note, Signature((as_runs("江城市统计局"),), as_runs("2024年4月20日")))
        words = "".join(line[1] for line in pages[-1].lines())
        assert "附件" in words, lines
        assert "段" in words, lines
        assert "统计局" in words, lines


def test_attachments_are_listed_and_begin_their_pages(sheets: Callable[..., list[Sheet]]) -> None:
    long = "关于全市规模以上工业企业经济效益情况分析和监测预警工作机制的若干意见"
    blocks = (Attachment(as_runs("指标表")), Paragraph(TEXT), Attachment(as_runs(long)), Paragraph(TEXT))
    pages = sheets(Paragraph(TEXT), AttachmentNote(), *blocks)
    first, second = pages[0].line("附件：1.指标表"), pages[0].line("2.关于")
    text = [line for line in pages[0].lines() if line[0] < first[0] - 1][-1]
    assert first[2] == pytest.approx(28 + 2 * 16 / POINTS, abs=0.3)
    assert first[0] - text[0] == pytest.approx(2 * LEADING, abs=0.1)
    after = next(line for line in pages[0].lines() if line[0] > second[0])
    chars = [char for char in pages[0].chars if abs(297 - char["matrix"][5] / POINTS - second[0]) < 0.1]
    title = next(char for char in chars if char["text"] == "关")
    assert after[2] == pytest.approx(title["x0"] / POINTS, abs=0.3)
    for page, number in ((pages[1], "附件1"), (pages[2], "附件2")):
        head, below, *_ = page.lines()
        assert head[1] == number
        assert head[2] == pytest.approx(28, abs=0.3)
        assert head[0] == pytest.approx(37 + BASE, abs=0.1)
        # The title is on the third line.
        assert 37 + 2 * LEADING < below[0] < 37 + 3.3 * LEADING
        assert below[4] == 22


@pytest.mark.parametrize("paragraphs", range(10))
def test_the_imprint_stands_at_the_foot_of_the_last_page(
    sheets: Callable[..., list[Sheet]], paragraphs: int
) -> None:
    pages = sheets(IMPRINT, *[Paragraph(TEXT)] * paragraphs)
    assert not any("抄送" in line[1] for page in pages[:-1] for line in page.lines())
    last = pages[-1]
    rules = last.rules
    assert [round(rule[3], 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert all(rule[1:3] == (pytest.approx(28, abs=0.05), pytest.approx(184, abs=0.05)) for rule in rules)
    assert rules[-1][0] + 0.35 / 2 == pytest.approx(37 + 225, abs=0.05)
    above = [line[0] for line in last.lines() if line[4] == 16]
    assert not above or max(above) + 0.12 * 16 / POINTS < rules[0][0]


def test_the_lines_of_the_imprint(sheets: Callable[..., list[Sheet]]) -> None:
    sheet = sheets(Paragraph(TEXT), IMPRINT)[0]
    copies, office = sheet.line("抄送："), sheet.line("印发")
    em = 14 / POINTS
    below = next(line for line in sheet.lines() if line[0] > copies[0])
    assert copies[4] == office[4] == 14
    assert copies[2] == pytest.approx(28 + em, abs=0.3)
    assert below[2] == pytest.approx(28 + 4 * em, abs=0.3)
    assert office[1].startswith("江城市人民政府办公室")
    assert office[2] == pytest.approx(28 + em, abs=0.3)
    assert office[3] == pytest.approx(184 - em, abs=0.3)


@pytest.mark.parametrize("paragraphs", range(1, 12))
def test_an_imprint_may_ask_for_an_even_page(sheets: Callable[..., list[Sheet]], paragraphs: int) -> None:
    pages = sheets(*[Paragraph(TEXT)] * paragraphs, IMPRINT, layout={"imprint": "even"})
    assert len(pages) % 2 == 0
    words = ["".join(line[1] for line in page.lines()) for page in pages]
    assert "抄送" in words[-1]
    # Behind a blank page, neither it nor the imprint's page is numbered.
    blank = not any(line[4] == 16 for line in pages[-2].lines())
    numbered = [f"—{number}—" in text for number, text in enumerate(words, 1)]
    assert numbered == [True] * (len(pages) - 2) + [not blank] * 2


def test_page_numbers_stand_outside_seven_millimetres_down(sheets: Callable[..., list[Sheet]]) -> None:
    for number, sheet in enumerate(sheets(*[Paragraph(TEXT)] * 14), 1):
        depth, text, left, right, size = sheet.lines()[-1]
        assert text == f"—{number}—"
        assert size == 14
        assert depth - 0.88 * 14 / POINTS == pytest.approx(37 + 225 + 7, abs=0.1)
        if number % 2:
            assert right == pytest.approx(184 - 14 / POINTS, abs=0.5)
        else:
            assert left == pytest.approx(28 + 14 / POINTS, abs=0.5)


def test_every_measure_is_a_setting(sheets: Callable[..., list[Sheet]]) -> None:
    measures = {
        "masthead_rule": 1.2, "masthead_rule_gap": 6, "imprint_rule_heavy": 0.5, "imprint_rule_light": 0.1,
        "masthead_name_width": 120, "masthead_top": 30,
    }  # fmt: skip
    sheet = sheets(BRIEFING, IMPRINT, measures=measures)[0]
    assert [round(rule[3], 2) for rule in sheet.rules] == [1.2, 0.5, 0.1, 0.5]
    name = sheet.line("经济运行简报")
    assert name[3] - name[2] == pytest.approx(120, abs=1.5)
    assert name[0] - 0.88 * name[4] / POINTS == pytest.approx(67, abs=0.1)
