"""The statistics register over a whole sentence: 同比 once, prices that rise by 上涨."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjreport.indicators import Indicator, IndicatorSet, Observation, Period
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

_PERIOD = Period.parse("2024-Q1")


def _speaker(**rates: tuple[str, str]) -> Speaker:
    indicators = [Indicator(id, name) for id, (name, _) in rates.items()]
    rows = [Observation(id, _PERIOD, yoy=Decimal(rate)) for id, (_, rate) in rates.items()]
    return Speaker(IndicatorSet(indicators, rows), _PERIOD, register="statistics")


def test_the_first_growth_of_a_sentence_takes_the_prefix_and_semicolons_end_none() -> None:
    speaker = _speaker(a=("第一产业", "3.0"), b=("第二产业", "5.5"), c=("第三产业", "-0.2"))
    text = speaker.text("{{ a | say }}；{{ b | say }}；{{ c | say }}。{{ b | say }}。")
    assert text_of(text) == "第一产业同比增长3.0%；第二产业增长5.5%；第三产业下降0.2%。第二产业同比增长5.5%。"


@pytest.mark.parametrize("name", ["居民消费价格", "工业生产者出厂价格指数", "居民消费价格指数（CPI）"])
def test_prices_rise_by_their_own_verb(name: str) -> None:
    assert text_of(_speaker(p=(name, "0.2")).say("p")) == f"{name}同比上涨0.2%"
    assert text_of(_speaker(p=(name, "-0.2")).say("p")) == f"{name}同比下降0.2%"
