"""The ranking of areas: who is among them, both places, how they moved, and the bars."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks.outline import outline
from zjreport.errors import RefusalError
from zjreport.indicators import Polarity
from zjreport.runs import Role
from zjreport.sections import Context

LEVELS = {
    "甲市": ("300.0", "5.1"),
    "乙市": ("900.0", "5.1"),
    "丙市": ("500.0", "-0.3"),
    "丁市": ("100.0", "6.0"),
}


def cities(data: Any, *, then: tuple[int, ...] = (), **given: Any) -> Any:
    made = data("statistics", area="甲市")
    for (area, (level, rate)), before in zip(LEVELS.items(), then or (0, 0, 0, 0), strict=True):
        common = {"name": "产值", "unit": "亿元", "area": area, **given}
        if before:
            made.add("x", "2023", value=before, yoy=before, **common)
        made.add("x", value=level, yoy=rate, **common)
    return made.add("x", area="全省", yoy="5.0").add("x", area="江南省", value="9000.0", yoy="5.0")


def blocks(data: Any, **options: Any) -> tuple[Any, ...]:
    section = msgspec.convert(
        {"indicator": "x", "title": "产值", **options}, plugins.sections.load("ranking")
    )
    return tuple(section.render(Context(data.speaker("2024"))))


def lines(data: Any, **options: Any) -> list[str]:
    return [line.strip() for line in outline(blocks(data, **options)).splitlines()]


def test_wider_areas_are_not_among_them(data: Any) -> None:
    assert lines(cities(data)) == [
        "table: 产值 (亿元)",
        "| 位次 | 地区 | 数值 | 同比（%）",
        "b 1 | 丁市 | 100.0 | 6.0",
        "b 2 | 甲市 | 300.0 | 5.1",
        "b 2 | 乙市 | 900.0 | 5.1",
        "b 4 | 丙市 | 500.0 | -0.3",
    ]


def test_both_places_stand_beside_their_figures(data: Any) -> None:
    assert lines(cities(data), both=True, by="level")[1:] == [
        "| 地区 | 总量/数值 | 总量/位次 | 增速/同比（%） | 增速/位次",
        "b 乙市 | 900.0 | 1 | 5.1 | 2",
        "b 丙市 | 500.0 | 2 | -0.3 | 4",
        "b 甲市 | 300.0 | 3 | 5.1 | 2",
        "b 丁市 | 100.0 | 4 | 6.0 | 1",
    ]


def test_moves_of_places(data: Any) -> None:
    found = lines(cities(data, then=(4, 3, 2, 1)), change=True)[1:]
    assert found[0].endswith("| 位次变化")
    assert [line.split(" | ")[1::3] for line in found[1:]] == [
        ["丁市", "前移3位"],
        ["甲市", "后移1位"],
        ["乙市", "持平"],
        ["丙市", "后移1位"],
    ]


def test_lower_is_better_only_where_it_is_declared(data: Any) -> None:
    first = lines(cities(data, polarity=Polarity.LOWER), by="level")[2]
    assert first.startswith("b 1 | 丁市")


def test_the_own_area_is_marked_in_table_and_bars(data: Any) -> None:
    table, chart = blocks(cities(data), show="both")
    marked = [row.cells[1].runs[0].text for row in table.rows if row.cells[1].runs[0].role is Role.STRONG]
    (series,) = chart.spec.series
    toned = [
        "".join(run.text for run in name)
        for name, point in zip(chart.spec.categories, series.points, strict=True)
        if point.tone
    ]
    assert marked == toned == ["甲市"]


def test_bars_alone_stand_in_the_order_of_the_places(data: Any) -> None:
    assert lines(cities(data), show="chart", by="level")[:2] == [
        "chart bar full: 产值 (亿元)",
        "产值: 乙市=900.0, 丙市=500.0, 甲市=300.0, 丁市=100.0",
    ]


def test_an_area_without_its_figure_is_refused(data: Any) -> None:
    made = cities(data).add("x", "2023", area="戊市", value=1, yoy=1)
    with pytest.raises(RefusalError, match="no row in 戊市"):
        blocks(made)


def test_bars_over_areas_begin_with_the_best(data: Any) -> None:
    made = cities(data, polarity=Polarity.LOWER)
    section = msgspec.convert(
        {"chart": "bar", "indicators": ["x"], "areas": list(LEVELS)}, plugins.sections.load("chart")
    )
    (chart,) = section.render(Context(made.speaker("2024")))
    assert chart.spec.categories[0][0].text == "丁市"
