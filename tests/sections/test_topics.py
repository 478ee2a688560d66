"""Topics: what they tell, what they leave out and say so, and whose words the judgement is."""

from __future__ import annotations

import warnings
from typing import Any

import msgspec
import pytest

from zjreport.blocks import ItemList
from zjreport.errors import DefinitionError, ZjreportWarning
from zjreport.runs import text_of
from zjreport.sections import Context
from zjreport.sections._topics import bundled_topic, topic_names
from zjreport.sections.topics import TopicsSection


@pytest.fixture
def quarters(data: Any) -> Any:
    """A district with two quarters, a lagging branch, a stock and the province beside it."""
    made = data(area="甲区")
    here = {"area": "甲区"}
    made.add(
        "retail", period="2024-Q1", name="社会消费品零售总额", unit="亿元", value="10.5", yoy="6.1", **here
    )
    made.add(
        "retail", period="2024-H1", name="社会消费品零售总额", unit="亿元", value="21.0", yoy="5.4", **here
    )
    made.add("retail", period="2024-H1", name="社会消费品零售总额", unit="亿元", area="全省", yoy="5.0")
    made.add(
        "services", period="2024-01/2024-05", name="营业收入", unit="亿元", value="8.0", yoy="7.0", **here
    )
    made.add("slow", period="2024-Q1", name="上月数", unit="亿元", value="8.0", yoy="7.0", **here)
    return made


def told(quarters: Any, *items: Any, period: str = "2024-H1", **options: Any) -> list[str]:
    """The lead and the sentences of each topic, as text."""
    section = msgspec.convert({"items": list(items), **options}, TopicsSection, strict=False)
    quarters.register = "statistics"
    context = Context(quarters.speaker(period))
    return [
        text_of(item.lead) + "：" + "|".join(text_of(child.runs) for child in item.children)
        for block in section.render(context)
        if isinstance(block, ItemList)
        for item in block.items
    ]


def test_headline_with_level_growth_and_gap(quarters: Any) -> None:
    entry = {"headline": "retail", "judgement": "消费平稳", "parts": ["level", "growth", "gap"]}
    assert told(quarters, entry, scope="全区") == [
        "消费平稳：上半年，全区社会消费品零售总额21.0亿元，同比增长5.4%，高于全省0.4个百分点。"
    ]


def test_change_of_the_rate_names_the_period_before(quarters: Any) -> None:
    entry = {"headline": "retail", "parts": ["growth", "pace"], "judgement": "消费"}
    assert told(quarters, entry) == [
        "消费：上半年，社会消费品零售总额同比增长5.4%，比一季度回落0.7个百分点。"
    ]


def test_a_bundled_topic_finds_its_indicator_by_name(quarters: Any) -> None:
    entry = {"topic": "consumption", "parts": ["growth"]}
    assert told(quarters, entry) == ["消费：上半年，社会消费品零售总额同比增长5.4%。"]


def test_what_the_data_does_not_prove_is_left_out_and_told(quarters: Any) -> None:
    entry = {"headline": "retail", "parts": ["growth", "rank"], "judgement": "消费"}
    with pytest.warns(ZjreportWarning, match=r"the rank of 社会消费品零售总额 is left out"):
        assert told(quarters, entry) == ["消费：上半年，社会消费品零售总额同比增长5.4%。"]


def test_a_topic_without_data_is_left_out_and_told(quarters: Any) -> None:
    with pytest.warns(ZjreportWarning, match="地区生产总值 is left out"):
        assert told(quarters, "gdp", {"headline": "retail", "parts": ["growth"]}) != []
    with pytest.warns(ZjreportWarning):
        assert told(quarters, "gdp") == []


def test_a_figure_that_lags_a_month_is_told_with_its_own_period(quarters: Any) -> None:
    entry = {"headline": "services", "parts": ["level", "growth"], "judgement": "服务业"}
    assert told(quarters, entry) == ["服务业：1—5月，营业收入8.0亿元，同比增长7.0%。"]


