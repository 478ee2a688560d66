"""环比: as published, computed of adjusted series only."""

from __future__ import annotations

from typing import Any

import pytest

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Prices, read_indicators

TEXT = "{{ x | period_growth }}"


def quarters(data: Any, then: Any, now: Any, **given: Any) -> Any:
    made = data("statistics").add(unit="台", period="2024-Q1", value=then, **given)
    return made.add(period="2024-Q2", value=now)


@pytest.mark.parametrize(
    ("rate", "text"),
    [("1.24", "环比增长1.2%"), ("-0.4", "环比下降0.4%"), ("0.04", "环比持平"), ("-0.0", "环比持平")],
)
def test_as_published(data: Any, rate: str, text: str) -> None:
    assert data("statistics").add(pop=rate).text(TEXT) == text


def test_of_prices_and_ratios(data: Any) -> None:
    assert data().add(prices=Prices.INDEX, pop="-0.2").text(TEXT) == "环比下降0.2%"
    assert data().add(prices=Prices.INDEX, pop="0.2").text(TEXT) == "环比上涨0.2%"
    assert data().add(unit="%", value=5, pop="0.2").text(TEXT) == "环比提高0.2个百分点"


def test_computed_of_an_adjusted_series(data: Any) -> None:
    assert quarters(data, 1000, 1012, adjusted=True).text(TEXT, period="2024-Q2") == "环比增长1.2%"


@pytest.mark.parametrize(
    ("reason", "given"),
    [
        ("not declared", {}),
        ("from January on", {"adjusted": True, "accumulation": Accumulation.YEAR_TO_DATE}),
    ],
)
def test_refused(data: Any, reason: str, given: dict[str, Any]) -> None:
    made = data().add(unit="台", period="2024-Q1", value=1000, **given).add(period="2024-H1", value=2100)
    with pytest.raises(RefusalError, match=reason):
        made.text(TEXT, period="2024-H1")


def test_refused_without_the_quarter_before(data: Any) -> None:
    with pytest.raises(RefusalError, match="2024-Q1 is known"):
        data().add(unit="台", period="2024-Q2", value=1000, adjusted=True).text(TEXT, period="2024-Q2")


def test_the_catalogue_declares_it() -> None:
    catalogue = [{"代码": "x", "名称": "甲", "季节调整": word} for word in ("是",)]
    rows = [{"指标": "x", "时期": "2024", "数值": "1"}]
    assert read_indicators(catalogue, rows).indicator("x").adjusted
