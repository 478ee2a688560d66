"""Tables read back from the page: points below one another, nothing broken, nothing over the edges."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pytest

from zjreport.blocks import Cell, Column, Document, Row, Table
from zjreport.runs import as_runs
from zjreport.themes import load_theme

_MM = 72 / 25.4
ROWS = (
    ("地区生产总值", "亿元", "1335.31", "4280.52", "5.8", "5.3", "3", "6.5", "0.5个百分点"),
    ("社会消费品零售总额", "亿千瓦时", "-412.74", "1650.13", "-16.6", "5.4", "4", "1750.1", "94.3"),
    ("城镇居民人均可支配收入", "元", "15292", "46120", "127.9", "5.5", "5", "48000", "—"),
)


def rows_of(*rows: tuple[str, ...], kind: Any = "body") -> tuple[Row, ...]:
    return tuple(Row(tuple(Cell(as_runs(text)) for text in row), kind) for row in rows)


def page_of(theme: str, block: Table) -> Any:
    document = Document((block,), load_theme(theme))
    return pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))).pages[0]


def words_of(page: Any) -> list[dict[str, Any]]:
    return list(page.extract_words(x_tolerance=1.2, keep_blank_chars=False))


def points_of(page: Any, figures: list[str]) -> list[float]:
    """Where each figure has its point, or would have it."""
    found = {word["text"]: word for word in words_of(page)}
    places = []
    for figure in figures:
        word = found[figure]
        signs = [sign for sign in page.chars if abs(sign["top"] - word["top"]) < 1]
        inside = [sign for sign in signs if word["x0"] - 0.1 <= sign["x0"] < word["x1"]]
        whole = len(figure.split(".")[0])
        places.append(inside[whole - 1]["x1"])
    return places


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_nine_columns_break_neither_units_nor_figures(theme: str, nine: tuple[Column, ...]) -> None:
    page = page_of(theme, Table(nine, rows_of(*ROWS)))
    words = [word["text"] for word in words_of(page)]
    assert [text for row in ROWS for text in row[1:] if text not in words] == []
    settings = load_theme(theme).page
    left, right = settings.left * _MM, (settings.width - settings.right) * _MM
    assert all(left - 0.5 <= sign["x0"] and sign["x1"] <= right + 0.5 for sign in page.chars[:-12])


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("place", [2, 3, 4, 7])
def test_points_stand_below_one_another(theme: str, place: int, nine: tuple[Column, ...]) -> None:
    page = page_of(theme, Table(nine, rows_of(*ROWS)))
    points = points_of(page, [row[place] for row in ROWS])
    assert max(points) - min(points) < 0.2


def test_words_behind_a_figure_leave_the_others_in_the_middle() -> None:
    columns = (Column("指标", weight=2), Column("完成", "decimal"))
    page = page_of("official", Table(columns, rows_of(("甲", "22.2"), ("乙", "59.1"), ("丙", "0.5个百分点"))))
    words = {word["text"]: word for word in words_of(page)}
    title, figure = words["完成"], words["22.2"]
    middles = [(word["x0"] + word["x1"]) / 2 for word in (title, figure)]
    assert middles[0] == pytest.approx(middles[1], abs=1)


@pytest.mark.parametrize("count", [2, 6, 9])
def test_figures_stay_in_their_cells_where_no_point_has_room(count: int) -> None:
    """Long numbers beside many decimals: the point is given up, and no figure stands over another."""
    figures = [("123456789012", "0.123456")[(row + place) % 2] for row in range(2) for place in range(count)]
    columns = (Column("指标"), *(Column("数值", "decimal") for _ in range(count)))
    rows = rows_of(("甲", *figures[:count]), ("乙", *figures[count:]))
    page = page_of("official", Table(columns, rows, orientation="portrait"))
    words = [word["text"] for word in words_of(page)]
    assert [figure for figure in figures if words.count(figure) != figures.count(figure)] == []


def test_a_total_in_another_face_keeps_its_point() -> None:
    columns = (Column("指标", weight=2), Column("数值", "decimal"))
    rows = (*rows_of(("甲", "22.25"), ("乙", "1159.1")), *rows_of(("合计", "1181.35"), kind="total"))
    page = page_of("brochure", Table(columns, rows))
    points = points_of(page, ["22.25", "1159.1", "1181.35"])
    assert max(points) - min(points) < 0.2


def test_figures_of_a_long_table_are_measured_by_their_shape() -> None:
    columns = (Column("指标", weight=2), Column("数值", "decimal"))
    figures = [f"{place * 37 % 1000}.{place % 10}" for place in range(400)]
    page = page_of(
        "official", Table(columns, rows_of(*((f"第{n}项", text) for n, text in enumerate(figures))))
    )
    signs = [sign for sign in page.chars if sign["text"] == "." and sign["x0"] > 250]
    assert len(signs) > 10
    assert max(sign["x0"] for sign in signs) - min(sign["x0"] for sign in signs) < 0.2


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("title", ["同比（%）", "贡献率（%）", "全省增速（%）"])
def test_brackets_in_narrow_headers_are_not_torn(theme: str, title: str) -> None:
    columns = (Column("指标", weight=3), *(Column(title, "decimal") for _ in range(11)))
    page = page_of(theme, Table(columns, rows_of(("地区生产总值", *("5.8",) * 11))))
    words = [word["text"] for word in words_of(page)]
    assert "（%）" in " ".join(words)
    assert not [word for word in words if word in ("（%", "%）", "（", "）")]