def test_a_figure_that_lags_longer_is_left_out(quarters: Any) -> None:
    entry = {"headline": "slow", "parts": ["growth"]}
    with pytest.warns(ZjreportWarning):
        assert told(quarters, entry) == []
    assert told(quarters, entry, lag=3)[0].endswith("一季度，上月数同比增长7.0%。")


@pytest.mark.parametrize(("least", "words"), [("5.4", "较快"), ("5.5", "平稳")])
def test_judgement_by_the_growth_that_is_printed(quarters: Any, least: str, words: str) -> None:
    judgement = [{"at_least": least, "text": "较快"}, {"text": "平稳"}]
    entry = {"headline": "retail", "parts": ["growth"], "judgement": judgement}
    assert told(quarters, entry)[0].startswith(words)


def test_unknown_topic_names_the_nearest(quarters: Any) -> None:
    with pytest.raises(DefinitionError, match="industry"):
        told(quarters, "industri")


def test_an_entry_needs_a_headline(quarters: Any) -> None:
    with pytest.raises(DefinitionError, match="headline"):
        told(quarters, {"judgement": "消费"})


def test_every_bundled_topic_has_a_title_and_a_headline() -> None:
    assert all(bundled_topic(name).title and bundled_topic(name).headline for name in topic_names())


def test_nothing_is_warned_of_where_all_is_proved(quarters: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told(quarters, {"headline": "retail", "parts": ["level", "growth", "pace", "gap"]})


def test_branches_of_another_period_name_it(quarters: Any) -> None:
    entry = {
        "headline": "retail",
        "parts": ["growth"],
        "branches": [{"lead": "其中，", "indicators": ["营业收入"], "joint": False}],
        "judgement": "消费",
    }
    assert told(quarters, entry)[0].endswith("|其中，1—5月，营业收入8.0亿元，同比增长7.0%。")


def test_growth_of_branches_is_told_together(quarters: Any) -> None:
    quarters.add("food", period="2024-H1", name="食品", yoy="3.0", area="甲区")
    quarters.add("cars", period="2024-H1", name="汽车", yoy="-1.5", area="甲区")
    quarters.add("books", period="2024-H1", name="书报", yoy="4.5", area="甲区")
    entry = {
        "headline": "retail",
        "parts": ["growth"],
        "branches": [{"lead": "分类别看，", "indicators": ["food", "cars", "books", "services"]}],
    }
    assert told(quarters, entry)[0].endswith(
        "|分类别看，食品、书报同比分别增长3.0%、4.5%，汽车下降1.5%；1—5月，营业收入增长7.0%。"
    )


def test_a_status_is_said_once_a_topic(quarters: Any) -> None:
    for id, name in (("gdp", "生产总值"), ("farm", "农业")):
        quarters.add(
            id,
            period="2024-H1",
            name=name,
            unit="亿元",
            value="5.0",
            yoy="3.0",
            status_word="初步核算",
            area="甲区",
        )
    entry = {
        "headline": "gdp",
        "parts": ["level", "growth"],
        "branches": [{"indicators": ["farm"], "joint": False}],
        "judgement": "总量",
    }
    assert told(quarters, entry, scope="全区") == [
        "总量：初步核算，上半年，全区生产总值5.0亿元，同比增长3.0%。|农业5.0亿元，同比增长3.0%。"
    ]


def test_what_does_not_add_up_is_told_of_the_last_month(data: Any) -> None:
    made = data(area="甲区")
    for period, rate in (("2024-03", "0.1"), ("2024-04", "0.3")):
        made.add("cpi", period=period, name="居民消费价格", growth_verb="上涨", yoy=rate, area="甲区")
    entry = {"headline": "cpi", "parts": ["growth", "pace"], "judgement": "物价"}
    expected = ["物价：4月份，居民消费价格同比上涨0.3%，涨幅比上月扩大0.2个百分点。"]
    assert told(made, entry, period="2024-01/2024-04") == expected


def test_of_several_names_the_first_that_the_data_has(quarters: Any) -> None:
    entry = {"headline": "零售额|社会消费品零售总额|retail", "parts": ["growth"], "judgement": "消费"}
    assert told(quarters, entry) == ["消费：上半年，社会消费品零售总额同比增长5.4%。"]
