"""Changes of growth rates: with which period, between which numbers, and when not at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zjreport import analysis
from zjreport.analysis.earlier import earlier_periods
from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Indicator, Period, Status

YTD, SINGLE, STOCK = Accumulation.YEAR_TO_DATE, Accumulation.SINGLE, Accumulation.STOCK


def periods(accumulation: Accumulation, period: str) -> list[str]:
    indicator = Indicator("x", "甲", accumulation=accumulation)
    return [str(each) for each in earlier_periods(indicator, Period.parse(period))]


class TestThePeriodBefore:
    @pytest.mark.parametrize(
        ("period", "usual"),
        [
            ("2024-Q1", "2024-01/2024-02"),
            ("2024-H1", "2024-01/2024-03"),
            ("2024-Q1/2024-Q3", "2024-01/2024-06"),
            ("2024", "2024-01/2024-09"),
            ("2024-01", "2023-01/2023-12"),
            ("2024-01/2024-02", "2023-01/2023-12"),
            ("2024-01/2024-03", "2024-01/2024-02"),
            ("2024-01/2024-09", "2024-01/2024-08"),
            ("2024-01/2024-12", "2024-01/2024-11"),
        ],
    )
    def test_of_cumulative_figures(self, period: str, usual: str) -> None:
        assert periods(YTD, period)[0] == usual

    @pytest.mark.parametrize(
        ("period", "usual"),
        [
            ("2024-Q1", "2023-Q4"),
            ("2024-Q3", "2024-Q2"),
            ("2024-01", "2023-12"),
            ("2024-07", "2024-06"),
            ("2024", "2023"),
        ],
    )
    def test_of_single_periods(self, period: str, usual: str) -> None:
        assert periods(SINGLE, period)[0] == usual

    def test_march_falls_back_on_the_two_months_published_together(self) -> None:
        assert periods(SINGLE, "2024-03") == ["2024-02", "2024-01/2024-02"]

    def test_a_run_counts_from_january_whatever_the_catalogue_says(self) -> None:
        assert periods(SINGLE, "2024-Q1/2024-Q3")[0] == "2024-01/2024-06"

    @pytest.mark.parametrize(
        ("period", "usual"), [("2024-Q1", "2023-12"), ("2024-09", "2024-08"), ("2024", "2024-09")]
    )
    def test_of_stocks(self, period: str, usual: str) -> None:
        assert periods(STOCK, period) == [usual]


def pace(data: Any, period: str = "2024-H1", **options: Any) -> Any:
    return analysis.pace(data.set, "x", Period.parse(period), **options)


def rates(data: Any, **by_period: str) -> Any:
    made = data()
    for period, rate in by_period.items():
        made.add(period=period.removeprefix("p").replace("_", "-"), yoy=rate, accumulation=YTD)
    return made


class TestPace:
    def test_is_taken_between_printed_rates(self, data: Any) -> None:
        fact = pace(rates(data, p2024_Q1="5.25", p2024_H1="4.84"))
        assert (fact.own, fact.reference, fact.value) == (Decimal("4.8"), Decimal("5.3"), Decimal("-0.5"))
        assert str(fact.since) == "2024-01/2024-03"
        assert [source.column for source in fact.sources] == ["yoy", "yoy"]

    def test_takes_the_first_period_with_a_rate(self, data: Any) -> None:
        made = data().add(period="2024-Q1", value=3, unit="亿元", accumulation=YTD)
        made.add(period="2024-01/2024-05", yoy=4).add(period="2024-H1", yoy=5)
        assert str(pace(made).since) == "2024-01/2024-05"

    def test_since_another_period(self, data: Any) -> None:
        made = rates(data, p2023="3", p2024_H1="5")
        assert pace(made, since=Period.parse("2023")).value == 2

    @pytest.mark.parametrize(
        ("reason", "rows", "since"),
        [
            ("no growth rate of 2024-01/2024-03", [("2023-H1", {"yoy": 1}), ("2024-H1", {"yoy": 2})], None),
            ("by points", [("2024-Q1", {"value": 5, "yoy": 1}), ("2024-H1", {"value": 6, "yoy": 1})], None),
            ("hedge", [("2024-Q1", {"yoy": 1}), ("2024-H1", {"yoy": 2, "qualifier": "左右"})], None),
            ("breaks", [("2024-Q1", {"yoy": 1}), ("2024-H1", {"yoy": 2, "status": Status.BREAK})], None),
            ("not before it", [("2024-Q1", {"yoy": 1}), ("2024-H1", {"yoy": 2})], "2024-Q1/2024-Q3"),
        ],
    )
    def test_refused(self, data: Any, reason: str, rows: list[Any], since: str | None) -> None:
        made = data()
        for period, row in rows:
            made.add(period=period, unit="%" if "value" in row else "", accumulation=YTD, **row)
        with pytest.raises(RefusalError, match=reason):
            pace(made, since=Period.parse(since) if since else None)
