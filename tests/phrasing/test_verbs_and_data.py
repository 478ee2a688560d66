"""Verbs that the data or the name has a say in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjreport.indicators import Indicator, IndicatorSet, Observation, Period
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

_PERIOD = Period.parse("2024")


def _said(verb: str, name: str = "外贸出口", rate: str | None = None) -> str:
    data = IndicatorSet(
        [Indicator("x", name, "亿元", verb=verb)],
        [Observation("x", _PERIOD, value=Decimal(120), yoy=None if rate is None else Decimal(rate))],
    )
    return text_of(Speaker(data, _PERIOD).say("x"))


@pytest.mark.parametrize("verb", ["达到", "达", "突破"])
def test_a_level_that_fell_has_not_been_reached(verb: str) -> None:
    assert _said(verb, rate="-3.3") == "外贸出口为120亿元、下降3.3%"
    assert _said(verb, rate="3.3") == f"外贸出口{verb}120亿元、增长3.3%"
    assert _said(verb) == f"外贸出口{verb}120亿元"


def test_a_verb_that_opens_the_name_is_said_once() -> None:
    assert _said("新增", "新增贷款") == "新增贷款120亿元"
    assert _said("新增", "贷款") == "新增贷款120亿元"
