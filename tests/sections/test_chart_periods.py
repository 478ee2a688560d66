"""Charts whose periods are counted back from the section's own."""

from __future__ import annotations

from typing import Any

import pytest

from zjreport.runs import text_of
from zjreport.sections import Context
from zjreport.sections.chart import ChartSection


@pytest.fixture
def context(data: Any) -> Any:
    """Three years of quarters, counted from January and alone, asked in a period of them."""
    made = data()
    for year in ("2022", "2023", "2024"):
        for number, period in enumerate(("{}-Q1", "{}-H1", "{}-Q1/{}-Q3", "{}"), 1):
            named = period.format(year, year)
            made.add("va", named, name="产值", unit="亿元", value=number, yoy=f"{number}.5")
        made.add("va", f"{year}-Q2", name="产值", unit="亿元", value=1)
    return lambda period: Context(made.speaker(period))


def categories(section: ChartSection, context: Context) -> list[str]:
    (chart,) = section.render(context)
    return [text_of(category) for category in chart.spec.categories]  # type: ignore[union-attr]


def test_the_last_periods_up_to_its_own(context: Any) -> None:
    section = ChartSection(chart="line", indicators=["va"], last=3)
    assert categories(section, context("2024-H1")) == ["2023年", "2024年一季度", "2024年上半年"]


def test_quarters_alone_are_another_series(context: Any) -> None:
    section = ChartSection(chart="line", indicators=["va"], last=3)
    assert categories(section, context("2024-Q2")) == ["2022年二季度", "2023年二季度", "2024年二季度"]


def test_the_same_period_of_so_many_years(context: Any) -> None:
    section = ChartSection(chart="combination", indicators=["va"], years=3)
    assert categories(section, context("2024-Q1/2024-Q3")) == [
        "2022年前三季度",
        "2023年前三季度",
        "2024年前三季度",
    ]
