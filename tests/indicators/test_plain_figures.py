"""Figures that are set aside unread must say what they would say had each been read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.errors import Problem
from zjreport.indicators import _plain
from zjreport.indicators.model import IndicatorSet, Observation
from zjreport.indicators.reading import read_with_problems

EXAMPLES = Path(__file__).parents[2] / "examples"
CELLS = st.sampled_from(
    (
        "1.5",
        "20",
        "-3",
        "+0.4",
        "0",
        "",
        " ",
        "—",
        "持平",
        "1,234",
        "约5",
        "3%",
        "7万吨",
        "abc",
        "0.2",
        "１２",
    )
)
UNITS = st.sampled_from(("亿元", "万元", "%", "", "吨", "上年=100"))
HEADERS = (
    ["指标", "单位", "2023-03", "2023年一季度", "2024-01/2024-02", "2024-03"],
    ["指标", "单位", "2024-03", "2024-03同比", "2023-03", "2023-03同比"],
    ["指标", "单位", "时期", "数值", "同比", "备注"],
    ["指标", "单位", "时期", "数值", "位次", "状态"],
    ["地区", "单位", "时期", "产值", "销量", "价格"],
)
PERIODS = ("2024-03", "2023-03", "2024-Q1")


def told(source: object) -> tuple[tuple[Observation, ...], IndicatorSet, tuple[Problem, ...]]:
    data, problems = read_with_problems(source)
    return data.observations, data, problems


def compare(source: object) -> tuple[Observation, ...]:
    """The observations of a source, which must be those of a reading cell by cell."""
    quick, data, problems = told(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_plain, "_may_be_plain", lambda part: False)
        slow, other, others = told(source)
    assert quick == slow
    assert problems == others
    assert data.indicators == other.indicators
    assert (data.areas, data.periods, data.current) == (other.areas, other.periods, other.current)
    for row in slow:
        assert data.find(*row.key[::2], row.area) == other.find(*row.key[::2], row.area)
        assert data.series(row.indicator, row.area) == other.series(row.indicator, row.area)
    return quick


@st.composite
def tables(draw: st.DrawFn) -> str:
    header = draw(st.sampled_from(HEADERS))
    rows = draw(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6))
    lines = [",".join(header)]
    for row in rows:
        name = draw(st.sampled_from(("产量", "存款余额", "价格指数（上年=100）", "失业率（%）", "产量增速")))
        first = [draw(st.sampled_from(PERIODS)), *row[1:]] if "时期" in header else row
        lines.append(",".join(f'"{cell}"' for cell in (name, draw(UNITS), *first)))
    return "\n".join(lines) + "\n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=tables())
def test_set_aside_or_read_is_the_same(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    compare(path)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("quarterly/data/*.*")), ids=lambda path: str(path.name))
def test_examples_are_the_same(path: Path) -> None:
    compare(path)


def test_two_files_that_complete_and_contradict_each_other(tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text("指标,单位,2023,2024\n产量,吨,5,6\n销量,吨,7,8\n", encoding="utf-8")
    second.write_text("指标,单位,时期,数值,同比\n产量,吨,2024,6,20\n销量,吨,2024,9,1\n", encoding="utf-8")
    rows = compare([first, second])
    assert [(row.indicator, row.period.year, row.value, row.yoy) for row in rows] == [
        ("产量", 2023, 5, None),
        ("产量", 2024, 6, 20),
        ("销量", 2023, 7, None),
        ("销量", 2024, 8, None),
    ]
    assert str(rows[1].origin("value")) == "one.csv:2 2024"
    assert str(rows[1].origin("yoy")) == "two.csv:2 同比"


def test_only_asked_for_observations_are_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "指标,单位,2023,2024\n" + "".join(f"产量{n},吨,5,6\n" for n in range(9)), encoding="utf-8"
    )
    data, _ = read_with_problems(path)
    made: list[str] = []
    whole = _plain.Strip._observation

    def noted(strip: _plain.Strip, spot: object, period: object) -> Observation:
        made.append(strip.indicator)
        return whole(strip, spot, period)

    monkeypatch.setattr(_plain.Strip, "_observation", noted)
    assert data.series("产量3")[-1].value == 6
    assert data.series("产量3")[0] is data.series("产量3")[0]
    assert set(made) == {"产量3"}
    assert len(data.observations) == 18
    assert len(made) == 18
