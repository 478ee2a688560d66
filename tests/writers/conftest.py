"""What tests of several writers share."""

from __future__ import annotations

import pytest

from zjreport.blocks import Column


@pytest.fixture(scope="session")
def nine() -> tuple[Column, ...]:
    """The columns of the widest table in use, with groups."""
    return (
        Column("指标", weight=4),
        Column("单位", "center"),
        Column("数值", "decimal", group="三季度"),
        Column("数值", "decimal", group="2024年前三季度"),
        Column("同比（%）", "decimal", group="2024年前三季度"),
        Column("全省增速（%）", "decimal"),
        Column("全省位次", "center"),
        Column("年度目标", "decimal"),
        Column("完成（%）", "decimal"),
    )
