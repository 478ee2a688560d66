"""Times and doublings: for increases only, and only where the levels tell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zjreport.errors import RefusalError
from zjreport.indicators import Indicator, IndicatorSet, Observation, Period, Prices
from zjreport.phrasing import Speaker
from zjreport.runs import text_of


def grown(data: Any, then: Any, now: Any, **given: Any) -> Any:
    return data("statistics").add(unit="台", period="2023", value=then, **given).add(value=now)


class TestGrowthInTimes:
    @pytest.mark.parametrize(
        ("rate", "text"),
        [
            ("136", "比上年增长1.4倍"),
            ("100.0", "比上年增长1.0倍"),
            ("99.9", "比上年增长99.9%"),
            ("-100", "比上年下降100.0%"),
            ("1134.7", "比上年增长11.3倍"),
        ],
    )
    def test_from_a_doubling_on(self, data: Any, rate: str, text: str) -> None:
        assert data("statistics").add(yoy=rate).text("{{ x | growth(times=True) }}") == text

    def test_percent_is_the_rule(self, data: Any) -> None:
        assert data("statistics").add(yoy="136").text("{{ x | growth }}") == "比上年增长136.0%"

    def test_points_are_never_times(self, data: Any) -> None:
        made = data().add(unit="%", value=300, yoy=120)
        assert made.text("{{ x | growth(times=True) }}") == "提高120个百分点"


class TestMultiples:
    def test_of_a_year_ago(self, data: Any) -> None:
        assert grown(data, 820, 1968).text("{{ x | multiple }}") == "是上年的2.4倍"

    def test_by_the_published_rate(self, data: Any) -> None:
        made = data("statistics").add(unit="台", value=1968, yoy="110")
        assert made.text("{{ x | multiple }}") == "是上年的2.1倍"

    @pytest.mark.parametrize(
        ("then", "now", "text"), [(100, 200, "一"), (100, 204, "一"), (100, 400, "两"), (100, 800, "三")]
    )
    def test_doublings(self, data: Any, then: int, now: int, text: str) -> None:
        assert grown(data, then, now).text("{{ x | doubling }}") == f"比上年翻{text}番"

    @pytest.mark.parametrize(("then", "now"), [(100, 199), (100, 205), (100, 300), (100, 399)])
    def test_no_doubling(self, data: Any, then: int, now: int) -> None:
        with pytest.raises(RefusalError) as refusal:
            grown(data, then, now).text("{{ x | doubling }}")
        assert refusal.value.code == "refused.doubling"

    @pytest.mark.parametrize(
        ("reason", "then", "now", "given"),
        [
            ("increases only", 100, 80, {}),
            ("increases only", 100, 104, {}),
            ("the base is 0", 0, 80, {}),
            ("the base is -5", -5, 80, {}),
            ("constant prices", 100, 240, {"prices": Prices.CONSTANT}),
            ("current prices", 100, 240, {"prices": Prices.CURRENT}),
            ("hedge", 100, 240, {"qualifier": "余"}),
        ],
    )
    def test_refused(self, data: Any, reason: str, then: int, now: int, given: dict[str, Any]) -> None:
        with pytest.raises(RefusalError, match=reason):
            grown(data, then, now, **given).text("{{ x | multiple }}")

    def test_refused_where_levels_are_coarse(self, data: Any) -> None:
        made = data().add(unit="亿元", period="2023", value="0.3").add(value="0.7")
        with pytest.raises(RefusalError, match="coarsely"):
            made.text("{{ x | multiple }}")

    def test_refused_of_a_year_that_is_not_known(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="2020 is not known"):
            data().add(value=3, yoy=200).text('{{ x | multiple(since="2020") }}')


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_is_true_of_the_levels(then: int, now: int) -> None:
    rows = [
        Observation("x", Period.parse(year), value=Decimal(value), unit="台")
        for year, value in (("2023", then), ("2024", now))
    ]
    speaker = Speaker(
        IndicatorSet([Indicator("x", "甲", "台")], rows), Period.parse("2024"), "", "statistics"
    )
    try:
        text = text_of(speaker.text("{{ x | multiple }}"))
    except RefusalError:
        assert now * 100 < then * 105
        return
    assume(text)
    tenths = (now * 20 + then) // (2 * then)
    assert text == f"是上年的{tenths // 10}.{tenths % 10}倍"
    assert now > then
