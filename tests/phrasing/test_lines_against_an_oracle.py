"""Whole lines over random series, read back clause by clause by a reader that shares no code with ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from zjreport.errors import RefusalError, ZjreportError
from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period, Polarity, Prices
from zjreport.phrasing import Speaker
from zjreport.runs import Source, text_of

PERIODS = ["2022", "2023-Q1", "2023-H1", "2023-Q1/2023-Q3", "2023", "2024-Q1", "2024-H1"]
NOW = "2024-H1"
YEAR_AGO = {"2024-H1": "2023-H1", "2024-Q1": "2023-Q1", "2023": "2022"}
NAMED = {"一季度": "2024-Q1", "上年全年": "2023", "上年同期": "2023-H1", "3月末": "2024-Q1", "上年末": "2023"}
WRONG = re.compile(
    r"None|nan|Decimal|[-−]0(?![.\d]*[1-9])|[-−]{2}|(?:增长|下降|上涨|提高|增加|减少|上升|加快|回落|收窄|扩大)[-−]"
    r"|(?:增长|下降|上涨|提高|上升|加快|回落|收窄|扩大|高于|低于)[^，]*?(?<![\d.])0(?:\.0+)?(?:%|个百分点)|（）|，，|，$|^，"
    "|[\ufdd0-\ufdef]|同比[^，]*同比"
)


@dataclass(frozen=True)
class Cell:
    """What the data says of one period in one area."""

    value: Decimal | None
    yoy: Decimal | None


Series = dict[tuple[str, str], Cell]


def rounded(value: Decimal | Fraction, places: int) -> Fraction:
    """Half away from zero, in whole numbers."""
    scale = 10**places
    doubled = abs(Fraction(value)) * scale * 2
    whole = int((doubled + 1) // 2)
    return Fraction(whole, scale) * (-1 if value < 0 else 1)


@dataclass(frozen=True)
class Truth:
    """What may be said, by another arithmetic than the library's."""

    series: Series
    kind: str

    def level(self, area: str, period: str) -> Fraction | None:
        cell = self.series.get((area, period))
        return None if cell is None or cell.value is None else rounded(cell.value, 1)

    def raw(self, period: str) -> Decimal | None:
        cell = self.series.get(("甲市", period))
        return None if cell is None else cell.value

    def rate(self, area: str, period: str) -> Fraction | None:
        cell = self.series.get((area, period))
        if cell is None:
            return None
        if cell.yoy is not None:
            return rounded(cell.yoy, 1)
        base = self.series.get((area, YEAR_AGO.get(period, "")))
        if cell.value is None or base is None or base.value is None or base.value <= 0:
            return None
        return rounded((Fraction(cell.value) / Fraction(base.value) - 1) * 100, 1)

    def compared(self, area: str, period: str) -> Fraction | None:
        return self.level(area, period) if self.kind == "ratio" else self.rate(area, period)


KINDS: dict[str, Indicator] = {
    "flow": Indicator("x", "用电量", "亿千瓦时", decimals=1, accumulation=Accumulation.YEAR_TO_DATE),
    "profit": Indicator(
        "x", "利润总额", "亿元", decimals=1, prices=Prices.CURRENT, accumulation=Accumulation.YEAR_TO_DATE
    ),
    "stock": Indicator("x", "贷款余额", "亿元", decimals=1, accumulation=Accumulation.STOCK),
    "ratio": Indicator(
        "x", "失业率", "%", decimals=1, polarity=Polarity.LOWER, accumulation=Accumulation.YEAR_TO_DATE
    ),
    "price": Indicator("x", "居民消费价格", prices=Prices.INDEX, accumulation=Accumulation.YEAR_TO_DATE),
}

levels = (
    st.decimals(-90, 900, places=2)
    | st.sampled_from([Decimal(0), Decimal("0.04"), Decimal("-0.04"), Decimal("987654321987.65")])
    | st.just(Decimal("-0.0"))
)
yoys = (
    st.decimals(-40, 45, places=2)
    | st.decimals(-1, 1, places=2)
    | st.sampled_from([Decimal("-0.0"), Decimal(0)])
)


@st.composite
def all_series(draw: st.DrawFn, kind: str) -> Series:
    def cell() -> Cell:
        value = None if kind == "price" else draw(st.none() | levels)
        return Cell(value, draw(st.none() | yoys))

    return {
        (area, period): cell() for area in ("甲市", "全省") for period in PERIODS if draw(st.integers(0, 5))
    }


