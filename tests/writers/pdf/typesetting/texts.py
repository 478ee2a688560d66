"""Texts to set: what reports say, and what tries a setter."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import strategies as st

import zjreport as zj
from zjreport import resources
from zjreport.runs import Measure, Provenance, Role, Run, Runs, text_of

__all__ = ["HOSTILE", "REPORTS", "example_runs", "mixed_runs", "rich_runs", "scattered_texts"]

REPORTS = (
    "全年规模以上工业增加值增长7.2%，比上年加快1.4个百分点；社会消费品零售总额1650.2亿元、增长6.6%；一般公共预算收入"
    "318.5亿元，居全省第7位。“四群八链”（特色产业集群）提质增效——新增国家级专精特新“小巨人”企业31家，"
    "AI、5G等Internet of Things场景拓展至48,652.37万平方米……农村居民人均可支配收入"
    "预计增长6.7%，超过城镇居民1.5个百分点。",
    "坚持“三个务必”，办好“十件实事”（见附件）：新建绿道52.5公里；改造老旧小区86个、惠及12.6万户；PM2.5浓度降至"
    "33微克/立方米，降幅达-7.4%，完成年度目标的105%左右。《条例》（2024年修订）自1月1日起施行，"
    "详见https://www.example.gov.cn/index.html。",
    "今年是“园区建设提升年”，1—2月进出口总额63%～68%来自“一带一路”沿线；机场旅客吞吐量突破1,000万人次。",
    "截至2024年12月31日24时00分，全市常住人口321.72万人，城镇化率81.04%，比上年末提高0.42个百分点；2024-12-31与"
    "2025/1/1之间，比例为1:2.5，面积3,840平方公里，人口密度838人/平方公里。",
    "增长7%、8%、9%，下降-3.5%、-4.5%、-5.5%；1650亿元、48,652.37亿元、1,234,567.89万元；3.5个百分点、"
    "0.5个百分点、12个、34家、56万人次、78%、9‰、10%以上、11%左右。",
    "坚持“两个毫不动摇”“三个没有变”，落实“31条”“25条”措施，“专精特新”“小巨人”“单项冠军”“隐形冠军”企业分别达"
    "126家、31家、18家、7家。",
)
HOSTILE = (
    "据《关于〈江城市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要〉的说明》（以下简称《纲要》），“十四五”"
    "（2021—2025年）期间，地区生产总值年均增长6.5%左右，人均10.5万元/人，误差±0.5%，环比−3.2%，折合¥1,234.56元、"
    "US$1,234.50。",
    "他问：“‘三农’工作怎么样？”答：“很好！”“真的？”“真的！！”——这就是《〈论语〉新解》（第三版）【修订】的意思……（完）",
    "气温36.5℃，pH值7.35～7.45，同比上升0.3‰；C++、A/B测试、e-mail: zhang.san@example.gov.cn、Wi-Fi 6E，"
    "第（三）项第Ⅲ类①②③，𬭎、㎡、km²均有。",
    "The Internet of Things (IoT) is a network of physical objects — “things” — that are embedded with "
    "sensors, software, and other technologies for the purpose of connecting and exchanging data with "
    "other devices.",
    "详见https://www.example.gov.cn/tjj/sjfb/2024/very/long/path/of/an/address/index-of-everything.html"
    "?id=1234567890&lang=zh_CN。或致电025-8765-4321、+86 25 8765 4321。",
    "一季度，二季度，三季度，四季度。春；夏；秋；冬！甲、乙、丙、丁？（一）（二）（三）（四）“一”“二”“三”“四”"
    "《五》《六》《七》。",
    "　　行首的空格\t制表符\n换行，多个   空格，末尾的空格  ",
)

#: What scattered texts are made of.
_PIECES = (
    *"，。、；：！？（）《》“”‘’【】〔〕「」·～—%℃‰/ 的了在市县产",
    *("——", "……", "！！", "？！", "。”", "：“", "》（", "”“", "（《", "》）", "）。", "、《"),
    *(
        "7",
        "7.2%",
        "-3.5",
        "−3.2%",
        "±0.5",
        "1650",
        "48,652.37",
        "1,234,567.89",
        "¥1,234.56",
        "0.5‰",
        "36.5℃",
    ),
    *("63%～68%", "1—2月", "2021—2025年", "10.5万元/人", "3.5个百分点", "1650亿元", "第7位", "2024年1月9日"),
    *(
        "GDP",
        "AI",
        "PM2.5",
        "C++",
        "A/B",
        "e-mail",
        "Internet of Things",
        "Wi-Fi 6E",
        "km²",
        "Ⅲ",
        "①",
        "𬭎",
        "㎡",
    ),
    *(
        "全市",
        "增长",
        "经济运行",
        "规模以上工业增加值",
        "“十四五”",
        "《纲要》",
        "（三）",
        "https://example.gov.cn/a/b",
    ),
)


def scattered_texts() -> st.SearchStrategy[str]:
    """Texts of such pieces in any order, which start and end with a hanzi."""
    pieces = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=60)
    return pieces.map(lambda parts: "全" + "".join(parts) + "市")


def rich_runs(text: str, cuts: list[int]) -> Runs:
    """The text cut at places into plain, strong, muted, figure and linked runs, and raised note marks."""
    places = sorted({cut % len(text) for cut in cuts} | {0, len(text)})
    runs: list[Run] = []
    for number, (start, end) in enumerate(pairwise(places)):
        piece = text[start:end]
        look = number % 5
        role = (Role.PLAIN, Role.STRONG, Role.MUTED, Role.LEAD, Role.PLAIN)[look]
        figure = Provenance("x", Measure.LEVEL, piece) if look == 4 else None
        runs.append(Run(piece, role, figure, "https://example.gov.cn/" if look == 2 else None))
        if look == 0:
            runs.append(Run("①", Role.NOTE_MARK))
    return tuple(runs)


def mixed_runs() -> st.SearchStrategy[Runs]:
    """Scattered texts in runs of all looks."""
    cuts = st.lists(st.integers(1, 400), max_size=8)
    return st.builds(rich_runs, scattered_texts(), cuts)


def example_runs() -> list[Runs]:
    """Every text of the bundled example, figures traced, that has more than a few signs."""
    folder = resources.example("work-report")
    data = zj.read_indicators(*(folder / name for name in ("catalogue.csv", "data.csv", "targets.csv")))
    document = zj.Briefing.load(folder / "briefing.yaml").compose(data)
    found = dict.fromkeys(runs for block in document.blocks for runs in _runs_in(block))
    return [runs for runs in found if len(text_of(runs)) > 12]


def _runs_in(value: object) -> Iterator[Runs]:
    if isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _runs_in(item)
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            yield from _runs_in(getattr(value, entry.name))
