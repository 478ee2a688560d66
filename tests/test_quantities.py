"""Quantities: rounded once, half up, without a negative zero, and never far from their unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.errors import RefusalError
from zjreport.numerals import chinese_numeral, heading_number
from zjreport.quantities import (
    Quantity,
    decimals_of,
    is_percent,
    is_ratio,
    number_text,
    points_of,
    round_decimal,
    split_unit,
    with_unit,
)

finite = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("-0.04", 1, "0.0"),
        ("-0.0", 0, "0"),
        ("1E+3", 1, "1000.0"),
        ("123456789012345678901234567890", 2, "123456789012345678901234567890.00"),
    ],
)
def test_half_up(value: str, decimals: int, rounded: str) -> None:
    assert str(round_decimal(Decimal(value), decimals)) == rounded


def test_half_even_on_request() -> None:
    assert str(round_decimal(Decimal("2.5"), 0, "half-even")) == "2"


@given(finite, st.integers(0, 5))
def test_half_up_by_another_arithmetic(value: Decimal, decimals: int) -> None:
    scale = 10**decimals
    whole = (2 * abs(Fraction(value)) * scale + 1) // 2
    rounded = round_decimal(value, decimals)
    assert abs(Fraction(rounded)) == Fraction(whole, scale)
    assert not (rounded.is_zero() and rounded.is_signed())


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(RefusalError):
        round_decimal(Decimal(value), 1)
    with pytest.raises(RefusalError):
        decimals_of(Decimal(value))


def test_what_no_page_can_hold_is_refused() -> None:
    with pytest.raises(RefusalError, match="too large"):
        round_decimal(Decimal("1E+500"), 1)


@pytest.mark.parametrize(
    ("value", "keep", "grouped", "text"),
    [
        ("1234567.50", True, True, "1,234,567.50"),
        ("1234567.50", False, False, "1234567.5"),
        ("100", False, False, "100"),
        ("-0.0", True, False, "0.0"),
        ("1.2E+6", True, False, "1200000"),
        (".46", True, False, "0.46"),
    ],
)
def test_plain_digits(value: str, keep: bool, grouped: bool, text: str) -> None:
    assert number_text(Decimal(value), keep_zeros=keep, grouped=grouped) == text


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("亿元", (8, "元")),
        ("万亿元", (12, "元")),
        ("万人次", (4, "人次")),
        ("家", (0, "家")),
        ("%", (0, "%")),
        ("", (0, "")),
    ],
)
def test_number_units(unit: str, parts: tuple[int, str]) -> None:
    assert split_unit(unit) == parts


class TestUnits:
    def test_precision_is_kept(self) -> None:
        converted = Quantity(Decimal("34000.6"), "万元", 0).in_unit("亿元")
        assert (str(converted.rounded()), converted.decimals) == ("3.4001", 4)

    def test_to_the_smaller_unit(self) -> None:
        assert Quantity(Decimal("3.4"), "亿元", 1).in_unit("万元").text() == "34000"

    def test_of_different_things(self) -> None:
        with pytest.raises(RefusalError) as error:
            Quantity(Decimal(1), "亿元").in_unit("家")
        assert error.value.code == "quantity.units-differ"

    @given(finite)
    def test_there_and_back(self, value: Decimal) -> None:
        there = Quantity(value, "万元").in_unit("亿元")
        assert there.in_unit("万元").value == value

    @pytest.mark.parametrize(
        ("unit", "percent", "ratio"),
        [("%", True, True), ("‰", True, True), ("个百分点", False, True), ("元", False, False)],
    )
    def test_ratios(self, unit: str, percent: bool, ratio: bool) -> None:
        assert (is_percent(unit), is_ratio(unit)) == (percent, ratio)

    def test_points(self) -> None:
        assert [points_of(unit) for unit in ("%", "％", "‰", "个千分点", "个百分点")] == [
            "个百分点", "个百分点", "个千分点", "个千分点", "个百分点"
        ]  # fmt: skip


class TestNumerals:
    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (0, "零"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (1010, "一千零一十"),
            (2005, "二千零五"),
            (9999, "九千九百九十九"),
        ],
    )
    def test_chinese(self, number: int, text: str) -> None:
        assert chinese_numeral(number) == text

    @pytest.mark.parametrize("number", [-1, 10_000])
    def test_out_of_range(self, number: int) -> None:
        with pytest.raises(ValueError, match="not between"):
            chinese_numeral(number)

    def test_headings(self) -> None:
        assert [heading_number(level, 12) for level in (1, 2, 3, 4)] == [
            "十二、",
            "（十二）",
            "12.",
            "（12）",
        ]


@pytest.mark.parametrize(
    ("printed", "unit", "whole"),
    [
        ("1750", "亿元", "1750亿元"),
        ("1750以上", "亿元", "1750亿元以上"),
        ("5%左右", "%", "5%左右"),
        ("5", "", "5"),
        ("60余", "条", "60余条"),
        ("Ⅱ类", "", "Ⅱ类"),
    ],
)
def test_units_stand_once_and_before_their_hedge(printed: str, unit: str, whole: str) -> None:
    assert with_unit(printed, unit) == whole
