from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.indicators import Status
from zjreport.indicators.values import (
    Level,
    read_change,
    read_growth,
    read_level,
    read_rank,
    read_status,
    read_target,
)

finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3)


def to_full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if 0x21 <= ord(sign) < 0x7F else sign for sign in text)


@given(finite)
def test_any_number_is_read_as_it_is_written(number: Decimal) -> None:
    text = format(number, "f")
    for written in (text, format(number, ",f"), to_full_width(text), f" {text} ", text.replace("-", "−")):
        assert read_level(written).value == number
        assert str(read_level(text).value) == str(Decimal(text))


@given(finite)
def test_any_rate_is_read_with_and_without_percent_sign(number: Decimal) -> None:
    text = format(number, "f")
    assert (
        read_growth(text).value == read_growth(f"{text}%").value == read_growth(f"{text}％").value == number
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("54以上", "54", "", "以上"),
        ("7万余", "7", "万", "余"),
        ("7万余人", "7", "万人", "余"),
        ("60余条", "60", "条", "余"),
        ("约1.2万", "1.2", "万", "约"),
        ("达到或超过120", "120", "", "达到或超过"),
        ("超过75%", "75", "%", "超过"),
        ("5左右", "5", "", "左右"),
        ("达2.7%以上", "2.7", "%", "以上"),
        ("达到71%", "71", "%", "达到"),
        ("≥54", "54", "", "以上"),
        ("100+", "100", "", "以上"),
        ("1,650亿元", "1650", "亿元", ""),
        ("1 650", "1650", "", ""),
        ("1650 亿元", "1650", "亿元", ""),
        ("5.30", "5.30", "", ""),
        (".46", "0.46", "", ""),
        ("1.2E+3", "1200", "", ""),
    ],
)
def test_number_unit_and_hedge_are_split(text: str, value: str, unit: str, qualifier: str) -> None:
    level = read_level(text)
    assert (level.value, level.unit, level.qualifier) == (Decimal(value), unit, qualifier)


def test_trailing_zeros_are_kept() -> None:
    assert str(read_level("5.30").value) == "5.30"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("预计2.7以上", "预计", Status.ESTIMATED),
        ("2.7（初步核算）", "初步核算", Status.PROVISIONAL),
        ("快报数2.7", "快报数", Status.PROVISIONAL),
        ("最终核实：2.7", "最终核实", Status.NORMAL),
    ],
)
def test_status_words_are_split_off(text: str, word: str, status: Status) -> None:
    level = read_level(text)
    assert (level.value, level.status_word, level.status) == (Decimal("2.7"), word, status)


@pytest.mark.parametrize("text", ["—", "——", "-", "–", "/", "－"])
def test_dashes_mean_not_applicable(text: str) -> None:
    assert read_level(text).missing is Status.NOT_APPLICABLE
    assert read_growth(text).missing is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "note"), [("…", "不足最小单位"), ("……", "不足最小单位"), (":", ""), ("*", "见注"), ("nan", "")]
)
def test_other_signs_mean_missing(text: str, note: str) -> None:
    level = read_level(text)
    assert (level.value, level.missing, level.note) == (None, Status.MISSING, note)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "7abc",
        "1,65",
        "1 65",
        "12.3①",
        "9届3次",
        "2(×)",
        "约5左右",
        "增长7%",
        "持平",
        "第5届",
        "1.2.3",
        "٣",
        "#DIV/0!",
    ],
)
def test_what_is_not_surely_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write|keep"):
        read_level(text)


