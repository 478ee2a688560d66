"""A definition that names no county, over a table of three."""

from __future__ import annotations

from pathlib import Path

import pytest

DEFINITION = """title: "{{ area }}简报"
organisation: "{{ area }}统计局"
period: 2024-Q1
area: 东州区
register: statistics
theme: official
data: [counties.csv]
sections:
  - kind: narrative
    title: 工业
    text: "{{ area }}规模以上工业{{ 产值 | say }}。"
"""
COUNTIES = """指标,地区,时期,数值,单位,同比
产值,东州区,2024年一季度,61.2,亿元,5.4
产值,西州区,2024年一季度,48.9,亿元,-1.2
产值,南州区,2024年一季度,37.0,亿元,3.8
产值,东州区,2024年上半年,130.5,亿元,6.0
产值,西州区,2024年上半年,101.7,亿元,0.4
"""


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """The definition, in a folder with its data."""
    (tmp_path / "counties.csv").write_text(COUNTIES, encoding="utf-8")
    path = tmp_path / "briefing.yaml"
    path.write_text(DEFINITION, encoding="utf-8")
    return path
