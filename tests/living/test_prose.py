"""Edited prose against the data: what is right is never called wrong, what is wrong is found."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjreport.indicators import IndicatorSet, Period
from zjreport.indicators.model import (
    Accumulation,
    Bound,
    Indicator,
    Observation,
    Polarity,
    Prices,
    Target,
)
from zjreport.living.prose import Finding, Judge, Known
from zjreport.runs import Measure, Source

CITY = "江州市"
_CATALOGUE = """
    gdp         地区生产总值             亿元      2  -               -
    primary     第一产业增加值           亿元      2  第一产业        gdp
    secondary   第二产业增加值           亿元      2  第二产业        gdp
    tertiary    第三产业增加值           亿元      2  第三产业        gdp
    industry    规模以上工业增加值       %         -  规上工业增加值  -
    making      制造业增加值             %         -  -               industry
    investment  固定资产投资             %         -  -               -
    estate      房地产开发投资           %         -  -               investment
    retail      社会消费品零售总额       亿元      2  社零总额        -
    trade       进出口总额               亿元      1  进出口          -
    exports     出口总额                 亿元      1  出口            trade
    revenue     一般公共预算收入         亿元      2  -               -
    tax         税收收入                 亿元      2  -               revenue
    income      居民人均可支配收入       元        0  -               -
    urban       城镇居民人均可支配收入   元        0  -               -
    rural       农村居民人均可支配收入   元        0  -               -
    jobs        城镇新增就业             万人      2  -               -
    jobless     城镇调查失业率           %         1  -               -
    cpi         居民消费价格             上年=100  -  -               -
    deposits    金融机构存款余额         亿元      1  -               -
    profit      规模以上工业企业利润总额 亿元      1  -               -
    power       全社会用电量             亿千瓦时  2  -               -
"""
_ROWS = """
    gdp 2024-H1 659.23 6.4 | gdp 2024-Q1 315.55 6.5 | gdp 2023-H1 610.11 5.2
    primary 2024-H1 17.95 3.4 | secondary 2024-H1 318.59 7.2 | tertiary 2024-H1 322.69 5.8
    industry 2024-H1 - 7.5 | industry 2024-Q1 - 7.8 | making 2024-H1 - 8.6
    investment 2024-H1 - -2.1 | investment 2024-Q1 - -2.8 | estate 2024-H1 - -12.1
    retail 2024-H1 220.98 6.0 | retail 2024-Q1 108.11 6.1
    trade 2024-H1 162.8 1.5 | exports 2024-H1 125.3 3.6
    revenue 2024-H1 59.46 3.2 | tax 2024-H1 45.69 1.4
    income 2024-H1 27390 5.9 | urban 2024-H1 33055 5.5 | rural 2024-H1 18066 7.4
    jobs 2024-H1 3.00 1.6 | jobless 2024-06 5.1 - | jobless 2024-05 5.0 - | jobless 2023-06 5.3 -
    cpi 2024-H1 99.8 -0.2 | deposits 2024-06 2395.7 9.0 | deposits 2023-12 2250.1 8.0
    profit 2024-H1 -0.6 - | profit 2023-H1 4.2 - | power 2024-H1 90.30 7.8 | power 2024-06 17.20 9.1
