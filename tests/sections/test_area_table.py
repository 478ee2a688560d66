"""Areas beside each other: rows in order, columns by indicator, what the data lacks and what it remarks."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks.outline import outline
from zjreport.blocks.primitives import figures_of
from zjreport.errors import DefinitionError
from zjreport.runs import Role
from zjreport.sections import Context


def cities(data: Any) -> Any:
    made = data("statistics", area="甲市")
    for area, level, rate, income in (("乙市", "900.0", "5.1", "30000"), ("甲市", "300.0", "-0.3", "28000")):
        made.add("x", value=level, yoy=rate, name="产值", unit="亿元", area=area)
        made.add("y", value=income, name="收入", unit="元", area=area)
    made.add("x", value="20.5", name="产值", unit="亿元", area="丙市")
    return made.add("x", yoy="5.0", area="全省")


def tables(data: Any, **options: Any) -> tuple[Any, ...]:
    given = {"indicators": ["x", "y"], "title": "各市", **options}
    section = msgspec.convert(given, plugins.sections.load("area-table"))
    return tuple(section.render(Context(data.speaker("2024"))))


def lines(data: Any, **options: Any) -> list[str]:
    return [line.strip() for line in outline(tables(data, **options)).splitlines()]


def test_each_indicator_has_its_columns_and_what_no_area_has_is_left_out(data: Any) -> None:
    assert lines(cities(data), areas=["甲市", "乙市", "丙市"]) == [
        "table: 各市",
        "| 地区 | 产值/数值（亿元） | 产值/同比（%） | 收入/数值（元）",
        "b 甲市 | 300.0 | -0.3 | 28000",
        "b 乙市 | 900.0 | 5.1 | 30000",
        "b 丙市 | 20.5 |  |",
    ]


def test_without_names_the_areas_are_all_but_the_wider_ones(data: Any) -> None:
    (table,) = tables(cities(data))
    names = ["".join(run.text for run in row.cells[0].runs) for row in table.rows]
    assert sorted(names) == ["丙市", "乙市", "甲市"]


def test_the_own_area_is_marked_and_figures_are_of_their_areas(data: Any) -> None:
    (table,) = tables(cities(data), areas=["乙市", "甲市"], columns=["growth"], indicators=["x"])
    assert [row.cells[0].runs[0].role for row in table.rows] == [Role.PLAIN, Role.STRONG]
    found = [(text, provenance.area, provenance.indicator) for text, provenance in figures_of(table)]
    assert found == [("5.1", "乙市", "x"), ("-0.3", "甲市", "x")]


def test_what_the_data_remarks_stands_below(data: Any) -> None:
    made = cities(data).add("x", value="7.0", name="产值", unit="亿元", area="丁市", status_word="预计")
    found = lines(made, areas=["甲市", "丁市"], indicators=["x"], columns=["level"])
    assert found[3:] == ["b 丁市 | 7.0①", "note: ① 预计数。"]


def test_one_area_is_refused(data: Any) -> None:
    with pytest.raises(DefinitionError):
        tables(data("statistics", area="甲市").add("x", value="1", name="产值", unit="亿元", area="甲市"))
