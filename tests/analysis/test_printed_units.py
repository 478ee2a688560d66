"""Levels in the unit of the catalogue, rates with decimals of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zjreport import analysis
from zjreport.indicators import Period

YEAR = Period.parse("2024")


def row_in(data: Any, unit: str, value: str) -> Any:
    """A row of an indicator that is printed in 亿元 with two decimals."""
    from dataclasses import replace

    made = data().add("tax", name="税收收入", unit="亿元", decimals=2, value=value, yoy="1.4")
    made.rows[0] = replace(made.rows[0], unit=unit)
    return made


@pytest.mark.parametrize(("unit", "value"), [("万元", "228600"), ("亿元", "22.86"), ("元", "2286000000")])
def test_a_row_in_another_power_of_the_unit(unit: str, value: str, data: Any) -> None:
    made = row_in(data, unit, value)
    level = analysis.level(made.set, "tax", YEAR)
    assert (level.quantity.rounded(), level.unit) == (Decimal("22.86"), "亿元")
    assert made.say("tax") == "税收收入22.86亿元、增长1.4%"


def test_another_kind_of_unit_stays_as_it_is(data: Any) -> None:
    assert analysis.level(row_in(data, "家", "5").set, "tax", YEAR).unit == "家"


@pytest.mark.parametrize(("decimals", "rate"), [(0, "5.5"), (2, "6.1")])
def test_rates_without_a_level_have_one_decimal_not_those_of_levels(
    decimals: int, rate: str, data: Any
) -> None:
    made = data(register="statistics", area="江城")
    made.add("income", name="收入", unit="元", decimals=decimals, value="14937", yoy="6.0", area="江城")
    made.add("income", name="收入", area="全省", yoy=rate)
    growth = analysis.growth(made.set, "income", YEAR, "全省")
    assert str(growth.quantity.rounded()) == rate
    gap = Decimal("6.0") - Decimal(rate)
    word = "高于" if gap > 0 else "低于"
    assert made.text("{{ income | growth_gap(than='全省') }}") == f"增速{word}全省{abs(gap)}个百分点"
