"""Random data, and an oracle that reads lists back: every claim is true, and none is lost."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.errors import RefusalError
from zjreport.indicators import Indicator, IndicatorSet, Observation, Period
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

YEAR = Period.parse("2024")
BEFORE = Period.parse("2023")
NAMES = [f"{sign}业" for sign in "甲乙丙丁戊己庚辛壬癸子丑"]
REGISTERS = ("work-report", "statistics")

rates = st.decimals(-300, 3000, places=2) | st.integers(-99, 99).map(Decimal) | st.decimals(-1, 1, places=3)
registers = st.sampled_from(REGISTERS)


WRONG = re.compile(
    r"None|nan|[-−]0(\.0+)?(?![.\d])|(增长|下降|上涨)([-−]|0(\.0+)?[%个])|[，、；。]{2}|^，|，$|--|[{\ufdd0-\ufdef]"
)


def tenths(value: Decimal | Fraction) -> Fraction:
    """A number at one decimal, half away from zero, by whole numbers."""
    exact = Fraction(value)
    whole = (2 * abs(exact) * 10 + 1) // 2
    return Fraction(whole if exact >= 0 else -whole, 10)


def spoken(data: IndicatorSet, text: str, register: str) -> str:
    said = text_of(Speaker(data, YEAR, register=register).text(text))
    assert not WRONG.search(said), said
    return said


def of_parts(values: list[Decimal], field: str, **whole: object) -> IndicatorSet:
    chosen = NAMES[: len(values)]
    rows = [Observation(name, YEAR, **{field: value}) for name, value in zip(chosen, values, strict=True)]
    total = Observation("总", YEAR, **whole)  # type: ignore[arg-type]
    return IndicatorSet(
        [Indicator("总", "总值"), *(Indicator(name, name, parent="总") for name in chosen)], [total, *rows]
    )


CLAUSE = re.compile(
    r"(?P<names>[\w、]+?业)(?P<first>比上年)?(?P<joint>分别|均)?(?P<verb>增长|下降|与上年同期持平|与上年持平)"
    r"(?P<figures>[\d.%、]*)"
)


def claims(text: str) -> dict[str, Fraction]:
    """What a list says of each name, by its words alone."""
    found: dict[str, Fraction] = {}
    for clause in text.split("，"):
        match = CLAUSE.fullmatch(clause)
        assert match, clause
        names = match["names"].split("、")
        figures = [Fraction(figure.removesuffix("%")) for figure in match["figures"].split("、") if figure]
        assert (match["joint"] is None) == (len(names) == 1), clause
        if match["joint"] == "分别":
            assert len(set(figures)) > 1
        elif len(names) > 1:
            assert len(figures) <= 1
        figures = figures * len(names) if len(figures) == 1 else figures or [Fraction(0)] * len(names)
        sign = -1 if match["verb"] == "下降" else 1
        for name, figure in zip(names, figures, strict=True):
            assert name not in found
            found[name] = sign * figure
    return found


@given(st.lists(rates, min_size=1, max_size=9), registers)
def test_a_list_of_rates_says_each_as_it_is(values: list[Decimal], register: str) -> None:
    text = spoken(of_parts(values, "yoy"), "{{ 总 | parts }}", register)
    assert claims(text) == {name: tenths(value) for name, value in zip(NAMES, values, strict=False)}
    assert text.count("比上年") <= (register == "statistics")
    figures = re.findall(r"[\d.]+(?=%)", text)
    assert all(("." in figure) or register == "work-report" for figure in figures)
    order = [_sign(clause) for clause in text.split("，")]
    assert order == sorted(order, reverse=True)


def _sign(clause: str) -> int:
    return 1 if "增长" in clause else -1 if "下降" in clause else 0


@given(st.lists(rates, min_size=2, max_size=9), st.integers(1, 5), st.sampled_from(["up", "down"]))
def test_a_sorted_list_begins_with_the_first(values: list[Decimal], top: int, sort: str) -> None:
    text = spoken(of_parts(values, "yoy"), f'{{{{ 总 | parts(sort="{sort}", top={top}) }}}}', "statistics")
    said = claims(text)
    assert len(said) == min(top, len(values))
    chosen = sorted(values, reverse=sort == "down")[: len(said)]
    assert sorted(said.values()) == sorted(tenths(value) for value in chosen)


@given(st.lists(rates, min_size=1, max_size=9))
def test_how_many_grew_is_counted_by_the_printed_rates(values: list[Decimal]) -> None:
    text = spoken(of_parts(values, "yoy"), '{{ 总 | growing("行业", "行业增加值") }}', "statistics")
    grew = sum(tenths(value) > 0 for value in values)
    if not grew:
        assert text == f"{len(values)}个行业中没有行业增加值比上年增长"
        return
    share = tenths(Fraction(100 * grew, len(values)))
    assert text == f"{len(values)}个行业中有{grew}个行业增加值比上年增长，增长面为{float(share):.1f}%"


POINTS = re.compile(r"业(拉动总值增长|上拉总值增速|下拉总值增速|影响总值增速不足)([\d.]+)个百分点")


@given(st.decimals(-5, 5, places=2), rates)
def test_contributions_name_the_way(points: Decimal, whole: Decimal) -> None:
    data = of_parts([points], "contribution", yoy=whole)
    text = spoken(data, "{{ 甲业 | name }}{{ 甲业 | contribution }}", "statistics")
    match = POINTS.search(text)
    assert match, text
    said, grown = tenths(points), tenths(whole)
    way = match[1]
    if way.endswith("不足"):
        assert said == 0
        assert match[2] == "0.1"
        return
    assert Fraction(match[2]) == abs(said) > 0
    assert way.startswith("下拉") == (said < 0)
    assert ("增长" in way) == (said > 0 and grown > 0)


@given(st.decimals(-500, 500, places=1), rates)
def test_a_share_of_growth_needs_growth(share: Decimal, whole: Decimal) -> None:
    data = of_parts([share], "contribution_share", yoy=whole)
    if tenths(whole) <= 0:
        with pytest.raises(RefusalError, match="did not grow"):
            spoken(data, "{{ 甲业 | contribution_share }}", "statistics")
        return
    text = spoken(data, "{{ 甲业 | contribution_share }}", "statistics")
    assert text == f"对总值增长的贡献率为{abs(share) if share == 0 else share}%"
    assert "百分点" not in text


levels = st.decimals("0.1", 99999, places=1)


@given(st.lists(levels, min_size=2, max_size=6))
def test_a_structure_prints_true_shares_and_their_true_sum(values: list[Decimal]) -> None:
    data = of_parts(values, "value", value=sum(values, Decimal(0)), unit="亿元")
    data = data.replace(observations=[_in_yi(row) for row in data.observations])
    ids = ", ".join(NAMES[1 : len(values)])
    text = spoken(data, f"{{{{ 甲业 | structure({ids}) }}}}", "work-report")
    shares, _, note = text.partition("（")
    printed = [Fraction(share) for share in shares.split(":")]
    whole = sum(Fraction(value) for value in values)
    assert printed == [tenths(100 * Fraction(value) / whole) for value in values]
    assert bool(note) == (sum(printed) != 100)
    if note:
        assert Fraction(re.findall(r"[\d.]+", note)[0]) == sum(printed)


def _in_yi(row: Observation) -> Observation:
    return Observation(row.indicator, row.period, value=row.value, unit="亿元")


@given(levels, levels, levels, levels)
def test_a_share_and_its_change(part: Decimal, rest: Decimal, part_then: Decimal, rest_then: Decimal) -> None:
    rows = [
        Observation(id, period, value=value, unit="亿元")
        for period, own, other in ((BEFORE, part_then, rest_then), (YEAR, part, rest))
        for id, value in (("x", own), ("w", own + other))
    ]
    data = IndicatorSet([Indicator("w", "总值"), Indicator("x", "部分", parent="w")], rows)
    text = spoken(data, "{{ x | share }}，{{ x | share_change }}", "statistics")
    now, then = (
        tenths(100 * Fraction(a) / Fraction(a + b)) for a, b in ((part, rest), (part_then, rest_then))
    )
    moved = now - then
    assert text.startswith(f"占总值的比重为{float(now):.1f}%，")
    tail = text.partition("，")[2]
    if moved:
        verb = "提高" if moved > 0 else "下降"
        assert tail == f"比上年{verb}{float(abs(moved)):.1f}个百分点"
    else:
        assert tail in ("与上年同期持平", "与上年持平")


@given(levels, levels)
def test_a_revision_adds_up(old: Decimal, new: Decimal) -> None:
    rows = [
        Observation("x", YEAR, value=old, unit="亿元", status_word="初步核算", vintage="2025-01"),
        Observation("x", YEAR, value=new, unit="亿元", vintage="2025-12"),
    ]
    text = spoken(IndicatorSet([Indicator("x", "总值")], rows), "{{ x | revision }}", "statistics")
    if old == new:
        assert text == f"为{new}亿元，与初步核算数一致"
        return
    verb = "增加" if new > old else "减少"
    assert text == f"修订为{new}亿元，比初步核算数{verb}{abs(new - old)}亿元"


@given(st.integers(1, 30), st.integers(1, 30))
def test_a_change_of_place_names_the_way(now: int, then: int) -> None:
    rows = [Observation("x", BEFORE, rank=then), Observation("x", YEAR, rank=now)]
    text = spoken(IndicatorSet([Indicator("x", "总值")], rows), "{{ x | rank_change }}", "statistics")
    expected = (
        f"较上年{'前移' if now < then else '后移'}{abs(now - then)}位" if now != then else "位次与上年持平"
    )
    assert text == expected
