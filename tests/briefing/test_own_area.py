"""Rows that name no area are of the area that the definition names."""

from __future__ import annotations

from pathlib import Path

import pytest

import zjreport as zj

DEFINITION = """
area: 江州市
period: 2024-Q1
register: statistics
data: [office.csv, cities.csv]
sections:
  - kind: narrative
    text: "{{ 产值 | say }}，{{ 产值 | rank(among=['江州市', '临湖市'], scope='两市') }}。"
"""
OFFICE = "指标,2024年一季度,2024年一季度同比\n产值（亿元）,12.5,3.1\n"
CITIES = "指标,地区,时期,数值,单位\n产值,临湖市,2024年一季度,11.0,亿元\n产值,江州市,2024年一季度,{},亿元\n"


def briefing(folder: Path, own: str) -> zj.Briefing:
    (folder / "briefing.yaml").write_text(DEFINITION, encoding="utf-8")
    (folder / "office.csv").write_text(OFFICE, encoding="utf-8")
    (folder / "cities.csv").write_text(CITIES.format(own), encoding="utf-8")
    return zj.Briefing.load(folder / "briefing.yaml")


def test_an_office_s_own_table_is_one_series_with_that_of_the_cities(tmp_path: Path) -> None:
    made = briefing(tmp_path, "12.5")
    data, _ = made.read()
    assert data.areas == ("江州市", "临湖市")
    assert "产值12.5亿元，同比增长3.1%，居两市第1位。" in made.compose(data).to_text()


def test_they_may_not_contradict_each_other(tmp_path: Path) -> None:
    _, problems = briefing(tmp_path, "12.6").read()
    assert [problem.code for problem in problems if problem.severity == "error"] == ["data.duplicate"]


def test_without_a_definition_the_area_is_named_or_none() -> None:
    rows = [{"指标": "产值", "时期": "2024", "数值": "1", "单位": "亿元"}]
    assert zj.read_indicators(rows).areas == ("",)
    assert zj.read_indicators(rows, area="江州市").areas == ("江州市",)


@pytest.mark.parametrize("area", ["", "江州市"])
def test_targets_without_an_area_follow(area: str) -> None:
    rows = [{"指标": "产值", "时期": "2024", "目标": "1", "目标类型": "达到"}]
    catalogue = [{"代码": "va", "名称": "产值", "单位": "亿元"}]
    (target,) = zj.read_indicators(catalogue, rows, area=area).targets
    assert target.area == area
