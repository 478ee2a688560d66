"""The unit above a table is that of its figures, whatever unit the catalogue prints them in."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import zjreport as zj

CATALOGUE = "代码,指标名称,单位\ntax,税收收入,亿元\nrate,税收占比,%\njobs,就业,万人\n"
TABLE = "财政局\n2024年收支情况\n单位：万元\n项目,2024年一季度\n税收收入,228600\n税收占比,77.0\n就业,1.4\n"


def test_ten_thousands_above_a_table_of_hundred_millions(tmp_path: Path) -> None:
    for name, text in (("catalogue.csv", CATALOGUE), ("table.csv", TABLE)):
        (tmp_path / name).write_text(text, encoding="gbk")
    data = zj.read_indicators(tmp_path / "catalogue.csv", tmp_path / "table.csv")
    rows = {row.indicator: row for row in data.observations}
    assert (rows["tax"].value, rows["tax"].unit) == (Decimal(228600), "万元")
    level = data.quantity(rows["tax"])
    assert level is not None
    assert level.in_unit("亿元").value == Decimal("22.86")
    assert rows["rate"].unit in ("", "%")
    assert rows["jobs"].unit in ("", "万人")
