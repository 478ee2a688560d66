"""Every problem of the data is told, all together, each with its exact cell and a hint."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from zjreport.errors import DataError, Problem, ZjreportWarning
from zjreport.indicators import IndicatorSet, read_indicators, read_with_problems

Read = Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]]

CATALOGUE = "id,名称,单位,小数位\ngdp,地区生产总值,亿元,2\nrate,覆盖率,%,\nwater,水质,类,\nshops,网点,,\n"
HEADER = "指标,时期,数值,单位,同比,增减,位次,排名总数,状态,排名依据\n"


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str | None, int | None, str | None]]:
    return [
        (each.code, each.severity, each.place.file, each.place.row, each.place.column) for each in problems
    ]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("gdp,2024年5季度,1,,,,,,,", "period.invalid", "时期"),
        ("gdp,,1,,,,,,,", "data.no-period", "时期"),
        (",2024,1,,,,,,,", "data.no-indicator", "指标"),
        ("gdb,2024,1,,,,,,,", "data.unknown-indicator", "指标"),
        ("gdp,2024,abc,,,,,,,", "data.not-a-number", "数值"),
        ("gdp,2024,增长5%,,,,,,,", "data.not-a-number", "数值"),
        ('gdp,2024,"1,65",,,,,,,', "data.not-a-number", "数值"),
        ("gdp,2024,Ⅱ类,,,,,,,", "data.category-for-number", "数值"),
        ("gdp,2024,1,公里,,,,,,", "data.unit-differs", "单位"),
        ("gdp,2024,7%,,,,,,,", "data.unit-differs", "单位"),
        ("gdp,2024,7万余,,,,,,,", "data.unit-differs", "数值"),
        ("gdp,2024,1亿美元,亿元,,,,,,", "data.unit-differs", "数值"),
        ("gdp,2024,1,,1.1倍,,,,,", "data.not-a-number", "同比"),
        ("gdp,2024,1,,,3公里,,,,", "data.unit-differs", "增减"),
        ("gdp,2024,1,,,,14,13,,", "data.rank-beyond", "位次"),
        ("gdp,2024,1,,,,0,13,,", "data.not-a-rank", "位次"),
        ("gdp,2024,1,,,,7.5,,,", "data.not-a-rank", "位次"),
        ("gdp,2024,1,,,,7,x,,", "data.not-a-rank", "排名总数"),
        ("gdp,2024,1,,,,7/12,13,,", "data.told-twice", "排名总数"),
        ("gdp,2024,1,,,,,,soon,", "data.status", "状态"),
        ("gdp,2024,预计1,,,,,,初步核算,", "data.told-twice", "状态"),
        ("gdp,2024,1,,,,7,,,luck", "data.rank-basis", "排名依据"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(read: Read, row: str, code: str, column: str) -> None:
    data, problems = read(CATALOGUE, HEADER + "gdp,2023,5264,亿元,6.3,,7,13,,\n" + row + "\n")
    errors = tuple(each for each in problems if each.severity == "error")
    assert told(errors)[:1] == [(code, "error", "data2.csv", 3, column)]
    assert errors[0].hint
    assert data.observations[0].value == 5264


def test_all_problems_are_raised_together(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "d.csv").write_text(HEADER + "gdp,2024,abc,,xyz\ngdb,2023,1\ngdp,soon,1\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_indicators(tmp_path / "c.csv", tmp_path / "d.csv", tmp_path / "none.csv")
    assert [problem.code for problem in caught.value.problems] == [
        "data.no-file",
        "data.not-a-number",
        "data.not-a-number",
        "data.unknown-indicator",
        "period.invalid",
    ]
    assert "d.csv, row 2, column 数值" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_unknown_indicators_name_the_nearest_and_are_told_once(read: Read) -> None:
    _, problems = read(
        CATALOGUE, "指标,时期,数值\n地区生产总量,2023,1\n地区生产总量,2022,1\n地区生产总量,2021,1\n"
    )
    assert told(problems) == [("data.unknown-indicator", "error", "data2.csv", 2, "指标")]
    assert problems[0].hint == "did you mean “地区生产总值”?"
    assert "2 more rows" in problems[0].message


def test_the_same_key_twice(read: Read) -> None:
    text = (
        "指标,地区,时期,数值,单位\ngdp,甲,2023,1,亿元\ngdp,甲,2023年,2,亿元\n"
        "gdp,甲,2023,1,亿元\ngdp,乙,2023,3,亿元\n"
    )
    data, problems = read(text)
    assert told(problems) == [
        ("data.duplicate", "error", "data.csv", 3, "数值"),
        ("data.duplicate", "warning", "data.csv", 4, None),
    ]
    assert "data.csv:2" in problems[0].message
    assert [row.value for row in data.observations] == [1, 3]


def test_catalogue_problems(read: Read) -> None:
    _, problems = read(
        "id,名称,单位,上级,小数位,方向,累计方式,价格\n"
        "gdp,地区生产总值,亿元,,x,,,\n"
        "gdp,又一个,亿元,,,,,\n"
        "va,增加值,亿元,gdpp,,,,\n"
        "own,自身,亿元,own,,,,\n"
        ",,亿元,,,,,\n"
        "a,甲,家,,,好,有时,贵\n"
    )
    assert [(each.code, each.place.row, each.place.column) for each in problems] == [
        ("catalogue.decimals", 2, "小数位"),
        ("catalogue.id-twice", 3, "id"),
        ("catalogue.no-id", 6, "id"),
        ("catalogue.accumulation", 7, "累计方式"),
        ("catalogue.prices", 7, "价格"),
        ("catalogue.polarity", 7, "方向"),
        ("catalogue.parent-unknown", 4, "上级"),
        ("catalogue.parent-unknown", 5, "上级"),
    ]
    assert problems[6].hint == "did you mean “gdp”?"


def test_one_name_of_two_indicators(read: Read) -> None:
    _, problems = read("id,名称,单位\na,就业,万人\nb,就业,人\n", "指标,时期,数值\n就业,2023,1\nb,2023,2\n")
    assert told(problems) == [("data.indicator-ambiguous", "error", "data2.csv", 2, "指标")]


def test_target_problems(read: Read) -> None:
    _, problems = read(
        CATALOGUE,
        "指标,时期,目标值,约束,对照指标\ngdp,2024,,达到,\ngdp,2025,1,某种,\ngdp,2026,1,,gdpp\ngdp,2027,多些,,\n"
        "gdp,2028,1,,\ngdp,2028,2,,\nrate,2028,1亿元,,\n",
    )
    assert told(problems) == [
        ("target.no-value", "error", "data2.csv", 2, "目标值"),
        ("target.bound", "error", "data2.csv", 3, "约束"),
        ("target.beside-unknown", "error", "data2.csv", 4, "对照指标"),
        ("data.not-a-number", "error", "data2.csv", 5, "目标值"),
        ("target.duplicate", "error", "data2.csv", 7, "目标值"),
        ("data.unit-differs", "error", "data2.csv", 8, "目标值"),
    ]


def test_columns_that_are_not_read_are_told(read: Read) -> None:
    _, problems = read("指标,时期,计量单伟,数值,单位,\ngdp,2023,9,1,亿元,注意\n")
    assert told(problems) == [
        ("data.unknown-column", "warning", "data.csv", 1, "计量单伟"),
        ("data.no-column-header", "warning", "data.csv", 1, "F"),
    ]
    assert problems[0].hint == "did you mean “计量单位”?"


def test_two_columns_of_one_meaning(read: Read) -> None:
    _, problems = read("指标,时期,数值,总量,单位\ngdp,2023,9,1,亿元\n")
    assert told(problems) == [("data.column-twice", "error", "data.csv", 1, "总量")]


def test_figures_without_a_period(read: Read) -> None:
    _, problems = read("指标,数值,单位\ngdp,1,亿元\n")
    assert told(problems) == [("data.no-period", "error", "data.csv", 1, None)]
    _, problems = read("指标,单位,2021,2022,2023,同比\ngdp,亿元,1,1,2,3\n")
    assert told(problems) == [("data.no-period", "error", "data.csv", 1, "同比")]
    assert problems[0].hint.endswith("2024 同比")


def test_figures_that_leave_their_span_or_indicator_open(read: Read) -> None:
    _, problems = read("指标,时期,单位,累计,本月,同比\n用电量,2024-03,亿千瓦时,201,20,3\n")
    assert told(problems) == [("data.span-open", "error", "data.csv", 1, "同比")]
    data, problems = read("时期,数值,单位\n2024,1,家\n")
    assert told(problems) == [("data.no-indicator", "error", "data.csv", 1, None)]
    assert data.observations == ()


def test_a_file_without_a_header(read: Read) -> None:
    _, problems = read("a,b\n1,2\n")
    assert told(problems) == [("data.no-header", "error", "data.csv", None, None)]
    _, problems = read("指标,时期,数值\n")
    assert told(problems) == [("data.empty", "warning", "data.csv", 1, None)]


def test_roman_numerals_in_letters_are_told(read: Read) -> None:
    data, problems = read(CATALOGUE, "指标,时期,数值\nwater,2023,II类\n")
    assert told(problems) == [("data.roman-letters", "warning", "data2.csv", 2, "数值")]
    assert data.observations[0].category == "Ⅱ类"


@pytest.mark.parametrize(
    ("rates", "warned"), [("0.07 0.05 -0.02", True), ("0.07 5 0.2", False), ("0.3 0.2", False)]
)
def test_rates_that_look_like_fractions_are_told_and_not_changed(
    read: Read, rates: str, warned: bool
) -> None:
    rows = "".join(f"gdp,{2000 + number},1,亿元,{rate}\n" for number, rate in enumerate(rates.split()))
    data, problems = read("指标,时期,数值,单位,同比\n" + rows)
    assert told(problems) == (
        [("data.percent-as-fraction", "warning", "data.csv", 1, "同比")] if warned else []
    )
    assert [str(row.yoy) for row in data.observations] == rates.split()


def test_attributes_and_powers_in_data_rows_are_told_too(read: Read) -> None:
    _, problems = read("指标,时期,数值,单位,UNIT_MULT,方向\na,2023,1,元,8,好\nb,2023,1,元,5,正向\n")
    assert [(each.code, each.place.row, each.place.column) for each in problems] == [
        ("catalogue.polarity", 2, "方向"),
        ("data.unit-multiplier", 3, "UNIT_MULT"),
    ]


def test_points_for_an_amount_are_told(read: Read) -> None:
    _, problems = read(CATALOGUE, "指标,时期,数值,同比\ngdp,2023,1,0.5个百分点\nrate,2023,54,0.5个百分点\n")
    assert told(problems) == [("data.points-for-level", "warning", "data2.csv", 2, "同比")]


def test_units_of_one_base_are_kept_as_they_are(read: Read) -> None:
    data, problems = read(
        CATALOGUE, "指标,时期,数值,单位,增减\ngdp,2023,52640000,万元,-3亿元\nshops,2023,5,家,\n"
    )
    assert problems == ()
    row = data.observations[0]
    assert (row.value, row.unit, row.change) == (52640000, "万元", -30000)


def test_warnings_are_warned_and_errors_are_not_raised_by_the_other_door() -> None:
    rows = [{"指标": "gdp", "时期": 2023, "数值": 1, "单位": "亿元", "妙": 1}]
    with pytest.warns(ZjreportWarning, match="妙"):
        read_indicators(rows)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, problems = read_with_problems(rows, "none.csv")
    assert [problem.code for problem in problems] == ["data.no-file", "data.unknown-column"]
