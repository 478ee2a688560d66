"""Whatever stands in a sheet: it is read or told, with a place, and nothing falls over."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from zjreport.indicators import propose_mapping, read_with_problems
from zjreport.indicators._headers import locate
from zjreport.indicators.columns import column_of, joined_column
from zjreport.indicators.interpret import Given, interpret
from zjreport.indicators.names import name_of
from zjreport.indicators.readers import Sheet

WORDS = tuple(
    word
    for line in (
        "指标 地区 时期 数值 单位 同比 增速 位次 本月 累计 上年同期 2024年 1—3月 2023年 全省 全省增速 增减%",
        "一季度 南京市 江北新区 地区生产总值 其中：住宅 #税收 注：数据为初步核算数 单位：亿元 亿元 %",
        "— … 持平 5.3 1,650.5 -3.2% 下降3.2% 2024-Q1 2024年1-3月同比（%） 利润总额（1—2月） 环比 年份 月份",
        "目标 备注 版本 3 2024 10.17个百分点 （亿元） 上年同期=100 ① 序号 绝对量 2.3:50.7:47.0 Ⅱ类",
        "第3位 3/13 预计 年初 当季 :",
    )
    for word in line.split()
)
cells = st.one_of(
    st.sampled_from(WORDS),
    st.just(""),
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
    st.integers(-(10**6), 10**6),
    st.text(max_size=6),
    st.dates(),
    st.booleans(),
)
grids = st.lists(st.lists(cells, max_size=7), max_size=9)


@settings(max_examples=300, deadline=None)
@given(grids, st.sampled_from([None, "2024年3月", "目标"]))
def test_any_grid_is_read_or_told(rows: list[list[object]], name: str | None) -> None:
    sheet = Sheet(name, "月报.xlsx", rows)  # type: ignore[arg-type]
    data, problems = interpret([sheet], Given())
    for problem in problems:
        assert problem.place.file == "月报.xlsx"
        assert problem.message
    for row in data.observations:
        assert row.indicator in data
        for figure in (row.value, row.yoy, row.pop):
            assert figure is None or (isinstance(figure, Decimal) and figure.is_finite())


@given(grids)
def test_no_figure_is_made_up(rows: list[list[object]]) -> None:
    """Every level stands in the grid, in the cell that its origin names."""
    sheet = Sheet(None, "a.csv", rows)  # type: ignore[arg-type]
    data, _ = interpret([sheet], Given())
    for row in data.observations:
        if row.value is not None:
            line = [str(cell).replace(",", "") for cell in rows[(row.origin("value").row or 1) - 1]]
            digits = format(abs(row.value), "f").rstrip("0").rstrip(".")
            assert any(digits in cell for cell in line), (row, line)


@given(st.lists(st.lists(st.sampled_from(["", *WORDS]), min_size=1, max_size=6), max_size=8))
def test_a_proposal_can_be_made_of_any_table(rows: list[list[str]]) -> None:
    for table in locate(Sheet(None, "a.csv", rows)):
        assert table.first <= table.last
    read_with_problems([{word: row[0]} for row in rows for word in row[:1]] or [{"a": "b"}])
    propose_mapping([dict(zip(WORDS, row, strict=False)) for row in rows] or [{"指标": "a"}])


@given(st.text(max_size=30), st.one_of(st.none(), st.integers(1990, 2050)))
def test_any_header_and_any_name_is_something(text: str, year: int | None) -> None:
    assert column_of(text, year).header == text
    joined_column((text, "同比"), year)
    assert isinstance(name_of(text).bare, str)
