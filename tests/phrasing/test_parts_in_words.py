"""Shares, structures, contributions, places, counts and revisions in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zjreport.errors import DefinitionError, RefusalError
from zjreport.indicators import Prices
from zjreport.runs import Measure, text_of


def economy(data: Any, *, register: str = "statistics", gdp_rate: str = "5.2") -> Any:
    """A gross product with three industries, in two years, rates and contributions published."""
    made = data(register)
    rows = (
        ("gdp", "地区生产总值", "4000.0", "4280.5", gdp_rate, None, None),
        ("one", "第一产业增加值", "96.0", "98.5", "3.2", "0.1", "1.5"),
        ("two", "第二产业增加值", "2040.0", "2170.2", "5.6", "2.9", "50.1"),
        ("three", "第三产业增加值", "1864.0", "2011.8", "5.0", "2.2", "48.4"),
    )
    for id, name, then, now, rate, points, percent in rows:
        parent = "" if id == "gdp" else "gdp"
        short = name.removesuffix("增加值") if parent else ""
        common = {"name": name, "short_name": short, "unit": "亿元", "parent": parent}
        made.add(id, "2023", value=then, prices=Prices.CONSTANT, **common)
        made.add(
            id,
            "2024",
            value=now,
            yoy=rate,
            contribution=points and Decimal(points),
            contribution_share=percent and Decimal(percent),
        )
    return made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ two | share }}", "占地区生产总值的比重为50.7%"),
        (
            "{{ two | share(gdp) }}，{{ two | share_change }}",
            "占地区生产总值的比重为50.7%，比上年下降0.3个百分点",
        ),
        ("{{ one | structure(two, three) }}", "2.3:50.7:47.0"),
        ("{{ two | contribution }}", "拉动地区生产总值增长2.9个百分点"),
        ("{{ two | contribution_share }}", "对地区生产总值增长的贡献率为50.1%"),
        (
            "{{ gdp | parts }}",
            "第一产业、第二产业、第三产业增加值比上年分别增长3.2%、5.6%、5.0%",
        ),
        (
            '{{ one | each(two, three, head="第", tail="产业增加值") }}',
            "第一、二、三产业增加值比上年分别增长3.2%、5.6%、5.0%",
        ),
        ('{{ gdp | parts(sort="down", top=2) }}', "第二产业、第三产业增加值比上年分别增长5.6%、5.0%"),
        ('{{ gdp | parts(sort="up", top=1) }}', "第一产业增加值比上年增长3.2%"),
        (
            '{{ gdp | parts(by="contribution") }}',
            "第一产业、第二产业、第三产业增加值分别拉动地区生产总值增长0.1个百分点、2.9个百分点、2.2个百分点",
        ),
        (
            '{{ gdp | parts(by="share") }}',
            "第一产业、第二产业、第三产业增加值占地区生产总值的比重分别为2.3%、50.7%、47.0%",
        ),
        (
            '{{ gdp | parts(by="contribution_share") }}',
            "第一产业、第二产业、第三产业增加值对地区生产总值增长的贡献率分别为1.5%、50.1%、48.4%",
        ),
        (
            '{{ gdp | parts(by="level") }}',
            "第一产业、第二产业、第三产业增加值分别为98.5亿元、2170.2亿元、2011.8亿元",
        ),
        (
            '{{ one | each(two, by="level_and_growth") }}',
            "第一产业增加值98.5亿元，比上年增长3.2%；第二产业增加值2170.2亿元，增长5.6%",
        ),
        (
            '{{ gdp | growing("产业", "产业增加值") }}',
            "3个产业中有3个产业增加值比上年增长，增长面为100.0%",
        ),
    ],
)
def test_parts_of_the_gross_product(data: Any, source: str, expected: str) -> None:
    assert economy(data).text(source) == expected


def test_the_work_report_says_no_tongbi(data: Any) -> None:
    made = economy(data, register="work-report")
    assert made.text("{{ one | each(three) }}") == "第一产业、第三产业增加值分别增长3.2%、5%"


def test_every_figure_of_a_list_is_traced(data: Any) -> None:
    runs = economy(data).speaker().text("{{ gdp | parts }}")
    figures = [run for run in runs if run.is_figure]
    assert [run.text for run in figures] == ["3.2%", "5.6%", "5.0%"]
    assert [run.provenance.indicator for run in figures if run.provenance] == ["one", "two", "three"]


def branches(data: Any, *rates: str, register: str = "statistics", **given: Any) -> Any:
    made = data(register).add("va", name="工业增加值", yoy=5)
    for number, rate in enumerate(rates):
        made.add(f"b{number}", name="甲乙丙丁戊己"[number] + "业", parent="va", yoy=rate, **given)
    return made


class TestSigns:
    @pytest.mark.parametrize(
        ("rates", "expected"),
        [
            (("3.2", "-1.0", "5.6"), "甲业、丙业比上年分别增长3.2%、5.6%，乙业下降1.0%"),
            (("-1", "-2", "0"), "丙业与上年持平，甲业、乙业比上年分别下降1.0%、2.0%"),
            (("0.04", "-0.04"), "甲业、乙业均与上年持平"),
            (("5", "5.04", "4.96"), "甲业、乙业、丙业比上年均增长5.0%"),
            (("5", "5.04", "-4.96", "-5"), "甲业、乙业比上年均增长5.0%，丙业、丁业均下降5.0%"),
        ],
    )
    def test_lists_are_split_by_sign(self, data: Any, rates: tuple[str, ...], expected: str) -> None:
        assert branches(data, *rates).text("{{ va | parts }}") == expected

    def test_kept_apart_each_has_its_clause(self, data: Any) -> None:
        made = branches(data, "-1", "3.2", "3.2").add(
            "b9", name="庚业", parent="va", yoy="7", status_word="预计"
        )
        expected = "甲业比上年下降1.0%，乙业增长3.2%，丙业增长3.2%，庚业预计增长7.0%"
        assert made.text("{{ va | parts(apart=True) }}") == expected
        assert economy(data).text("{{ gdp | parts(apart=True) }}") == (
            "第一产业增加值比上年增长3.2%，第二产业增长5.6%，第三产业增长5.0%"
        )

    def test_a_status_that_was_said_is_not_said_again(self, data: Any) -> None:
        made = branches(data, "3", "4", status_word="快报数")
        assert made.text("{{ va | parts }}") == "甲业、乙业比上年分别增长3.0%、4.0%（快报数）"
        assert made.text('{{ va | parts(stated="快报数") }}') == "甲业、乙业比上年分别增长3.0%、4.0%"

    def test_the_figure_said_once_knows_every_cell(self, data: Any) -> None:
        runs = branches(data, "5", "5").speaker().text("{{ va | parts }}")
        (figure,) = (run for run in runs if run.is_figure)
        assert figure.provenance is not None
        assert len(figure.provenance.sources) == 2

    def test_only_what_rises(self, data: Any) -> None:
        made = branches(data, "3.2", "-1.0", "5.6")
        assert made.text('{{ va | parts(only="falling") }}') == "乙业比上年下降1.0%"
        with pytest.raises(RefusalError, match="none of the indicators is falling"):
            branches(data, "3", "4").text('{{ va | parts(only="falling") }}')

    def test_an_expected_figure_stands_apart(self, data: Any) -> None:
        made = branches(data, "3.2", "5.6").add("b9", name="庚业", parent="va", yoy="7", status_word="预计")
        assert made.text("{{ va | parts }}") == "甲业、乙业比上年分别增长3.2%、5.6%，庚业预计增长7.0%"

    def test_points_and_percent_are_not_joined(self, data: Any) -> None:
        made = branches(data, "3.2").add("r", name="占比率", parent="va", unit="%", value="54.0", yoy="2")
        assert made.text("{{ va | parts }}") == "甲业比上年增长3.2%，占比率提高2.0个百分点"
        with pytest.raises(RefusalError, match="one order"):
            made.text('{{ va | parts(sort="down") }}')

    def test_levels_of_different_things_are_not_joined(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="家", value=3).add("b", name="乙", unit="公里", value=4)
        with pytest.raises(RefusalError, match="cannot be converted"):
            made.text('{{ a | each(b, by="level") }}')

    def test_flows_keep_their_verb(self, data: Any) -> None:
        made = data().add("a", name="图书馆", unit="家", value=3, verb="新增")
        made.add("b", name="书店", unit="家", value=4, verb="新增")
        assert made.text('{{ a | each(b, by="level") }}') == "图书馆、书店分别新增3家、4家"

    def test_a_missing_part_is_refused(self, data: Any) -> None:
        made = branches(data, "3").add("b9", name="庚业", parent="va")
        with pytest.raises(RefusalError, match="庚业"):
            made.text("{{ va | parts }}")

    @pytest.mark.parametrize("options", ['sort="best"', 'only="good"', 'by="luck"', 'head="第"', "wrong=1"])
    def test_wrong_options(self, data: Any, options: str) -> None:
        with pytest.raises(DefinitionError):
            branches(data, "3", "4").text(f"{{{{ va | parts({options}) }}}}")


class TestNames:
    def test_are_never_drawn_together_by_guess(self, data: Any) -> None:
        made = data().add("a", name="第一产业增加值", yoy="3").add("b", name="第二产业增加值", yoy="4")
        assert made.text("{{ a | each(b) }}") == "第一产业增加值、第二产业增加值分别增长3%、4%"

    def test_with_digits_are_traced(self, data: Any) -> None:
        made = data().add("a", name="312国道投资", short_name="312国道", yoy="3")
        made.add("b", name="4号线投资", short_name="4号线", yoy="4")
        runs = made.speaker().text("{{ a | each(b) }}")
        assert text_of(runs) == "312国道、4号线投资分别增长3%、4%"
        names = [run.text for run in runs if run.provenance and run.provenance.measure is Measure.NAME]
        assert names == ["312", "4"]

    def test_that_are_lists_themselves_stand_alone(self, data: Any) -> None:
        made = branches(data, "8.5", "7").add("e", name="电力、热力生产和供应业", parent="va", yoy="5.4")
        assert (
            made.text("{{ va | parts }}")
            == "甲业、乙业比上年分别增长8.5%、7.0%，电力、热力生产和供应业增长5.4%"
        )


class TestContribution:
    def said(self, data: Any, points: str, whole: str | None = "5", **given: Any) -> str:
        made = data().add("w", name="总值", yoy=whole, **given)
        made.add("x", name="部分", parent="w", contribution=Decimal(points))
        return str(made.text("{{ x | contribution }}"))

    @pytest.mark.parametrize(
        ("points", "whole", "expected"),
        [
            ("1.2", "5", "拉动总值增长1.2个百分点"),
            ("-0.3", "5", "下拉总值增速0.3个百分点"),
            ("0.3", "-2", "上拉总值增速0.3个百分点"),
            ("0.3", None, "上拉总值增速0.3个百分点"),
            ("0.04", "5", "影响总值增速不足0.1个百分点"),
            ("-0.04", "-5", "影响总值增速不足0.1个百分点"),
        ],
    )
    def test_by_sign(self, data: Any, points: str, whole: str | None, expected: str) -> None:
        assert self.said(data, points, whole) == expected

    @pytest.mark.parametrize(
        ("points", "way"), [("0.43", "上涨0.4"), ("-0.2", "下降0.2"), ("0", "变动不足0.1")]
    )
    def test_to_prices(self, data: Any, points: str, way: str) -> None:
        assert self.said(data, points, "0.3", prices=Prices.INDEX) == f"影响总值{way}个百分点"

    def test_a_negative_share_keeps_its_sign(self, data: Any) -> None:
        made = data("statistics").add("w", name="总值", yoy="5")
        made.add("x", parent="w", contribution_share=Decimal("-12.34"))
        assert made.text("{{ x | contribution_share }}") == "对总值增长的贡献率为-12.3%"


class TestStructure:
    def test_a_sum_that_misses_100_is_told(self, data: Any) -> None:
        made = data().add("w", unit="万吨", value=3000)
        for id in "abc":
            made.add(id, unit="万吨", value=1000, parent="w")
        assert made.text("{{ a | structure(b, c) }}") == "33.3:33.3:33.3（因四舍五入，合计为99.9%）"
        assert made.text("{{ a | structure(b, c, note=False) }}") == "33.3:33.3:33.3"


def test_share_in_a_wider_area(data: Any) -> None:
    made = data(area="甲市").add("x", name="产值", unit="亿元", value="12.0", area="甲市")
    made.add("x", unit="亿元", value="120.0", area="全省").add(
        "y", name="总值", unit="亿元", value="240.0", area="全省"
    )
    assert made.text('{{ x | share(of_area="全省") }}') == "占全省的比重为10%"
    assert made.text('{{ x | share(y, of_area="全省") }}') == "占全省总值的比重为5%"


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [("-3.0", "12.7", "两年平均增长4.6%"), ("-3", "1", "两年平均下降1.0%"), ("1", "-1", "两年平均零增长")],
)
def test_two_year_average(data: Any, then: str, now: str, expected: str) -> None:
    made = data("statistics").add(period="2023", yoy=then).add(yoy=now)
    assert made.text("{{ x | two_year_growth }}") == expected


def test_two_year_average_does_not_say_average_twice(data: Any) -> None:
    made = data("statistics").add(period="2023", yoy=3, growth_verb="平均增长").add(yoy=3)
    assert made.text("{{ x | two_year_growth }}") == "两年平均增长3.0%"


@pytest.mark.parametrize(
    ("before", "expected"), [(9, "较上年同期前移2位"), (6, "较上年同期后移1位"), (7, "位次与上年同期持平")]
)
def test_change_of_place(data: Any, before: int, expected: str) -> None:
    made = data().add(period="2023-Q1", rank=before).add(period="2024-Q1", rank=7)
    assert made.text("{{ x | rank_change }}", "2024-Q1") == expected


def test_a_place_by_growth_says_so_where_there_is_a_level(data: Any) -> None:
    made = data().add("x", name="产值", unit="亿元", value=9, yoy=5, rank=3, rank_basis="growth")
    made.add("y", yoy=5, rank=3, rank_basis="growth").add("z", value=9, rank=3)
    assert made.text("{{ x | rank }}，{{ y | rank }}，{{ z | rank }}") == "增速列第3位，列第3位，列第3位"
    assert made.text("产值增速{{ x | rank }}") == "产值增速列第3位"


class TestGrowing:
    def test_some(self, data: Any) -> None:
        made = branches(data, "3", "-1", "0.04", "2", "0.05")
        expected = "5个行业大类中有3个行业增加值比上年增长，增长面为60.0%"
        assert made.text('{{ va | growing("行业大类", "行业增加值") }}') == expected

    def test_none(self, data: Any) -> None:
        made = branches(data, "0", "-1")
        expected = "2个行业大类中没有行业增加值比上年增长"
        assert made.text('{{ va | growing("行业大类", "行业增加值") }}') == expected

    def test_a_gap_is_refused(self, data: Any) -> None:
        made = branches(data, "3").add("b9", name="庚业", parent="va")
        with pytest.raises(RefusalError):
            made.text('{{ va | growing("行业大类", "行业增加值") }}')


class TestRevision:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("4080.4", "4092.7", "修订为4092.7亿元，比初步核算数增加12.3亿元"),
            ("4092.7", "4080.4", "修订为4080.4亿元，比初步核算数减少12.3亿元"),
            ("4092.71", "4092.7", "为4092.7亿元，与初步核算数一致"),
        ],
    )
    def test_of_a_level(self, data: Any, old: str, new: str, expected: str) -> None:
        made = data("statistics").add(
            unit="亿元", decimals=1, value=old, status_word="初步核算", vintage="2024-01"
        )
        made.add(value=new, vintage="2024-12")
        assert made.text("{{ x | revision }}") == expected

    def test_of_a_rate_in_points(self, data: Any) -> None:
        made = data().add(yoy="5.2", vintage="初步核算数").add(yoy="5.4", vintage="最终核实数")
        assert made.text('{{ x | revision(by="growth") }}') == "修订为5.4%，比初步核算数提高0.2个百分点"

    def test_of_a_release_that_only_has_a_date(self, data: Any) -> None:
        made = (
            data().add(value="5.2", unit="亿元", vintage="2024-01-17").add(value="5.4", vintage="2024-12-27")
        )
        assert made.text("{{ x | revision }}") == "修订为5.4亿元，比首次公布数增加0.2亿元"
