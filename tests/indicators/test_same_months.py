"""A period under another name of the same months."""

from __future__ import annotations

from decimal import Decimal

from zjreport.indicators import Indicator, IndicatorSet, Observation, Period


def test_a_quarter_finds_the_row_of_its_months() -> None:
    row = Observation("gdp", Period.parse("2024年1-3月"), value=Decimal(5))
    data = IndicatorSet([Indicator("gdp", "地区生产总值")], [row])
    assert data.find("gdp", Period.parse("2024-Q1")) is row
    assert data.find("gdp", Period.parse("2024-H1")) is None
    assert data.find("gdp", Period.parse("2024-03")) is None


def test_the_row_under_the_very_name_comes_first() -> None:
    rows = [Observation("gdp", Period.parse(text), value=Decimal(5)) for text in ("2024年1-3月", "2024-Q1")]
    data = IndicatorSet([Indicator("gdp", "地区生产总值")], rows)
    assert data.find("gdp", Period.parse("2024-Q1")) is rows[1]