def speaker(series: Series, kind: str) -> Speaker:
    rows = [
        Observation(
            "x",
            Period.parse(period),
            area,
            value=cell.value,
            yoy=cell.yoy,
            origins={"": Source("d.csv", row=2)},
        )
        for (area, period), cell in series.items()
    ]
    return Speaker(IndicatorSet([KINDS[kind]], rows), Period.parse(NOW), "甲市", "statistics")


TEXT = '{{ x | say(where_known=["pace", "gap"], than="全省") }}'


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_every_clause_is_true(kind: str, drawn: st.DataObject) -> None:
    series = drawn.draw(all_series(kind))
    try:
        text = text_of(speaker(series, kind).text(TEXT))
    except RefusalError:
        return
    assert not WRONG.search(text), text
    name = KINDS[kind].name
    assert text.startswith(name)
    for clause in text.removeprefix(name).split("，"):
        truth = Truth(series, kind)
        reader = next((read for pattern, read in READERS if (found := pattern.fullmatch(clause))), None)
        assert reader, f"nobody can read “{clause}” of “{text}”"
        event(reader.__name__)
        reader(truth, found, text)


# -- readers: one a kind of clause ---------------------------------------------------------------------

Reader = Callable[[Truth, "re.Match[str]", str], None]


def read_level(truth: Truth, found: re.Match[str], text: str) -> None:
    assert Fraction(found["n"]) == truth.level("甲市", NOW)


def read_growth(truth: Truth, found: re.Match[str], text: str) -> None:
    rate = truth.rate("甲市", NOW)
    assert rate is not None
    assert abs(rate) == Fraction(found["n"])
    assert (rate > 0) is (found["verb"] in ("增长", "上涨"))
    level, base = truth.raw(NOW), truth.raw(YEAR_AGO[NOW])
    assert level is None or level >= 0
    assert level is None or base is None or base > 0


def read_change_of_ratio(truth: Truth, found: re.Match[str], text: str) -> None:
    cell = truth.series["甲市", NOW]
    assert cell.yoy is not None
    change = rounded(cell.yoy, 1)
    assert abs(change) == Fraction(found["n"])
    assert (change > 0) is (found["verb"] == "上升")


def read_flat(truth: Truth, found: re.Match[str], text: str) -> None:
    cell, own = truth.series["甲市", NOW], truth.level("甲市", NOW)
    flat = cell.yoy is not None and rounded(cell.yoy, 1) == 0
    assert flat or truth.rate("甲市", NOW) == 0 or own == truth.level("甲市", YEAR_AGO[NOW])


def read_swing(truth: Truth, found: re.Match[str], text: str) -> None:
    own, base = truth.raw(NOW), truth.raw(YEAR_AGO[NOW])
    assert own is not None
    assert base is not None
    word = found[0]
    if word in ("由盈转亏", "由正转负"):
        assert base > 0 > own
    elif word in ("扭亏为盈", "由负转正"):
        assert own > 0 > base
    else:
        assert word == "上年同期为零"
        assert base == 0 != own


def read_loss(truth: Truth, found: re.Match[str], text: str) -> None:
    own, base = truth.level("甲市", NOW), truth.level("甲市", YEAR_AGO[NOW])
    assert own is not None
    assert base is not None
    assert (truth.raw(NOW) or 0) <= 0 > (truth.raw(YEAR_AGO[NOW]) or 0)
    assert abs(own - base) == Fraction(found["n"])
    loss_grew = own < base
    assert loss_grew is ((found["verb"] == "增加") is bool(found["loss"]))


def read_pace(truth: Truth, found: re.Match[str], text: str) -> None:
    own, before = truth.compared("甲市", NOW), truth.compared("甲市", NAMED[found["since"]])
    assert own is not None
    assert before is not None
    assert abs(own - before) == Fraction(found["n"])
    noun, verb = found["noun"], found["verb"]
    if truth.kind == "ratio":
        assert not noun
        assert verb == ("上升" if own > before else "下降")
        return
    assert (own < 0) is (noun == "降幅")
    assert (own < 0) is (before < 0)
    assert (abs(own) > abs(before)) is (verb in ("加快", "扩大"))
    assert (noun == "涨幅") is (truth.kind == "price" and own >= 0)


def read_turn(truth: Truth, found: re.Match[str], text: str) -> None:
    own, before = truth.rate("甲市", NOW), truth.rate("甲市", NAMED[found["since"]])
    words = {"增": 1, "涨": 1, "平": 0, "降": -1}
    assert own is not None
    assert before is not None
    assert ((before > 0) - (before < 0), (own > 0) - (own < 0)) == (words[found["from"]], words[found["to"]])


