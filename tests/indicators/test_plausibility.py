"""What is readable but implausible is told as a warning, and what is right is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zjreport.indicators import Indicator, IndicatorSet, check

Clean = Callable[..., IndicatorSet]


def codes(data: IndicatorSet) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.place.row, problem.place.column) for problem in check(data)]


HEADER = "指标,时期,数值,单位,同比\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("a,2022,100,亿元,\na,2023,107,亿元,7\n", []),
        ("a,2022,100,亿元,\na,2023,107,亿元,4.8\n", [("check.growth-contradicted", 3, "同比")]),
        ("a,2022,1000000,万元,\na,2023,107,亿元,7\n", []),
        # Two digits of the level leave a wide margin: 44 may be 43.5 to 44.5.
        ("a,2022,4.1,亿元,\na,2023,4.4,亿元,8.5\n", []),
        ("a,2022,0,亿元,\na,2023,107,亿元,7\n", []),
        ("a,2022,-5,亿元,\na,2023,107,亿元,7\n", []),
        ("a,2022,52.5,%,\na,2023,54,%,1.5\n", []),
        ("a,2022,52.5,%,\na,2023,54,%,2.9\n", [("check.growth-contradicted", 3, "同比")]),
        ("a,2021,100,亿元,\na,2023,107,亿元,4.8\n", []),
    ],
)
def test_levels_against_published_growth(clean: Clean, rows: str, found: list[object]) -> None:
    assert codes(clean(HEADER + rows)) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("a,2023,0,件,-28.1\n", [("check.growth-to-nothing", 2, "同比")]),
        ("a,2023,0,件,105.3\n", [("check.growth-to-nothing", 2, "同比")]),
        ("a,2023,0.0,亿元,3\n", [("check.growth-to-nothing", 2, "同比")]),
        ("a,2022,0,件,\na,2023,0,件,5\n", [("check.growth-to-nothing", 3, "同比")]),
        ("a,2022,8,件,\na,2023,0,件,-28.1\n", [("check.growth-contradicted", 3, "同比")]),
        ("a,2023,0,件,-100\n", []),
        ("a,2023,0,亿元,-99.9\n", []),
        ("a,2023,0,件,0\n", []),
        ("a,2023,0,件,\n", []),
        ("a,2023,0,%,-2.5\n", []),
    ],
)
def test_growth_beside_a_level_of_nothing(clean: Clean, rows: str, found: list[object]) -> None:
    assert codes(clean(HEADER + rows)) == found


def test_real_growth_is_not_held_against_levels_at_current_prices(clean: Clean) -> None:
    data = clean(
        "id,名称,单位,价格\na,地区生产总值,亿元,现价\n", HEADER + "a,2022,100,亿元,\na,2023,108.9,亿元,4.8\n"
    )
    assert codes(data) == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("机械化率", 101, True),
        ("机械化率", 100, False),
        ("支出占预算比重", -1, True),
        ("物流总额增速", 136, False),
    ],
)
def test_shares_stay_within_the_whole(clean: Clean, name: str, value: int, found: bool) -> None:
    data = clean(f"{HEADER}{name},2023,{value},%,\n")
    assert codes(data) == ([("check.share", 2, "数值")] if found else [])


@pytest.mark.parametrize(
    ("third", "found"), [("47.0", []), ("46.9", []), ("47.6", [("check.structure", 2, "数值")])]
)
def test_the_parts_of_a_structure_sum_to_a_hundred(clean: Clean, third: str, found: list[object]) -> None:
    catalogue = "id,名称,单位,上级\nwhole,三次产业结构,,\np1,一产,%,whole\np2,二产,%,whole\np3,三产,%,whole\n"
    data = clean(catalogue, f"{HEADER}p1,2023,2.3,%,\np2,2023,50.7,%,\np3,2023,{third},%,\np1,2022,2.4,%,\n")
    assert codes(data) == found


def test_growth_that_is_an_index(clean: Clean) -> None:
    rows = "".join(f"cpi,{year},,,{rate}\n" for year, rate in ((2021, 100.9), (2022, 102.2), (2023, 100.3)))
    assert codes(clean(HEADER + rows)) == [("check.growth-like-index", 2, "同比")]


def test_numbers_without_a_unit_are_told_once_an_indicator(clean: Clean) -> None:
    assert codes(
        clean(HEADER + "幸福河湖,2023,60,,\n幸福河湖,2022,50,,\n水质,2023,Ⅱ类,,\n增加值,2023,,,7\n")
    ) == [("check.unit-missing", 2, "数值")]


def test_a_unit_that_is_a_remark(clean: Clean) -> None:
    assert codes(clean(HEADER + "补贴,2023,7,亿(元),\n")) == [("check.unit-brackets", 2, "单位")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("集群群销售收入", "check.doubled"),
        ("四大产业产业集群", "check.doubled"),
        ("工业增加值,全口径", "check.half-width"),
        ("全市 园区", "check.blank"),
        ("总投资 100 亿元项目", "check.blank"),
        ("“四上单位", "check.unbalanced"),
        ("四上”单位", "check.unbalanced"),
        ("投资（不含农户", "check.unbalanced"),
        ("断面水质优III比例", "check.roman-letters"),
        ("达到II类断面", "check.roman-letters"),
        ("劣V类断面", "check.roman-letters"),
    ],
)
def test_damaged_names_are_told(name: str, code: str) -> None:
    assert [problem.code for problem in check(IndicatorSet([Indicator("a", name)]))] == [code]


@pytest.mark.parametrize(
    "name",
    [
        "人人参与",
        "野生动植物物种数量",
        "城市市政污水管网",
        "家家户户通",
        "“四上”单位",
        "“一区（多园）”",
        "断面水质优Ⅲ比例",
        "R&D经费",
        "65岁以上老年人",
        "X射线设备",
        "PM2.5平均浓度",
        "5G基站",
        "CPI",
        "规模以上工业增加值",
        "GDP (current)",
        "用于保障改善民生的支出占一般公共预算支出的比重",
    ],
)
def test_sound_names_are_left_alone(name: str) -> None:
    assert check(IndicatorSet([Indicator("a", name)])) == ()


def test_damage_in_notes_and_claims_is_told_at_its_cell(clean: Clean) -> None:
    data = clean("指标,时期,数值,单位,备注,表述\na,2023,1,家,口径口径调整,创历史新高；（首次\n")
    assert codes(data) == [("check.doubled", 2, "备注"), ("check.unbalanced", 2, "表述")]


def test_every_finding_is_a_warning_with_a_hint(clean: Clean) -> None:
    data = clean(HEADER + "集群群,2022,100,,\n集群群,2023,120,,4\n")
    problems = check(data)
    assert len(problems) == 3
    assert all(problem.severity == "warning" and problem.hint for problem in problems)
