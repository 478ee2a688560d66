"""Wide tables on pages that lie on their side: the paper, the order, what stands at the foot."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.blocks import (
    Attachment,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Imprint,
    Metadata,
    Paragraph,
    Row,
    Table,
)
from zjreport.runs import as_runs
from zjreport.themes import load_theme

MM = 72 / 25.4
UPRIGHT, LYING = (595, 842), (842, 595)
BODY = Paragraph(as_runs("前三季度，全市经济运行总体平稳，规模以上工业增加值增长7.2%。" * 5))


def wide(name: str, rows: int = 13, **more: Any) -> Table:
    """A table of nineteen columns: too many for an upright page."""
    indicators = ("生产总值", "工业增加值", "固定资产投资", "消费品零售", "进出口总额", "预算收入")
    measures = ("总量", "同比（%）", "位次")
    columns = [Column(measure, "decimal", group=name) for name in indicators for measure in measures]
    cells = [
        (f"{name}市{number}", *(f"{number * 137.31 + place:.1f}" for place in range(len(columns))))
        for number in range(rows)
    ]
    made = tuple(Row(tuple(Cell(as_runs(text)) for text in row)) for row in cells)
    return Table((Column("地区", weight=2), *columns), made, title=as_runs(f"{name}表"), **more)


def pages_of(blocks: Sequence[Block], theme: str = "official", *, archive: bool = False) -> list[Any]:
    settings = load_theme(theme)
    document = Document(tuple(blocks), settings, Metadata(title="测试"), archive=archive)
    return list(pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))).pages)


def sizes(pages: Sequence[Any]) -> list[tuple[int, int]]:
    return [(round(page.width), round(page.height)) for page in pages]


def text(page: Any) -> str:
    return str(page.extract_text(x_tolerance=1.2)).replace(" ", "")


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_a_wide_table_lies_between_upright_pages_of_text(theme: str) -> None:
    pages = pages_of([BODY, wide("甲"), Paragraph(as_runs("表后文字。"))], theme)
    assert sizes(pages) == [UPRIGHT, LYING, UPRIGHT]
    assert "甲表" in text(pages[1])
    assert "表后文字" in text(pages[2])


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_the_text_block_is_turned_with_its_margins(theme: str) -> None:
    (page,) = pages_of([wide("甲")], theme)
    turned = load_theme(theme).page.turned
    foot = (turned.height - turned.bottom) * MM
    table = [sign for sign in page.chars if turned.top * MM - 1 < sign["top"] and sign["bottom"] < foot + 1]
    assert min(sign["x0"] for sign in table) >= turned.left * MM - 0.5
    assert max(sign["x1"] for sign in table) <= (turned.width - turned.right) * MM + 0.5
    # It is as wide as the block: that is what the page was turned for.
    assert max(line["x1"] for line in page.lines) == pytest.approx(
        (turned.width - turned.right) * MM, abs=0.5
    )


def test_the_page_number_stands_at_the_foot_as_the_page_is_read() -> None:
    pages = pages_of([BODY, wide("甲"), BODY])
    for number, page in enumerate(pages, 1):
        last = [sign for sign in page.chars if sign["top"] > page.height - 30 * MM]
        assert (
            "".join(sign["text"] for sign in sorted(last, key=lambda sign: sign["x0"]))
            .replace(" ", "")
            .endswith(f"—{number}—")
        )
        assert all(sign["upright"] for sign in last)


def test_small_wide_tables_share_a_page() -> None:
    pages = pages_of([BODY, wide("甲", 3), wide("乙", 3), BODY])
    assert sizes(pages) == [UPRIGHT, LYING, UPRIGHT]
    assert text(pages[1]).index("甲表") < text(pages[1]).index("乙表")


def test_headings_and_the_head_of_an_attachment_go_with_the_table() -> None:
    blocks = [BODY, Heading(as_runs("各市指标"), 2), wide("甲"), Attachment(as_runs("附表"), "1"), wide("乙")]
    pages = pages_of(blocks)
    assert sizes(pages) == [UPRIGHT, LYING, LYING]
    assert "各市指标" in text(pages[1])
    assert "附件1" in text(pages[2])


def test_a_long_wide_table_has_its_header_on_every_page() -> None:
    pages = pages_of([wide("甲", 75)])
    assert len(pages) > 2
    assert all("同比" in text(page) for page in pages)
    assert all("甲表（续表）" in text(page) for page in pages[1:])


def test_an_upright_page_takes_what_stands_at_the_foot_of_the_last() -> None:
    pages = pages_of([BODY, wide("甲"), Imprint(office=as_runs("江城市统计局"))])
    assert sizes(pages)[-1] == UPRIGHT
    assert "江城市统计局" in text(pages[-1])


def test_contents_and_bookmarks_know_the_lying_pages() -> None:
    blocks = [
        Contents(),
        Heading(as_runs("情况"), 1),
        BODY,
        Heading(as_runs("指标"), 1),
        wide("甲"),
        Heading(as_runs("工作"), 1),
        BODY,
        Attachment(as_runs("附表"), "1"),
        wide("乙"),
    ]
    document = Document(tuple(blocks), load_theme("official"))
    data = document.to_bytes("pdf")
    contents = text(pdfplumber.open(io.BytesIO(data)).pages[0]).splitlines()
    assert [line[-1] for line in contents if line[:2] in ("情况", "指标", "工作", "附件")] == list("2345")
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        places = {entry.title: entry.destination[0].objgen for entry in outline.root}
        assert places["指标"] == file.pages[2].objgen


def test_a_table_may_be_told_to_stand_or_to_lie() -> None:
    narrow = Table((Column("甲"), Column("乙")), (Row((Cell(as_runs("1")), Cell(as_runs("2")))),))
    lying = Table(narrow.columns, narrow.rows, orientation="landscape")
    assert sizes(pages_of([narrow])) == [UPRIGHT]
    assert sizes(pages_of([lying])) == [LYING]
    assert sizes(pages_of([wide("甲", orientation="portrait")])) == [UPRIGHT]


def test_an_archived_file_may_have_lying_pages() -> None:
    assert sizes(pages_of([BODY, wide("甲"), BODY], archive=True)) == [UPRIGHT, LYING, UPRIGHT]


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from("文窄宽题附"), min_size=1, max_size=7), st.sampled_from(["official", "brochure"])
)
def test_nothing_overtakes_a_table(kinds: list[str], theme: str) -> None:
    made: list[Block] = []
    for number, kind in enumerate(kinds):
        name = f"第{'一二三四五六七'[number]}处"
        made.append(
            {
                "文": Paragraph(as_runs(f"{name}：{'平稳增长，' * 30}")),
                "窄": Table((Column("甲"), Column("乙")), (), title=as_runs(name)),
                "宽": wide(name, 4),
                "题": Heading(as_runs(name), 2),
                "附": Attachment(as_runs(name), str(number)),
            }[kind]
        )
    pages = pages_of(made, theme)
    whole = "".join(text(page) for page in pages)
    places = [whole.find(f"第{'一二三四五六七'[number]}处") for number in range(len(kinds))]
    assert -1 not in places
    assert places == sorted(places)
    lying = [size == LYING for size in sizes(pages)]
    assert any(lying) is ("宽" in kinds)
