"""Figures that look as if they proved something: indices, averages, hedges, rates of two kinds."""

from __future__ import annotations

from typing import Any

import pytest

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Prices


def refused(made: Any, text: str, period: str = "2024") -> str:
    with pytest.raises(RefusalError) as refusal:
        made.text(text, period)
    return refusal.value.code


class TestIndices:
    """A level of 100.3 against 101.2 says nothing of prices: both rose."""

    def made(self, data: Any) -> Any:
        made = data(area="甲市")
        for year, value in (("2022", "100.1"), ("2023", "101.2"), ("2024", "102.3")):
            for area in ("甲市", "全省"):
                made.add(
                    name="居民消费价格",
                    prices=Prices.INDEX,
                    unit="上年同期=100",
                    area=area,
                    period=year,
                    value=value,
                )
        return made

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("{{ x | change }}", "refused.change"),
            ("{{ x | change_to }}", "refused.change"),
            ("{{ x | say(parts=['growth', 'change']) }}", "refused.change"),
            ("{{ x | level_gap(than='全省') }}", "refused.gap"),
            ("{{ x | share(x, of_area='全省') }}", "refused.share"),
            ("{{ x | total(x) }}", "refused.total"),
            ("{{ x | streak }}", "refused.streak"),
            ("{{ x | record }}", "refused.record"),
            ("{{ x | multiple }}", "refused.multiple"),
            ("{{ x | swing }}", "refused.swing"),
        ],
    )
    def test_have_no_amount(self, data: Any, text: str, code: str) -> None:
        assert refused(self.made(data), text) == code

    def test_have_a_growth(self, data: Any) -> None:
        made = self.made(data)
        assert made.text("{{ x | growth }}，{{ x | pace }}，{{ x | growth_gap(than='全省') }}") == (
            "上涨2.3%，涨幅比上年扩大1.1个百分点，与全省持平"
        )


@pytest.mark.parametrize(
    ("name", "adds_up"), [("居民人均可支配收入", False), ("商品房均价", False), ("平均用工人数", True)]
)
def test_averages_are_not_added(data: Any, name: str, adds_up: bool) -> None:
    made = data().add(name=name, unit="元", value=5).add("y", name="甲", unit="元", value=2)
    if adds_up:
        assert made.text("{{ x | total(y) }}") == "7元"
    else:
        assert refused(made, "{{ x | total(y) }}") == "refused.total"


class TestHedges:
    def test_are_not_ranked_or_counted(self, data: Any) -> None:
        made = data(area="甲市").add(area="甲市", value=60, qualifier="以上").add(area="乙市", value=65)
        assert refused(made, "{{ x | rank(among=['甲市', '乙市'], scope='两市') }}") == "refused.rank"
        counted = "{{ x | count(areas=['甲市', '乙市'], by='level', threshold=62) }}"
        assert refused(made, counted) == "refused.count"

    def test_end_a_streak(self, data: Any) -> None:
        made = data().add(period="2021", value=10, qualifier="以上")
        for year, value in (("2022", 20), ("2023", 21), ("2024", 22)):
            made.add(period=year, value=value)
        assert made.text("{{ x | streak }}") == "实现“二连增”"
        assert refused(made, "{{ x | streak }}", "2023") == "refused.streak"


class TestNominalLevels:
    """Levels rise by their prices alone, while the published rate falls."""

    def made(self, data: Any, *rates: str) -> Any:
        made = data().add(period="2020", unit="亿元", value=100)
        for year, rate in enumerate(rates, 2021):
            made.add(period=str(year), value=100 + year, yoy=rate)
        return made

    def test_are_no_streak(self, data: Any) -> None:
        assert refused(self.made(data, "-1", "-0.5", "-0.2", "-0.1"), "{{ x | streak }}") == "refused.streak"

    def test_end_a_streak(self, data: Any) -> None:
        assert self.made(data, "1", "0.04", "2", "3").text("{{ x | streak }}") == "实现“二连增”"

    def test_stocks_are_held_against_the_period_before(self, data: Any) -> None:
        made = data()
        for month, value in enumerate((10, 11, 12), 4):
            made.add(
                period=f"2024-{month:02}", unit="亿元", value=value, yoy=-5, accumulation=Accumulation.STOCK
            )
        assert made.text("{{ x | streak }}", "2024-06") == "实现“二连增”"


class TestRatesOfTwoKinds:
    """A published rate of incomes is real; one computed from their levels would be nominal."""

    def made(self, data: Any, now: str) -> Any:
        made = data(area="甲市")
        for area, levels in (("甲市", (30000, 32000, 33600)), ("全省", (29000, 31000, 33000))):
            for year, level in enumerate(levels, 2022):
                published = now if (area, year) == ("甲市", 2024) else None
                made.add(
                    name="居民人均可支配收入",
                    area=area,
                    period=str(year),
                    unit="元",
                    value=level,
                    yoy=published,
                )
        return made

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("{{ x | pace }}", "refused.pace"),
            ("{{ x | growth_gap(than='全省') }}", "refused.gap"),
            ("{{ x | rate_streak }}", "refused.streak"),
            ("{{ x | rank(among=['甲市', '全省'], scope='两地', by='growth') }}", "refused.rank"),
        ],
    )
    def test_are_not_compared(self, data: Any, text: str, code: str) -> None:
        assert refused(self.made(data, "3.1"), text) == code

    def test_are_left_out_where_they_are_only_hoped_for(self, data: Any) -> None:
        made = self.made(data, "3.1")
        text = "{{ x | say(where_known=['pace', 'gap'], than='全省') }}"
        assert made.text(text) == "居民人均可支配收入33600元、增长3.1%"

    def test_are_compared_where_the_published_one_is_that_of_the_levels(self, data: Any) -> None:
        made = self.made(data, "5.0")
        text = "{{ x | pace }}，{{ x | growth_gap(than='全省') }}，{{ x | rate_streak }}"
        assert made.text(text) == "比上年回落1.7个百分点，低于全省1.5个百分点，连续2年增长"


def test_gaps_to_two_areas_name_the_rate_once(data: Any) -> None:
    made = data("statistics", area="甲市").add(area="甲市", yoy=7).add(area="甲市", period="2023", yoy=-1)
    made.add(area="全省", yoy="6.8").add(area="全国", yoy="7.5")
    text = "{{ x | say(parts=['growth', 'pace', 'gap'], than=['全省', '全国']) }}"
    assert made.text(text) == "甲比上年增长7.0%，较上年由降转增，增速高于全省0.2个百分点，低于全国0.5个百分点"
