"""A small city whose data holds every trouble at once, and one definition of every kind of section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import pytest

from zjreport.blocks import Block
from zjreport.charts import Point
from zjreport.indicators import Bound, Polarity, Prices
from zjreport.runs import Run

OPTIONS: dict[str, dict[str, Any]] = {
    "achievements": {
        "title": "过去一年，{{ va | say }}",
        "items": [["va", "rd"], "完成{{ parks | level }}", ["index", "jobless"]],
        "cards": ["va", "rd", "parks", "index", "fall", "debt", "water", "jobless"],
    },
    "addressee": {"text": "各县（区）人民政府，市各有关部门"},
    "affairs": {"title": "各项事业", "text": "工会、青年等工作取得新成效，{{ va | growth }}。"},
    "attachment": {"title": "2024年主要指标"},
    "attachment-note": {"titles": ["2024年主要指标", "甲2市{{ va | growth }}"]},
    "callout": {"text": "增长{{ va | rate }}。", "indicator": "va", "icon": "economy"},
    "cards": {
        "title": "2024年关键数字{{ va | growth }}",
        "indicators": ["va", "rd", "parks", "fall", "flat", "debt", "water"],
    },
    "chart": {
        "chart": "column",
        "title": "投资{{ fall | growth }}",
        "indicators": ["va", "debt", "wan"],
        "source": "统计局，共3项",
    },
    "closing": {"text": "让我们{{ va | growth }}！", "signature": ["办公室", "2024年1月9日"]},
    "contents": {},
    "cover": {
        "title": "2024年要点",
        "year": "2024",
        "event": "两会",
        "couplet": ["甲", "乙"],
        "date": "2024年1月",
    },
    "grouped-achievements": {
        "title": "过去一年，好",
        "groups": [{"lead": "聚焦3件事", "items": [["va"]]}],
        "cards": ["rd"],
    },
    "imprint": {
        "copies": ["报：市委、市政府", "市各有关部门，{{ va | growth }}。"],
        "organisation": "市统计局",
        "date": "2024-01-09",
        "count": "50",
    },
    "indicator-table": {
        "title": "主要指标",
        "indicators": [
            "va",
            "sub",
            "rd",
            "parks",
            "index",
            "fall",
            "flat",
            "debt",
            "water",
            "jobless",
            "tiny",
            "absent",
        ],
        "columns": [
            "unit",
            "single",
            "single_growth",
            "level",
            "growth",
            "wider_growth",
            "gap",
            "change",
            "share",
            "rank",
            "rank_change",
            "target",
            "completion",
        ],
        "single_period": "2024",
        "of_which": "#",
        "notes": ["共12项"],
    },
    "letterhead": {
        "name": "甲市人民政府文件",
        "number": "甲政发〔2024〕1号",
        "signatory": "王某",
        "urgency": "特急",
        "copy_number": "000001",
        "title": "关于{{ va | growth }}的通知",
    },
    "masthead": {
        "name": "经济运行简报",
        "issue": "3",
        "total": "48",
        "organisation": "市统计局",
        "date": "2024-01-09",
        "mark": "内部资料　注意保存",
        "title": "2024年{{ va | growth }}",
    },
    "narrative": {
        "title": "回顾",
        "text": ["{{ va | say }}。", "{{ rd | say }}。"],
        "statement": "{{ va | growth }}",
    },
    "notes": {
        "title": "注",
        "indicators": ["va", "sub", "rd", "flat", "index", "fall"],
        "sources": True,
        "items": ["共6项指标"],
        "definitions": True,
    },
    "page-break": {},
    "principles": {"title": "六个坚持", "items": ["坚持甲。", ["va"]], "intro": "{{ rd | level }}"},
    "quotation": {"title": "嘱托", "text": "增长{{ va | rate }}。"},
    "area-table": {"title": "各市", "indicators": ["area_va", "va"], "notes": ["速度按可比价格计算。"]},
    "ranking": {
        "title": "各市",
        "indicator": "area_va",
        "scope": "全省",
        "both": True,
        "change": True,
        "show": "both",
    },
    "revisions": {"title": "修订", "intro": "共{{ va | level }}"},
    "signature": {"organisations": ["市统计局"], "date": "2024年01月09日", "note": "此件公开发布"},
    "targets": {
        "title": "目标",
        "period": "2025",
        "chart": True,
        "intro": "{{ va | target(period='2025') }}",
    },
    "tasks": {
        "title": "任务",
        "items": [{"lead": "聚力甲", "items": ["{{ va | target(period='2025') }}", ["va"]]}],
    },
    "topics": {
        "title": "主要领域",
        "scope": "全市",
        "intro": "{{ va | growth }}",
        "items": [
            {
                "headline": "规上工业增加值",
                "judgement": [{"at_least": "60", "text": "快速增长"}, {"text": "平稳增长"}],
                "parts": ["level", "growth"],
                "branches": [
                    {"lead": "其中，", "indicators": ["sub", "fall"]},
                    {"lead": "从总量看，", "indicators": ["sub", "debt"], "joint": False, "parts": ["level"]},
                ],
                "also": [["rd", "parks"], "{{ index | say }}。"],
            },
            {"headline": "fall", "judgement": "投资下降", "parts": ["growth", "rank"]},
        ],
    },
}


@pytest.fixture
def city(data: Any) -> Any:
    """A data set with hedges, statuses, ranks, categories, indices, notes and several areas."""
    made = data(area="甲2市")
    where = {"area": "甲2市"}
    made.add(
        "va",
        name="规上工业增加值",
        short_name="规上4类工业",
        unit="亿元",
        verb="达到",
        value="1650.5",
        yoy="66",
        polarity=Polarity.HIGHER,
        note="口径有3处变化",
        claim=("创“6连增”佳绩",),
        **where,
    )
    made.add(
        "sub",
        name="制造业",
        unit="亿元",
        parent="va",
        value="800",
        yoy="-0.04",
        prices=Prices.CONSTANT,
        definition="指31个大类。",
        source="第2统计局",
        **where,
    )
    made.add(
        "rd",
        name="研发占比",
        unit="%",
        verb="达",
        value="2.7",
        qualifier="以上",
        status_word="预计",
        change="0.2",
        rank=7,
        rank_scope="全省",
        **where,
    )
    made.add("parks", name="绿地", unit="万处", verb="新增", value=60, qualifier="余", **where)
    made.add("index", name="消费价格", prices=Prices.INDEX, unit="上年同期=100", value="106.3", **where)
    made.add(
        "fall",
        name="312国道投资",
        yoy="-3.25",
        rank_word="前列",
        rank_scope="全国",
        polarity=Polarity.LOWER,
        **where,
    )
    made.add("flat", name="消费", yoy="0.02", status_word="快报数", **where)
    made.add("debt", name="收支差", unit="亿元", verb="为", value="-35.0", status_word="预计", **where)
    made.add("wan", name="补贴", unit="万元", value=34000, **where)
    made.add("water", name="水质", category="Ⅱ类", verb="保持", **where)
    made.add("jobless", name="失业率", unit="%", verb="为", value="5.3", yoy="-0.2", **where)
    made.add("tiny", name="微利", unit="亿元", value="0.004", decimals=1, **where)
    made.add("absent", name="未有", unit="亿元", **where)
    for period, level, rate, status, vintage in (
        ("2023", "4080.4", "5.24", "初步核算", "2024-01-20"),
        ("2023", "4092.75", "5.4", "最终核实", "2024-12-28"),
    ):
        made.add(
            "revised",
            period,
            name="312产值",
            unit="亿元",
            decimals=1,
            value=level,
            yoy=rate,
            status_word=status,
            vintage=vintage,
            **where,
        )
    for area, rate in (("甲2市", "5.0"), ("乙市", "7.25"), ("丙市", "5.04"), ("丁市", "-1")):
        made.add(
            "area_va",
            name="产值",
            unit="亿元",
            area=area,
            value=100,
            yoy=rate,
            status_word="预计" if area == "乙市" else "",
        )
    made.aim("5", "va", "2025", bound=Bound.GROWTH, qualifier="左右", area="甲2市", note="按可比价第1口径")
    made.aim("3.0", "rd", "2025", bound=Bound.AT_LEAST, area="甲2市")
    made.aim("-3", "fall", "2025", bound=Bound.GROWTH, area="甲2市")
    made.aim("5", "wan", "2025", unit="亿元", area="甲2市")
    made.aim("2000", "va", "2024", area="甲2市")
    return made


Piece = tuple[str, str, Any]


def pieces(value: object, path: str = "") -> Iterator[Piece]:
    """Every printed text of a block: its path, the text and, where it is a figure, its provenance."""
    if isinstance(value, str):
        yield path, value, None
    elif isinstance(value, Run):
        yield path, value.text, value.provenance
    elif isinstance(value, Point):
        yield f"{path}.label", value.label, value.provenance
    elif isinstance(value, tuple):
        for item in value:
            yield from pieces(item, path)
    elif is_dataclass(value):
        for field in fields(value):
            yield from pieces(getattr(value, field.name), f"{path}.{field.name}")


@pytest.fixture
def printed() -> Any:
    """Every printed text of blocks, with where it stands and its provenance."""

    def printed(blocks: tuple[Block, ...]) -> list[Piece]:
        return [piece for block in blocks for piece in pieces(block, type(block).__name__)]

    return printed


@pytest.fixture
def options() -> dict[str, dict[str, Any]]:
    """Options for one section of every kind."""
    return OPTIONS


@pytest.fixture
def half_up() -> Any:
    """Rounding half away from zero, by whole numbers."""

    def half_up(value: Decimal, places: int) -> Decimal:
        scale = 10**places
        whole = (2 * abs(value) * scale + 1) // 2
        return (whole / scale).copy_sign(value)

    return half_up
