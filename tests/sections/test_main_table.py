"""The main table of a quarterly briefing: single and cumulative figures, the wider area, parts, places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks.outline import outline
from zjreport.indicators import Accumulation, Period, Status
from zjreport.sections import Context
from zjreport.sections._columns import last_part

SO_FAR = "2024-Q1/2024-Q3"


def table(data: Any, *columns: str, period: str = SO_FAR, **options: Any) -> Any:
    ids = options.pop("indicators", list(data.indicators))
    given = {"indicators": ids, "columns": list(columns), **options}
    section = msgspec.convert(given, plugins.sections.load("indicator-table"))
    (block,) = section.render(Context(data.speaker(period)))
    return block


def rows(data: Any, *columns: str, **options: Any) -> list[str]:
    return [line.strip() for line in outline((table(data, *columns, **options),)).splitlines()][1:]


@pytest.fixture
def quarter(data: Any) -> Any:
    """Gross product and two industries, of the third quarter and of the year so far."""
    made = data("statistics", area="甲市")
    for id, name, parent, part, so_far in (
        ("gdp", "地区生产总值", "", ("1100.1", "5.1"), ("3200.5", "5.3")),
        ("two", "第二产业增加值", "gdp", ("560.0", "5.6"), ("1630.2", "5.9")),
        ("three", "第三产业增加值", "gdp", (None, None), ("1490.0", "-0.4")),
    ):
        common = {"name": name, "unit": "亿元", "parent": parent, "area": "甲市"}
        if part[0]:
            made.add(id, "2024-Q3", value=part[0], yoy=part[1], **common)
        made.add(id, SO_FAR, value=so_far[0], yoy=so_far[1], **common)
    made.add("gdp", SO_FAR, area="全省", yoy="5.0", status_word="初步核算")
    return made


def test_single_and_cumulative_figures_stand_side_by_side(quarter: Any) -> None:
    assert rows(quarter, "single", "single_growth", "level", "growth") == [
        "| 指标 | 三季度/数值 | 三季度/同比（%） | 前三季度/数值 | 前三季度/同比（%）",
        "b 地区生产总值 | 1100.1 | 5.1 | 3200.5 | 5.3",
        "b   第二产业增加值 | 560.0 | 5.6 | 1630.2 | 5.9",
        "b   第三产业增加值 |  |  | 1490.0 | -0.4",
    ]


def test_the_wider_area_and_the_distance_to_it(quarter: Any) -> None:
    assert rows(quarter, "growth", "wider_growth", "gap", indicators=["gdp"]) == [
        "| 指标 | 同比（%） | 全省增速（%） | 与全省增速差（百分点）",
        "b 地区生产总值 | 5.3 | 5.0① | 0.3①",
        "note: ① 初步核算数。",
    ]


def test_columns_are_aligned_on_the_point(quarter: Any) -> None:
    found = table(quarter, "unit", "single", "level", "growth", "gap", "rank").columns
    assert [column.align for column in found] == ["left", "center", *["decimal"] * 4, "center"]


@pytest.mark.parametrize(
    ("of_which", "names"),
    [
        ("indent", ["地区生产总值", "第二产业增加值", "第三产业增加值"]),
        ("#", ["地区生产总值", "# 第二产业增加值", "# 第三产业增加值"]),
        ("其中", ["地区生产总值", "其中：第二产业增加值", "第三产业增加值"]),
    ],
)
def test_parts_are_marked(quarter: Any, of_which: str, names: list[str]) -> None:
    found = rows(quarter, "growth", of_which=of_which)[1:]
    assert [line.split(" | ")[0].removeprefix("b ").strip() for line in found] == names


def test_of_a_stock_there_is_no_single_figure(data: Any) -> None:
    made = data("statistics").add(
        "x", "2024-09", name="存款", unit="亿元", value="90.0", accumulation=Accumulation.STOCK
    )
    assert rows(made, "single", "level", period="2024-01/2024-09")[1:] == ["b 存款 |  | 90.0"]


def test_what_cannot_exist_has_a_dash_in_every_column(data: Any) -> None:
    made = data().add("x", name="甲", unit="亿元", status=Status.NOT_APPLICABLE)
    assert rows(made, "level", "growth", "change", "rank", period="2024")[1:] == ["b 甲 | — | — | — |"]


def test_published_shares_and_contributions(data: Any) -> None:
    made = data("statistics").add("w", name="总值", yoy="5")
    made.add(
        "x",
        name="甲",
        parent="w",
        share=Decimal("2.3"),
        contribution=Decimal("-0.1"),
        contribution_share=Decimal("-2"),
    )
    assert rows(made, "share", "contribution", "contribution_share", period="2024", indicators=["x"]) == [
        "| 指标 | 占比（%） | 拉动（百分点） | 贡献率（%）",
        "b 甲 | 2.3 | -0.1 | -2.0",
    ]


def test_change_of_place(data: Any) -> None:
    made = data().add("a", "2023", name="甲", rank=6).add("a", rank=4).add("b", "2023", name="乙", rank=2)
    made.add("b", rank=2).add("c", name="丙", rank=3)
    assert rows(made, "rank", "rank_change", period="2024")[1:] == [
        "b 甲 | 4 | 前移2位",
        "b 乙 | 2 | 持平",
        "b 丙 | 3 |",
    ]


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("2024", "2024-Q4"),
        ("2024-H1", "2024-Q2"),
        (SO_FAR, "2024-Q3"),
        ("2024-01/2024-08", "2024-08"),
        ("2024-05", "2024-05"),
    ],
)
def test_the_last_part_of_a_period(period: str, last: str) -> None:
    assert str(last_part(Period.parse(period))) == last
