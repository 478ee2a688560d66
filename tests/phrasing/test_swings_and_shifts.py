"""Losses, moves since the period before, and the nouns that comparisons bring with them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Period, Polarity, Status


def two_years(data: Any, then: Any, now: Any, name: str = "工业企业利润总额", **given: Any) -> Any:
    made = data("statistics").add(name=name, unit="亿元", period="2023", value=then, **given)
    return made.add(value=now, **given)


@pytest.mark.parametrize(
    ("name", "then", "now", "text"),
    [
        ("工业企业利润总额", "3.4", "-1.9", "由盈转亏"),
        ("工业企业利润总额", "-3.4", "1.9", "扭亏为盈"),
        ("工业企业利润总额", "-3.4", "-1.9", "亏损额比上年减少1.5亿元"),
        ("工业企业利润总额", "-1.9", "-3.4", "亏损额比上年增加1.5亿元"),
        ("工业企业利润总额", "-1.9", "-1.9", "亏损额与上年持平"),
        ("工业企业利润总额", "0", "2.0", "上年为零"),
        ("货物和服务净出口", "3.4", "-1.9", "由顺差转为逆差"),
        ("货物和服务净出口", "-3.4", "-1.9", "逆差比上年减少1.5亿元"),
        ("户籍人口净增", "3.4", "-1.9", "由正转负"),
        ("户籍人口净增", "-3.4", "-1.9", "比上年增加1.5亿元"),
        ("户籍人口净增", "-1.9", "-3.4", "比上年减少1.5亿元"),
    ],
)
def test_swings(data: Any, name: str, then: str, now: str, text: str) -> None:
    assert two_years(data, then, now, name).text("{{ x | swing }}") == text


@pytest.mark.parametrize(
    ("then", "now", "given"),
    [
        ("3.4", "1.9", {}),
        ("3.4", "0", {}),
        ("0", "0", {}),
        ("-3.4", "1.9", {"qualifier": "左右"}),
        ("-3.4", None, {}),
    ],
)
def test_no_swing(data: Any, then: str, now: Any, given: dict[str, Any]) -> None:
    with pytest.raises(RefusalError) as refusal:
        two_years(data, then, now, **given).text("{{ x | swing }}")
    assert refusal.value.code == "refused.swing"


def test_ratios_do_not_swing(data: Any) -> None:
    made = data().add(unit="%", period="2023", value=-1).add(value=2)
    with pytest.raises(RefusalError, match="ratio"):
        made.text("{{ x | swing }}")


@pytest.mark.parametrize(
    ("then", "now"), [("-3.4", "-8.1"), ("-3.4", "2.1"), ("3.4", "-2.1"), (None, "-2.1")]
)
def test_not_even_a_published_percentage_is_said_of_a_loss(data: Any, then: Any, now: str) -> None:
    made = data().add(unit="亿元", period="2023", value=then)
    with pytest.raises(RefusalError, match="say the swing"):
        made.add(value=now, yoy="138.2").text("{{ x | growth }}")


def test_a_level_below_zero_has_a_verb(data: Any) -> None:
    assert two_years(data, "3.4", "-1.9").say() == "工业企业利润总额为-1.9亿元，由盈转亏"


class TestShifts:
    def unemployment(self, data: Any, then: str, now: str, **given: Any) -> str:
        made = data("statistics").add(
            unit="%", period="2024-05", value=then, polarity=Polarity.LOWER, **given
        )
        return str(made.add(period="2024-06", value=now).text("{{ x | shift }}", period="2024-06"))

    def test_of_a_ratio_that_had_better_not_rise(self, data: Any) -> None:
        assert self.unemployment(data, "5.0", "5.2") == "比上月上升0.2个百分点"
        assert self.unemployment(data, "5.2", "5.0") == "比上月下降0.2个百分点"
        assert self.unemployment(data, "5.0", "5.0") == "与上月持平"

    def test_is_taken_between_printed_levels(self, data: Any) -> None:
        assert self.unemployment(data, "5.04", "5.06", decimals=1) == "比上月上升0.1个百分点"

    def stock(self, data: Any) -> Any:
        made = data("statistics").add(
            unit="亿元", period="2023", value="6120.4", accumulation=Accumulation.STOCK
        )
        return made.add(period="2024-05", value="6480.0").add(period="2024-06", value="6488.7")

    def test_of_a_stock_since_the_year_began(self, data: Any) -> None:
        text = '{{ x | shift(since="year-start") }}'
        assert self.stock(data).text(text, period="2024-06") == "比年初增加368.3亿元"

    def test_of_a_stock_since_the_month_before(self, data: Any) -> None:
        assert self.stock(data).text("{{ x | shift }}", period="2024-06") == "比上月末增加8.7亿元"

    def test_sums_of_a_period_have_none(self, data: Any) -> None:
        made = data().add(unit="亿元", period="2024-Q1", value=3).add(period="2024-Q2", value=4)
        with pytest.raises(RefusalError, match="season"):
            made.text("{{ x | shift }}", period="2024-Q2")

    @pytest.mark.parametrize(
        ("reason", "given"), [("hedge", {"qualifier": "左右"}), ("breaks", {"status": Status.BREAK})]
    )
    def test_refused(self, data: Any, reason: str, given: dict[str, Any]) -> None:
        made = data().add(unit="%", period="2024-05", value=3)
        with pytest.raises(RefusalError, match=reason):
            made.add(period="2024-06", value=4, **given).text("{{ x | shift }}", period="2024-06")


class TestNouns:
    """What a comparison is of is said once, and rightly, whatever the author wrote before it."""

    def gap(self, data: Any, own: str, other: str, before: str = "") -> str:
        made = data(area="甲市").add(area="甲市", yoy=own).add(area="全省", yoy=other)
        return str(made.text(before + '{{ x | growth_gap(than="全省") }}'))

    def test_rates_are_named_where_one_of_two_falls(self, data: Any) -> None:
        assert self.gap(data, "-1", "2") == "增速低于全省3个百分点"
        assert self.gap(data, "1", "-2") == "增速高于全省3个百分点"

    def test_the_noun_of_the_author_gives_way(self, data: Any) -> None:
        assert self.gap(data, "-1", "2", "投资增速") == "投资增速低于全省3个百分点"
        assert self.gap(data, "-3", "-2", "投资增速") == "投资降幅高于全省1个百分点"

    def test_the_noun_of_the_author_stays(self, data: Any) -> None:
        assert self.gap(data, "3", "2", "投资增速") == "投资增速高于全省1个百分点"

    @pytest.mark.parametrize(
        ("before", "noun"),
        [
            ("产值", "增速"),
            ("", "增速"),
            ("产值{{ x | growth }}，", ""),
            ("产值{{ x | growth }}（初步核算），", ""),
            ("产值增长3%，", ""),
            ("产值{{ x | growth }}。产值", "增速"),
            ("产值{{ x | growth }}，工业产值", "增速"),
            ("产值{{ x | growth }}，连续三年", "增速"),
            ("产值{{ x | level }}，", "增速"),
            ("产值{{ x | two_year_growth }}，", "增速"),
            ("产值增速继续", ""),
            ("产值{{ x | growth_gap(than='全省') }}、", ""),
        ],
    )
    def test_rates_are_named_unless_one_stands_right_before(self, data: Any, before: str, noun: str) -> None:
        for other, says in (("2", "高于全省1个百分点"), ("3", "与全省持平")):
            made = data(area="甲市").add(area="甲市", period="2023", name="产值", unit="亿元", value=8, yoy=1)
            made.add(area="甲市", yoy=3, value=9).add(area="全省", yoy=other)
            start = made.text(before) if before else ""
            assert made.text(before + '{{ x | growth_gap(than="全省") }}') == f"{start}{noun}{says}"

    def test_a_level_that_growth_is_not_said_of(self, data: Any) -> None:
        made = data(area="甲市").add(area="甲市", name="产值", unit="亿元", value=9, yoy=3)
        made.add(area="全省", yoy=2)
        text = made.text('{{ x | say(parts=["level", "gap"], than="全省") }}')
        assert text == "产值9亿元，增速高于全省1个百分点"

    @pytest.mark.parametrize(
        ("status", "expected"),
        [("", "增速列第3位"), ("初步核算", "增速列第3位（初步核算）"), ("预计", "预计增速列第3位")],
    )
    def test_the_noun_of_the_author_before_a_status(self, data: Any, status: str, expected: str) -> None:
        made = data().add(unit="亿元", value=9, yoy=3, rank=3, rank_basis="growth", status_word=status)
        assert made.text("产值增速{{ x | rank }}") == f"产值{expected}"
        assert made.text("产值{{ x | rank }}") == f"产值{expected}"


class TestWithoutACatalogue:
    """What names and figures tell where nobody declared anything."""

    def test_a_ratio_that_had_better_not_rise_by_its_name(self, data: Any) -> None:
        made = data("statistics").add(name="亏损面", unit="%", value="24.6", yoy="1.54")
        assert made.say() == "亏损面为24.6%，比上年上升1.5个百分点"

    def test_an_index_beside_its_rise_is_said_by_its_rise(self, data: Any) -> None:
        made = data("statistics").add(name="居民消费价格指数", value="100.1", yoy="0.1")
        assert made.say() == "居民消费价格指数比上年上涨0.1%"

    def test_a_level_of_a_unit_is_said_whatever_its_rise(self, data: Any) -> None:
        made = data("statistics").add(name="销量", unit="台", value="103", yoy="3")
        assert made.say() == "销量103台，比上年增长3.0%"

    def test_a_rate_of_a_ratio_is_in_points(self, data: Any) -> None:
        assert (
            data("statistics").add(name="失业率", unit="%", yoy="0.2").say() == "失业率比上年上升0.2个百分点"
        )

    def test_a_percent_sign_may_be_of_the_rate_alone(self, data: Any) -> None:
        made = data("statistics").add(name="规模以上工业增加值", unit="%", yoy="7")
        assert made.say() == "规模以上工业增加值比上年增长7.0%"


def test_moves_are_in_the_unit_of_the_catalogue(data: Any) -> None:
    made = data("statistics").add(name="利润总额", unit="亿元", decimals=1, period="2023", value="-3.4")
    made.rows.append(replace(made.rows[0], period=Period.parse("2024"), value=Decimal("-19200"), unit="万元"))
    assert made.text("{{ x | swing }}") == "亏损额比上年减少1.5亿元"
    assert made.text("{{ x | change }}") == "比上年增加1.5亿元"
