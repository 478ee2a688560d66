"""Catalogue, data and targets are told apart; long and wide tables, however headed, give the same."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest

from zjreport.indicators import (
    Accumulation,
    Bound,
    IndicatorSet,
    Observation,
    Period,
    Polarity,
    Prices,
    Status,
)
from zjreport.indicators.columns import ALIASES, column_of

Clean = Callable[..., IndicatorSet]
Read = Callable[..., tuple[IndicatorSet, tuple[object, ...]]]

CATALOGUE = """代码,名称,简称,单位,动词,增长动词,句式,零值表述,累计方式,价格,方向,小数位,分组,上级,来源,备注
gdp,地区生产总值,GDP,亿元,达到,,,,累计,现价,正向,2,综合,,统计局,现价
primary,第一产业增加值,,亿元,,,,,累计,现价,,,综合,地区生产总值,统计局,
pm25,PM2.5平均浓度,,微克/立方米,,,,,单期,,逆向,,生态,,,
water,长江镇江段水质,,类,保持,,,,时点,无,,,生态,,,
"""
DATA = """指标,时期,数值,同比
gdp,2024Q1,1234.5,5.0
"""


def one(data: IndicatorSet) -> Observation:
    assert len(data.observations) == 1
    return data.observations[0]


def test_the_catalogue_with_chinese_headers(clean: Clean) -> None:
    data = clean(CATALOGUE)
    gdp = data.indicator("gdp")
    assert (gdp.name, gdp.label, gdp.unit, gdp.verb, gdp.growth_verb) == (
        "地区生产总值",
        "GDP",
        "亿元",
        "达到",
        "增长",
    )
    assert (gdp.accumulation, gdp.prices, gdp.polarity) == (
        Accumulation.YEAR_TO_DATE,
        Prices.CURRENT,
        Polarity.HIGHER,
    )
    assert (gdp.decimals, gdp.group, gdp.source, gdp.note) == (2, "综合", "统计局", "现价")
    assert data.indicator("primary").parent == "gdp"
    assert (data.indicator("pm25").polarity, data.indicator("water").accumulation) == (
        Polarity.LOWER,
        Accumulation.STOCK,
    )
    assert str(gdp.origin) == "data.csv:2"


def test_the_catalogue_with_english_headers(clean: Clean) -> None:
    data = clean(
        "id,name,short_name,unit,verb,growth_verb,phrase,zero,accumulation,prices,polarity,decimals,group,parent,source,note\n"
        "jobs,创业,,万人,扶持,上涨,扶持{value}成功创业,保持动态清零,ytd,constant,lower,0,民生,,,\n"
    )
    jobs = data.indicator("jobs")
    assert (jobs.phrase, jobs.zero, jobs.growth_verb) == ("扶持{value}成功创业", "保持动态清零", "上涨")
    assert (jobs.accumulation, jobs.prices, jobs.polarity, jobs.decimals) == ("ytd", "constant", "lower", 0)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_files_come_in_any_order(clean: Clean, order: tuple[int, ...]) -> None:
    targets = (
        "指标,时期,目标值,约束,限定词,对照指标,单位,备注\n"
        "地区生产总值,2024,5500,不低于,,第一产业增加值,亿元,口径不同\n"
    )
    texts = [CATALOGUE, DATA, targets]
    data = clean(*(texts[index] for index in order))
    assert one(data).value == Decimal("1234.5")
    target = data.targets[0]
    assert (target.indicator, target.value, target.bound, target.beside) == (
        "gdp",
        5500,
        Bound.AT_LEAST,
        "primary",
    )
    assert (target.unit, target.note) == ("亿元", "口径不同")
    assert (target.origin("value").column, target.origin("").row) == ("目标值", 2)


def test_every_field_of_a_long_row(clean: Clean) -> None:
    data = clean(
        CATALOGUE,
        "indicator,area,period,value,unit,yoy,change,qualifier,status,status_word,rank,rank_of,rank_scope,rank_basis,claim,note,vintage\n"
        "gdp,镇江市,2024-Q1,1234.50,亿元,5.0,60,以上,P,初步核算,4,13,全省,growth,创历史新高；全省第一;四连增,注一,2024-04\n",
    )
    row = one(data)
    assert row.key == ("gdp", "镇江市", Period.parse("2024-Q1"))
    assert (str(row.value), row.yoy, row.change, row.unit) == ("1234.50", Decimal("5.0"), Decimal(60), "亿元")
    assert (row.qualifier, row.status, row.status_word) == ("以上", Status.PROVISIONAL, "初步核算")
    assert (row.rank, row.rank_of, row.rank_scope, row.rank_basis) == (4, 13, "全省", "growth")
    assert (row.claim, row.note, row.vintage) == (("创历史新高", "全省第一", "四连增"), "注一", "2024-04")
    for field in ("value", "yoy", "rank", "claim", "indicator", "area", "period", "unit", "note"):
        assert str(row.origin(field)) == f"data2.csv:2 {field}"
    assert str(row.origin("")) == "data2.csv:2"
    assert pickle.loads(pickle.dumps(row)) == row


@pytest.mark.parametrize(
    "header",
    [
        "指标,地区,时期,数值,同比,位次",
        "指标代码,区域,时间,值,同比增长%,排名",
        "项目,板块,报告期,绝对值（亿元）,同比 增长（±%）,名次",
        "Indicator, Area ,Time Period,OBS_VALUE,Growth Rate,Rank",
        "ＩＤ,地区,统计时间,总量[亿元],增速①,位次",
    ],
)
def test_headers_go_by_many_names(clean: Clean, header: str) -> None:
    row = one(clean(CATALOGUE, f"{header}\ngdp,镇江,2024-Q1,1234.5,5.0,4\n"))
    assert (row.area, row.value, row.yoy, row.rank) == ("镇江", Decimal("1234.5"), Decimal("5.0"), 4)


def test_no_header_stands_for_two_fields() -> None:
    seen: dict[str, str] = {}
    for field, aliases in ALIASES.items():
        for alias in aliases.split():
            assert seen.setdefault(alias.casefold(), field) == field
            assert column_of(alias).field == field


@pytest.mark.parametrize(
    ("header", "field", "period"),
    [
        ("2023", "value", "2023"),
        ("2023年", "value", "2023"),
        ("2023 同比", "yoy", "2023"),
        ("2023年同比增长(%)", "yoy", "2023"),
        ("2024Q1位次", "rank", "2024-Q1"),
        ("2024年1—3月", "value", "2024-01/2024-03"),
        ("yoy_2023", "yoy", "2023"),
        ("2024年1-3月累计增长", "yoy", "2024-01/2024-03"),
        ("2024目标", "target", "2024"),
        ("2023年(亿元)", "value", "2023"),
        ("2023①", "value", "2023"),
    ],
)
def test_a_header_may_be_a_period_with_a_measure(header: str, field: str, period: str) -> None:
    column = column_of(header)
    assert (column.field, str(column.period)) == (field, period)


def test_wide_rows_give_one_observation_a_period(clean: Clean) -> None:
    data = clean(
        CATALOGUE,
        "指标,地区,单位,2023年,2023年同比,2023位次,2022年,备注,2024目标\n"
        "gdp,全市,亿元,5264,6.3,第7位,5017,注,5500以上\n"
        "第一产业增加值,甲区,亿元,,,,—,,\n",
    )
    found = [
        (row.indicator, row.area, str(row.period), row.value, row.yoy, row.rank, row.note)
        for row in data.observations
    ]
    assert found == [
        ("gdp", "全市", "2023", 5264, Decimal("6.3"), 7, "注"),
        ("gdp", "全市", "2022", 5017, None, None, "注"),
        ("primary", "甲区", "2022", None, None, None, ""),
    ]
    assert data.observations[2].status is Status.NOT_APPLICABLE
    assert str(data.observations[0].origin("yoy")) == "data2.csv:2 2023年同比"
    assert str(data.observations[1].origin("value")) == "data2.csv:2 2022年"
    target = data.targets[0]
    assert (target.indicator, target.area, target.value, target.bound) == (
        "gdp",
        "全市",
        5500,
        Bound.AT_LEAST,
    )


def test_title_rows_two_header_rows_headings_and_footnotes(clean: Clean) -> None:
    data = clean(
        "镇江市主要经济指标,,,,,\n单位：亿元,,,,,\n,,,,,\n"
        "指标,单位,2023年,,2022年,\n,,数值,同比,数值,同比\n"
        "一、综合,,,,,\n地区生产总值,亿元,5264,6.3,5017,2.9\n其中：第一产业,亿元,170,3.5,166,3\n"
        "二、工业,,,,,\n工业用电量(亿千瓦时),,201,9.0,,\n"
        "注：2023年为初步核算数。,,,,,\n资料来源：统计局,,,,,\n"
    )
    assert [(row.indicator, str(row.period), row.value) for row in data.observations] == [
        ("地区生产总值", "2023", 5264),
        ("地区生产总值", "2022", 5017),
        ("第一产业", "2023", 170),
        ("第一产业", "2022", 166),
        ("工业用电量", "2023", 201),
    ]
    assert [(each.unit, each.group, each.parent) for each in data.indicators] == [
        ("亿元", "综合", ""),
        ("亿元", "综合", "地区生产总值"),
        ("亿千瓦时", "工业", ""),
    ]
    assert data.observations[0].origin("yoy").row == 7
    assert data.observations[0].origin("yoy").column == "2023年 同比"


def test_the_year_may_head_the_months(clean: Clean) -> None:
    data = clean("指标,单位,2024年,\n,,1-2月,1-3月\n投资,亿元,10,20\n")
    assert [str(row.period) for row in data.observations] == ["2024-01/2024-02", "2024-01/2024-03"]


def test_growth_of_a_wider_area_beside_the_own(clean: Clean) -> None:
    data = clean("指标,时期,数值,单位,同比,全省增速,增速全省位次\n投资,2024-Q1,10,亿元,5,4.2,3\n")
    own, wider = data.observations
    assert (own.area, own.yoy, own.rank, own.rank_scope, own.rank_basis) == ("", 5, 3, "全省", "growth")
    assert (wider.area, wider.value, wider.yoy) == ("全省", None, Decimal("4.2"))


def test_one_column_an_indicator(clean: Clean) -> None:
    data = clean("时期,用电量(亿千瓦时),用电量增速,人口(万人)\n2022年,200,2.5,320\n2023年,201,,319\n")
    assert [(row.indicator, str(row.period), row.value, row.yoy) for row in data.observations] == [
        ("用电量", "2022", 200, Decimal("2.5")),
        ("人口", "2022", 320, None),
        ("用电量", "2023", 201, None),
        ("人口", "2023", 319, None),
    ]
    assert str(data.observations[0].origin("yoy")) == "data.csv:2 用电量增速"
    assert data.indicator("人口").unit == "万人"


def test_a_row_an_area_and_a_column_an_indicator(clean: Clean) -> None:
    data = clean(
        "城市,用电量(亿千瓦时),增速,位次,人口(万人)\n镇江,201,6.3,10,319\n南京,650,4.6,2,\n", period="2023"
    )
    assert [(row.indicator, row.area, row.value, row.yoy, row.rank) for row in data.observations] == [
        ("用电量", "镇江", 201, Decimal("6.3"), 10),
        ("人口", "镇江", 319, None, None),
        ("用电量", "南京", 650, Decimal("4.6"), 2),
    ]


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        ("本月,累计,同比", "20,201,9", [("2024-03", 20, None), ("2024-01/2024-03", 201, 9)]),
        ("本月,本月同比,累计,累计增长", "20,3,201,9", [("2024-03", 20, 3), ("2024-01/2024-03", 201, 9)]),
        ("累计,同比", "201,9", [("2024-01/2024-03", 201, 9)]),
        ("当月,同比", "20,3", [("2024-03", 20, 3)]),
    ],
)
def test_the_month_alone_and_the_year_so_far(
    clean: Clean, header: str, row: str, found: list[object]
) -> None:
    data = clean(f"指标,时期,单位,{header}\n用电量,2024年3月,亿千瓦时,{row}\n")
    assert [(str(row.period), row.value, row.yoy) for row in data.observations] == found


def test_the_title_dates_a_table_without_periods(read: Read) -> None:
    data, problems = read("2024年1—3月主要指标\n指标,单位,数值,同比\n投资,亿元,10,5\n")
    assert str(one(data).period) == "2024-01/2024-03"
    assert [problem.code for problem in problems] == ["data.period-from-title"]  # type: ignore[attr-defined]


def test_the_caller_dates_a_table_without_periods(clean: Clean) -> None:
    assert str(one(clean("指标,单位,数值\n投资,亿元,10\n", period="2024年一季度")).period) == "2024-Q1"


def test_without_a_catalogue_rows_declare_their_indicators(clean: Clean) -> None:
    data = clean(
        "指标,名称,时期,数值,单位,动词,分组\n"
        "pipes,污水管网,2023,31,公里,新建,城建\n"
        ",“四上”单位,2023,1412,家,净增,\n"
        ",65岁以上老年人,2023,37.2,万名,,\n"
        "pipes,污水管网,2022,30,公里,新建,城建\n"
    )
    assert [(each.id, each.name, each.unit, each.verb) for each in data.indicators] == [
        ("pipes", "污水管网", "公里", "新建"),
        ("四上单位", "“四上”单位", "家", "净增"),
        ("_65岁以上老年人", "65岁以上老年人", "万名", ""),
    ]
    assert all(each.id.isidentifier() for each in data.indicators)
    assert len(data.series("pipes")) == 2


def test_percent_beside_a_rate_is_no_unit_of_a_level(clean: Clean) -> None:
    data = clean("指标,时期,数值,单位,同比\n工业增加值,2023,,%,7\n覆盖率,2023,54,%,1.5个百分点\n")
    assert (data.indicator("工业增加值").unit, data.observations[0].unit) == ("", "")
    assert (data.indicator("覆盖率").unit, data.observations[1].unit) == ("%", "%")


def test_codes_stay_text(clean: Clean) -> None:
    data = clean("代码,名称,单位\n033000,绿道,公里\n", "指标,时期,数值\n033000,2023,5\n")
    assert one(data).indicator == "033000"


def test_exchange_files_by_sdmx_names(clean: Clean) -> None:
    data = clean(
        "FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS,PRICES,ACCUMULATION\n"
        "Q,镇江,GDP,2024-01-01/P9M,3890.5,P,元,8,1,current,ytd\n"
    )
    row, gdp = one(data), data.indicator("GDP")
    assert (row.area, str(row.period), row.unit, row.status) == (
        "镇江",
        "2024-Q1/2024-Q3",
        "亿元",
        Status.PROVISIONAL,
    )
    assert (gdp.unit, gdp.decimals, gdp.prices, gdp.accumulation) == (
        "亿元",
        1,
        Prices.CURRENT,
        Accumulation.YEAR_TO_DATE,
    )


def test_hedges_and_units_in_the_value_cell(clean: Clean) -> None:
    data = clean(
        "指标,时期,数值,单位,状态\n"
        "tax,2023,54以上,亿元,\n"
        "people,2023,7万余,人,\n"
        "rd,2023,预计达2.7%以上,,\n"
        "clubs,2023,60余条,,\n"
        "gdp,2023,5264,亿元,初步核算\n"
    )
    tax, people, rd, clubs, gdp = data.observations
    assert (tax.value, tax.qualifier, tax.origin("qualifier").column) == (54, "以上", "数值")
    assert (people.value, people.unit, people.qualifier) == (7, "万人", "余")
    assert (rd.value, rd.unit, rd.qualifier, rd.status, rd.status_word) == (
        Decimal("2.7"),
        "%",
        "以上",
        "E",
        "预计",
    )
    assert (clubs.value, clubs.unit, clubs.qualifier) == (60, "条", "余")
    assert (gdp.status, gdp.status_word) == (Status.PROVISIONAL, "初步核算")


def test_missing_values_keep_their_kind(clean: Clean) -> None:
    data = clean(
        "指标,时期,数值,单位,同比\na,2021,,亿元,\na,2022,—,亿元,\na,2023,…,亿元,\na,2024,—,亿元,持平\n"
    )
    assert [(row.value, row.status, row.note) for row in data.observations] == [
        (None, Status.MISSING, ""),
        (None, Status.NOT_APPLICABLE, ""),
        (None, Status.MISSING, "不足最小单位"),
        (None, Status.NORMAL, ""),
    ]
    assert data.observations[3].yoy == 0


def test_rows_of_one_key_complete_each_other(clean: Clean) -> None:
    data = clean(
        "指标,时期,数值,单位\n投资,2023,10,亿元\n",
        "指标,时期,同比,位次\n投资,2023,5,4/13\n",
    )
    row = one(data)
    assert (row.value, row.yoy, row.rank, row.rank_of) == (10, 5, 4, 13)
    assert str(row.origin("value")) == "data.csv:2 数值"
    assert str(row.origin("yoy")) == "data2.csv:2 同比"


def test_of_several_vintages_the_latest_is_found(clean: Clean) -> None:
    data = clean("指标,时期,数值,单位,版本\ngdp,2023,5264,亿元,2024-12\ngdp,2023,5200,亿元,2024-01\n")
    found = data.find("gdp", Period.parse("2023"))
    assert found is not None
    assert (found.value, found.vintage) == (5264, "2024-12")
    assert len(data.observations) == 2


@pytest.mark.parametrize(
    ("row", "bound", "value", "qualifier"),
    [
        ("600,达到,", Bound.LEVEL, 600, ""),
        ("600以上,,", Bound.AT_LEAST, 600, "以上"),
        ("600,at most,", Bound.AT_MOST, 600, ""),
        ("5左右,,", Bound.ABOUT, 5, "左右"),
        ("增长6%左右,,", Bound.GROWTH, 6, "左右"),
        ("6,增长,以上", Bound.GROWTH, 6, "以上"),
        ("600,,超过", Bound.AT_LEAST, 600, "超过"),
        ("600,,", Bound.LEVEL, 600, ""),
    ],
)
def test_what_a_target_asks(clean: Clean, row: str, bound: Bound, value: int, qualifier: str) -> None:
    data = clean(CATALOGUE, f"指标,时期,目标值,约束,限定词\ngdp,2024,{row}\n")
    target = data.targets[0]
    assert (target.bound, target.value, target.qualifier) == (bound, value, qualifier)


def test_a_target_beside_the_actual_is_not_taken_for_it(clean: Clean) -> None:
    data = clean(CATALOGUE, "指标,时期,数值,同比,目标\ngdp,2024,,5,60亿元以上\ngdp,2023,50,5,\n")
    assert [(row.value, row.unit, row.qualifier) for row in data.observations] == [
        (None, "", ""),
        (50, "", ""),
    ]
    assert [(target.value, target.unit, target.qualifier) for target in data.targets] == [
        (60, "亿元", "以上")
    ]
    assert data.targets[0].origin("value").column == "目标"


def test_a_sheet_name_helps_where_headers_do_not(clean: Clean) -> None:
    from zjreport.indicators import read_indicators

    data = read_indicators({"目标": [{"指标": "投资", "时期": 2024, "数值": "600亿元以上"}]})
    assert (data.observations, data.targets[0].value, data.targets[0].unit) == ((), 600, "亿元")


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, zjreport.indicators; "
        "print([name for name in ('narwhals', 'python_calamine', 'lxml', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_dots_beside_a_rate_are_no_level_below_the_smallest_unit(clean: Clean) -> None:
    data = clean("指标,时期,数值,单位,同比\n增加值,2024-Q1,…,亿元,6.1\n船舶,2024-Q1,…,万吨,\n")
    assert [(row.yoy, row.note) for row in data.observations] == [
        (Decimal("6.1"), ""),
        (None, "不足最小单位"),
    ]