"""
_WIDER = "gdp 2024-H1 30123.4 5.9 | industry 2024-H1 - 7.7 | investment 2024-H1 - -1.2"


def _indicator(line: str) -> Indicator:
    id, name, unit, decimals, short, parent = line.split()
    stock, single = id == "deposits", id == "jobless"
    return Indicator(
        id,
        name,
        unit,
        short_name="" if short == "-" else short,
        parent="" if parent == "-" else parent,
        decimals=None if decimals == "-" else int(decimals),
        accumulation=Accumulation.STOCK
        if stock
        else Accumulation.SINGLE
        if single
        else Accumulation.YEAR_TO_DATE,
        prices=Prices.INDEX
        if id == "cpi"
        else Prices.CURRENT
        if id in ("gdp", "primary", "secondary", "tertiary")
        else Prices.NONE,
        polarity=Polarity.LOWER if single else Polarity.HIGHER,
    )


def _rows(text: str, area: str) -> list[Observation]:
    rows = []
    for number, row in enumerate(" | ".join(text.strip().splitlines()).split("|"), 2):
        id, period, value, yoy = row.split()
        origins = {name: Source("data.csv", row=number, column=name) for name in ("value", "yoy", "rank")}
        own_gdp = id == "gdp" and area == CITY and period == "2024-H1"
        rows.append(
            Observation(
                id,
                Period.parse(period),
                area,
                None if value == "-" else Decimal(value),
                yoy=None if yoy == "-" else Decimal(yoy),
                rank=5 if own_gdp else None,
                rank_scope="全省" if own_gdp else "",
                origins=origins,
            )
        )
    return rows


@pytest.fixture(scope="module")
def judge() -> Judge:
    """A judge of a half-year's briefing of a city."""
    data = IndicatorSet(
        [_indicator(line) for line in _CATALOGUE.strip().splitlines()],
        [
            *_rows(_ROWS, CITY),
            *_rows(_WIDER, "全省"),
            *_rows("gdp 2024-H1 - 5.0", "全国"),
        ],
        [
            Target("jobs", Period.parse("2024"), Decimal("5.0"), area=CITY, bound=Bound.AT_LEAST),
            Target("gdp", Period.parse("2024"), Decimal(6), area=CITY, bound=Bound.GROWTH),
        ],
    )
    return Judge(data, Period.parse("2024-H1"), CITY)


def _wrong(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (each.code, each.words) for each in found if each.code in ("prose.contradicts", "prose.direction")
    ]


TRUE = """
上半年，GDP达到659.2亿元，同比增长6.4%，增速居全省第5位，比一季度放缓0.1个百分点，高于全省0.5个百分点，快于全国1.4个百分点。
上半年全市实现地区生产总值659.23亿元，按可比价格计算，同比增长６．４％。
其中，第一产业增加值17.95亿元，增长3.4%；第二、第三产业增加值分别为318.59亿元、322.69亿元，分别增长7.2%和5.8%。
第一、二、三产业增加值分别增长3.4%、7.2%、5.8%。
规上工业增加值增速为7.5%，较一季度回落0.3个百分点，低于全省0.2个百分点。
规模以上工业增加值保持7.5%的增速，制造业增加值实现8.6%的增长。
固定资产投资下降2.1%，降幅较一季度收窄0.7个百分点，但降幅仍比全省高0.9个百分点。
固定资产投资降幅为2.1%，其中房地产开发投资降幅达12.1%。
固定资产投资增速为-2.1%。
固定资产投资跌幅由2.8%收窄至2.1%。
社会消费品零售总额增速由一季度的6.1%回落到6.0%。
社零总额超220亿元，同比增长6%，比一季度回落0.1个百分点。
城镇、农村居民人均可支配收入分别增长5.5%和7.4%。
农村居民人均可支配收入增速快于城镇居民人均可支配收入1.9个百分点。
税收收入占一般公共预算收入的比重为76.8%。
6月，城镇调查失业率为5.1%，比上月上升0.1个百分点，比上年同期下降0.2个百分点。
居民消费价格同比下降0.2%。
6月末，金融机构存款余额2395.7亿元，同比增长9.0%，比年初增加145.6亿元。
全社会用电量90.3亿千瓦时，同比增长7.8%，其中6月份用电量17.2亿千瓦时，增长9.1%。
城镇新增就业3万人，完成年度目标的60%，超序时进度10个百分点。
去年上半年，全市地区生产总值610.11亿元，增长5.2%。
进出口总额162.8亿元，同比微增1.5%，其中出口125.3亿元，占进出口的77.0%。
地区生产总值6592300万元，比上年同期增加49.12亿元，占全省的2.2%。
地区生产总值增长6.4%，比上年同期提高1.2个百分点。
地区生产总值两年平均增长5.8%。
地区生产总值一季度增长6.5%，上半年增长6.4%。
地区生产总值增速由5.2%提高到6.4%。
规模以上工业企业利润总额为-0.6亿元，同比减少4.8亿元，由盈转亏。
金融机构存款余额2395.7亿元，比年初新增145.6亿元。
全年地区生产总值增长目标为6%左右。
江州市地区生产总值增长6.4%，全省增长5.9%，全国增长5.0%。
与上年同期相比，社会消费品零售总额增长6.0%。
"""

