"""Changes of growth rates in words: every pair of signs, every name of the period before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period, Prices
from zjreport.phrasing import Speaker
from zjreport.runs import digit_groups, text_of

YTD = Accumulation.YEAR_TO_DATE


def pace(then: Any, now: Any, before: str = "2024-Q1", period: str = "2024-H1", **fields: Any) -> str:
    """The change of the rate of 甲 from one period to the next."""
    indicator = Indicator(**{"id": "x", "name": "甲", "accumulation": YTD, **fields})
    rows = [Observation("x", Period.parse(each), yoy=rate) for each, rate in ((before, then), (period, now))]
    speaker = Speaker(IndicatorSet([indicator], rows), Period.parse(period), register="statistics")
    return text_of(speaker.text("{{ x | pace }}"))


@pytest.mark.parametrize(
    ("then", "now", "text"),
    [
        ("5.0", "5.4", "比一季度加快0.4个百分点"),
        ("5.4", "5.0", "比一季度回落0.4个百分点"),
        ("5.04", "4.96", "增速与一季度持平"),
        ("0", "2", "比一季度加快2.0个百分点"),
        ("2", "0.04", "比一季度回落2.0个百分点"),
        ("-5.2", "-3.1", "降幅比一季度收窄2.1个百分点"),
        ("-3.1", "-5.2", "降幅比一季度扩大2.1个百分点"),
        ("-3.1", "-3.1", "降幅与一季度持平"),
        ("-0.6", "1.2", "较一季度由降转增"),
        ("1.2", "-0.6", "较一季度由增转降"),
        ("-0.6", "0.0", "较一季度由降转平"),
        ("-0.04", "-0.6", "较一季度由平转降"),
        ("0", "0", "增速与一季度持平"),
    ],
)
def test_every_pair_of_signs(then: str, now: str, text: str) -> None:
    assert pace(Decimal(then), Decimal(now)) == text


@pytest.mark.parametrize(
    ("then", "now", "text"),
    [
        ("0.3", "0.1", "涨幅比一季度回落0.2个百分点"),
        ("0.1", "0.3", "涨幅比一季度扩大0.2个百分点"),
        ("0.3", "0.3", "涨幅与一季度持平"),
        ("-2.8", "-2.5", "降幅比一季度收窄0.3个百分点"),
        ("-0.1", "0.1", "较一季度由降转涨"),
        ("0.1", "-0.1", "较一季度由涨转降"),
    ],
)
def test_prices_have_words_of_their_own(then: str, now: str, text: str) -> None:
    assert pace(Decimal(then), Decimal(now), name="居民消费价格", prices=Prices.INDEX) == text


@pytest.mark.parametrize(
    ("before", "period", "accumulation", "name"),
    [
        ("2024-Q1", "2024-H1", YTD, "比一季度"),
        ("2024-H1", "2024-Q1/2024-Q3", YTD, "比上半年"),
        ("2024-Q1/2024-Q3", "2024", YTD, "比前三季度"),
        ("2023", "2024-Q1", YTD, "比上年全年"),
        ("2024-01/2024-08", "2024-01/2024-09", YTD, "比1—8月"),
        ("2024-01/2024-02", "2024-01/2024-03", YTD, "比1—2月"),
        ("2023", "2024-01/2024-02", YTD, "比上年全年"),
        ("2023", "2024", Accumulation.SINGLE, "比上年"),
        ("2024-Q1", "2024-Q2", Accumulation.SINGLE, "比一季度"),
        ("2023-Q4", "2024-Q1", Accumulation.SINGLE, "比上年四季度"),
        ("2024-08", "2024-09", Accumulation.SINGLE, "比上月"),
        ("2023-12", "2024-01", Accumulation.SINGLE, "比上月"),
        ("2024-01/2024-02", "2024-03", Accumulation.SINGLE, "比1—2月"),
        ("2024-05", "2024-06", Accumulation.STOCK, "比上月末"),
        ("2023-12", "2024-Q1", Accumulation.STOCK, "比上年末"),
        ("2024-Q1", "2024-H1", Accumulation.STOCK, "比3月末"),
    ],
)
def test_the_period_before_is_named(before: str, period: str, accumulation: Accumulation, name: str) -> None:
    assert pace(Decimal(1), Decimal(2), before, period, accumulation=accumulation) == f"{name}加快1.0个百分点"


@pytest.mark.parametrize(
    ("since", "name"), [("year-ago", "上年同期"), ("2022-H1", "2022年上半年"), ("2023", "上年全年")]
)
def test_another_period_is_named(data: Any, since: str, name: str) -> None:
    made = data("statistics").add(period="2022-H1", yoy=1, accumulation=YTD).add(period="2023", yoy=1)
    made.add(period="2023-H1", yoy=1).add(period="2024-H1", yoy=3)
    assert made.text(f'{{{{ x | pace(since="{since}") }}}}', period="2024-H1") == f"比{name}加快2.0个百分点"


rates = st.decimals(-120, 300, places=2) | st.decimals(-1, 1, places=2)


def tenths(value: Any) -> int:
    """``value`` in tenths, rounded half away from zero."""
    doubled = abs(Fraction(value)) * 20
    return int((doubled + 1) // 2) * (-1 if value < 0 else 1)


@given(rates, rates, st.booleans())
def test_is_true_of_the_printed_rates(then: Any, now: Any, price: bool) -> None:
    text = pace(then, now, prices=Prices.INDEX if price else Prices.NONE) if _sane(then, now, price) else ""
    before, own = tenths(then), tenths(now)
    figures = [Fraction(each) * 10 for each in digit_groups(text)]
    if not text:
        return
    if before < 0 <= own or own < 0 <= before:
        assert not figures
        assert ("由降转" in text) is (before < 0)
        assert text.endswith({1: "涨" if price else "增", 0: "平", -1: "降"}[(own > 0) - (own < 0)])
        return
    assert figures == ([abs(own - before)] if own != before else [])
    assert ("降幅" in text) is (own < 0)
    grew = any(word in text for word in ("加快", "扩大"))
    shrank = any(word in text for word in ("回落", "收窄"))
    assert (grew, shrank, "持平" in text) == (abs(own) > abs(before), abs(own) < abs(before), own == before)


def _sane(then: Any, now: Any, price: bool) -> bool:
    """Rates of prices over 50 % are taken for indices and refused."""
    return not price or max(abs(then), abs(now)) <= 50
