"""Workbooks of offices: merged headers, a sheet a month or a topic, percentages, stray sheets."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from zjreport.errors import Problem
from zjreport.indicators import IndicatorSet, Period, read_with_problems

Rows = Sequence[Sequence[object]]
Book = Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Read a workbook of these sheets, with these cells merged in the first."""

    def reading(
        name: str, sheets: dict[str, Rows], merged: Sequence[str] = (), formats: dict[str, str] | None = None
    ) -> tuple[IndicatorSet, tuple[Problem, ...]]:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        first = workbook.worksheets[0]
        for area in merged:
            first.merge_cells(area)
        for cell, format in (formats or {}).items():
            first[cell].number_format = format
        workbook.save(tmp_path / name)
        return read_with_problems(tmp_path / name)

    return reading


def told(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems} - {"data.period-from-title"}


def test_merged_titles_and_headers_of_three_rows(book: Book) -> None:
    data, problems = book(
        "月报.xlsx",
        {
            "Sheet1": [
                ["江州市2024年5月主要经济指标", None, None, None, None, None],
                [None, None, None, None, None, "单位：亿元"],
                ["指标", "单位", "1—5月", None, "5月", None],
                [None, None, "总量", "同比（%）", "总量", "同比（%）"],
                ["一、内贸", None, None, None, None, None],
                ["社会消费品零售总额", "亿元", 660.8, 4.1, 131.2, 3.7],
                ["注：增速为名义增速。", None, None, None, None, None],
            ]
        },
        merged=["A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "A5:F5", "A7:F7"],
    )
    assert told(problems) == set()
    found = {str(row.period): (row.value, row.yoy) for row in data.observations}
    assert found == {
        "2024-01/2024-05": (Decimal("660.8"), Decimal("4.1")),
        "2024-05": (Decimal("131.2"), Decimal("3.7")),
    }
    (indicator,) = data
    assert (indicator.name, indicator.group, indicator.unit) == ("社会消费品零售总额", "内贸", "亿元")
    assert data.observations[0].origin("value").row == 6


def test_a_sheet_a_period(book: Book) -> None:
    table = [["指标", "单位", "累计", "增长%"], ["用电量", "亿千瓦时", 1, 2]]
    data, problems = book(
        "2024年统计月报.xlsx",
        {"1-2月": table, "3月": table, "2023年12月": table, "说明": [["本册由统计局编"]]},
    )
    assert told(problems) == {"data.no-header"}
    assert [str(row.period) for row in data.observations] == [
        "2024-01/2024-02",
        "2024-01/2024-03",
        "2023-01/2023-12",
    ]


def test_a_sheet_a_topic_of_the_period_of_the_file(book: Book) -> None:
    data, problems = book(
        "2024年一季度.xlsx",
        {
            "工业": [["指标", "单位", "数值"], ["工业总产值", "亿元", 802.1]],
            "财政": [["项目", "收入合计(亿元)"], ["税收收入", 70.2]],
            "金融": [["指标", "单位", "余额", "比年初（亿元）"], ["各项存款余额", "亿元", 9120.4, 12]],
        },
    )
    assert {row.indicator: (str(row.period), row.value) for row in data.observations} == {
        "工业总产值": ("2024-Q1", Decimal("802.1")),
        "各项存款余额": ("2024-Q1", Decimal("9120.4")),
    }
    # What is not understood is told with its sheet and column.
    assert ("财政", "data.no-header") in {(each.place.sheet, each.code) for each in problems}
    assert "比年初（亿元）" in {each.place.column for each in problems}


def test_percentages_and_dates_are_read_as_they_are_shown(book: Book) -> None:
    data, problems = book(
        "表.xlsx",
        {
            "数据": [
                ["指标", "时间", "数值", "单位", "同比"],
                ["财政自给率", datetime.date(2024, 3, 1), 0.613, "%", 0.017],
                ["税收", datetime.date(2024, 3, 1), 70.2, "亿元", -0.051],
            ]
        },
        formats={"C2": "0.0%", "E2": "0.0%", "E3": "0.00%", "B2": 'yyyy"年"m"月"', "B3": 'yyyy"年"m"月"'},
    )
    assert told(problems) == set()
    rate, tax = data.observations
    assert (rate.value, rate.yoy, tax.value, tax.yoy) == (
        Decimal("61.3"),
        Decimal("1.7"),
        Decimal("70.2"),
        Decimal("-5.1"),
    )
    assert {row.period for row in data.observations} == {Period.parse("2024-03")}


def test_a_year_in_each_column_and_a_month_in_each_row(tmp_path: Path) -> None:
    (tmp_path / "用电.csv").write_text(
        "全社会用电量（亿千瓦时）,,,\n月份,2024年,2023年,同比（%）\n1-2月,40.2,37.1,8.4\n1-3月,61.2,56.8,7.7\n",
        encoding="utf-8",
    )
    (tmp_path / "m.yaml").write_text(
        "rows:\n  - {table: 全社会用电量, indicator: electricity, unit: 亿千瓦时}\n", encoding="utf-8"
    )
    data, problems = read_with_problems(tmp_path / "用电.csv", mapping=tmp_path / "m.yaml")
    assert told(problems) == set()
    assert [(str(row.period), row.value, row.yoy) for row in data.series("electricity")] == [
        ("2023-01/2023-02", Decimal("37.1"), None),
        ("2023-01/2023-03", Decimal("56.8"), None),
        ("2024-01/2024-02", Decimal("40.2"), Decimal("8.4")),
        ("2024-01/2024-03", Decimal("61.2"), Decimal("7.7")),
    ]


def test_one_figure_in_two_units_is_one_and_contradicts_where_it_differs(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("指标,时期,数值,单位\nGDP,2024年1-3月,1012.6,亿元\n", encoding="utf-8")
    for value, code in (("10126000", "data.duplicate"), ("10127000", "data.duplicate")):
        (tmp_path / "b.csv").write_text(f"指标,时期,数值,单位\nGDP,2024-Q1,{value},万元\n", encoding="utf-8")
        data, problems = read_with_problems(tmp_path / "a.csv", tmp_path / "b.csv")
        (problem,) = problems
        assert (problem.code, problem.severity) == (code, "warning" if value == "10126000" else "error")
        (row,) = data.observations
        assert (row.value, row.unit) == (Decimal("1012.6"), "亿元")


def test_a_stock_at_the_end_of_march_is_the_one_of_the_quarter(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("id,名称,单位,累计方式\ndeposits,存款余额,亿元,时点\n", encoding="utf-8")
    (tmp_path / "d.csv").write_text(
        "指标,时期,数值,单位\n存款余额,2024年3月末,9120,亿元\n存款余额,2024年一季度末,9121,亿元\n",
        encoding="utf-8",
    )
    data, problems = read_with_problems(tmp_path / "c.csv", tmp_path / "d.csv")
    assert [(each.code, each.severity) for each in problems] == [("data.duplicate", "error")]
    found = data.find("deposits", Period.parse("2024-Q1"))
    assert found is not None
    assert found.value == 9120
