"""Properties of every sentence over random rows, with an arithmetic of the tests' own."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from zjreport.errors import ZjreportError
from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period, Polarity, Prices
from zjreport.phrasing import Speaker
from zjreport.phrasing.hedges import FOLLOWING, INFIX, PRECEDING
from zjreport.runs import Measure, Run, Runs, Source, digit_groups, text_of

YEAR = Period.parse("2024")
DATE = re.compile(
    r"\d{4}(—\d{4})?年(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}(—\d{1,2})?月(\d{1,2}日|份|末)?|〔\d{4}〕|^\d{4}$"
)
WRONG = (
    re.compile(r"None|nan|NaN|Infinity|Decimal|<|>"),
    re.compile(r"[-−]0(?![.\d]*[1-9])"),
    re.compile(r"[-−]{2}|(?:增长|下降|上涨|提高|提升|增加|减少|上升)[-−]"),
    re.compile(r"(?:增长|下降|上涨|提高|提升|增加|减少|上升)0(?:\.0+)?(?:%|个|家|，|$)"),
    re.compile("[\ufdd0-\ufdef]"),
    re.compile("，，|、、|，、|、，|^[，、]|[，、]$"),
    re.compile(r"(预计|同比)[^，]*\1"),
)


def half_up(value: Decimal, places: int) -> Fraction:
    """``value`` rounded half away from zero, by whole numbers."""
    scale = 10**places
    exact = abs(Fraction(value)) * scale
    whole = (2 * exact + 1) // 2
    return Fraction(whole, scale) * (-1 if value < 0 else 1)


def decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def numbers(places: int = 3, limit: int = 100_000) -> st.SearchStrategy[Decimal]:
    return st.decimals(-limit, limit, allow_nan=False, allow_infinity=False, places=places) | st.integers(
        -limit, limit
    ).map(Decimal)


rates = st.decimals(-150, 300, places=3) | st.decimals(-1, 1, places=2) | st.just(Decimal("-0.0"))
units = st.sampled_from(["亿元", "万人", "家", "公里", "%", "‰", "个百分点", "", "万平方米"])
verbs = st.sampled_from(["", "达到", "新增", "净增", "提高到", "降至", "保持", "超过", "新建和改造"])
names = st.sampled_from(["甲", "346国道", "{{ x }}", "“四上”单位", "65岁以上（含）", "全国100强%"])
registers = st.sampled_from(["work-report", "statistics"])


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    return Indicator(
        "x",
        draw(names),
        draw(units),
        draw(verbs),
        growth_verb=draw(st.sampled_from(["增长", "平均增长", "提升", "上涨", "下降"])),
        zero=draw(st.sampled_from(["", "保持动态清零"])),
        accumulation=draw(st.sampled_from(Accumulation)),
        prices=draw(st.sampled_from(Prices)),
        polarity=draw(st.sampled_from(Polarity)),
        decimals=draw(st.none() | st.integers(0, 3)),
        origin=Source("catalogue.csv", row=2),
    )


@st.composite
def rows(draw: st.DrawFn) -> Observation:
    return Observation(
        "x",
        YEAR,
        value=draw(st.none() | numbers()),
        yoy=draw(st.none() | rates),
        change=draw(st.none() | numbers(2, 500)),
        qualifier=draw(st.just("") | st.sampled_from([*PRECEDING, *FOLLOWING, *INFIX])),
        status_word=draw(st.sampled_from(["", "预计", "初步核算", "快报数"])),
        rank=draw(st.none() | st.integers(1, 13)),
        rank_scope="全省",
        rank_basis=draw(st.sampled_from(["level", "growth"])),
        claim=draw(st.sampled_from([(), ("入选全国20强",)])),
        origins={"": Source("data.csv", row=9)},
    )


def spoken(indicator: Indicator, row: Observation, register: str) -> Runs:
    """The line of the row; rows that are refused are passed over."""
    try:
        return Speaker(IndicatorSet([indicator], [row]), YEAR, register=register).say("x")
    except ZjreportError as error:
        assume(False)
        raise AssertionError from error


@settings(max_examples=300, deadline=None)
@given(indicators(), rows(), registers)
def test_sentence_is_sound_traced_and_rounded(indicator: Indicator, row: Observation, register: str) -> None:
    runs = spoken(indicator, row, register)
    reads_well(text_of(runs).replace(indicator.name, "甲"))
    for run in runs:
        is_traced(run)
        if run.is_figure and run.provenance and run.provenance.measure is not Measure.CLAIM:
            assert printed(run) == expected(run, indicator, row), run


def reads_well(text: str) -> None:
    for pattern in WRONG:
        assert not pattern.search(text), text


def is_traced(run: Run) -> None:
    """Every digit that is no date belongs to a run that knows its cell."""
    if run.provenance is None:
        assert not digit_groups(DATE.sub("", run.text)), run.text
    else:
        assert run.provenance.sources
        assert run.provenance.measure is not Measure.TYPED


def printed(run: Run) -> Fraction:
    (number, *_) = digit_groups(run.text)
    return Fraction(number)


def expected(run: Run, indicator: Indicator, row: Observation) -> Fraction:
    proof = run.provenance
    assert proof is not None
    raw = Decimal(proof.raw)
    if proof.measure is Measure.GROWTH:
        is_rate = row.value is None and indicator.unit in ("", "%", "‰", "个百分点")
        own = is_rate and indicator.decimals is not None and proof.basis == "published"
        return abs(half_up(raw, indicator.decimals if own and indicator.decimals is not None else 1))
    places = decimals(raw) if indicator.decimals is None else indicator.decimals
    return abs(half_up(raw, places))


@settings(max_examples=100, deadline=None)
@given(rates, registers)
def test_growth_says_its_direction(rate: Decimal, register: str) -> None:
    row = Observation("x", YEAR, yoy=rate)
    text = text_of(spoken(Indicator("x", "甲"), row, register))
    rounded = half_up(rate, 1)
    word = "增长" if rounded > 0 else "下降" if rounded < 0 else "与上年持平"
    assert word in text
    assert text.count("增长") + text.count("下降") + text.count("持平") == 1


@settings(max_examples=100, deadline=None)
@given(rates, rates, registers)
def test_gap_is_the_difference_of_the_printed_rates(own: Decimal, other: Decimal, register: str) -> None:
    data = IndicatorSet(
        [Indicator("x", "甲")],
        [Observation("x", YEAR, "乙市", yoy=own), Observation("x", YEAR, "全省", yoy=other)],
    )
    speaker = Speaker(data, YEAR, "乙市", register)
    text = text_of(speaker.text('{{ x | growth_gap(than="全省") }}'))
    gap = half_up(own, 1) - half_up(other, 1)
    falls = [half_up(rate, 1) < 0 for rate in (own, other)]
    both_fall = all(falls)
    noun = "降幅" if both_fall else "增速"
    if not gap:
        assert text == f"{noun}与全省持平"
        return
    word = ("低于" if gap > 0 else "高于") if both_fall else ("高于" if gap > 0 else "低于")
    assert text.startswith(noun + word + "全省")
    assert Fraction(digit_groups(text)[0]) == abs(gap)
    assert text.endswith("个百分点")


@settings(max_examples=100, deadline=None)
@given(
    numbers(),
    st.sampled_from(["亿元", "万人", "家", "%", "条"]),
    st.sampled_from([*PRECEDING, *FOLLOWING, *INFIX]),
)
def test_hedge_stands_in_its_place(value: Decimal, unit: str, qualifier: str) -> None:
    assume(value > 0)
    row = Observation("x", YEAR, value=value, qualifier=qualifier)
    text = text_of(spoken(Indicator("x", "甲", unit, "达到"), row, "work-report"))
    number = re.escape(digit_groups(text)[0])
    if qualifier in PRECEDING:
        assert re.search(f"{qualifier}{number}", text)
    elif qualifier in FOLLOWING:
        assert text.endswith(f"{unit}{qualifier}")
    else:
        head = unit[0] if unit[0] in "万亿" else ""
        assert text.endswith(f"{head}{qualifier}{unit.removeprefix(head)}")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_said_or_refused(text: str) -> None:
    speaker = Speaker(IndicatorSet([Indicator("x", "甲")], [Observation("x", YEAR, yoy=Decimal(5))]), YEAR)
    with suppress(ZjreportError):
        assert "\ufdd0" not in text_of(speaker.text(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="{}%#x |()[]'\"~*+-.:0123456789甲\n", max_size=60))
def test_any_template_is_rendered_or_refused(text: str) -> None:
    speaker = Speaker(IndicatorSet([Indicator("x", "甲")], [Observation("x", YEAR, yoy=Decimal(5))]), YEAR)
    with suppress(ZjreportError):
        assert "\ufdd0" not in text_of(speaker.text(text))


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["name", "unit", "verb", "phrase", "zero", "growth_verb"]), st.text(max_size=12)
    )
)
def test_any_catalogue_text_is_said_or_refused(fields: dict[str, Any]) -> None:
    indicator = Indicator(**{"id": "x", "name": "甲", **fields})
    row = Observation("x", YEAR, value=Decimal("1.5"), yoy=Decimal("-2"), note="注", claim=("好",))
    with suppress(ZjreportError):
        text = text_of(Speaker(IndicatorSet([indicator], [row]), YEAR).say("x"))
        assert not re.search("[\ufdd0-\ufdef]", text)