# Right or not, the data cannot tell: no word may be blamed.
OPEN = """
全市经济增长6.4%，好于预期。
人均GDP达到8.2万元，单位GDP能耗下降3.5%。
高技术制造业增加值增长15.2%，占规模以上工业增加值的比重为12.3%。
规模以上工业增加值增长7.5%，其中民营企业增长9.9%。
居民人均可支配收入27390元，同比名义增长5.9%，扣除价格因素，实际增长6.1%。
要确保全年地区生产总值增长7%以上，社会消费品零售总额增长8%。
规模以上工业36个行业大类中有28个行业增加值同比增长，增长面为77.8%。
今年上半年，受房地产开发投资下降12.1%影响，固定资产投资下降2.1%。
近六成五的增长来自制造业，服务业贡献了三成以上。
上半年地区生产总值增速（6.4%）高于一般公共预算收入增速（3.2%）3.2个百分点。
剔除房地产开发投资后，固定资产投资增长4.3%。
2023年，地区生产总值1335.38亿元，增长6.5%。
按现价计算，地区生产总值比上年同期增长8.1%。
规模以上工业企业利润总额亏损0.6亿元，上年同期为盈利4.2亿元。
京口区地区生产总值增长7.1%，润州区增长5.2%。
消费方面，社会消费品零售总额增长6.0%，比全国高2.3个百分点；投资方面，固定资产投资下降2.1%。
"""

NO_FIGURES = """
江政发〔2024〕5号文件要求，“十四五”时期要建成5G基站，见图1、表2和附件3。
1.做大做强主导产业；（2）第3次会议于2024年7月15日14:30召开，联系电话0511-84412345，手机13812345678。
一是坚持稳中求进，第一季度召开了两次会议。三次产业、二十大、A级景区、PM2.5。
按照GB/T 9704-2012的要求，依据《条例》第12条，2021—2025年完成，为期3年。
"""


@pytest.mark.parametrize("text", TRUE.split())
def test_what_is_right_is_borne_out(judge: Judge, text: str) -> None:
    found = judge.findings(text)
    assert {each.code for each in found} == {"prose.unmarked"}, found


@pytest.mark.parametrize("text", OPEN.split())
def test_what_nobody_can_tell_is_not_called_wrong(judge: Judge, text: str) -> None:
    found = judge.findings(text)
    assert _wrong(found) == []
    assert any(each.code == "prose.no-datum" for each in found)


