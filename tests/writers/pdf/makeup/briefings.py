"""Briefings of random make-up: panels, charts, cards and tables in sizes that vary."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

from zjreport.blocks import (
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Heading,
    ItemList,
    ListItem,
    Panel,
    PanelGroup,
    Paragraph,
    Quotation,
    Row,
    Table,
)
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.runs import as_runs

_PHRASES = (
    "新建改造城市道路34条",
    "规模以上工业增加值增长7.2%",
    "净增高新技术企业386家，创历史新高",
    "农村居民人均可支配收入预计增长6.7%，超过城镇居民人均可支配收入增幅1.5个百分点",
    "空气优良天数比率81.4%",
    "城镇新增就业5.3万人，城镇登记失业率控制在3%以内",
    "新辟改造口袋公园38处、21万平方米，开放共享绿地47.5公里",
    "政务服务“跨区域通办”事项达101项",
)


def blocks_of(seed: int) -> tuple[Block, ...]:
    """The blocks of briefing number ``seed``: always the same."""
    dice = random.Random(seed)
    made: list[Block] = []
    for number in range(dice.randint(1, 2)):
        made.append(
            Heading(
                as_runs(f"第{number + 1}部分工作"), 1, f"{'一二三'[number]}、", as_runs("稳中向好、进中提质")
            )
        )
        for _ in range(dice.randint(3, 6)):
            made += dice.choice(_MAKERS)(dice)
    return tuple(made)


def _sentences(dice: random.Random, least: int, most: int) -> list[str]:
    return [dice.choice(_PHRASES) for _ in range(dice.randint(least, most))]


def _paragraph(dice: random.Random) -> Sequence[Block]:
    return [Paragraph(as_runs("；".join(_sentences(dice, 2, 8)) + "。"))]


def _card(dice: random.Random) -> Card:
    return Card(
        as_runs(dice.choice(("地区生产总值", "规上工业增加值", "高新技术产业产值占规上工业比重"))),
        as_runs(dice.choice(("5264.1", "7", "99.4"))),
        as_runs(dice.choice(("亿元", "%", "万人"))),
        as_runs(dice.choice(("增长6.3%", "", "列全省第4位"))),
        "up",
        True,
    )


def _panel(dice: random.Random, span: str = "full") -> Panel:
    most, counts = (7, (1, 1, 2, 4)) if span == "full" else (5, (1, 1, 2))
    groups = tuple(
        PanelGroup(
            tuple(ListItem(as_runs(text)) for text in _sentences(dice, 2, most)),
            as_runs(lead if count > 1 else ""),
        )
        for count in [dice.choice(counts)]
        for lead in ("科技支撑", "开放支撑", "生态支撑", "文化支撑")[:count]
    )
    cards = tuple(_card(dice) for _ in range(dice.randint(0, 4)))
    return Panel(as_runs("城市更加宜居"), groups, as_runs("过去一年"), cards=cards, span=span)  # type: ignore[arg-type]


def _full_panel(dice: random.Random) -> Sequence[Block]:
    return [_panel(dice)]


def _chart(dice: random.Random, span: str) -> Chart:
    count = dice.randint(2, 7)
    points = tuple(Point(Decimal(dice.randint(3, 90)), str(number)) for number in range(count))
    names = tuple(as_runs(f"指标{sign}") for sign in "甲乙丙丁戊己庚"[:count])
    kind = dice.choice(("column", "bar", "line"))
    title = as_runs("“戴庄经验”试点村最多，有16个")
    spec = ChartSpec(kind, names, (Series(as_runs("值"), points, "个"),), title, "个", alt="图")
    return Chart(spec, source=as_runs("市统计局"), span=span)  # type: ignore[arg-type]


def _full_chart(dice: random.Random) -> Sequence[Block]:
    return [_chart(dice, "full")]


def _halves(dice: random.Random) -> Sequence[Block]:
    makers = (_chart, _panel)
    return [dice.choice(makers)(dice, "half") for _ in range(dice.randint(2, 6))]


def _cards(dice: random.Random) -> Sequence[Block]:
    return [Cards(tuple(_card(dice) for _ in range(dice.randint(2, 8))), as_runs("关键数字"))]


def _table(dice: random.Random) -> Sequence[Block]:
    rows = tuple(
        Row((Cell(as_runs(f"指标{number}")), Cell(as_runs(str(number * 7.5)))))
        for number in range(dice.randint(3, 26))
    )
    return [
        Table((Column("指标", weight=3), Column("数值", "decimal")), rows, as_runs("主要指标"), unit="亿元")
    ]


def _tasks(dice: random.Random) -> Sequence[Block]:
    items = tuple(
        ListItem(
            (),
            f"（{'一二三四五六七八'[number]}）",
            as_runs("聚力扩大有效供给，夯实实体经济根基"),
            tuple(ListItem(as_runs(text)) for text in _sentences(dice, 1, 6)),
        )
        for number in range(dice.randint(2, 8))
    )
    return [ItemList(items, "tasks")]


def _principles(dice: random.Random) -> Sequence[Block]:
    items = tuple(
        ListItem(as_runs("始终坚持人民至上，以群众满意为标尺。"), f"{number}.")
        for number in range(1, dice.randint(3, 7))
    )
    return [Heading(as_runs("始终坚持"), 2), ItemList(items, "principles")]


def _set_off(dice: random.Random) -> Sequence[Block]:
    words = as_runs("，".join(_sentences(dice, 1, 3)))
    return [dice.choice((Quotation(as_runs("牢记嘱托"), words), Callout(words, _card(dice))))]


_MAKERS: tuple[Callable[[random.Random], Sequence[Block]], ...] = (
    _paragraph,
    _full_panel,
    _full_panel,
    _full_chart,
    _halves,
    _halves,
    _cards,
    _table,
    _tasks,
    _principles,
    _set_off,
)
