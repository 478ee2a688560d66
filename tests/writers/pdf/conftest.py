"""A rich sample of every block in every shape, and helpers that read PDFs back."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from zjreport.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    ItemList,
    ListItem,
    Metadata,
    PageBreak,
    Panel,
    PanelGroup,
    Paragraph,
    Quotation,
    Row,
    Signature,
    Table,
)
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Role, Run, Runs, as_runs
from zjreport.themes import Theme, load_theme


def figures(text: str) -> Runs:
    """Runs of a text whose figures stand between braces: 增长{7}%."""
    parts = text.replace("}", "{").split("{")
    return tuple(
        Run(part, Role.PLAIN, Provenance("x", Measure.LEVEL, part) if number % 2 else None)
        for number, part in enumerate(parts)
        if part
    )


def item(text: str, **more: object) -> ListItem:
    return ListItem(figures(text), **more)  # type: ignore[arg-type]


def chart(
    kind: str, title: str, values: Sequence[float | None], names: Sequence[str], unit: str = "亿元"
) -> ChartSpec:
    points = tuple(
        Point(None if value is None else Decimal(str(value)), "" if value is None else f"{value:g}")
        for value in values
    )
    return ChartSpec(
        kind,
        tuple(as_runs(name) for name in names),
        (Series(as_runs("全市"), points, unit),),
        title=as_runs(title),
        unit=unit,
        alt=title,
    )


PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "产业能级持续跃升",
        (
            "规模以上工业增加值增长{7.2}%，增幅居全省第{5}位",
            "新增国家级专精特新“小巨人”企业{31}家，总数达到{126}家",
            "“四群八链”主导产业销售收入{4826.5}亿元、增长{11.3}%",
            "战略性新兴产业产值占规上工业比重提高到{43.6}%",
        ),
    ),
    (
        "科技创新动力更足",
        (
            "全社会研发投入占地区生产总值比重预计达{2.71}%以上，列全省第{7}位",
            "净增高新技术企业{386}家，创历史新高",
            "万人有效发明专利拥有量{62.4}件、增长{13.8}%",
            "新建省级以上创新平台{18}个，技术合同成交额{212}亿元",
            "引进高层次人才团队{57}个",
        ),
    ),
    (
        "城市更加宜居",
        (
            "新建城市绿道{52.5}公里，改造老旧小区{86}个",
            "新增社区图书馆{130}余家",
            "生活垃圾分类覆盖率达到{98}%",
            "新辟改造口袋公园{38}处、{21}万平方米",
            "改造雨污管网{203}公里，消除易淹易涝片区{16}处",
            "新增公共停车泊位{1.2}万个",
        ),
    ),
    (
        "乡村振兴更见成效",
        (
            "新建高标准农田{4.6}万亩，农作物耕种收综合机械化率达到{91}%",
            "全年粮食总产量超过上年，实现“四连增”",
            "农村居民人均可支配收入预计增长{6.7}%，超过城镇居民人均可支配收入增幅{1.5}个百分点",
            "{98}个经济相对薄弱村集体稳定性收入达到或超过{120}万元",
        ),
    ),
    (
        "生态环境持续改善",
        (
            "空气优良天数比率{81.4}%，PM2.5年均浓度下降{7.4}%",
            "国考断面优于Ⅲ类比例{100}%",
            "建成幸福河湖{64}条",
            "长江干流岸线复绿{9.8}公里",
            "城市黑臭水体实现动态清零",
        ),
    ),
    (
        "民生福祉不断增进",
        (
            "城镇新增就业{5.3}万人，城镇登记失业率控制在{3}%以内",
            "新改扩建中小学、幼儿园{22}所，新增学位{1.9}万个",
            "每千名老人拥有养老床位{42}张",
        ),
    ),
)


def panel(number: int, span: str = "half", cards: int = 0) -> Panel:
    title, items = PANELS[number % len(PANELS)]
    return Panel(
        as_runs(title),
        (PanelGroup(tuple(item(text) for text in items)),),
        kicker=as_runs("过去一年"),
        cards=tuple(itertools.islice(card_samples(), cards)),
        span=span,  # type: ignore[arg-type]
    )


def card_samples() -> tuple[Card, ...]:
    provenance = Provenance("gdp", Measure.LEVEL, "5264.07")
    return (
        Card(
            as_runs("地区生产总值"),
            (Run("5264.1", provenance=provenance),),
            as_runs("亿元"),
            as_runs("增长6.3%"),
            "up",
            True,
        ),
        Card(
            as_runs("规上工业增加值增速"),
            as_runs("7.2"),
            as_runs("%"),
            as_runs("快于全省0.9个百分点"),
            "up",
            True,
        ),
        Card(as_runs("一般公共预算收入"), as_runs("318.5"), as_runs("亿元"), as_runs("增长5.1%"), "up", True),
        Card(
            as_runs("单位GDP能耗"),
            as_runs("0.36"),
            as_runs("吨标准煤/万元"),
            as_runs("下降3.2%"),
            "down",
            True,
        ),
        Card(
            as_runs("进出口总额"), as_runs("48,652.37"), as_runs("亿元"), as_runs("下降2.4%"), "down", False
        ),
    )


def targets_table(rows: int = 9) -> Table:
    columns = (
        Column("指标", "left", weight=2.6),
        Column("单位", "center", weight=1),
        Column("绝对值", "decimal", group="上年实际", weight=1.3),
        Column("同比±%", "decimal", group="上年实际", weight=1.2),
        Column("本年目标", "center", weight=1.4),
    )
    samples = (
        ("地区生产总值", "亿元", "5264.07", "6.3", "增长6%左右", 0),
        ("第一产业", "亿元", "168.9", "3.5", "", 1),
        ("第二产业", "亿元", "2546.18", "6.9", "", 1),
        ("第三产业", "亿元", "2549", "5.9", "", 1),
        ("一般公共预算收入", "亿元", "318.5", "5.1", "增长4%", 0),
        ("社会消费品零售总额", "亿元", "1650.2", "6.6", "增长6%以上", 0),
        ("居民消费价格指数", "%", "100.3", "0.3", "涨幅3%左右", 0),
        ("居民人均可支配收入", "元", "56,128", "-0.4", "与经济增长同步", 0),
        ("城镇新增就业", "万人", "5.3", "—", "5万人以上", 0),
    )
    made = []
    for number in range(rows):
        name, unit, value, growth, target, indent = samples[number % len(samples)]
        cells = tuple(Cell(as_runs(text)) for text in (name, unit, value, growth, target))
        made.append(Row(cells, indent=indent))
    return Table(
        columns,
        (
            Row((Cell(as_runs("综合指标")),), "group"),
            *made,
            Row((Cell(as_runs("合计")), *made[0].cells[1:]), "total"),
        ),
        title=as_runs("2024年主要预期目标与上年实际"),
        number="表1",
        unit="亿元",
        notes=(
            as_runs(
                "注：地区生产总值绝对值按当年价格计算，增速按可比价格计算；部分数据因四舍五入，分项之和与合计可能略有差异。"
            ),
        ),
        source=as_runs("数据来源：市统计局"),
    )


def sample_blocks() -> tuple[Block, ...]:
    """A document of all blocks, in the manner of a city's work report."""
    months = ["1—2月", "1—3月", "1—4月", "1—5月", "1—6月", "1—7月"]
    return (
        Cover(
            as_runs("奋力推进和拓展中国式现代化江城新实践"),
            year=as_runs("2024"),
            event=as_runs("江城市两会"),
            speaker=as_runs("市长在市九届人大三次会议上作政府工作报告"),
            couplet=(as_runs("勇扛重任"), as_runs("踔厉奋发")),
            organisation=as_runs("江城市人民政府"),
            date=as_runs("2024年1月9日"),
        ),
        Contents(),
        Heading(
            as_runs("2023年工作回顾"), 1, "一、", statement=as_runs("经济回升向好，主要预期目标基本实现")
        ),
        Paragraph(
            figures(
                "刚刚过去的一年，全市上下坚持稳中求进工作总基调，统筹发展和安全，经济平稳运行，社会和谐稳定。"
                "既定的{115}项重点工作任务较好落实，{40}项民生实事和{20}项军地互办实事项目全面完成。"
            ),
            "lead",
        ),
        Cards(card_samples()[:4]),
        Paragraph(
            figures(
                "全年规模以上工业增加值增长{7.2}%，比上年加快{1.4}个百分点；社会消费品零售总额{1650.2}亿元、增长{6.6}%；"
                "一般公共预算收入{318.5}亿元，居全省第{7}位。“四群八链”（特色产业集群）提质增效——新增国家级专精特新"
                "“小巨人”企业{31}家，AI、5G等Internet of Things场景拓展至{48,652.37}万平方米……"
                "农村居民人均可支配收入预计增长{6.7}%，超过城镇居民{1.5}个百分点。"
            )
        ),
        Chart(
            chart(
                "column",
                "规上工业增加值连续六个月加快",
                [812.4, 1290.1, 1733, 2210.6, 2744.9, 3190.3],
                months,
            ),
            "图1",
            as_runs("数据来源：市统计局"),
        ),
        Heading(as_runs("过去一年的主要成效"), 2, "（一）"),
        *(panel(number) for number in range(6)),
        Chart(
            chart(
                "line",
                "财政收入逐季回升",
                [3.1, 4.4, 4.2, 5.1],
                ["一季度", "二季度", "三季度", "四季度"],
                "%",
            ),
            "图2",
            span="half",
        ),
        Chart(
            chart("bar", "各板块投资", [214, 187.3, 150, 96.2], ["京口", "润州", "丹徒", "新区"]),
            "图3",
            span="half",
        ),
        Panel(
            as_runs("强富美高新江城建设迈出坚实步伐"),
            (
                PanelGroup(
                    (item("全社会研发投入增长{9.8}%"), item("新增省级以上研发机构{24}家")),
                    as_runs("突出科技支撑"),
                ),
                PanelGroup(
                    (
                        item("亿元以上新开工项目{212}个"),
                        item("省、市重大项目完成投资{594}亿元"),
                        item("设备投资占工业投资比重{52.3}%"),
                    ),
                    as_runs("聚焦项目突破"),
                ),
                PanelGroup((), as_runs("空的一组")),
            ),
            kicker=as_runs("过去一年"),
            cards=card_samples()[:3],
        ),
        Quotation(
            as_runs("把学习成果转化为干事创业的生动实践"),
            as_runs(
                "新的一年，我们要牢记嘱托、感恩奋进，以更加昂扬的姿态推动高质量发展取得实质性进展，"
                "让“创新创业福地、山水花园名城”呈现更多生动场景。"
            ),
        ),
        ItemList(
            tuple(
                ListItem(as_runs(text), f"{number}.")
                for number, text in enumerate(
                    (
                        "始终坚持人民至上，厚植造福一方的为民情怀。",
                        "始终坚持守正创新，善用改革办法破解难题。",
                        "始终坚持问题导向，紧盯短板弱项精准发力。",
                        "始终坚持系统观念，统筹好改革、发展与稳定。",
                        "始终坚持开放共赢，在融入大局中拓展空间。",
                        "始终坚持严的基调，以实干担当取信于民。",
                    ),
                    1,
                )
            ),
            "principles",
        ),
        Heading(
            as_runs("2024年主要预期目标和重点工作"), 1, "二、", statement=as_runs("用力抓好八个方面工作")
        ),
        targets_table(),
        Heading(as_runs("重点任务"), 2, "（一）"),
        ItemList(
            tuple(
                ListItem(
                    (),
                    number,
                    as_runs(lead),
                    tuple(item(text) for text in texts),
                )
                for number, lead, texts in (
                    (
                        "（一）",
                        "用力扩大有效供给，厚植实体经济优势：",
                        (
                            "紧盯项目攻坚，新签约亿元以上产业项目总投资额达到{1800}亿元，新开工项目到账入库投资额达到{350}亿元。",
                            "推进园区整合，确定今年为“园区建设提升年”。",
                            "实施市重点技改项目{150}个以上，工业技改投资达到{130}亿元；新建高标准农田{3.8}万亩。",
                        ),
                    ),
                    (
                        "（二）",
                        "用力拓展消费市场，提振企业发展信心：",
                        ("实施中等收入群体壮大行动，千方百计稳岗扩就业。",),
                    ),
                    (
                        "（三）",
                        "用力抓好科技创新，增强持续增长动力：",
                        ("加强创新能力建设；", "力促成果转化应用；", "创造良好科研环境。"),
                    ),
                    (
                        "（四）",
                        "用力改善生态环境，促进人与自然和谐共生：",
                        ("深化污染防治攻坚；", "推进生态保护修复。"),
                    ),
                )
            ),
            "tasks",
        ),
        Heading(as_runs("加强政府自身建设"), 2, "（二）"),
        ItemList(
            (item("严守纪律规矩，政令畅通。"), item("站稳人民立场，办好{20}件实事。", lead=as_runs("为民：")))
        ),
        Heading(as_runs("三级标题样例"), 3, "1."),
        ItemList((item("第一项", number="1."), item("第二项，达到{66}%", number="2.")), "numbered"),
        Heading(as_runs("四级标题样例"), 4, "（1）"),
        Paragraph(as_runs("注：以上数据为初步核算数。"), "note"),
        Paragraph(
            as_runs(
                "惟有奋斗，才能成就梦想。让我们勇扛重任、踔厉奋发，奋力推进和拓展中国式现代化江城新实践，"
                "为全省在推进中国式现代化中走在前、做示范贡献更多江城力量！"
            ),
            "closing",
        ),
        Signature((as_runs("江城市人民政府办公室"),), as_runs("2024年1月9日")),
    )


@pytest.fixture(params=["official", "brochure"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture
def make_document() -> Callable[..., Document]:
    def make(*blocks: Block, theme: str = "official", **metadata: str) -> Document:
        return Document(blocks, load_theme(theme), Metadata(**metadata))

    return make


@pytest.fixture
def rich_blocks() -> tuple[Block, ...]:
    return sample_blocks()


__all__ = ["PageBreak"]