@pytest.mark.parametrize("text", NO_FIGURES.strip().splitlines())
def test_dates_ordinals_and_names_are_no_figures(judge: Judge, text: str) -> None:
    assert judge.findings(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("上半年，GDP达到695.23亿元，同比增长6.4%。", "695.23亿元", "659.23亿元"),
        ("社会消费品零售总额同比增长6.8%。", "6.8%", "6.0%"),
        ("规上工业增加值增速为7.9%。", "7.9%", "7.5%"),
        ("规模以上工业增加值保持8.5%的增速。", "8.5%", "7.5%"),
        ("地区生产总值居全省第3位。", "第3位", "第5位"),
        ("城镇新增就业3万人，完成年度目标的75%。", "75%", "60%"),
        ("税收收入占一般公共预算收入的比重为67.8%。", "67.8%", "76.8%"),
        ("上半年进出口总额突破170亿元。", "170亿元", None),
        ("上半年，地区生产总值659.23万元。", "659.23万元", "6592300.00万元"),
    ],
)
def test_a_wrong_figure_is_found_with_the_right_one(
    judge: Judge, text: str, words: str, instead: str | None
) -> None:
    (found,) = (each for each in judge.findings(text) if each.code != "prose.unmarked")
    assert (found.code, found.certainty, found.words, found.instead) == (
        "prose.contradicts",
        "error",
        words,
        instead,
    )
    assert text[found.start : found.end] == words
    assert "data.csv" in found.says


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("地区生产总值659.23亿元，同比下降6.4%。", "下降", "增长"),
        ("固定资产投资增长2.1%。", "增长", "下降"),
        ("固定资产投资实现2.1%的增长。", "增长", "下降"),
        ("固定资产投资下降2.1%，降幅比一季度扩大0.7个百分点。", "扩大", "收窄"),
        ("规上工业增加值增长7.5%，高于全省0.2个百分点。", "高于", "低于"),
        ("居民消费价格同比上涨0.2%。", "上涨", "下降"),
        ("地区生产总值增速比一季度提高0.1个百分点。", "提高", "回落"),
        ("6月，城镇调查失业率比上月下降0.1个百分点。", "下降", "上升"),
        ("6月末，金融机构存款余额比年初减少145.6亿元。", "减少", "增加"),
        ("农村居民人均可支配收入增速慢于城镇居民人均可支配收入1.9个百分点。", "慢于", "快于"),
        ("城镇新增就业落后序时进度10个百分点。", "落后序时进度", "超序时进度"),
        ("规模以上工业企业利润总额扭亏为盈。", "扭亏为盈", None),
        ("固定资产投资由降转增。", "由降转增", None),
        ("全社会用电量与上年同期持平。", "持平", None),
    ],
)
def test_a_wrong_direction_is_found_with_the_word_instead(
    judge: Judge, text: str, word: str, instead: str | None
) -> None:
    (found,) = (each for each in judge.findings(text) if each.code != "prose.unmarked")
    assert (found.code, found.certainty, found.words, found.instead) == (
        "prose.direction",
        "error",
        word,
        instead,
    )
    assert text[found.start : found.end] == word


def test_the_word_instead_makes_the_text_right(judge: Judge) -> None:
    text = "地区生产总值同比下降6.4%，居民消费价格上涨0.2%，规上工业增加值增速比一季度加快0.3个百分点。"
    for found in reversed(judge.findings(text)):
        if found.instead:
            text = text[: found.start] + found.instead + text[found.end :]
    assert (
        text == "地区生产总值同比增长6.4%，居民消费价格下降0.2%，规上工业增加值增速比一季度回落0.3个百分点。"
    )
    assert _wrong(judge.findings(text)) == []


def test_figures_of_a_list_belong_to_their_names(judge: Judge) -> None:
    found = judge.findings("第一产业、第二产业、第三产业增加值分别增长7.2%、3.4%、5.8%。")
    assert [(each.words, each.instead) for each in found if each.code == "prose.contradicts"] == [
        ("7.2%", "3.4%"),
        ("3.4%", "7.2%"),
    ]


def test_a_shared_verb_has_no_word_instead(judge: Judge) -> None:
    (found,) = (
        each
        for each in judge.findings("地区生产总值、固定资产投资分别增长6.4%、2.1%。")
        if each.code == "prose.direction"
    )
    assert found.instead is None
    assert "clause of its own" in found.hint


def test_two_periods_at_once_are_only_doubted(judge: Judge) -> None:
    found = judge.findings("一季度、上半年地区生产总值分别增长6.5%、6.4%。")
    assert "error" not in {each.certainty for each in found}


def test_a_figure_of_another_span_is_only_doubted(judge: Judge) -> None:
    (found,) = judge.findings("全社会用电量17.2亿千瓦时。")
    assert (found.code, found.certainty) == ("prose.contradicts", "warning")
    assert "6月" in found.hint


def _known(text: str, figure: str, measure: Measure, value: str, indicator: str = "gdp") -> Known:
    start = text.index(figure)
    return Known(start, start + len(figure), indicator, CITY, "2024-H1", measure, Decimal(value))


