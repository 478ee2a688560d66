"""A document with every block in every shape, and readers for what the Word writer made of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.word_file import Read
from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Contents,
    CopyLine,
    Cover,
    Document,
    Heading,
    Imprint,
    ItemList,
    ListItem,
    Masthead,
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
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Role, Run, Runs, as_runs
from zjreport.themes import load_theme


def fig(text: str, indicator: str = "sample", measure: Measure = Measure.LEVEL) -> Run:
    return Run(text, provenance=Provenance(indicator, measure, text))


def line(*parts: str | Run) -> Runs:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def items(*texts: Runs, numbers: tuple[str, ...] = ()) -> tuple[ListItem, ...]:
    return tuple(ListItem(text, number=numbers[place] if numbers else "") for place, text in enumerate(texts))


def card(
    label: str, figure: str, unit: str, change: Runs = (), direction: str = "", good: bool | None = None
) -> Card:
    return Card(as_runs(label), (fig(figure),), as_runs(unit), change, direction, good)


def chart(
    title: str,
    labels: tuple[str, ...],
    values: tuple[str, ...],
    kind: str = "column",
    unit: str = "亿元",
    *,
    span: str = "full",
    number: str = "",
) -> Chart:
    points = tuple(
        Point(Decimal(value), value, Provenance("sample", Measure.LEVEL, value)) for value in values
    )
    spec = ChartSpec(
        kind,
        tuple(as_runs(label) for label in labels),
        (Series(as_runs("合计"), points, unit),),
        as_runs(title),
        unit,
        alt=f"{title}：{'，'.join(f'{a}{b}{unit}' for a, b in zip(labels, values, strict=True))}。",
    )
    return Chart(spec, number, as_runs("来源：市统计局"), span)


CARDS = (
    card("高新技术产业产值占规上工业", "54", "%", line("列全省第", fig("4", measure=Measure.RANK), "位")),
    card("实际使用外资", "10.5", "亿美元", line("增长", fig("7.2%")), "up", True),
    card("PM2.5平均浓度", "33.8", "微克/立方米", line("下降", fig("5.6%")), "down", True),
    card("工业用电量", "206.4", "亿千瓦时", line("下降", fig("1.3%")), "down", False),
)

PANELS = (
    Panel(
        as_runs("经济运行稳中向好"),
        (
            PanelGroup(
                items(
                    line("规模以上工业增加值增长", fig("7%"), "，增速列全省第", fig("4"), "位"),
                    line("新签约亿元以上产业项目", fig("418"), "个，总投资", fig("1860"), "亿元"),
                    line("减税降费及退税缓费", fig("60余"), "亿元"),
                    line("社会消费品零售总额", fig("1650亿元"), "、增长", fig("6.6%")),
                )
            ),
        ),
        kicker=as_runs("过去一年"),
        cards=(card("地区生产总值", "5264", "亿元", line("增长", fig("6.3%")), "up", True),),
        span="half",
    ),
    Panel(
        as_runs("城市更加宜居"),
        (
            PanelGroup(
                items(
                    line("新建改造城市绿道", fig("47.5"), "公里"),
                    line("新增社区图书馆", fig("130余"), "家"),
                    line(
                        "改造老旧小区", fig("38"), "处、", fig("21"), "万平方米，惠及居民", fig("1.2"), "万户"
                    ),
                    line("生活垃圾分类设施覆盖率提高到", fig("95%")),
                )
            ),
        ),
        kicker=as_runs("过去一年"),
        cards=(card("空气优良天数比例", "78.9", "%", line("提高", fig("2.1"), "个百分点"), "up", True),),
        span="half",
    ),
    Panel(
        as_runs("创新动能持续增强"),
        (
            PanelGroup(
                items(
                    line("高新技术企业净增", fig("186"), "家，总数突破", fig("1600"), "家"),
                    line("全社会研发投入占比达", fig("2.7%"), "以上，列全省第", fig("7"), "位"),
                ),
                as_runs("突出科技支撑"),
            ),
            PanelGroup(
                items(
                    line("实施市重点技改项目", fig("211"), "个，完成投资", fig("142"), "亿元"),
                    line("新增国家级专精特新“小巨人”企业", fig("25"), "家"),
                ),
                as_runs("聚焦项目突破"),
            ),
        ),
        kicker=as_runs("过去一年"),
        cards=CARDS[:3],
    ),
)

TABLE = Table(
    columns=(
        Column("指标", weight=2.6),
        Column("单位", "center", weight=1.1),
        Column("绝对量", "decimal", "上年实际", 1.3),
        Column("增长（%）", "decimal", "上年实际", 1.3),
        Column("预期目标", "right", "本年", 1.5),
        Column("位次", "center", weight=0.9),
    ),
    rows=(
        Row((Cell(as_runs("经济发展")), Cell(), Cell(), Cell(), Cell(), Cell()), "group"),
        Row(
            tuple(
                map(
                    Cell,
                    (
                        as_runs("地区生产总值"),
                        as_runs("亿元"),
                        (fig("5264.07"),),
                        (fig("6.3"),),
                        as_runs("5.5%左右"),
                        (fig("10"),),
                    ),
                )
            )
        ),
        Row(
            tuple(map(Cell, (as_runs("第二产业"), as_runs("亿元"), (fig("2489.5"),), (fig("6.9"),), (), ()))),
            indent=1,
        ),
        Row(
            tuple(map(Cell, (as_runs("工业"), as_runs("亿元"), (fig("2251"),), (fig("-7.14"),), (), ()))),
            indent=2,
        ),
        Row(
            tuple(
                map(
                    Cell,
                    (
                        as_runs("固定资产投资"),
                        as_runs("亿元"),
                        as_runs("—"),
                        (fig("12.8"),),
                        as_runs("6%以上"),
                        (fig("2"),),
                    ),
                )
            )
        ),
        Row(
            tuple(map(Cell, (as_runs("合计"), as_runs("亿元"), (fig("10004.57"),), (fig("5.0"),), (), ()))),
            "total",
        ),
    ),
    title=as_runs("主要指标完成情况"),
    number="表1",
    unit="亿元",
    notes=(as_runs("注：增长率按可比价计算，合计数因四舍五入与分项之和略有出入。"),),
    source=as_runs("来源：市统计局"),
)

BLOCKS: tuple[Block, ...] = (
    Cover(
        as_runs("江城市政府工作报告解读"),
        as_runs("2024"),
        as_runs("江城两会"),
        as_runs("市长在市九届人大三次会议上作政府工作报告"),
        (as_runs("实干笃行 奋楫争先"), as_runs("谱写现代化新江城建设新篇章")),
        as_runs("江城市人民政府办公室"),
        as_runs("2024年1月"),
    ),
    PageBreak(),
    Contents(levels=2),
    PageBreak(),
    Heading(
        as_runs("2023年工作回顾"),
        1,
        "一、",
        as_runs("全市经济平稳运行，社会大局和谐稳定，高质量发展迈出坚实步伐"),
    ),
    Paragraph(
        line(
            "过去的一年，市政府坚持稳中求进工作总基调，牢牢抓住高质量发展首要任务，统筹发展和安全，保持了经济平稳运行。",
            "既定的",
            fig("115"),
            "项重点任务得到落实，",
            fig("40"),
            "项民生实事全面完成，“十四五”规划中期目标",
            Run("如期实现", Role.STRONG),
            "。",
        ),
        "lead",
    ),
    Heading(as_runs("综合实力"), 2, "（一）"),
    Paragraph(
        line(
            "实现地区生产总值",
            fig("5264.07"),
            "亿元，按可比价计算增长",
            fig("6.3%"),
            "；规模以上工业增加值增长",
            fig("7%"),
            "，快于全省",
            fig("1.5"),
            "个百分点。",
        )
    ),
    Paragraph(
        line(Run("工业支撑有力。", Role.HEAD_3), "规模以上工业企业达", fig("1412"), "家。"),
        number="1.",
        level=3,
    ),
    Paragraph(
        line(Run("服务业占比过半。", Role.HEAD_3), "服务业增加值占比达", fig("49.5%"), "。"),
        number="2.",
        level=3,
    ),
    Cards(CARDS, as_runs("关键数据")),
    Paragraph(
        line(
            "一般公共预算收入增长",
            fig("8.1%"),
            "，税收占比达",
            fig("80.2%"),
            "。",
            Run("口径说明见附表。", Role.MUTED),
        )
    ),
    PANELS[0],
    PANELS[1],
    PANELS[2],
    Heading(as_runs("主要预期目标"), 2, "（二）"),
    Heading(as_runs("指标体系"), 3, "1."),
    Heading(as_runs("测算口径"), 4, "（1）"),
    TABLE,
    Paragraph(as_runs("本表数据为初步核算数。"), "note"),
    chart(
        "服务业增加值逐年抬升",
        ("2019", "2020", "2021", "2022", "2023"),
        ("1880.5", "1921", "2160", "2245", "2410.6"),
        number="图1",
    ),
    chart(
        "三次产业结构",
        ("一产", "二产", "三产"),
        ("3.2", "47.3", "49.5"),
        "ring",
        "%",
        span="half",
        number="图2",
    ),
    chart("外贸结构", ("出口", "进口"), ("612", "241"), "bar", span="half", number="图3"),
    Quotation(
        as_runs("把学习成果转化为干事创业的生动实践"),
        as_runs(
            "牢记嘱托、感恩奋进，以更加昂扬的姿态推动高质量发展，让“创新创业福地、山水花园名城”呈现更多生动场景。"
        ),
    ),
    ItemList(
        items(
            as_runs("始终坚持人民至上，树牢造福人民的政绩观。"),
            as_runs("始终坚持自信自立，走好符合实际的发展路。"),
            as_runs("始终坚持守正创新，善用创新理论指导实践。"),
            as_runs("始终坚持问题导向，聚力破解发展难点痛点。"),
            as_runs("始终坚持系统观念，统筹抓好改革发展稳定。"),
            as_runs("始终坚持合作共赢，持续拓展开放融合成果。"),
            numbers=("1.", "2.", "3.", "4.", "5.", "6."),
        ),
        "principles",
    ),
    PageBreak(),
    Heading(as_runs("2024年重点工作"), 1, "二、"),
    ItemList(
        (
            ListItem(
                (),
                "（一）",
                as_runs("扩大有效供给，厚植实体经济优势"),
                items(
                    line(
                        "持续紧盯项目攻坚，新签约产业项目总投资",
                        fig("1800"),
                        "亿元，新开工项目到账投资",
                        fig("350"),
                        "亿元。",
                    ),
                    line(
                        "加快传统产业转型升级，实施重点技改项目",
                        fig("150"),
                        "个以上，工业技改投资达到",
                        fig("130"),
                        "亿元。",
                    ),
                ),
            ),
            ListItem(
                (),
                "（二）",
                as_runs("拓展消费市场，提振企业发展信心"),
                items(line("稳定和扩大传统消费，新增首店", fig("30"), "家以上。")),
            ),
            ListItem(as_runs("强化要素保障，做到“拿地即开工”。"), "（三）", as_runs("优化营商环境。")),
        ),
        "tasks",
    ),
    Heading(as_runs("民生保障"), 2, "（一）"),
    ItemList(
        (
            ListItem(line("新增城镇就业", fig("6"), "万人")),
            ListItem(
                line("新建幼儿园", fig("12"), "所"),
                children=items(line("城区", fig("7"), "所"), line("乡镇", fig("5"), "所")),
            ),
        )
    ),
    ItemList(
        items(as_runs("严守纪律规矩。"), as_runs("站稳人民立场。"), numbers=("第3项", "第5项")), "numbered"
    ),
    ItemList(items(as_runs("优化服务。"), as_runs("提升效能。"), numbers=("1.", "2.")), "numbered"),
    Heading(as_runs("附录"), 1, numbered=False),
    Paragraph(
        as_runs("各位代表！蓝图已经绘就，奋斗正当其时。让我们鼓足干劲、乘势而上，为谱写新篇章而努力奋斗！"),
        "closing",
    ),
    Paragraph(as_runs("各县（市、区）人民政府："), "salutation"),
    Signature((as_runs("江城市人民政府"),)),
    Masthead(
        as_runs("工作简报"),
        as_runs("第3期（总第48期）"),
        as_runs("江城市统计局"),
        as_runs("2024年4月20日"),
        (as_runs("内部资料"),),
        "000012",
        line("全市规模以上工业增加值增长", fig("7.5"), "%，经济运行总体平稳、稳中有进"),
    ),
    Paragraph(as_runs("特此通报。")),
    AttachmentNote((as_runs("主要指标"), line("产值达到", fig("5"), "亿元的县区名单"))),
    Signature((as_runs("江城市统计局"),), as_runs("2024年4月20日"), note=as_runs("（此件公开发布）")),
    Attachment(as_runs("主要指标"), "1"),
    Paragraph(as_runs("附件的正文。")),
    Imprint(
        (CopyLine("报", as_runs("市委、市政府。")), CopyLine("抄送", line("各县区，共", fig("9"), "个。"))),
        as_runs("江城市统计局"),
        as_runs("2024年4月20日印发"),
        as_runs("共印50份"),
    ),
)


@pytest.fixture(params=["official", "brochure"])
def theme(request):
    return load_theme(request.param)


@pytest.fixture
def sample(theme):
    return Document(BLOCKS, theme, Metadata("政府工作报告解读", "江城市人民政府", "2024", subject="工作报告"))


@pytest.fixture
def make(theme):
    """A document of the given blocks in each theme."""
    return lambda *blocks, **metadata: Document(tuple(blocks), theme, Metadata(**metadata))


@pytest.fixture
def read():
    return Read


@pytest.fixture
def card_of():
    """A card with a change in the given direction."""
    return lambda direction: card("指标", "54", "%", as_runs("增长7%"), direction)