def read_same_pace(truth: Truth, found: re.Match[str], text: str) -> None:
    where, when = ("全省", NOW) if found["with"] == "全省" else ("甲市", NAMED[found["with"]])
    own, other = truth.compared("甲市", NOW), truth.compared(where, when)
    assert own is not None
    assert own == other
    if found["noun"]:
        assert (own < 0) is (found["noun"] == "降幅") or where == "全省"


def read_gap(truth: Truth, found: re.Match[str], text: str) -> None:
    own, other = truth.compared("甲市", NOW), truth.compared("全省", NOW)
    assert own is not None
    assert other is not None
    assert abs(own - other) == Fraction(found["n"])
    if found["noun"] == "降幅":
        assert own < 0 > other
        own, other = -own, -other
    elif truth.kind != "ratio":
        assert not own < 0 > other
        assert found["noun"] or (own >= 0 <= other)
    assert (own > other) is (found["verb"] == "高于")


N = r"(?P<n>\d+\.\d)"
SINCE = f"(?P<since>{'|'.join(NAMED)})"
READERS: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"为?(?P<n>-?\d+\.\d)(?:亿千瓦时|亿元|%)", read_level),
        (rf"(?:同比)?(?P<verb>增长|下降|上涨){N}%", read_growth),
        (rf"(?:同比)?(?P<verb>上升|下降){N}个百分点", read_change_of_ratio),
        (r"(?:亏损额)?与上年同期持平", read_flat),
        (r"由盈转亏|扭亏为盈|由正转负|由负转正|上年同期为零", read_swing),
        (rf"(?P<loss>亏损额)?(?:同比)?(?P<verb>增加|减少){N}亿(?:元|千瓦时)", read_loss),
        (
            rf"(?P<noun>降幅|涨幅)?比{SINCE}(?P<verb>加快|回落|收窄|扩大|上升|下降){N}个百分点",
            read_pace,
        ),
        (rf"较{SINCE}由(?P<from>[增涨降平])转(?P<to>[增涨降平])", read_turn),
        (rf"(?P<noun>增速|涨幅|降幅)?与(?P<with>全省|{'|'.join(NAMED)})持平", read_same_pace),
        (rf"(?P<noun>增速|降幅|涨幅|涨跌幅)?(?P<verb>高于|低于)全省{N}个百分点", read_gap),
    )
]


def test_every_reader_has_read() -> None:
    """A made-up series in which each clause occurs, so that no reader can rest."""
    said = set()
    for kind, series in MADE_UP:
        text = text_of(speaker(series, kind).text(TEXT))
        for clause in text.removeprefix(KINDS[kind].name).split("，"):
            for pattern, reader in READERS:
                if found := pattern.fullmatch(clause):
                    reader(Truth(series, kind), found, text)
                    said.add(reader)
                    break
            else:
                raise AssertionError(f"nobody can read “{clause}”")
    assert said == {reader for _, reader in READERS}


def _made_up(kind: str, **cells: tuple[str | None, str | None]) -> tuple[str, Series]:
    where = {
        "now": ("甲市", NOW),
        "then": ("甲市", "2023-H1"),
        "before": ("甲市", "2024-Q1"),
        "wider": ("全省", NOW),
    }
    series = {
        where[name]: Cell(*(None if each is None else Decimal(each) for each in cell))
        for name, cell in cells.items()
    }
    return kind, series


MADE_UP = [
    _made_up("flow", now=("125.3", "6.2"), before=("60", "5.8"), wider=(None, "5.1")),
    _made_up("flow", now=("125.3", "0.0"), before=("60", "-5.8"), wider=(None, "0.0")),
    _made_up("profit", now=("-1.9", None), then=("3.4", None)),
    _made_up("profit", now=("-1.9", None), then=("-3.4", None)),
    _made_up("price", now=(None, "0.2"), before=(None, "0.2"), wider=(None, "-0.1")),
    _made_up("ratio", now=("5.0", "0.2"), before=("5.2", None), wider=("5.1", None)),
]


@pytest.mark.parametrize(
    "text", ["{{ x | pace }}", "{{ x | shift }}", "{{ x | swing }}", "{{ x | multiple }}"]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data(), kind=st.sampled_from(sorted(KINDS)))
def test_any_filter_says_something_sound_or_refuses_with_a_code(
    text: str, drawn: st.DataObject, kind: str
) -> None:
    try:
        said = text_of(speaker(drawn.draw(all_series(kind)), kind).text(text))
    except ZjreportError:
        return
    assert said
    assert not WRONG.search(said), said