@pytest.mark.parametrize(
    ("text", "figure", "measure", "value", "word", "instead"),
    [
        ("地区生产总值同比增长6.4%。", "6.4%", Measure.GROWTH, "-1.2", "增长", "下降"),
        ("经济总量稳步增长6.4%，居前列。", "6.4%", Measure.GROWTH, "-1.2", "增长", "下降"),
        ("比一季度加快0.4个百分点", "0.4个百分点", Measure.PACE, "-0.3", "加快", "回落"),
        ("增速高于全省0.5个百分点", "0.5个百分点", Measure.GAP, "-0.3", "高于", "低于"),
        ("降幅比一季度收窄0.5个百分点", "0.5个百分点", Measure.PACE, "-0.3", "收窄", "扩大"),
        ("实现6.4%的增长", "6.4%", Measure.GROWTH, "-0.3", "增长", "下降"),
    ],
)
def test_words_around_a_marked_figure_follow_the_data(
    judge: Judge, text: str, figure: str, measure: Measure, value: str, word: str, instead: str
) -> None:
    (found,) = judge.findings(text, [_known(text, figure, measure, value)])
    assert (found.code, found.certainty, found.words, found.instead) == (
        "prose.direction",
        "error",
        word,
        instead,
    )
    assert judge.findings(text, [_known(text, figure, measure, value.removeprefix("-"))]) == ()


def test_a_marked_figure_that_became_nothing_is_told(judge: Judge) -> None:
    text = "地区生产总值同比增长6.4%。"
    (found,) = judge.findings(text, [_known(text, "6.4%", Measure.GROWTH, "0.01")])
    assert (found.certainty, found.instead) == ("warning", None)
    assert "持平" in found.hint


def test_marked_levels_and_places_have_no_direction(judge: Judge) -> None:
    text = "规模以上工业企业利润总额为-0.6亿元，地区生产总值居全省第5位。"
    marks = [
        _known(text, "-0.6亿元", Measure.LEVEL, "-0.6", "profit"),
        _known(text, "5", Measure.RANK, "5"),
    ]
    assert judge.findings(text, marks) == ()


_PIECES = """
地区生产总值 第一产业 第 二 、 ， 。 （ ） 增长 下降 由 回落到 比 与 占 高于 全省 江州市 上半年 13月 2024年
-6.4% 220 亿元 三成 两倍 1.2.3 持平 由降转增 目标 的
增速 降幅 分别 民营 第5位 0.2个百分点 ～ 99999999999999999999999% ９.５％
6.40000000000000000000000000000000000000000000000000000000000000000001%
"""


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=14).map("".join))
@settings(max_examples=150)
def test_any_text_is_judged_and_every_finding_is_where_it_says(judge: Judge, text: str) -> None:
    for found in judge.findings(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("own", "word", "found"),
    [
        ("雪峰省", "全省", "prose.contradicts"),
        ("雪峰省", "我省", "prose.contradicts"),
        ("雪峰省", "全市", "prose.no-datum"),
        ("江州市", "全市", "prose.contradicts"),
        ("江州市", "全省", "prose.no-datum"),
        ("临江县", "全县", "prose.contradicts"),
        ("临江县", "全市", "prose.no-datum"),
    ],
)
def test_the_whole_of_an_area_is_the_own_one_where_it_is_of_that_sort(
    own: str, word: str, found: str
) -> None:
    indicators = [_indicator("investment 固定资产投资 % - - -")]
    data = IndicatorSet(indicators, _rows("investment 2024-H1 - -2.1", own))
    only = Judge(data, Period.parse("2024-H1"), own).findings(f"{word}固定资产投资增长4.2%。")
    assert [each.code for each in only] == [found]


def _with_aim() -> Judge:
    indicator = Indicator("forest", "森林覆盖率", "%", decimals=1)
    rows = _rows("forest 2025 59.0 -", CITY)
    aim = Target("forest", Period.parse("2026"), Decimal(60), area=CITY, bound=Bound.AT_LEAST)
    same = Target("forest", Period.parse("2027"), Decimal(59), area=CITY, bound=Bound.AT_LEAST)
    return Judge(IndicatorSet([indicator], rows, [aim, same]), Period.parse("2025"), CITY)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("森林覆盖率为59%。", "2025年江州市森林覆盖率：59.0%"),
        ("2027年，森林覆盖率达到59%。", "2027年江州市森林覆盖率：59%"),
        ("森林覆盖率达到60%。", "2026年江州市森林覆盖率：60%"),
    ],
)
def test_a_level_is_not_taken_for_a_later_aim(text: str, says: str) -> None:
    (found,) = _with_aim().findings(text)
    assert found.code == "prose.unmarked"
    assert says in found.says
