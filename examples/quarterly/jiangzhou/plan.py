"""What is known beforehand: the catalogue of indicators and the targets of the year."""

from __future__ import annotations

from .csvs import Rows
from .specs import OWN, SPECS, Spec

__all__ = ["catalogue", "targets"]

_CATALOGUE = (
    "代码", "指标名称", "简称", "单位", "动词", "增长动词", "累计方式", "价格", "方向", "小数位",
    "分组", "上级", "备注",
)  # fmt: skip
# Counted things have no prices.
_COUNTED = ("new_jobs", "new_units", "grain", "electricity", "industrial_electricity", "nev", "housing_area")
_PRICES = {"real": "现价", "nominal": "现价", "stock": "现价", "index": "指数"}
_SPANS = {"stock": "时点", "ratio": "当期"}
_TARGETS = (
    ("gdp", "6", "增长", "%"),
    ("industrial_va", "7.5", "增长", "%"),
    ("retail", "6", "增长", "%"),
    ("trade", "350", "达到", "亿元"),
    ("budget_revenue", "115.0", "达到", "亿元"),
    ("new_jobs", "5.0", "不低于", "万人"),
    ("unemployment", "5.5", "不超过", "%"),
    ("fdi", "3.2", "达到", "亿美元"),
)


def catalogue() -> Rows:
    """The catalogue, an indicator a row."""
    yield _CATALOGUE
    for spec in SPECS:
        decimals = "" if spec.kind in ("rate", "ratio") else str(spec.decimals)
        yield (
            spec.id, spec.name, spec.short, spec.unit, spec.verb, spec.growth_verb,
            _SPANS.get(spec.kind, "累计"), _prices(spec), spec.polarity, decimals, spec.group,
            spec.parent, spec.note,
        )  # fmt: skip


def _prices(spec: Spec) -> str:
    return "" if spec.id in _COUNTED else _PRICES.get(spec.kind, "")


def targets() -> Rows:
    """The targets of 2024."""
    yield ("指标", "地区", "时期", "目标", "目标类型", "单位", "说明")
    for id, value, bound, unit in _TARGETS:
        yield (id, OWN, "2024", value, bound, unit, "")
