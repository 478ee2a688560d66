"""The widths of tables' columns and the size of their type, which all writers reckon alike."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.blocks import Cell, Column, Row, Table
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers._columns import Type, fit_columns
from zjreport.writers.docx.tables import fit_of
from zjreport.writers.docx.widths import safe_width

PAD = 4.0


def ems(text: str) -> float:
    return sum(1.0 if ord(sign) > 0x2E80 else 0.5 for sign in text)


TYPE = Type(12, PAD, ems, ems)


def table(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> Table:
    return Table(columns, tuple(Row(tuple(Cell(as_runs(text)) for text in row)) for row in rows))


NINE_ROWS = (
    ("地区生产总值", "亿元", "1335.3", "4280.5", "5.8", "5.3", "3", "", ""),
    ("规模以上工业增加值", "%", "", "", "7.0", "5.5", "6", "7.5", ""),
    ("城镇居民人均可支配收入", "元", "15292", "46120", "-12.5", "5.5", "5", "48000", "98.5"),
)


def room(fit, place: int) -> float:
    """What a cell holds, in ems of the type as it is printed."""
    return (fit.widths[place] - 2 * PAD * fit.scale) / (TYPE.size * fit.scale)


def test_nine_columns_keep_units_and_figures_whole_and_names_on_two_lines(nine):
    fit = fit_columns(table(nine, *NINE_ROWS), 442, TYPE)
    for place in range(1, 9):
        assert room(fit, place) >= max(ems(row[place]) for row in NINE_ROWS)
    assert room(fit, 0) * 2 > ems("城镇居民人均可支配收入") + 1
    assert sum(fit.widths) == pytest.approx(442)
    assert fit.scale >= 9 / 12


def test_a_figure_is_whole_however_long_it_is():
    columns = (Column("指标", weight=3), Column("数值", "decimal"), Column("同比", "decimal"))
    figures = ("123456789012345", "0.0003", "41.26")
    fit = fit_columns(table(columns, *(("甲", figure, "3.3个百分点") for figure in figures)), 440, TYPE)
    assert room(fit, 1) >= ems("123456789012345") + ems(".0003")
    assert room(fit, 2) >= ems("3.3个百分点")


def test_titles_break_before_figures_do(nine):
    fit = fit_columns(table(nine, *NINE_ROWS), 330, TYPE)
    assert room(fit, 5) >= ems("（%）")
    assert room(fit, 4) >= ems("-12.5")
    assert fit.scale < 1


def test_type_is_the_themes_where_there_is_room():
    three = table(
        (Column("指标", weight=3), Column("单位", "center"), Column("数值", "decimal")), ("甲", "元", "1")
    )
    fit = fit_columns(three, 442, TYPE)
    assert fit.scale == 1
    assert fit.widths == pytest.approx((442 * 3 / 5, 442 / 5, 442 / 5))


def test_names_on_one_line_are_worth_slightly_smaller_type():
    columns = (Column("指标", weight=1), *(Column("数值", "decimal") for _ in range(4)))
    name = "城镇居民人均可支配收入"
    fit = fit_columns(table(columns, (name, *["12345.6"] * 4)), 320, TYPE)
    assert 0.9 <= fit.scale < 1
    assert room(fit, 0) >= len(name)


def test_a_row_that_heads_others_asks_for_no_width():
    columns = (Column("指标"), Column("数值", "decimal"))
    rows = (
        Row((Cell(as_runs("一个很长很长的小标题占满整行")), Cell()), "group"),
        Row((Cell(as_runs("甲")), Cell())),
    )
    headed, alone = Table(columns, rows), Table(columns, rows[1:])
    assert fit_columns(headed, 120, TYPE).widths == fit_columns(alone, 120, TYPE).widths


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.text("指标增速（%）2024年", max_size=9),
            st.sampled_from(["left", "center", "right", "decimal"]),
            st.sampled_from(["", "", "前三季度", "全年"]),
            st.floats(0, 9),
        ),
        min_size=1,
        max_size=24,
    ),
    st.lists(st.lists(st.text("规模12.5-—…元", max_size=18), max_size=24), max_size=4),
    st.floats(60, 700),
)
def test_columns_fill_the_width_and_none_is_lost(columns, rows, width):
    made = table(tuple(Column(*column) for column in columns), *map(tuple, rows))
    fit = fit_columns(made, width, TYPE)
    assert len(fit.widths) == len(columns)
    assert sum(fit.widths) == pytest.approx(width)
    assert all(own > 0 for own in fit.widths)
    assert 7.5 / 12 <= fit.scale <= 1


def test_word_keeps_figures_whole_in_wider_digits_too(nine):
    """Where a machine lacks the face asked for, digits of another may be 1.3 times as wide."""
    fit = fit_of(table(nine, *NINE_ROWS), load_theme("official"), 156)
    size = 12 * fit.scale
    for place in range(1, 9):
        widest = max(safe_width(row[place], "Times New Roman") for row in NINE_ROWS)
        assert fit.widths[place] - 8.5 * fit.scale >= widest * size * 0.99
    assert sum(fit.widths) == pytest.approx(156 / 25.4 * 72)


@pytest.mark.parametrize("title", ["同比（%）", "贡献率（%）", "增减（‰）", "比上年（%）", "第2位（%）"])
def test_short_brackets_of_titles_stay_whole(title):
    columns = (Column("指标", weight=3), *(Column(title, "decimal") for _ in range(12)))
    fit = fit_columns(table(columns, ("地区生产总值", *("5.8",) * 12)), 440, TYPE)
    assert room(fit, 1) >= ems(title[-3:])
