"""Notes made from catalogue and data; revised figures told and listed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks.outline import outline
from zjreport.indicators import Prices
from zjreport.runs import Role
from zjreport.sections import Context


def blocks(data: Any, kind: str, period: str = "2024", **options: Any) -> tuple[Any, ...]:
    section = msgspec.convert(options, plugins.sections.load(kind))
    return tuple(section.render(Context(data.speaker(period))))


def lines(data: Any, kind: str, period: str = "2024", **options: Any) -> list[str]:
    return [line.strip() for line in outline(blocks(data, kind, period, **options)).splitlines()]


@pytest.fixture
def catalogue(data: Any) -> Any:
    made = data("statistics")
    made.add("gdp", name="地区生产总值", unit="亿元", value="300.5", yoy="5", prices=Prices.CONSTANT)
    made.add(
        "two", name="第二产业", unit="亿元", value="100.5", yoy="5", prices=Prices.CONSTANT, parent="gdp"
    )
    made.add("va", name="工业增加值", yoy="6", prices=Prices.CONSTANT, source="统计局", status_word="快报数")
    made.add(
        "retail", name="零售额", unit="亿元", value="9.5", yoy="6", prices=Prices.CURRENT, source="调查队"
    )
    return made.add(
        "jobs", name="就业", value="9", definition="指1%抽样。", status_word="预计", source="统计局"
    )


class TestNotes:
    def test_say_what_the_catalogue_and_the_data_know(self, catalogue: Any) -> None:
        assert lines(catalogue, "notes", items=["另有{{ gdp | level }}。"], sources=True) == [
            "paragraph note: 注：地区生产总值、第二产业绝对数按现价计算，增长速度按可比价格计算。",
            "paragraph note: 工业增加值增长速度按可比价格计算。",
            "paragraph note: 零售额绝对数按现价计算。",
            "paragraph note: 工业增加值为快报数。",
            "paragraph note: 就业为预计数。",
            "paragraph note: 部分数据因四舍五入，存在分项合计与总计不等的情况。",
            "paragraph note: 工业增加值、就业数据来自统计局；零售额数据来自调查队。",
            "paragraph note: 另有300.5亿元。",
        ]

    def test_are_of_the_chosen_indicators(self, catalogue: Any) -> None:
        assert lines(catalogue, "notes", indicators=["retail"], sources=True) == [
            "paragraph note: 注：零售额绝对数按现价计算。",
            "paragraph note: 资料来源：调查队。",
        ]

    def test_a_remark_is_told_and_takes_the_place_of_the_price_basis(self, data: Any) -> None:
        common = {"unit": "亿元", "value": 3, "prices": Prices.CURRENT}
        made = data().add("a", name="总值", note="总量按现价、增速按可比价格计算。", **common)
        made.add("b", name="产值", note="按第2口径计算", **common).add("c", name="收入", **common)
        assert lines(made, "notes") == [
            "paragraph note: 注：产值、收入绝对数按现价计算。",
            "paragraph note: 总值：总量按现价、增速按可比价格计算。",
            "paragraph note: 产值：按第2口径计算。",
        ]
        assert lines(made, "notes", remarks=False) == [
            "paragraph note: 注：总值、产值、收入绝对数按现价计算。"
        ]

    def test_can_be_turned_off(self, catalogue: Any) -> None:
        assert blocks(catalogue, "notes", prices=False, status=False, rounding=False) == ()

    def test_nothing_to_note_prints_no_heading(self, data: Any) -> None:
        assert blocks(data().add(name="甲", value=3), "notes", title="注") == ()

    def test_definitions(self, catalogue: Any) -> None:
        found = blocks(
            catalogue,
            "notes",
            indicators=["jobs", "gdp"],
            prices=False,
            status=False,
            rounding=False,
            definitions=True,
        )
        assert outline(found).splitlines() == ["heading 1: 指标解释", "paragraph body: 就业：指1%抽样。"]
        assert found[1].runs[0].role is Role.LEAD


def released(data: Any, *levels: str | None, rates: tuple[str | None, ...] = (), **given: Any) -> Any:
    made = data("statistics")
    words = ["初步核算", *[""] * (len(levels) - 2), "最终核实"]
    for number, level in enumerate(levels):
        rate = rates[number] if rates else None
        made.add(
            "gdp", "2023", name="地区生产总值", unit="亿元", value=level, yoy=rate,
            status_word=words[number], vintage=f"2024-{number + 1:02}-20", **given,
        )  # fmt: skip
    return made


class TestRevisions:
    def test_a_figure_and_its_rate(self, data: Any) -> None:
        made = released(data, "4080.4", "4092.7", rates=("5.2", "5.4"))
        assert lines(made, "revisions", title="数据修订") == [
            "heading 1: 数据修订",
            "paragraph body: 经最终核实，2023年地区生产总值修订为4092.7亿元，比初步核算数增加12.3亿元，"
            "增速修订为5.4%，比初步核算数提高0.2个百分点。",
            "table:",
            "| 指标 | 时期 | 单位 | 初步核算数 | 最终核实数 | 修订 | 发布",
            "b 地区生产总值 | 2023年 | 亿元 | 4080.4 | 4092.7 | 12.3 | 2024-02-20",
            "b 地区生产总值增速 | 2023年 | % | 5.2 | 5.4 | 0.2个百分点 | 2024-02-20",
        ]

    def test_every_step_is_listed_and_the_whole_is_told(self, data: Any) -> None:
        found = lines(released(data, "10.0", "11.0", "10.4"), "revisions")
        assert (
            found[0]
            == "paragraph body: 经最终核实，2023年地区生产总值修订为10.4亿元，比初步核算数增加0.4亿元。"
        )
        assert [line.split(" | ")[3:] for line in found[2:]] == [
            ["原数据", "修订后", "修订", "发布"],
            ["10.0", "11.0", "1.0", "2024-02-20"],
            ["11.0", "10.4", "-0.6", "2024-03-20"],
        ]

    def test_a_rate_alone(self, data: Any) -> None:
        found = lines(released(data, None, None, rates=("5.2", "5.0")), "revisions", show="text")
        assert found == [
            "paragraph body: 经最终核实，2023年地区生产总值增速修订为5.0%，比初步核算数下降0.2个百分点。"
        ]

    @pytest.mark.parametrize("levels", [("10.0",), ("10.0", "10.0")])
    def test_without_one_nothing_or_the_fixed_text(self, data: Any, levels: tuple[str, ...]) -> None:
        made = released(data, *levels)
        assert blocks(made, "revisions", title="数据修订") == ()
        assert lines(made, "revisions", title="数据修订", none="本期无修订。") == [
            "heading 1: 数据修订",
            "paragraph body: 本期无修订。",
        ]

    def test_of_later_periods_nothing_is_told(self, data: Any) -> None:
        assert blocks(released(data, "10.0", "11.0"), "revisions", "2022") == ()

    def test_a_figure_that_came_back_is_listed_and_not_told(self, data: Any) -> None:
        found = lines(released(data, "10.0", "11.0", "10.0"), "revisions")
        assert found[0].startswith("table")
