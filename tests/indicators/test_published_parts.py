"""Published shares and contributions: read with their meaning, and refused in the unit of the other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from zjreport.errors import DataError
from zjreport.indicators import IndicatorSet, Period, read_indicators

Clean = Callable[..., IndicatorSet]

HEADER = "指标,时期,数值,单位,占比（%）,拉动（百分点）,贡献率（%）\n"


def test_they_are_read(clean: Clean) -> None:
    data = clean(HEADER + "一产,2024,12,亿元,2.3%,0.1,1.9\n二产,2024,50,亿元,50.7,-0.2个百分点,下降3.2%\n")
    one, two = (data.find(id, Period.parse("2024")) for id in ("一产", "二产"))
    assert one is not None
    assert two is not None
    assert (one.share, one.contribution, one.contribution_share) == (
        Decimal("2.3"),
        Decimal("0.1"),
        Decimal("1.9"),
    )
    assert (two.share, two.contribution, two.contribution_share) == (
        Decimal("50.7"),
        Decimal("-0.2"),
        Decimal("-3.2"),
    )
    assert one.origin("contribution").column == "拉动（百分点）"


@pytest.mark.parametrize(
    "row",
    [
        {"拉动": "1.2%"},
        {"占比增减": "1.2%"},
        {"贡献率": "1.2个百分点"},
        {"占比": "3个百分点"},
        {"贡献率（百分点）": 3},
    ],
)
def test_points_are_no_percent(row: dict[str, object]) -> None:
    with pytest.raises(DataError) as found:
        read_indicators([{"指标": "甲", "时期": "2024", "数值": 3, **row}])
    assert [problem.code for problem in found.value.problems] == ["data.contribution-unit"]


def test_a_definition_is_read_from_the_catalogue(clean: Clean) -> None:
    data = clean("代码,名称,指标解释\ngdp,地区生产总值,常住单位的最终成果。\n")
    assert data.indicator("gdp").definition == "常住单位的最终成果。"
