"""Several releases of one figure: the latest counts, all can be asked for, none is lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period
from zjreport.indicators.vintages import vintage_order

Clean = Callable[..., IndicatorSet]
Q1 = Period.parse("2024-Q1")


def row(value: int, vintage: str = "", period: str = "2024-Q1", area: str = "") -> Observation:
    return Observation("gdp", Period.parse(period), area, Decimal(value), vintage=vintage)


def of(*rows: Observation, accumulation: Accumulation = Accumulation.YEAR_TO_DATE) -> IndicatorSet:
    return IndicatorSet([Indicator("gdp", "地区生产总值", accumulation=accumulation)], rows)


@pytest.mark.parametrize(
    "in_order",
    [
        ["", "2024年1月17日", "2024-04-16", "2024-12-27"],
        ["2023年12月29日", "2024.1.17", "20240229", "2024年10月"],
        ["快报数", "初步核算数", "最终核实数", "第五次全国经济普查修订数"],
        ["初步核算", "核定数", "年报数"],
        ["第2版", "第10版"],
        ["2024-Q1", "2024-Q4", "2025-Q1"],
        ["v1", "终值", "2024-01-17"],
    ],
)
def test_vintages_stand_in_the_order_of_their_release(in_order: list[str]) -> None:
    turned = in_order[::-1]
    assert sorted(turned, key=vintage_order) == in_order


@given(
    st.dates(),
    st.dates(),
    st.sampled_from(["{0.year}-{0.month:02}-{0.day:02}", "{0.year}年{0.month}月{0.day}日"]),
)
def test_dates_sort_by_the_calendar(one: datetime.date, other: datetime.date, form: str) -> None:
    if one.year < 1000 or other.year < 1000:
        return
    first, second = vintage_order(form.format(one)), vintage_order(form.format(other))
    assert (first < second) == (one < other)


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_release_is_found_and_all_are_kept(turned: bool) -> None:
    rows = [row(100, "2024年4月17日"), row(103, "2024年12月30日")]
    data = of(*(reversed(rows) if turned else rows), row(90, "2024年1月17日", "2023"))
    found = data.find("gdp", Q1)
    assert found is not None
    assert found.value == 103
    assert [each.value for each in data.series("gdp")] == [90, 103]
    assert [each.value for each in data.releases("gdp", Q1)] == [100, 103]
    assert {each.value for each in data.current} == {103, 90}
    assert len(data.observations) == 3


def test_revisions_are_the_figures_with_several_releases() -> None:
    data = of(
        row(1, "2024-04"), row(2, "2024-07"), row(5, "2024-04", area="甲"), row(6, "2024-07", "2024-H1")
    )
    ((first, last),) = data.revisions()
    assert (first.value, last.value) == (1, 2)
    assert data.revisions("gdp", "甲") == ()
    assert data.revisions("cpi") == ()
    assert of(row(1), row(2, period="2024-H1")).revisions() == ()


def test_releases_under_other_names_of_the_same_months_are_one_figure() -> None:
    data = of(row(1, "2024-04", "2024-01/2024-03"), row(2, "2024-07", "2024-Q1"))
    assert [each.value for each in data.releases("gdp", Q1)] == [1, 2]
    assert [each.value for each in data.series("gdp")] == [2]
    found = data.find("gdp", Period.parse("2024年1-3月"))
    assert found is not None
    assert found.value == 2


def test_a_stock_is_found_by_its_end_and_a_flow_is_not() -> None:
    for asked in ("2024-Q1", "2024-01/2024-03", "2024-03"):
        period = Period.parse(asked)
        stock = of(row(9035, period="2024年3月末"), accumulation=Accumulation.STOCK).find("gdp", period)
        assert stock is not None
        assert stock.value == 9035
    assert of(row(9035, period="2024-03")).find("gdp", Q1) is None
    year_end = of(row(7, period="2023年末"), accumulation=Accumulation.STOCK)
    assert year_end.find("gdp", Period.parse("2023-12")) is year_end.observations[0]


def test_releases_of_a_file_are_told_apart_by_their_column(clean: Clean) -> None:
    data = clean(
        "指标,时期,数值,单位,同比,发布日期\n"
        "gdp,2023年,5264,亿元,6.3,2024年1月20日\ngdp,2023年,5201.5,亿元,,2024年12月28日\n"
    )
    found = data.find("gdp", Period.parse("2023"))
    assert found is not None
    # The rate of the first release is not lent to the revised level.
    assert (found.value, found.yoy) == (Decimal("5201.5"), None)
    assert len(data.revisions()) == 1
