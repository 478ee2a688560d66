"""Every trap that is planted in the data, and what must come of it: a right sentence, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import zjreport as zj
from zjreport.errors import DataError, RefusalError
from zjreport.indicators import Period, single
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

Say = Callable[..., str]


@pytest.fixture(scope="module")
def say(read: Any) -> Say:
    """A text over the example's data, as the statistics register words it."""
    data, _ = read

    def say(source: str, period: str = "2024-H1") -> str:
        return text_of(Speaker(data, Period.parse(period), "江州市", "statistics").text(source))

    return say


SENTENCES = [
    # a rate that rounds to 0, given as 持平
    ("{{ expenditure | growth }}", "2024-H1", "与上年同期持平"),
    ("{{ expenditure | growth }}", "2024-Q1", "与上年同期持平"),
    # a level that is the same as a year ago
    ("{{ fdi | growth }}", "2024", "与上年持平"),
    # from loss to profit and back: no percentage
    ("{{ profit | swing }}", "2024-Q1", "扭亏为盈"),
    ("{{ profit | swing }}", "2024-H1", "由盈转亏"),
    ("{{ profit | growth }}", "2024-Q1/2024-Q3", "同比增长35.5%"),
    # the nominal level fell, the real rate rose: the published rate is told
    ("{{ primary_va | growth }}", "2024", "比上年增长{growth}%"),
    # a tiny base, and growth beyond 100 %
    ("{{ fdi | growth }}", "2024-Q1", "同比增长127.6%"),
    ("{{ online_retail | growth }}", "2024-Q1", "同比增长115.4%"),
    # an index of 106.3 is a rise by 6.3 %, one of 100 none, one below 100 a fall
    ("{{ ppi | growth }}", "2021", "比上年上涨6.3%"),
    ("{{ cpi | growth }}", "2024-Q1", "与上年同期持平"),
    ("{{ cpi | growth }}", "2024-H1", "同比下降0.2%"),
    # 万元 with full-width digits, of an indicator in 亿元
    ("{{ tax_revenue | level }}", "2024-Q1", "22.86亿元"),
    # percent as 0.065 shown as 6.5%, as 6.1％ and as 6
    ("{{ gdp | growth(area='临湖市') }}", "2024-Q1", "同比增长{临湖市}%"),
    ("{{ gdp | growth(area='全省') }}", "2024-Q1", "同比增长6.1%"),
    # percentage points in a column of percent
    ("{{ private_share | growth }}", "2024-Q1", "同比提高10.2个百分点"),
    ("{{ unemployment | growth }}", "2024-Q1", "同比下降0.3个百分点"),
    # both rates negative, turns of sign
    ("{{ investment | pace }}", "2024-Q1", "降幅比上年全年扩大1.6个百分点"),
    ("{{ investment | pace }}", "2024-H1", "降幅比一季度收窄0.7个百分点"),
    ("{{ investment | pace }}", "2024-Q1/2024-Q3", "降幅与上半年持平"),
    ("{{ investment | pace }}", "2024", "较前三季度由降转增"),
    ("{{ exports | pace }}", "2024-Q1", "较上年全年由降转增"),
    ("{{ investment | growth_gap(than='全省') }}", "2024-Q1", "降幅低于全省0.6个百分点"),
    # shares that add up to 99.9
    (
        "{{ primary_va | structure(secondary_va, tertiary_va) }}",
        "2024-H1",
        "2.7:48.3:48.9（因四舍五入，合计为99.9%）",
    ),
    # quarters alone and the year so far, side by side in one table
    ("{{ retail | level(period='2024-Q2') }}", "2024-H1", "114.76亿元"),
    ("{{ retail | level }}", "2024-H1", "220.98亿元"),
    # balances at the end of the month
    ("{{ deposits | level }}", "2024-H1", "2395.73亿元"),
]