@pytest.mark.parametrize(
    ("text", "unit", "category", "respelt"),
    [
        ("Ⅱ类", "", "Ⅱ类", False),
        ("II类", "", "Ⅱ类", True),
        ("劣V类", "", "劣Ⅴ类", True),
        ("II", "类", "Ⅱ类", True),
        ("优", "", "优", False),
        ("4A级", "", "4A级", False),
        ("清洁", "类别", "清洁", False),
    ],
)
def test_classes_and_grades_are_categories(text: str, unit: str, category: str, respelt: bool) -> None:
    assert read_level(text, unit) == Level(category=category, respelt=respelt)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("7", "7"),
        ("7%", "7"),
        ("+7.0", "7.0"),
        ("－3.2％", "-3.2"),
        ("0.07", "0.07"),
        ("持平", "0"),
        ("与上年持平", "0"),
        ("10.17个百分点", "10.17"),
        ("回落0.5个百分点", "-0.5"),
        ("1.2pct", "1.2"),
        ("增长7%", "7"),
        ("下降3.2%", "-3.2"),
        ("↓3.2", "-3.2"),
        ("增长1.1倍", "110"),
        ("3‰", "0.3"),
        ("负增长3%", "-3"),
    ],
)
def test_growth_cells(text: str, rate: str) -> None:
    assert str(read_growth(text).value) == rate


@pytest.mark.parametrize("text", ["1.1倍", "下降-3", "7万", "7亿元", "abc", "12.3①"])
def test_growth_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        read_growth(text)


def test_expected_growth_keeps_its_word() -> None:
    growth = read_growth("预计增长6.7%")
    assert (growth.value, growth.status, growth.status_word) == (Decimal("6.7"), Status.ESTIMATED, "预计")


@pytest.mark.parametrize(
    ("text", "change", "unit"),
    [
        ("净增1412家", "1412", "家"),
        ("-3", "-3", ""),
        ("减少2.1亿元", "-2.1", "亿元"),
        ("提高1.5个百分点", "1.5", "个百分点"),
    ],
)
def test_changes(text: str, change: str, unit: str) -> None:
    level = read_change(text)
    assert (level.value, level.unit) == (Decimal(change), unit)


@pytest.mark.parametrize(
    ("text", "growth", "qualifier"),
    [("增长6%左右", True, "左右"), ("600以上", False, "以上"), ("1800", False, "")],
)
def test_targets_of_growth_are_told_from_levels(text: str, growth: bool, qualifier: str) -> None:
    level, is_growth = read_target(text)
    assert (is_growth, level.qualifier) == (growth, qualifier)


@pytest.mark.parametrize(
    ("text", "rank", "of", "word", "scope"),
    [
        ("第7位", 7, None, "", ""),
        ("7", 7, None, "", ""),
        ("7/13", 7, 13, "", ""),
        ("全省第4位", 4, None, "", "全省"),
        ("第一", 1, None, "", ""),
        ("全省第十三位", 13, None, "", "全省"),
        ("前列", None, None, "前列", ""),
        ("首位", None, None, "首位", ""),
        ("前10", None, None, "前10", ""),
        ("并列第3位", None, None, "并列第3位", ""),
    ],
)
def test_ranks(text: str, rank: int | None, of: int | None, word: str, scope: str) -> None:
    found = read_rank(text)
    assert (found.rank, found.of, found.word, found.scope) == (rank, of, word, scope)


@pytest.mark.parametrize("text", ["≤100", "7.5", "7名左右"])
def test_what_is_no_rank_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="第7位"):
        read_rank(text)


@pytest.mark.parametrize(
    ("text", "status", "word"),
    [(letter.value, letter, "") for letter in Status]
    + [
        ("p", Status.PROVISIONAL, ""),
        ("estimated", Status.ESTIMATED, ""),
        ("Forecast", Status.FORECAST, ""),
        ("actual", Status.NORMAL, ""),
        ("预计", Status.ESTIMATED, "预计"),
        ("初步核算", Status.PROVISIONAL, "初步核算"),
        ("快报数", Status.PROVISIONAL, "快报数"),
        ("最终核实", Status.NORMAL, "最终核实"),
        ("口径调整", Status.BREAK, ""),
    ],
)
def test_status_cells(text: str, status: Status, word: str) -> None:
    assert read_status(text) == (status, word)


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="A, P, E"):
        read_status("soon")


@pytest.mark.parametrize("text", ["由盈转亏", "扭亏为盈", "由亏转盈", "亏损"])
def test_a_change_of_sign_is_no_rate(text: str) -> None:
    growth = read_growth(text)
    assert (growth.value, growth.missing) == (None, Status.NOT_APPLICABLE)
