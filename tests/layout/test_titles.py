"""Titles of official papers, cut into words by hand: no line parts one, and all lines make a good shape."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.layout.titles import title_lines
from zjreport.layout.words import PARTED, break_prices

# A stroke stands where a line may end.
TITLES = """
江州市|2024年|一季度|国民经济|和|社会发展|统计|公报
关于|做好|2024年|一季度|全市|经济运行|分析|工作的|通知
关于|印发|《江州市|国民经济|和|社会发展|第十四个|五年规划|和|二〇三五年|远景目标|纲要》的|通知
2024年|上半年|全市|经济运行|情况|简报
一季度|全市|经济运行|开局|平稳、|稳中有进、|进中提质
前三季度|全市|经济|持续|恢复|向好，|高质量|发展|扎实|推进
江城市|人民政府|关于|进一步|优化|营商环境|更好|服务|市场主体的|实施|意见
关于|2023年|国民经济|和|社会发展|计划|执行|情况|与|2024年|国民经济|和|社会发展|计划|草案的|报告
江州市|统计局|关于|2024年|1—2月|主要|经济指标|完成|情况的|通报
张家港市|人民政府|办公室|关于|印发|2024年度|重大|项目|投资|计划的|通知
中共|江州市委|关于|制定|国民经济|和|社会发展|第十五个|五年规划的|建议
规模以上|工业|增加值|增长7.5%，|高技术|制造业|投资|增长12.3%
奋力|谱写|“强富美高”|新江州|现代化|建设|新篇章
2024年|江州市|人民|代表大会|常务|委员会|工作报告
关于|开展|第五次|全国|经济|普查|数据|质量|抽查|工作的|通知
全市|固定资产|投资|运行|情况|分析|及|下阶段|走势|预判
聚焦|高质量|发展|首要|任务 |奋力|推进|中国式|现代化|江州|新实践
关于|调整|2024年|企业|职工|基本|养老|保险|缴费|基数|上下限的|通知
全市|居民|人均|可支配|收入|稳步|增长 |城乡|收入|差距|持续|缩小
江州市|2024年度|“四上”|企业|培育|入库|工作|实施|方案
江州市|2025年|三季度|规模以上|工业|企业|经济|效益|情况|分析
民营|经济|发展|稳中|向好 |转型|升级|步伐|加快
关于|全市|安全|生产|专项|整治|三年|行动|进展|情况的|报告
市委|办公室|市政府|办公室|关于|开展|“走基层、|解难题、|促发展”|大走访|活动的|通知
江州|高新|技术|产业|开发区|2024年|上半年|主要|经济指标|完成|情况
关于|对|2023年度|高质量|发展|综合|考核|先进|集体|和|先进|个人|进行|表彰的|决定
城乡|居民|基本|医疗|保险|参保|扩面|工作|推进|情况|通报
春运|期间|道路|交通|安全|形势|总体|平稳|有序
江州|海关|关于|支持|外贸|稳规模|优结构|若干|措施的|公告
云阳县|农业|农村局|关于|2024年|春耕|备耕|生产|情况的|报告
从|数据|看|江州：|一季度|经济|“开门红”|背后的|支撑力
新质|生产力|加速|形成，|江州|制造业|高端化|智能化|绿色化|发展|提速
2024年|1—4月|全市|社会|消费品|零售|总额|同比|增长6.8%
江州市|贯彻|落实|中央|生态|环境|保护|督察|反馈|意见|整改|方案
关于|加快|推进|数字|经济|与|实体|经济|深度|融合|发展的|若干|政策|意见
全市|“十四五”|规划|主要|目标|任务|中期|评估|报告
关于|公布|2024年度|市级|“专精特新”|中小|企业|名单的|通知
进一步|巩固|和|增强|经济|回升|向好|态势的|政策|举措
关于|建立|健全|全市|经济运行|监测|预警|机制的|实施|意见（试行）
江州市|2024年|全社会|用电量|增长9.4%，|工业|用电|占比|提高1.2个百分点
市政府|常务|会议|审议|通过|《关于|促进|民营|经济|高质量|发展的|若干|措施》
2024年|7月份|居民|消费|价格|温和|上涨 |工业|生产者|出厂|价格|降幅|收窄
关于|同意|江州|经济|技术|开发区|扩区|调整的|批复
关于|召开|2024年|三季度|全市|经济|形势|分析|会议的|通知
房地产|市场|企稳|回升|基础|仍需|巩固
关于|进一步|加强|全市|地方|政府|专项|债券|项目|资金|绩效|管理的|通知
江州市|十五届|人大|三次|会议|政府|工作报告|重点|任务|分解|方案
前三季度|一般|公共|预算|收入|完成|年度|预算的|78.6%
外贸|进出口|规模|创|历史|同期|新高，|“新三样”|出口|增长|超五成
江州市|人民政府|办公室|关于|做好|岁末|年初|保供|稳价|工作的|紧急|通知
2024年|全市|粮食|总产量|实现|“二十连丰”
关于|江州市|2023年|预算|执行|情况|和|2024年|预算|草案的|报告
全市|重大|项目|建设|“开门红”|竞赛|活动|情况|通报|（第3期）
江州市|与|周边|设区市|主要|经济指标|对比|分析
服务业|增加值|占|GDP|比重|突破50%
稳就业、|惠民生、|促消费：|二季度|民生|领域|运行|情况|专报
江州市|国土|空间|总体|规划|（2021—2035年）|公示
工业|互联网|赋能|传统|产业|“智改数转网联”|典型|案例|汇编
关于|2024年|春节|期间|市场|供应|和|消费|运行|情况的|专报
县域|经济|比较|研究：|从|十三个|设区市|看|江州|位次|变化
""".strip().splitlines()

#: What a line of 二号 holds in 156 mm, and lines of narrower fields.
MEASURES = (20.1, 16.0, 13.0)


def widths(title: str) -> list[float]:
    return [0.5 if sign.isascii() else 1.0 for sign in title]


def set_in(title: str, measure: float) -> list[str]:
    return [title[start:end] for start, end in title_lines(title, widths(title), measure, 1.0)]


def ems(line: str) -> float:
    return sum(widths(line.rstrip()))


def is_good_shape(lines: list[str]) -> bool:
    """A trapezoid either way up or a lozenge: once lines grow shorter, none grows longer again."""
    steps = [ems(below) - ems(above) for above, below in itertools.pairwise(lines)]
    falling = [step < -0.5 for step in steps]
    return not any(step > 0.5 and any(falling[:number]) for number, step in enumerate(steps))


@pytest.mark.parametrize("marked", TITLES)
@pytest.mark.parametrize("measure", MEASURES)
def test_no_line_parts_a_word(marked: str, measure: float) -> None:
    title = marked.replace("|", "")
    allowed = {len(part) for part in itertools.accumulate(marked.split("|"))}
    lines = set_in(title, measure)
    ends = list(itertools.accumulate(map(len, lines)))
    assert "".join(lines) == title
    assert set(ends) <= allowed, lines
    assert max(map(ems, lines)) <= measure


@pytest.mark.parametrize("marked", TITLES)
def test_lines_make_a_trapezoid_or_a_lozenge(marked: str) -> None:
    lines = set_in(marked.replace("|", ""), MEASURES[0])
    assert is_good_shape(lines), lines
    assert min(map(ems, lines)) >= 3.5 or len(lines) == 1, lines


@pytest.mark.parametrize("measure", [16.0, 19.0])
def test_a_list_of_judgements_stays_together(measure: float) -> None:
    """A comma of a list parts less than one between sentences: 稳中有进 does not stand alone."""
    lines = set_in("2024年一季度全市经济运行总体平稳、稳中有进", measure)
    assert lines == ["2024年一季度全市经济运行", "总体平稳、稳中有进"]
    lines = set_in("新签约产业项目总投资增长66%，项目储备更厚实", measure)
    assert lines == ["新签约产业项目总投资增长66%，", "项目储备更厚实"]


def test_there_are_as_few_lines_as_the_words_allow() -> None:
    for marked in TITLES:
        title = marked.replace("|", "")
        assert len(set_in(title, 20.1)) <= ems(title) // 20.1 + 2, title


@pytest.mark.parametrize(
    "word", ["经济运行", "2024年", "6.8%", "1.2个百分点", "〔2024〕1号", "GDP", "江州市", "《", "（第"]
)
def test_what_holds_together(word: str) -> None:
    title = f"关于{word}情况的通知"
    inner = break_prices(title)[2 : 1 + len(word)]
    assert all(price >= PARTED for price in inner)


@given(st.text("全市经济运行2024年1—3月%，。、《》“”（） 的和ABC.江州", max_size=60), st.floats(4, 30))
def test_every_sign_stands_on_one_line(title: str, measure: float) -> None:
    spans = title_lines(title, widths(title), measure, 1.0)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(title)
    assert all(one[1] == two[0] for one, two in itertools.pairwise(spans))
    assert all(start < end for start, end in spans) or not title


@given(st.text("全市经济运行情况分析报告", min_size=2, max_size=40), st.floats(4, 30))
def test_no_line_is_wider_than_the_measure(title: str, measure: float) -> None:
    assert max(map(ems, set_in(title, measure))) <= measure + 0.01


@given(st.text("，。、》”）全市经济", min_size=2, max_size=40), st.floats(6, 20))
def test_no_line_begins_with_a_closing_mark_where_it_need_not(title: str, measure: float) -> None:
    spans = title_lines(title, widths(title), measure, 1.0)
    prices = break_prices(title)
    for start, end in spans[:-1]:
        assert prices[end - 1] < float("inf") or all(price == float("inf") for price in prices[start:end])


@pytest.mark.parametrize(
    ("title", "measure", "lines"),
    [
        ("社会消费品零售总额", 6, ["社会消费品", "零售总额"]),
        ("规模以上工业增加值", 7, ["规模以上", "工业增加值"]),
    ],
)
def test_a_long_word_is_parted_where_it_is_joined(title, measure, lines):
    spans = title_lines(title, [1.0] * len(title), measure, 1.0)
    assert [title[start:end] for start, end in spans] == lines


def test_lines_are_measured_without_the_blanks_that_brackets_lose():
    title, half = "数值（亿元）", 0.5
    widths = [1.0] * len(title)
    trims = [half * (sign == "（") for sign in title], [half * (sign == "）") for sign in title]
    whole = [title[start:end] for start, end in title_lines(title, widths, 3.2, 1.0, (), trims)]
    assert whole == ["数值", "（亿元）"]