@pytest.mark.parametrize(("source", "period", "expected"), SENTENCES)
def test_ends_in_a_right_sentence(source: str, period: str, expected: str, say: Say, figures: Any) -> None:
    expected = expected.replace("{growth}", str(figures.growth("primary_va", 2024, 4)))
    expected = expected.replace("{临湖市}", str(figures.growth("gdp", 2024, 1, "临湖市")))
    assert say(source, period).replace("（初步核算）", "") == expected


REFUSALS = [
    # levels so coarse that a rate would be luck
    ("{{ nev | growth }}", "2024-H1", "rounded too coarsely"),
    # a changed scope between the two years
    ("{{ housing_area | growth }}", "2024-H1", "breaks"),
    ("{{ housing_area | growth }}", "2024", "breaks"),
    # losses: no percentage
    ("{{ profit | growth }}", "2024-Q1", "no growth"),
    ("{{ profit | growth }}", "2024-H1", "no growth"),
    # a real rate is meant, levels are at current prices
    ("{{ secondary_va | contribution }}", "2024-H1", "constant prices"),
    # a nation of which nothing is published
    ("{{ fdi | growth(area='全国') }}", "2024-Q1", "no real rate"),
    # ranks that nobody published
    ("{{ fdi | rank }}", "2024-Q1", "none was published"),
    # quarters are no seasonally adjusted series
    ("{{ retail | period_growth }}", "2024-Q2", "adjusted"),
    # the preliminary figure and its parts are of different releases
    ("{{ primary_va | share(gdp, period='2023') }}", "2024", "releases"),
]


@pytest.mark.parametrize(("source", "period", "reason"), REFUSALS)
def test_ends_in_a_refusal(source: str, period: str, reason: str, say: Say) -> None:
    with pytest.raises(RefusalError, match=reason):
        say(source, period)


def test_a_quarter_is_not_subtracted_across_releases(read: Any) -> None:
    """The year 2023 was revised, its first three quarters were not."""
    data, _ = read
    with pytest.raises(RefusalError, match="different releases"):
        single(data, "gdp", Period.parse("2023-Q4"), "江州市")


def test_the_later_release_counts_and_both_are_known(read: Any, figures: Any) -> None:
    data, _ = read
    releases = data.releases("gdp", Period.parse("2023"), "江州市")
    truth = figures.level("gdp", 2023, 4)
    assert [row.value for row in releases if row.vintage][-1] == truth
    assert len({row.value for row in releases}) == 2


def test_shares_in_growth_are_no_points(example: Path) -> None:
    with pytest.raises(DataError, match="贡献率") as refused:
        zj.read_indicators(example / "data" / "catalogue.csv", example / "data" / "refused-contributions.csv")
    assert {problem.code for problem in refused.value.problems} == {"data.contribution-unit"}


def test_nothing_is_wrong_with_the_files_and_little_is_passed_over(read: Any) -> None:
    _, problems = read
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert {problem.code for problem in problems} <= {"data.duplicate", "data.period-from-title"}


def test_all_that_is_true_was_read(read: Any, figures: Any) -> None:
    """Every figure of the city in 2024 stands in the data as it is in truth."""
    data, _ = read
    names = {1: ("2024-Q1", "2024-01/2024-02"), 2: ("2024-H1", "2024-01/2024-05"),
             3: ("2024-Q1/2024-Q3", "2024-01/2024-08"), 4: ("2024", "2024-01/2024-11")}  # fmt: skip
    for (id, area, year, quarter), figure in figures.truth.items():
        if area != figures.own or year != 2024:
            continue
        period = Period.parse(names[quarter][id == "services_revenue"])
        row = data.find(id, period, area)
        assert row is not None, (id, quarter)
        if figure.value is not None:
            quantity = data.quantity(row)
            unit = data.indicator(id).unit
            assert quantity is not None
            assert quantity.in_unit(unit).value == figure.value, (id, quarter)
        if figure.yoy is not None and figures.specs[id].kind != "index":
            assert row.yoy == figure.yoy, (id, quarter)
