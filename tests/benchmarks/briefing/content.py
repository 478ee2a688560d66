"""What the briefing says: the same text, tables and charts for every program, made without chance.

Texts mark their figures with braces; each program takes them as it needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Figures", "Grid", "Heading", "Part", "Picture", "Prose", "parts"]

TOPICS = (
    ("工业生产", "规模以上工业增加值", "亿元", "高技术制造业"),
    ("服务业", "服务业增加值", "亿元", "信息传输和软件业"),
    ("固定资产投资", "固定资产投资", "亿元", "工业技改投资"),
    ("消费品市场", "社会消费品零售总额", "亿元", "限额以上网上零售额"),
    ("对外贸易", "进出口总额", "亿元", "机电产品出口"),
    ("财政金融", "一般公共预算收入", "亿元", "税收收入"),
)
DISTRICTS = ("京口区", "润州区", "丹徒区", "镇江新区", "丹阳市", "扬中市", "句容市", "高新区")
MONTHS = ("1—2月", "1—3月", "1—4月", "1—5月", "1—6月", "1—7月", "1—8月", "1—9月")
#: Body text; braces hold the place of a figure's digits, ``#`` the number of decimals.
SENTENCES = (
    "前三季度，全市{name}{level}{unit}，同比增长{rate}%，增速比上半年加快{step}个百分点，比全省平均水平高{gap}个百分点，"
    "居全省第{rank}位。",
    "其中，{child}增长{fast}%，拉动{name}增长{step}个百分点；占{name}的比重为{share}%，比上年同期提高{gap}个百分点。",
    "从区域看，{one}增长{fast}%，{two}增长{rate}%，分别比全市平均水平高{gap}和{step}个百分点，合计占全市的{share}%。",
    "“四群八链”（特色产业集群）提质增效——新增国家级专精特新“小巨人”企业{rank}家，总数达到{count}家；AI、5G等"
    "Internet of Things应用场景拓展至{big}万平方米。",
    "1—9月，新签约亿元以上项目{count}个，总投资{level}亿元；63%～68%的新开工项目来自“一带一路”沿线，到位资金"
    "{big}万元，完成年度目标的{share}%。",
    "也要看到，受外部环境复杂多变、有效需求不足等因素影响，部分行业增长仍在放缓，{child}单位成本上升{step}%，"
    "亏损企业{count}家，亏损面为{share}%，经济回升向好的基础还需巩固……",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2 with its ordinal."""

    text: str
    level: int
    number: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; figures stand between braces."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its first two columns are text, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A column or line chart of one series, half as wide as the text; values in tenths."""

    title: str
    kind: str
    unit: str
    names: tuple[str, ...]
    tenths: tuple[int, ...]


Part = Heading | Prose | Grid | Picture


class Figures:
    """An endless row of numbers that look like figures and are the same every time."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2654435761 % 2**32 or 1

    def below(self, bound: int) -> int:
        """The next number below ``bound``."""
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return (self._state >> 8) % bound

    def decimal(self, least: int, most: int) -> str:
        """A number with one decimal."""
        tenths = 10 * least + self.below(10 * (most - least))
        return f"{tenths // 10}.{tenths % 10}"


@lru_cache(maxsize=4)
def parts(copies: int = 1) -> tuple[Part, ...]:
    """The briefing's parts, ``copies`` times over with other figures; one copy makes 20 pages."""
    return tuple(part for copy in range(copies) for part in _briefing(copy))


def _briefing(copy: int) -> Iterator[Part]:
    figures = Figures(copy + 1)
    ordinals = "一二三四五六"
    for number, (title, name, unit, child) in enumerate(TOPICS):
        yield Heading(f"{title}运行情况", 1, f"{ordinals[number]}、")
        for place, part in enumerate(("总体情况", "结构和区域")):
            yield Heading(part, 2, f"（{ordinals[place]}）")
            for first in range(2 - place):
                said = SENTENCES[3 * place + 2 * first :][: 3 - first - place]
                yield Prose("".join(_said(text, figures, name, unit, child) for text in said))
        for place in range(2):
            yield _picture(figures, name, unit, child, place)
        yield _table(figures, name)
    yield _long_table(figures, 200)
    yield _table(figures, "主要指标")


def _said(text: str, figures: Figures, name: str, unit: str, child: str) -> str:
    one = figures.below(len(DISTRICTS))
    marked = {
        "level": figures.decimal(300, 5000),
        "rate": figures.decimal(2, 9),
        "fast": figures.decimal(9, 19),
        "step": figures.decimal(0, 2),
        "gap": figures.decimal(0, 3),
        "share": figures.decimal(20, 80),
        "rank": str(2 + figures.below(30)),
        "count": str(40 + figures.below(300)),
        "big": f"{10 + figures.below(80)},{100 + figures.below(900)}.{10 + figures.below(90)}",
    }
    plain = {
        "name": name,
        "unit": unit,
        "child": child,
        "one": DISTRICTS[one],
        "two": DISTRICTS[(one + 3) % len(DISTRICTS)],
    }
    return text.format(**{key: f"{{{value}}}" for key, value in marked.items()}, **plain)


def _picture(figures: Figures, name: str, unit: str, child: str, place: int) -> Picture:
    if place:
        names = MONTHS
        tenths = tuple(sorted(3000 + figures.below(30000) for _ in names))
        return Picture(f"{name}逐月累计", "column", unit, names, tenths)
    return Picture(f"{child}增速", "line", "%", MONTHS, tuple(20 + figures.below(120) for _ in MONTHS))


_HEAD = ("地区", "单位", "1—9月", "同比增长（%）", "占全市比重（%）")


def _table(figures: Figures, name: str) -> Grid:
    rows = tuple(_row(figures, district) for district in ("全市", *DISTRICTS))
    return Grid(f"分地区{name}", _HEAD, rows)


def _long_table(figures: Figures, rows: int) -> Grid:
    names = [f"{DISTRICTS[number % 8]}第{number // 8 + 1}街道" for number in range(rows)]
    return Grid("街道（乡镇）主要指标", _HEAD, tuple(_row(figures, name) for name in names))


def _row(figures: Figures, name: str) -> tuple[str, ...]:
    level = f"{1 + figures.below(9)},{100 + figures.below(900)}.{figures.below(10)}"
    sign = "-" if figures.below(5) == 0 else ""
    return name, "亿元", level, sign + figures.decimal(0, 15), figures.decimal(1, 40)
