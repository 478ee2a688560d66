from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.errors import DataError
from zjreport.indicators import Accumulation, Frequency, Period
from zjreport.phrasing import period_name


@st.composite
def periods(draw: st.DrawFn) -> Period:
    frequency = draw(st.sampled_from(Frequency))
    in_year = 12 // frequency.months
    first = draw(st.integers(1, in_year))
    return Period(draw(st.integers(1950, 2100)), frequency, first, draw(st.integers(first, in_year)))


NOTATIONS = {
    "2024": "2024 2024年 2024年全年 2024全年 2024年度 2024年末 2024-01-01/P1Y 二〇二四年",
    "2024-H1": "2024-H1 2024-S1 2024H1 2024年上半年 2024上半年 2024-01-01/P6M",
    "2024-H2": "2024-H2 2024年下半年",
    "2024-Q1": "2024-Q1 1Q2024 2024/Q1 2024年第一季 截至2024年一季度末 2024年1季度累计 2024Q1 "
    "2024年一季度 2024年第一季度 2024年1季度 2024年１季度",
    "2024-Q2": "2024-Q2 Q2-2024 2024年二季度 2024-04-01/P3M",
    "2024-Q4": "2024年四季度 2024年4季度末",
    "2024-Q1/2024-Q3": "2024-Q1/2024-Q3 2024Q1-Q3 2024年前三季度 2024前三季度 2024年前3季度 "
    "2024年1-3季度 2024年一至三季度 2024-01-01/P9M 2024-01-01/2024-09-30",
    "2024-03": "2024-03 2024.03 202403 2024/3 2024年3月 2024年3月份 2024-M03 2024年三月 2024年3月末 "
    "2024-03-01",
    "2024-12": "2024-12 2024.12 202412 2024年12月 2024年十二月",
    "2024-01/2024-02": "2024-01/2024-02 2024年1—2月 2024年1-2月 2024年1～2月 "
    "２０２４年１－２月 2024-01-01/P2M 2024年1、2月 2024年前2个月 2024年前两个月 2024.01-02 2024/1-2 "
    "2024M01-2024M02 2024年1—2月累计 2024年1月1日-2024年2月29日",
    "2024-01/2024-03": "2024年1-3月 2024年1月至3月 2024年1月-2024年3月 202401-202403 2024.1-3 2024-01/03",
}


@pytest.mark.parametrize(
    ("text", "canonical"),
    [(text, canonical) for canonical, texts in NOTATIONS.items() for text in texts.split()],
)
def test_every_usual_notation_is_read(text: str, canonical: str) -> None:
    assert str(Period.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("一季度", "2024-Q1"),
        ("第一季度", "2024-Q1"),
        ("1季度末", "2024-Q1"),
        ("1—3月", "2024-01/2024-03"),
        ("1-2月累计", "2024-01/2024-02"),
        ("上半年", "2024-H1"),
        ("前三季度", "2024-Q1/2024-Q3"),
        ("全年", "2024"),
        ("年末", "2024"),
        ("3月", "2024-03"),
        ("3月份", "2024-03"),
        ("3月末", "2024-03"),
        ("Q2", "2024-Q2"),
        ("H1", "2024-H1"),
        ("2023年3月", "2023-03"),
    ],
)
def test_the_year_of_a_title_completes_a_notation(text: str, canonical: str) -> None:
    assert str(Period.parse(text, 2024)) == canonical


@pytest.mark.parametrize("text", ["13月", "本月", "3-1月", "5季度", "", "2023年13月", "增长"])
def test_a_year_makes_no_period_of_other_texts(text: str) -> None:
    with pytest.raises(DataError):
        Period.parse(text, 2024)


@given(periods(), st.sampled_from(Accumulation))
def test_every_chinese_name_is_read_back(period: Period, accumulation: Accumulation) -> None:
    again = Period.parse(period_name(period, accumulation=accumulation))
    if accumulation is Accumulation.STOCK:
        assert (again.year, again.end_month) == (period.year, period.end_month)
    else:
        assert again.same_span(period)
    if period.frequency is not Frequency.ANNUAL:
        short = period_name(period, year=False, accumulation=accumulation)
        assert Period.parse(short, period.year) == again


def test_blanks_do_not_matter() -> None:
    assert str(Period.parse(" 2024 年 1 季度　")) == str(Period.parse("Q1 2024")) == "2024-Q1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "24年",
        "2024-13",
        "2024-00",
        "2024年5季度",
        "2024-H3",
        "1-3月",
        "2024年5-3月",
        "2024①",
        "2023-12/2024-02",
        "2024-03-31",
        "2024-01-15",
        "20241",
        "2024-11-01/P3M",
    ],
)
def test_what_is_no_period_is_refused_with_the_notations(text: str) -> None:
    with pytest.raises(DataError) as caught:
        Period.parse(text)
    assert caught.value.code == "period.invalid"
    assert "2024-Q1" in caught.value.hint
    assert f"“{text}”" in caught.value.message


