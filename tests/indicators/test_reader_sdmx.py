"""SDMX-CSV: what other offices send is read, and what is written is read back alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjreport.indicators import (
    Accumulation,
    Frequency,
    Indicator,
    IndicatorSet,
    Observation,
    Period,
    Prices,
    Status,
    read_indicators,
    read_with_problems,
)
from zjreport.indicators.model import Source
from zjreport.indicators.sdmx import Version, sdmx_csv

FIRST = """\
DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS,PRICES
CN:NA(1.0),Q,320000,GDP,2024-Q1,31264.3,P,元,8,1,V
CN:NA(1.0),Q,320000,GDP,2023-Q1,29513.1,A,元,8,1,V
"""
LABELS = (
    "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: 地区,INDICATOR: 指标,PRICES: 价格,FREQ: 频率,TIME_PERIOD: 时期,"
    "OBS_VALUE: 值,OBS_STATUS: 状态,UNIT_MEASURE: 单位,UNIT_MULT: 倍数,TRANSFORMATION: 变换"
)
LABELLED = [
    "I|Q: 季度,2024-01-01/P9M,97000.5,P: 初步,CNY: 元,8: 亿,N: 水平",
    "I|Q: 季度,2024-01-01/P9M,5.7,P: 初步,PT: 百分比,0: 个,GY: 同比",
    "D|Q: 季度,2023-Q1,1,A: 正常,CNY: 元,8: 亿,N: 水平",
    "I|M: 月度,2024-01-01/P10M,,O: 缺失,CNY: 元,8: 亿,N: 水平",
    "I|S: 半年,2024-S1,1,A: 正常,CNY: 元,8: 亿,LOG: 对数",
]


def read(text: str) -> IndicatorSet:
    data, problems = read_with_problems(io.StringIO(text))
    assert [problem for problem in problems if problem.severity == "error"] == []
    return data


def test_the_first_version_with_codes_alone() -> None:
    data = read(FIRST)
    row = data.observations[0]
    assert (row.indicator, row.area, str(row.period)) == ("GDP", "320000", "2024-Q1")
    assert (row.value, row.unit, row.status) == (Decimal("31264.3"), "亿元", Status.PROVISIONAL)
    assert (data.indicator("GDP").decimals, data.indicator("GDP").prices) == (1, Prices.CURRENT)
    assert row.origin("value").row == 2


def test_the_second_version_with_labels() -> None:
    about = "320000: 江苏省,GDP: 地区生产总值,V: 现价"
    rows = [f"dataflow,CN:NA(1.0),{row.replace('|', f',{about},')}" for row in LABELLED]
    data = read("\n".join((LABELS, *rows)))
    assert data.indicator("GDP").name == "地区生产总值"
    found = [
        (row.area, str(row.period), row.value, row.yoy, row.unit, row.status) for row in data.observations
    ]
    assert found[:2] == [
        ("江苏省", "2024-Q1/2024-Q3", Decimal("97000.5"), Decimal("5.7"), "亿元", Status.PROVISIONAL),
        ("江苏省", "2024-01/2024-10", None, None, "亿元", Status.MISSING),
    ]
    # A deleted row is none; a transformation that is not known is no level.
    assert "2023-Q1" not in {str(row.period) for row in data.observations}
    assert Decimal(1) not in {row.value for row in data.observations}
    origins = data.observations[0]
    assert (origins.origin("value").row, origins.origin("yoy").row) == (2, 3)


def test_other_tables_with_such_columns_are_no_sdmx() -> None:
    data = read("REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n江苏省,gdp,2024-Q1,1,亿元\n")
    assert data.observations[0].value == 1


figures = st.none() | st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=2)
rates = st.none() | st.decimals(-500, 500, allow_nan=False, places=1)
spans = st.one_of(
    st.builds(lambda year: Period(year, Frequency.ANNUAL), st.integers(1990, 2030)),
    st.builds(
        lambda year, frequency, ends: Period(year, frequency, min(ends), max(ends)),
        st.integers(1990, 2030),
        st.sampled_from((Frequency.QUARTERLY, Frequency.MONTHLY)),
        st.tuples(st.integers(1, 4), st.integers(1, 4)),
    ),
    st.builds(
        lambda year, half: Period(year, Frequency.HALF, half), st.integers(1990, 2030), st.integers(1, 2)
    ),
)
indicators = st.builds(
    Indicator,
    st.sampled_from(("gdp", "投资", "industrial_va")),
    st.sampled_from(("地区生产总值", "投资", "增加值")),
    st.sampled_from(("亿元", "万元", "千万元", "家", "万平方米", "")),
    decimals=st.none() | st.integers(0, 4),
    prices=st.sampled_from(Prices),
    accumulation=st.sampled_from(Accumulation),
    adjusted=st.booleans(),
)
observations = st.builds(
    Observation,
    st.just(""),
    spans,
    st.sampled_from(("", "江州市", "全省")),
    value=figures,
    yoy=rates,
    pop=rates,
    change=figures,
    share=rates,
    share_change=rates,
    contribution=rates,
    contribution_share=rates,
    rank=st.none() | st.integers(1, 13),
    note=st.sampled_from(("", "“口径”, 调整", "=1+1", "two\nlines")),
    claim=st.sampled_from(((), ("创历史新高",), ("创历史新高", "全省第一"))),
    vintage=st.sampled_from(("", "2024-04-18")),
)


@given(indicators, st.lists(observations, max_size=6), st.sampled_from(("1.0", "2.0")))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back_alike(
    indicator: Indicator, rows: list[Observation], version: Version
) -> None:
    rows = [replace(row, indicator=indicator.id, unit=indicator.unit) for row in one_of_each(rows)]
    written = sdmx_csv(IndicatorSet([indicator], rows), version)
    if not rows:
        return
    data = read(written)
    assert by_key(data.observations) == by_key(rows)
    assert replace(data.indicator(indicator.id), origin=Source()) == indicator


def one_of_each(rows: list[Observation]) -> list[Observation]:
    """The rows that no other repeats, and that say some figure."""
    said = [row for row in rows if any(getattr(row, name) is not None for name in MEASURES)]
    return list({(row.period.year, row.period.end_month, row.area): row for row in said}.values())


MEASURES = ("value", "yoy", "pop", "change", "share", "share_change", "contribution", "contribution_share")


def by_key(rows: Iterable[Observation]) -> dict[object, Observation]:
    """The rows by what they are about; the first two quarters are the first half, by another name."""
    year = Period(2000, Frequency.ANNUAL)
    return {
        (row.area, row.period.year, row.period.start_month, row.period.end_month): replace(
            row, period=year, origins={}
        )
        for row in rows
    }


def test_codes_are_those_of_sdmx() -> None:
    indicator = Indicator("gdp", "地区生产总值", "亿元", prices=Prices.CURRENT, decimals=1)
    period = Period.parse("2024-Q1/2024-Q3")
    row = Observation(
        "gdp",
        period,
        "江州市",
        Decimal("12.50"),
        yoy=Decimal("5.0"),
        status=Status.PROVISIONAL,
        rank=3,
        rank_scope="全省",
    )
    level, growth = csv.DictReader(io.StringIO(sdmx_csv(IndicatorSet([indicator], [row]))))
    assert level["STRUCTURE"] == "dataflow"
    assert (level["FREQ"], level["TIME_PERIOD"], level["OBS_STATUS"]) == ("Q", "2024-01-01/P9M", "P")
    assert (level["OBS_VALUE"], level["UNIT_MEASURE"], level["UNIT_MULT"], level["DECIMALS"]) == (
        "12.50",
        "元",
        "8",
        "1",
    )
    assert (level["PRICES"], level["TRANSFORMATION"], level["ACCUMULATION"]) == ("V", "N", "single")
    assert (growth["OBS_VALUE"], growth["TRANSFORMATION"], growth["UNIT_MEASURE"]) == ("5.0", "GY", "%")
    first = next(csv.DictReader(io.StringIO(sdmx_csv(IndicatorSet([indicator], [row]), "1.0"))))
    assert "DATAFLOW" in first
    assert "STRUCTURE" not in first


@pytest.mark.parametrize(
    ("period", "spelt"),
    [
        ("2024", "2024"),
        ("2024-H2", "2024-S2"),
        ("2024-Q3", "2024-Q3"),
        ("2024-03", "2024-M03"),
        ("2024-01/2024-02", "2024-01-01/P2M"),
        ("2024-Q1/2024-Q3", "2024-01-01/P9M"),
        ("2024-01/2024-09", "2024-01-01/P9M"),
    ],
)
def test_periods_are_spelt_as_sdmx_spells_them(period: str, spelt: str) -> None:
    data = IndicatorSet(
        [Indicator("a", "甲", "家")], [Observation("a", Period.parse(period), value=Decimal(1))]
    )
    (row,) = csv.DictReader(io.StringIO(sdmx_csv(data)))
    assert row["TIME_PERIOD"] == spelt
    assert str(read(sdmx_csv(data)).observations[0].period) == period


def test_a_set_writes_itself(tmp_path: Path) -> None:
    path = tmp_path / "交换.csv"
    path.write_text(read(FIRST).to_sdmx_csv(), encoding="utf-8")
    data = read_indicators(path)
    assert by_key(data.observations) == by_key(read(FIRST).observations)
    assert str(data.observations[0].origin("value")) == "交换.csv:2 value"
