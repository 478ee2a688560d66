"""Streaks, turns and records of growth rates: true of the series, and silent where it has gaps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period, Status
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

YTD, SINGLE, STOCK = Accumulation.YEAR_TO_DATE, Accumulation.SINGLE, Accumulation.STOCK
QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1"]


def series(data: Any, periods: list[str], rates: list[Any], accumulation: Any = SINGLE, **last: Any) -> Any:
    made = data("statistics")
    for period, rate in zip(periods, rates, strict=True):
        if rate is not None:
            made.add(period=period, yoy=rate, accumulation=accumulation)
    if last:
        row = made.rows.pop()
        made.add(period=str(row.period), yoy=str(row.yoy), **last)
    return made


def said(made: Any, filter: str, period: str = "2024-Q1") -> str:
    return str(made.text(f"{{{{ x | {filter} }}}}", period=period))


@pytest.mark.parametrize(
    ("rates", "text"),
    [
        (["1", "2", "3", "1", "2"], "连续5个季度增长"),
        (["-1", "2", "3", "1", "2"], "连续4个季度增长"),
        (["1", "2", "-3", "-1", "-2"], "连续3个季度下降"),
        (["1", None, "3", "1", "2"], "连续3个季度增长"),
        (["1", "1", "0.04", "1", "2"], "连续2个季度增长"),
    ],
)
def test_of_sign(data: Any, rates: list[Any], text: str) -> None:
    assert said(series(data, QUARTERS, rates), "rate_streak") == text


@pytest.mark.parametrize(
    ("rates", "text"),
    [
        (["1", "2", "3", "4", "5"], "增速连续4个季度加快"),
        (["9", "2", "5", "4", "3"], "增速连续2个季度回落"),
        (["-9", "-8", "-5", "-4", "-3"], "降幅连续4个季度收窄"),
        (["-1", "-2", "-5", "-6", "-7"], "降幅连续4个季度扩大"),
        (["-1", "-2", "-1", "0", "2"], "增速连续3个季度回升"),
        (["1", "2", "1", "0", "-2"], "增速连续3个季度回落"),
        ([None, "1.24", "1.21", "1.4", "1.5"], "增速连续2个季度加快"),
    ],
)
def test_of_pace(data: Any, rates: list[Any], text: str) -> None:
    assert said(series(data, QUARTERS, rates), "pace_streak") == text


@pytest.mark.parametrize(
    ("rates", "text"),
    [
        (["1", "-2", "-3", "-1", "2"], "在连续3个季度下降后转为增长"),
        (["1", "2", "3", "1", "-2"], "在连续4个季度增长后转为下降"),
    ],
)
def test_turns(data: Any, rates: list[Any], text: str) -> None:
    assert said(series(data, QUARTERS, rates), "turn") == text


@pytest.mark.parametrize("filter", ["rate_streak", "pace_streak", "turn"])
@pytest.mark.parametrize("rates", [["1", "1", "1", None, "2"], ["1", "2", "3", "4", "0"]])
def test_refused(data: Any, filter: str, rates: list[Any]) -> None:
    with pytest.raises(RefusalError) as refusal:
        said(series(data, QUARTERS, rates), filter)
    assert refusal.value.code in ("refused.streak", "refused.turn")


def test_a_break_ends_it(data: Any) -> None:
    made = series(data, QUARTERS, ["1", "2", "3", "1", "2"], status=Status.BREAK)
    with pytest.raises(RefusalError, match="in a row"):
        said(made, "rate_streak")


@pytest.mark.parametrize(
    ("periods", "accumulation", "text"),
    [
        (["2024-01", "2024-02", "2024-03"], SINGLE, "连续3个月增长"),
        (["2024-01/2024-02", "2024-01/2024-03", "2024-01/2024-04"], YTD, "累计连续3个月增长"),
        (["2023", "2024-Q1", "2024-H1", "2024-Q1/2024-Q3"], YTD, "累计连续4个季度增长"),
        (["2023-Q4", "2024-Q1", "2024-Q2"], SINGLE, "连续3个季度增长"),
        (["2022", "2023", "2024"], YTD, "连续3年增长"),
        (["2024-04", "2024-05", "2024-06"], STOCK, "连续3个月增长"),
        (["2023", "2024-01/2024-02", "2024-01/2024-03"], YTD, "累计连续2个月增长"),
        (["2024-01/2024-02", "2024-03", "2024-04"], SINGLE, "连续2个月增长"),
    ],
)
def test_steps_are_those_of_the_period(
    data: Any, periods: list[str], accumulation: Accumulation, text: str
) -> None:
    made = series(data, periods, [str(number + 1) for number in range(len(periods))], accumulation)
    assert said(made, "rate_streak", periods[-1]) == text


class TestRecords:
    def test_of_a_rate(self, data: Any) -> None:
        made = series(data, QUARTERS, ["1", "2", "1.5", "2", "2.5"])
        assert said(made, 'record(by="growth")') == "创历史新高"
        assert said(series(data, QUARTERS, ["3", "2", "1.5", "2", "2.5"]), 'record(by="growth")') == (
            "创2023年二季度以来新高"
        )

    def test_of_the_same_period_only(self, data: Any) -> None:
        made = data().add(period="2022-H1", value=90, unit="亿元", accumulation=YTD)
        made.add(period="2023-H1", value=95).add(period="2023", value=200).add(period="2024-H1", value=99)
        assert said(made, "record", "2024-H1") == "创历史同期新高"
        made.rows.insert(0, made.rows[0].__class__("x", Period.parse("2021-H1"), value=Decimal(120)))
        assert said(made, "record", "2024-H1") == "创2022年以来同期新高"

    def test_of_a_hedged_level_is_refused(self, data: Any) -> None:
        made = data().add(period="2022", value=90, unit="家").add(period="2023", value=95)
        with pytest.raises(RefusalError, match="hedge"):
            said(made.add(value=96, qualifier="左右"), "record", "2024")


rates = st.decimals(-3, 3, places=2) | st.none()


def tenths(value: Decimal) -> int:
    return int((abs(Fraction(value)) * 20 + 1) // 2) * (-1 if value < 0 else 1)


@given(st.lists(rates, min_size=8, max_size=8), rates.filter(lambda rate: rate is not None))
def test_no_streak_is_longer_than_the_series_proves(before: list[Decimal | None], own: Decimal) -> None:
    quarters = [Period.parse(f"{2022 + number // 4}-Q{number % 4 + 1}") for number in range(9)]
    by_quarter = dict(zip(quarters, [*before, own], strict=True))
    rows = [Observation("x", period, yoy=rate) for period, rate in by_quarter.items() if rate is not None]
    speaker = Speaker(IndicatorSet([Indicator("x", "甲")], rows), quarters[-1], "", "statistics")
    known: list[int] = []
    for rate in [own, *reversed(before)]:
        if rate is None:
            break
        known.append(tenths(rate))
    signs = [(rate > 0) - (rate < 0) for rate in known]
    same = next((at for at, sign in enumerate(signs) if sign != signs[0]), len(signs))
    expected = f"连续{same}个季度{'增长' if signs[0] > 0 else '下降'}" if signs[0] and same > 1 else ""
    assert _or_nothing(speaker, "rate_streak") == expected
    other = next((at for at, sign in enumerate(signs[1:]) if sign != -signs[0]), len(signs) - 1)
    words = ("下降", "增长") if signs[0] > 0 else ("增长", "下降")
    turned = f"在连续{other}个季度{words[0]}后转为{words[1]}" if signs[0] and other > 1 else ""
    assert _or_nothing(speaker, "turn") == turned


def _or_nothing(speaker: Speaker, filter: str) -> str:
    try:
        return text_of(speaker.text(f"{{{{ x | {filter} }}}}"))
    except RefusalError:
        return ""