@pytest.mark.parametrize(("first", "last"), [(0, 1), (13, 13), (3, 2)])
def test_a_period_that_is_not_in_the_calendar_cannot_be_made(first: int, last: int) -> None:
    with pytest.raises(DataError):
        Period(2024, Frequency.MONTHLY, first, last)


@given(periods())
def test_the_canonical_notation_is_read_back(period: Period) -> None:
    again = Period.parse(str(period))
    assert again.same_span(period)
    if period.frequency is not Frequency.ANNUAL:
        assert again == period
        assert hash(again) == hash(period)


@given(periods(), periods())
def test_periods_sort_by_end_then_start(one: Period, other: Period) -> None:
    ends = [(period.year, period.end_month, -period.months) for period in (one, other)]
    if ends[0] < ends[1]:
        assert one < other
        assert other > one
        assert one <= other
        assert not one >= other
    assert (one <= other) or (other <= one)
    assert (one <= other and other <= one) == (one == other)


@given(periods())
def test_year_ago_is_twelve_months_earlier(period: Period) -> None:
    ago = period.year_ago()
    assert (ago.year, ago.start_month, ago.end_month) == (
        period.year - 1,
        period.start_month,
        period.end_month,
    )
    assert ago < period
    assert ago.frequency is period.frequency


@given(periods())
def test_contains_follows_the_months(period: Period) -> None:
    months = [Period(period.year, Frequency.MONTHLY, month) for month in range(1, 13)]
    inside = [month for month in months if period.contains(month)]
    assert len(inside) == period.months
    assert [inside[0].start_month, inside[-1].end_month] == [period.start_month, period.end_month]
    assert not period.contains(period.year_ago())


@given(st.sampled_from(Frequency), st.integers(1990, 2050), st.data())
def test_next_undoes_previous_for_single_periods(
    frequency: Frequency, year: int, data: st.DataObject
) -> None:
    period = Period(year, frequency, data.draw(st.integers(1, 12 // frequency.months)))
    assert period.previous().next() == period
    assert period.previous() < period < period.next()


@given(st.integers(1990, 2050), st.integers(2, 12))
def test_next_undoes_previous_for_cumulative_months(year: int, last: int) -> None:
    period = Period(year, Frequency.MONTHLY, 1, last)
    if last > 2:
        assert str(period.previous()) == f"{year}-01/{year}-{last - 1:02}"
    assert period.previous().next() == period


@given(periods())
def test_the_year_to_date_ends_with_the_period(period: Period) -> None:
    to_date = period.to_date()
    assert (to_date.year, to_date.start_month, to_date.end_month) == (period.year, 1, period.end_month)
    assert to_date.contains(period)
    assert to_date.to_date() == to_date


def test_january_and_february_are_compared_with_the_whole_last_year() -> None:
    assert str(Period.parse("2024年1-2月").previous()) == "2023-01/2023-12"


def test_a_run_that_does_not_start_the_year_does_not_leave_it() -> None:
    assert str(Period.parse("2024-Q3/2024-Q4").previous()) == "2024-Q1/2024-Q2"
    with pytest.raises(DataError):
        Period(2024, Frequency.QUARTERLY, 2, 3).previous()


@pytest.mark.parametrize(
    ("text", "cumulative", "months"),
    [
        ("2024-01", False, 1),
        ("2024-01/2024-02", True, 2),
        ("2024-Q1", True, 3),
        ("2024-Q2", False, 3),
        ("2024-H1", True, 6),
        ("2024-H2", False, 6),
        ("2024-Q1/2024-Q3", True, 9),
        ("2024", True, 12),
    ],
)
def test_cumulative_periods_start_with_the_year(text: str, cumulative: bool, months: int) -> None:
    period = Period.parse(text)
    assert (period.is_cumulative, period.months) == (cumulative, months)


def test_periods_survive_pickling_and_serve_as_keys() -> None:
    period = Period.parse("2024年前三季度")
    assert pickle.loads(pickle.dumps(period)) == period
    assert {period: 1}[Period.parse("2024-Q1/2024-Q3")] == 1


def test_months_of_one_span_are_recognised_across_frequencies() -> None:
    assert Period.parse("2024-H1").same_span(Period.parse("2024年1-6月"))
    assert not Period.parse("2024-H1").same_span(Period.parse("2023-H1"))
