"""Cumulative levels give single ones only within one release."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.errors import RefusalError
from zjreport.indicators import (
    Accumulation,
    Indicator,
    IndicatorSet,
    Observation,
    Period,
    Prices,
    Status,
    single,
)


def row(period: str, value: str | None, **more: object) -> Observation:
    level = None if value is None else Decimal(value)
    return Observation("gdp", Period.parse(period), value=level, **more)  # type: ignore[arg-type]


def of(*rows: Observation, **more: object) -> IndicatorSet:
    attributes = {"unit": "亿元", "accumulation": Accumulation.YEAR_TO_DATE, **more}
    return IndicatorSet([Indicator("gdp", "地区生产总值", **attributes)], rows)  # type: ignore[arg-type]


Q2 = Period.parse("2024-Q2")


def test_the_second_quarter_is_the_half_less_the_first_quarter() -> None:
    found = single(of(row("2024-01/2024-03", "100.5"), row("2024-H1", "220.0")), "gdp", Q2)
    assert (found.level.value, found.level.unit) == (Decimal("119.5"), "亿元")
    assert found.earlier is not None
    assert (str(found.later.period), str(found.earlier.period)) == ("2024-H1", "2024-01/2024-03")


def test_a_published_level_wins() -> None:
    found = single(of(row("2024-Q1", "100"), row("2024-H1", "220"), row("2024-Q2", "121")), "gdp", Q2)
    assert (found.level.value, found.earlier) == (121, None)


def test_units_of_one_base_are_subtracted_in_one() -> None:
    rows = (row("2024-Q1", "1000000", unit="万元"), row("2024-H1", "220", unit="亿元"))
    assert single(of(*rows), "gdp", Q2).level.value == 120


@pytest.mark.parametrize(
    ("rows", "attributes", "reason"),
    [
        (
            (row("2024-Q1", "100", vintage="2024-04"), row("2024-H1", "220", vintage="2024-07")),
            {},
            "releases",
        ),
        ((row("2024-Q1", None), row("2024-H1", "220")), {}, "not published"),
        ((row("2024-Q1", "100"),), {}, "not known"),
        ((row("2024-Q1", "100"), row("2024-H1", "220", status=Status.BREAK)), {}, "break"),
        ((row("2024-Q1", "100", qualifier="余"), row("2024-H1", "220")), {}, "hedge"),
        ((row("2024-Q1", "100"), row("2024-H1", "101")), {"prices": Prices.INDEX}, "indices"),
        ((row("2024-Q1", "5"), row("2024-H1", "6")), {"unit": "%"}, "ratios"),
        ((row("2024-Q1", "5"), row("2024-H1", "6")), {"accumulation": Accumulation.SINGLE}, "subtraction"),
    ],
)
def test_what_is_refused(rows: tuple[Observation, ...], attributes: dict[str, object], reason: str) -> None:
    with pytest.raises(RefusalError, match=reason) as caught:
        single(of(*rows, **attributes), "gdp", Q2)
    assert caught.value.code == "refused.single"


def test_two_releases_are_subtracted_each_from_its_own() -> None:
    rows = (
        row("2024-Q1", "100", vintage="2024-07"),
        row("2024-H1", "220", vintage="2024-07"),
        row("2024-H1", "230", vintage="2024-10"),
        row("2024-Q1", "104", vintage="2024-10"),
    )
    assert single(of(*rows), "gdp", Q2).level.value == 126


months = st.lists(st.decimals(0, 10**6, places=1), min_size=3, max_size=12)


@given(months)
def test_single_months_add_up_to_the_year_so_far(levels: list[Decimal]) -> None:
    sums = [sum(levels[: end + 1], Decimal(0)) for end in range(len(levels))]
    rows = [row(f"2024-01/2024-{end + 1:02}", str(total)) for end, total in enumerate(sums) if end]
    data = of(*rows)
    for month in range(3, len(levels) + 1):
        assert single(data, "gdp", Period.parse(f"2024-{month:02}")).level.value == levels[month - 1]
