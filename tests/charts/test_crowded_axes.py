"""Axes of many periods and areas: names keep apart, years stand once, no text on a line or a marker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zjreport import plugins
from zjreport.charts import ChartSpec, Series
from zjreport.charts.kinds._periods import period_rows
from zjreport.charts.resolve import Resolved, resolve
from zjreport.charts.shapes import Box, Label, Mark, Polyline, Scene
from zjreport.charts.style import ChartStyle

Chart = Callable[..., ChartSpec]
Row = Callable[..., Series]
_SIZES = ((150.0, 72.0), (178.0, 66.0), (110.0, 45.0), (76.5, 54.0), (60.0, 50.0))
_SOFAR = ("一季度", "上半年", "前三季度", "")


def quarters(count: int) -> list[str]:
    return [f"{2019 + place // 4}年{'一二三四'[place % 4]}季度" for place in range(count)]


def so_far(count: int) -> list[str]:
    return [f"{2019 + place // 4}年{_SOFAR[place % 4]}" for place in range(count)]


def months(count: int) -> list[str]:
    return [f"{2022 + place // 12}年{place % 12 + 1}月" for place in range(count)]


def values(count: int, level: float, step: int = 1) -> list[float]:
    return [round(level + (place * 37 * step % 17 - 8) / 5, 1) for place in range(count)]


def scene_of(spec: ChartSpec, resolved: Resolved, style: ChartStyle) -> Scene:
    scene: Scene = plugins.charts.load(spec.kind)().layout(resolved, style).contained()
    return scene


@pytest.mark.parametrize("size", _SIZES, ids=str)
@pytest.mark.parametrize("names", [so_far(8), quarters(12), so_far(20), months(24), months(36)], ids=len)
@pytest.mark.parametrize("kind", ["column", "line", "combination", "stacked", "stacked-share"])
def test_no_text_meets_another_a_line_or_a_marker(
    kind: str,
    names: list[str],
    size: tuple[float, float],
    make_chart: Chart,
    make_series: Row,
    style: ChartStyle,
) -> None:
    count = len(names)
    rate = {"unit": "%", "axis": "secondary", "mark": "line"} if kind == "combination" else {}
    first = [30 + place for place in range(count)]
    second = values(count, 4) if kind in ("line", "combination") else [40] * count
    spec = make_chart(
        kind,
        names,
        make_series("产值", first if kind != "line" else values(count, 6, 3)),
        make_series("增速", second, "%" if rate else "", **rate),
    )
    resolved = resolve(spec, size, style)
    scene = scene_of(spec, resolved, style)
    assert list(scene.faults()) == []
    assert resolved.categories[-1], "the last period is always named"
    assert len([lines for lines in resolved.categories if lines]) >= 2


@pytest.mark.parametrize("size", _SIZES, ids=str)
def test_areas_are_all_named_and_none_is_cut(
    size: tuple[float, float],
    make_chart: Chart,
    make_series: Row,
    style: ChartStyle,
    samples: dict[str, ChartSpec],
) -> None:
    for spec in (samples["bar"], samples["column, ranking"]):
        resolved = resolve(spec, size, style)
        names = ["".join(run.text for run in name) for name in spec.categories]
        assert ["".join(lines) for lines in resolved.categories] == names
        assert list(scene_of(spec, resolved, style).faults()) == []


def test_a_year_stands_once_below_its_quarters() -> None:
    rows = period_rows(tuple(so_far(8)), 16, 9, thinned=False)
    assert rows == (
        ("一季度", "2019年"), ("上半年",), ("前三季度",), ("全年",),
        ("一季度", "2020年"), ("上半年",), ("前三季度",), ("全年",),
    )  # fmt: skip


def test_thinned_names_are_the_same_parts_of_every_year() -> None:
    rows = period_rows(tuple(quarters(20)), 4, 8, thinned=True)
    assert rows is not None
    assert [place for place, lines in enumerate(rows) if lines] == [0, 3, 7, 11, 15, 19]
    assert rows[7] == ("四季度", "2020年")


@pytest.mark.parametrize(
    "names",
    [("苏州市", "南京市"), ("2023年", "2024年"), ("2023年一季度", "全省"), ("2022年一季度", "2023年一季度")],
)
def test_other_names_have_no_rows_of_years(names: tuple[str, ...]) -> None:
    assert period_rows(names, 5, 9, thinned=True) is None


def test_names_that_have_no_room_at_all_are_left_to_the_last_resort() -> None:
    assert period_rows(tuple(quarters(8)), 0.3, 9, thinned=True) is None


def test_a_line_through_a_text_is_a_fault() -> None:
    label = Label("6.5%", (10, 10), 9, "000000")
    middle = (label.box.bottom + label.box.top) / 2
    through = Polyline(((0, middle), (40, middle)), "b5121b", 1.7)
    beside = Polyline(((0, 30), (40, 30)), "b5121b", 1.7)
    rule = Polyline(((0, middle), (40, middle)), "cccccc", 0.4)
    faults = [list(Scene(50, 50, (line, label)).faults()) for line in (through, beside, rule)]
    assert list(map(len, faults)) == [1, 0, 0]


def test_a_marker_under_a_text_is_a_fault() -> None:
    label = Label("6.5%", (10, 10), 9, "000000")
    mark = Mark((11, 11), "circle", 5, "b5121b", "ffffff")
    assert list(Scene(50, 50, (mark, label)).faults()) == ["“6.5%” stands on a marker"]
    assert mark.box.holds(Box(11, 11, 11, 11))


def test_a_long_caption_of_progress_stands_below_its_bar_and_cuts_no_name(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    names = ("进出口总额", "一般公共预算收入")
    spec: Any = make_chart(
        "target-progress",
        names,
        make_series("2024年一季度实绩", (77.7, 29.67)),
        make_series("2024年目标", (350, 115)),
    )
    resolved = resolve(spec, (76.0, 40.0), style)
    assert list(resolved.categories) == [(name,) for name in names]
    assert list(scene_of(spec, resolved, style).faults()) == []
