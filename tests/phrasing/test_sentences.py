"""Sentences as an official would read them: a row on the left, the exact Chinese on the right."""

from __future__ import annotations

from typing import Any

import pytest

from zjreport.errors import RefusalError, ZjreportError
from zjreport.indicators import Accumulation, Prices, Status

WORK_REPORT: list[tuple[str, dict[str, Any], str]] = [
    # -- value shapes of the model report ------------------------------------------------------------
    (
        "level of a flow",
        {"name": "农村公路", "verb": "提档升级", "unit": "公里", "value": 203},
        "提档升级农村公路203公里",
    ),
    ("growth only", {"name": "规模以上工业增加值", "yoy": 7}, "规模以上工业增加值增长7%"),
    (
        "level and growth",
        {"name": "总投资额", "verb": "达到", "unit": "亿元", "value": 1650, "yoy": 66},
        "总投资额达到1650亿元、增长66%",
    ),
    (
        "level and rank",
        {"name": "产值占比", "verb": "达到", "unit": "%", "value": 54, "rank": 4, "rank_scope": "全省"},
        "产值占比达到54%，列全省第4位",
    ),
    (
        "growth and rank in words",
        {
            "name": "工业企业投资",
            "yoy": "21.7",
            "rank_word": "前列",
            "rank_scope": "全省",
            "rank_basis": "growth",
        },
        "工业企业投资增长21.7%，排名全省前列",
    ),
    ("change to", {"name": "农产品占比", "verb": "提高到", "unit": "%", "value": 71}, "农产品占比提高到71%"),
    (
        "net change with a superlative",
        {"name": "“四上”单位", "verb": "净增", "unit": "家", "value": 1412, "claim": ("创历史新高",)},
        "净增“四上”单位1412家，创历史新高",
    ),
    (
        "streak declared, nothing else",
        {"name": "粮食总产量", "claim": ("实现“四连增”",)},
        "粮食总产量实现“四连增”",
    ),
    (
        "held first place",
        {"name": "群众安全感", "verb": "达", "unit": "%", "value": "99.4", "claim": ("蝉联全省第一",)},
        "群众安全感达99.4%，蝉联全省第一",
    ),
    ("category", {"name": "长江镇江段水质", "verb": "保持", "category": "Ⅱ类"}, "长江镇江段水质保持Ⅱ类"),
    (
        "category with a hedge",
        {"name": "断面水质", "verb": "达到", "category": "Ⅲ类", "qualifier": "达到或优于"},
        "断面水质达到或优于Ⅲ类",
    ),
    (
        "zero as an achievement",
        {"name": "零就业家庭", "unit": "户", "value": 0, "zero": "保持动态清零"},
        "零就业家庭保持动态清零",
    ),
    ("zero without words", {"name": "重大事故", "unit": "起", "value": 0}, "重大事故0起"),
    ("negative zero", {"name": "重大事故", "unit": "起", "value": "-0.0"}, "重大事故0起"),
    (
        "zero words beside a phrase",
        {
            "name": "零就业家庭",
            "unit": "户",
            "value": 0,
            "zero": "保持动态清零",
            "phrase": "帮扶{value}零就业家庭",
        },
        "零就业家庭保持动态清零",
    ),
    ("phrase", {"unit": "万人", "value": "1.7", "phrase": "扶持{value}成功创业"}, "扶持1.7万人成功创业"),
    (
        "phrase with blanks in its slot",
        {"unit": "项", "value": 3, "phrase": "办成{ value }实事"},
        "办成3项实事",
    ),
    (
        "phrase with growth inside",
        {"unit": "亿元", "value": 8, "yoy": "-2.5", "phrase": "税收{growth}，为{value}"},
        "税收下降2.5%，为8亿元",
    ),
    (
        "phrase keeps its status",
        {"unit": "个百分点", "value": "1.5", "status_word": "预计", "phrase": "超过城镇增幅{value}"},
        "预计超过城镇增幅1.5个百分点",
    ),
    ("no verb", {"name": "城镇新增就业", "unit": "万人", "value": "5.7"}, "城镇新增就业5.7万人"),
    (
        "a verb within the name",
        {"name": "城镇新增就业", "unit": "万人", "value": 7, "qualifier": "余", "verb": "新增"},
        "城镇新增就业7万余人",
    ),
    (
        "gap in points",
        {"name": "增幅差", "verb": "为", "unit": "个百分点", "value": "1.50"},
        "增幅差为1.5个百分点",
    ),
    (
        "unit without a value's multiplier",
        {"name": "粮食", "unit": "万吨", "verb": "达到", "value": "104.20"},
        "粮食达到104.2万吨",
    ),
    (
        "no thousands separator",
        {"name": "贷款余额", "verb": "达到", "unit": "亿元", "value": "12345.60"},
        "贷款余额达到12345.6亿元",
    ),
    # -- hedges and their places -----------------------------------------------------------------------
    (
        "follows",
        {"name": "减税降费", "verb": "新增", "unit": "亿元", "value": 54, "qualifier": "以上"},
        "新增减税降费54亿元以上",
    ),
    ("around", {"name": "增速", "verb": "为", "unit": "%", "value": 5, "qualifier": "左右"}, "增速为5%左右"),
    (
        "before the classifier",
        {"name": "幸福河湖", "verb": "建成", "unit": "条", "value": 60, "qualifier": "余"},
        "建成幸福河湖60余条",
    ),
    (
        "behind 万",
        {"name": "困难群众", "verb": "覆盖", "unit": "万人", "value": 7, "qualifier": "余"},
        "覆盖困难群众7万余人",
    ),
    (
        "behind 亿",
        {"name": "补贴", "verb": "发放", "unit": "亿元", "value": 3, "qualifier": "多"},
        "发放补贴3亿多元",
    ),
    (
        "a hedge that is the verb",
        {"name": "入园率", "verb": "达到", "unit": "%", "value": 90, "qualifier": "超过"},
        "入园率超过90%",
    ),
    (
        "the verb is the hedge",
        {"name": "入园率", "verb": "超过", "unit": "%", "value": 90, "qualifier": "超过"},
        "入园率超过90%",
    ),
    (
        "double comparator",
        {"name": "集体收入", "verb": "达到", "unit": "万元", "value": 120, "qualifier": "达到或超过"},
        "集体收入达到或超过120万元",
    ),
    (
        "close to",
        {"name": "总量", "verb": "达到", "unit": "亿元", "value": 500, "qualifier": "近"},
        "总量达到近500亿元",
    ),
    (
        "verb hedge behind a flow verb",
        {"name": "公路", "verb": "新建", "unit": "公里", "value": 50, "qualifier": "超过"},
        "新建公路超过50公里",
    ),
    (
        "stacked hedges",
        {
            "name": "研发投入占比",
            "verb": "达",
            "unit": "%",
            "value": "2.7",
            "qualifier": "以上",
            "status_word": "预计",
            "rank": 7,
            "rank_scope": "全省",
        },
        "研发投入占比预计达2.7%以上，列全省第7位",
    ),
    (
        "status and a hedge that is a verb",
        {
            "name": "覆盖率",
            "verb": "达到",
            "unit": "%",
            "value": 90,
            "qualifier": "超过",
            "status_word": "预计",
        },
        "覆盖率预计超过90%",
    ),
    (
        "status before a flow verb",
        {"name": "绿道", "verb": "新建", "unit": "公里", "value": 5, "status_word": "预计"},
        "预计新建绿道5公里",
    ),
    (
        "status before growth",
        {"name": "人均收入", "yoy": "6.7", "status_word": "预计"},
        "人均收入预计增长6.7%",
    ),
    (
        "status that opens the sentence",
        {
            "name": "地区生产总值",
            "verb": "达到",
            "unit": "亿元",
            "value": 5000,
            "yoy": "5.8",
            "status_word": "初步核算",
        },
        "初步核算，地区生产总值达到5000亿元、增长5.8%",
    ),
    (
        "status in brackets",
        {"name": "财政收入", "verb": "达到", "unit": "亿元", "value": 300, "status_word": "快报数"},
        "财政收入达到300亿元（快报数）",
    ),
    ("hedged growth", {"name": "投资", "yoy": 5, "qualifier": "左右"}, "投资增长5%左右"),
    ("hedged fall", {"name": "能耗", "yoy": -3, "qualifier": "超过"}, "能耗下降超过3%"),
    # -- signs -----------------------------------------------------------------------------------------
    ("fall", {"name": "进出口", "yoy": "-7.1"}, "进出口下降7.1%"),
    ("rounds to nothing", {"name": "进出口", "yoy": "0.04"}, "进出口与上年持平"),
    ("rounds to minus nothing", {"name": "进出口", "yoy": "-0.04"}, "进出口与上年持平"),
    ("half up", {"name": "进出口", "yoy": "0.05"}, "进出口增长0.1%"),
    ("half up of a fall", {"name": "进出口", "yoy": "-2.25"}, "进出口下降2.3%"),
    ("minus zero", {"name": "进出口", "yoy": "-0.0"}, "进出口与上年持平"),
    ("a spreadsheet's tail", {"name": "进出口", "yoy": "6.28374651"}, "进出口增长6.3%"),
    ("over a hundred", {"name": "进出口", "yoy": "136.0"}, "进出口增长136%"),
    (
        "verb of a rise, falling",
        {"name": "亩均税收", "growth_verb": "提升", "yoy": "-1.2"},
        "亩均税收下降1.2%",
    ),
    ("qualified verb, falling", {"name": "收入", "growth_verb": "平均增长", "yoy": "-5"}, "收入平均下降5%"),
    (
        "verb of a fall, falling",
        {"name": "单位能耗", "growth_verb": "下降", "yoy": "-3.2"},
        "单位能耗下降3.2%",
    ),
    (
        "price index by its rate",
        {"name": "居民消费价格", "prices": Prices.INDEX, "yoy": "0.3"},
        "居民消费价格上涨0.3%",
    ),
    (
        "price index falls",
        {"name": "工业品出厂价格", "prices": Prices.INDEX, "yoy": "-2.5"},
        "工业品出厂价格下降2.5%",
    ),
    (
        "price index stays",
        {"name": "居民消费价格", "prices": Prices.INDEX, "yoy": "0"},
        "居民消费价格与上年持平",
    ),
    (
        "index of 106.3 is +6.3",
        {"name": "居民消费价格指数", "prices": Prices.INDEX, "unit": "上年同期=100", "value": "106.3"},
        "居民消费价格指数上涨6.3%",
    ),
    (
        "index with both",
        {
            "name": "居民消费价格指数",
            "prices": Prices.INDEX,
            "unit": "上年=100",
            "value": "100.2",
            "yoy": "0.2",
        },
        "居民消费价格指数上涨0.2%",
    ),
    (
        "index on a fixed base",
        {"name": "房价指数", "prices": Prices.INDEX, "unit": "2020年=100", "verb": "为", "value": "132.5"},
        "房价指数为132.5（2020年=100）",
    ),
    (
        "ratio up",
        {"name": "覆盖率", "verb": "达到", "unit": "%", "value": 54, "yoy": 2},
        "覆盖率达到54%、提高2个百分点",
    ),
    (
        "ratio down",
        {"name": "失业率", "verb": "为", "unit": "%", "value": "5.3", "yoy": "-0.2"},
        "失业率为5.3%、下降0.2个百分点",
    ),
    (
        "ratio unchanged",
        {"name": "失业率", "verb": "为", "unit": "%", "value": "5.3", "yoy": 0},
        "失业率为5.3%、与上年持平",
    ),
    (
        "ratio said once",
        {"name": "覆盖率", "verb": "达到", "unit": "%", "value": 54, "yoy": 2, "change": 2},
        "覆盖率达到54%、提高2个百分点",
    ),
    (
        "per mille",
        {"name": "死亡率", "verb": "为", "unit": "‰", "value": "7.1", "change": "0.2"},
        "死亡率为7.1‰，上升0.2个千分点",
    ),
    (
        "net change",
        {"name": "企业", "verb": "达到", "unit": "家", "value": 320, "change": 12},
        "企业达到320家，增加12家",
    ),
    (
        "net change down",
        {"name": "企业", "verb": "达到", "unit": "家", "value": 320, "change": -12},
        "企业为320家，减少12家",
    ),
    ("change alone", {"name": "企业", "unit": "家", "change": 12}, "企业增加12家"),
    (
        "net increase that is none",
        {"name": "企业", "verb": "净增", "unit": "家", "value": -12},
        "净减企业12家",
    ),
    (
        "change-to that falls",
        {"name": "农产品占比", "verb": "提高到", "unit": "%", "value": 69, "change": -2},
        "农产品占比下降到69%，下降2个百分点",
    ),
    (
        "change-to that rises after all",
        {"name": "能耗强度", "verb": "降至", "unit": "吨", "value": 3, "change": 1},
        "能耗强度升至3吨，增加1吨",
    ),
    (
        "change-to that stays",
        {"name": "占比", "verb": "提高到", "unit": "%", "value": 71, "change": 0},
        "占比保持71%，与上年持平",
    ),
    (
        "negative level",
        {"name": "收支差额", "verb": "为", "unit": "亿元", "value": "-3.50"},
        "收支差额为-3.5亿元",
    ),
    # -- ranks -----------------------------------------------------------------------------------------
    ("first", {"name": "投资", "yoy": 9, "rank": 1, "rank_scope": "全省"}, "投资增长9%，列全省第1位"),
    ("rank alone", {"name": "投资", "rank": 3, "rank_scope": "全市"}, "投资列全市第3位"),
    (
        "rank of the growth beside a level",
        {
            "name": "投资",
            "verb": "达到",
            "unit": "亿元",
            "value": 80,
            "yoy": 9,
            "rank": 2,
            "rank_scope": "全省",
            "rank_basis": "growth",
        },
        "投资达到80亿元、增长9%，增速列全省第2位",
    ),
    # -- numbers ---------------------------------------------------------------------------------------
    (
        "declared decimals",
        {"name": "产量", "verb": "达到", "unit": "万吨", "value": "104.25", "decimals": 1},
        "产量达到104.3万吨",
    ),
    ("trailing zero dropped", {"name": "增速", "yoy": "7.0"}, "增速增长7%"),
    ("leading zero kept", {"name": "降雨", "verb": "为", "unit": "米", "value": ".46"}, "降雨为0.46米"),
    ("exponent", {"name": "产值", "verb": "达到", "unit": "元", "value": "1.2E+6"}, "产值达到1200000元"),
    # -- names are data ----------------------------------------------------------------------------------
    (
        "digits in the name",
        {"name": "G312国道", "verb": "改造", "unit": "公里", "value": 2},
        "改造G312国道2公里",
    ),
    (
        "a template in the name",
        {"name": "{{ x | level }}{% if 1 %}", "yoy": 1},
        "{{ x | level }}{% if 1 %}增长1%",
    ),
    ("signs in the name", {"name": "“A&B”<亩>（100%）", "yoy": 1}, "“A&B”<亩>（100%）增长1%"),
]


@pytest.mark.parametrize(
    ("row", "sentence"), [(row, text) for _, row, text in WORK_REPORT], ids=[id for id, _, _ in WORK_REPORT]
)
def test_work_report(data: Any, row: dict[str, Any], sentence: str) -> None:
    assert data().add(**row).say() == sentence


STATISTICS: list[tuple[str, dict[str, Any], str]] = [
    (
        "level and growth",
        {"name": "全市实现地区生产总值", "unit": "亿元", "value": "616836", "yoy": "5"},
        "全市实现地区生产总值616836亿元，比上年增长5.0%",
    ),
    (
        "points keep their zero",
        {"name": "失业率", "verb": "为", "unit": "%", "value": 5, "yoy": "-2"},
        "失业率为5.0%，比上年下降2.0个百分点",
    ),
    (
        "verb with 同比 of its own",
        {"name": "投资", "growth_verb": "比上年增长", "yoy": "-3"},
        "投资比上年下降3.0%",
    ),
    ("no change", {"name": "投资", "yoy": "0.0"}, "投资与上年持平"),
    ("place", {"name": "投资", "yoy": 3, "rank": 2, "rank_scope": "全省"}, "投资比上年增长3.0%，居全省第2位"),
    ("counts stay whole", {"name": "企业", "verb": "达到", "unit": "家", "value": 12}, "企业达到12家"),
    (
        "written decimals stay",
        {"name": "产值", "verb": "达到", "unit": "亿元", "value": "8.50"},
        "产值达到8.50亿元",
    ),
]


@pytest.mark.parametrize(
    ("row", "sentence"), [(row, text) for _, row, text in STATISTICS], ids=[id for id, _, _ in STATISTICS]
)
def test_statistics(data: Any, row: dict[str, Any], sentence: str) -> None:
    assert data("statistics").add(**row).say() == sentence


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("余 with decimals", {"unit": "条", "value": "6.5", "qualifier": "余"}, "refused.qualifier"),
    ("余 with percent", {"unit": "%", "value": 6, "qualifier": "余"}, "refused.qualifier"),
    ("余 with a category", {"category": "Ⅱ类", "qualifier": "余"}, "refused.qualifier"),
    ("unknown hedge", {"unit": "条", "value": 6, "qualifier": "将将"}, "refused.qualifier"),
    ("index as percent", {"prices": Prices.INDEX, "unit": "%", "value": "106.3"}, "refused.level"),
    ("rate that is an index", {"prices": Prices.INDEX, "yoy": "106.3"}, "refused.growth"),
    ("verb without counterpart", {"growth_verb": "跃升", "yoy": -3}, "refused.verb"),
    ("verb of a fall that rises", {"growth_verb": "下降", "yoy": 3}, "refused.verb"),
    ("new ones below nothing", {"verb": "新建", "unit": "处", "value": -3}, "refused.verb"),
    ("nothing in the row", {}, "refused.sentence"),
    ("does not exist", {"status": Status.NOT_APPLICABLE}, "refused.sentence"),
    ("unknown slot", {"value": 1, "phrase": "办成{valeu}"}, "refused.phrase"),
    ("unclosed slot", {"value": 1, "phrase": "办成{value"}, "refused.phrase"),
    ("stray brace", {"value": 1, "phrase": "办成value}"}, "refused.phrase"),
    ("slot without datum", {"yoy": 1, "phrase": "办成{value}"}, "refused.level"),
    (
        "level that would print as 0",
        {"unit": "亿元", "value": "0.04", "decimals": 1},
        "refused.rounds-to-zero",
    ),
    ("noncharacter in the name", {"name": "甲\ufdd0", "yoy": 1}, "refused.noncharacter"),
    ("noncharacter in a claim", {"claim": ("\ufdd00\ufdd1",)}, "refused.noncharacter"),
    ("not a number", {"yoy": "NaN"}, "quantity.not-finite"),
]


@pytest.mark.parametrize(
    ("row", "code"), [(row, code) for _, row, code in REFUSED], ids=[id for id, _, _ in REFUSED]
)
def test_refused_with_reason_and_hint(data: Any, row: dict[str, Any], code: str) -> None:
    with pytest.raises(ZjreportError) as refusal:
        data().add(**row).say()
    assert refusal.value.code == code
    assert refusal.value.hint or code in ("refused.level", "quantity.not-finite")


class TestLines:
    def test_shared_verb_is_said_once(self, data: Any) -> None:
        made = data().add("a", name="独角兽企业", verb="新增", unit="家", value=2)
        made.add("b", name="“小巨人”企业", verb="新增", unit="家", value=22)
        assert made.say("a", "b") == "新增独角兽企业2家，“小巨人”企业22家"

    def test_another_verb_is_said(self, data: Any) -> None:
        made = data().add("a", name="污水管网", verb="新建", unit="公里", value=31)
        made.add("b", name="市政管网", verb="修复", unit="公里", value=11)
        made.add("c", name="收集率", verb="达到", unit="%", value=84)
        assert made.say("a", "b", "c") == "新建污水管网31公里，修复市政管网11公里，收集率达到84%"

    def test_stock_verb_is_said_of_each(self, data: Any) -> None:
        made = data().add("a", name="甲率", verb="达到", unit="%", value=31)
        made.add("b", name="乙率", verb="达到", unit="%", value=11)
        assert made.say("a", "b") == "甲率达到31%，乙率达到11%"

    def test_shared_status_is_said_once_with_the_verb(self, data: Any) -> None:
        made = data().add("a", name="绿道", verb="新建", unit="公里", value=3, status_word="预计")
        made.add("b", name="公路", verb="新建", unit="公里", value=5, status_word="预计")
        made.add("c", name="桥梁", verb="新建", unit="座", value=2)
        assert made.say("a", "b", "c") == "预计新建绿道3公里，公路5公里，新建桥梁2座"

    def test_verb_that_was_not_printed_is_not_shared(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", verb="新增", yoy=3)
            .add("b", name="乙", verb="新增", unit="家", value=2)
        )
        assert made.say("a", "b") == "甲增长3%，新增乙2家"

    def test_verb_is_repeated_behind_a_rank(self, data: Any) -> None:
        made = data().add("a", name="甲", verb="新增", unit="家", value=9, rank=4, rank_scope="全省")
        made.add("b", name="乙", verb="新增", unit="家", value=2)
        assert made.say("a", "b") == "新增甲9家，列全省第4位，新增乙2家"

    def test_first_growth_of_a_sentence_says_year_on_year(self, data: Any) -> None:
        made = data("statistics").add("a", name="投资", yoy=3).add("b", name="消费", yoy="-1.5")
        assert made.say("a", "b") == "投资比上年增长3.0%，消费下降1.5%"

    def test_next_sentence_says_it_again(self, data: Any) -> None:
        made = data("statistics").add("a", name="投资", yoy=3).add("b", name="消费", yoy=2)
        text = made.text("投资{{ a | growth }}，消费{{ b | growth }}。投资{{ a | growth }}。")
        assert text == "投资比上年增长3.0%，消费增长2.0%。投资比上年增长3.0%。"

    def test_author_who_writes_it_is_not_doubled(self, data: Any) -> None:
        assert data("statistics").add(yoy=3).text("投资比上年{{ x | growth }}") == "投资比上年增长3.0%"

    def test_long_list(self, data: Any) -> None:
        made = data()
        for number in range(60):
            made.add(f"i{number}", name="甲", verb="新增", unit="家", value=number + 1)
        line = made.say(*(f"i{number}" for number in range(60)))
        assert line.startswith("新增甲1家，甲2家，")
        assert line.endswith("，甲60家")

    def test_empty_list_is_refused(self, data: Any) -> None:
        with pytest.raises(ZjreportError) as refusal:
            data().add(yoy=1).speaker().say()
        assert refusal.value.code == "line.empty"

    def test_missing_row_names_the_known_periods(self, data: Any) -> None:
        with pytest.raises(RefusalError) as refusal:
            data().add(period="2022", yoy=1).add(period="2023", yoy=1).say()
        assert "there are rows for 2022, 2023" in refusal.value.hint

    def test_missing_area_names_the_known_areas(self, data: Any) -> None:
        with pytest.raises(RefusalError) as refusal:
            data(area="丹阳").add(area="镇江", yoy=1).say()
        assert "镇江" in refusal.value.hint

    def test_a_row_of_the_same_months_is_found(self, data: Any) -> None:
        assert data().add(period="2024年1—3月", name="投资", yoy=3).say(period="2024-Q1") == "投资增长3%"


class TestKnownDirection:
    """The verb of a change-to is held against last year's level."""

    def rows(self, data: Any, then: str, now: str, verb: str = "提高到") -> Any:
        made = data().add(name="占比", unit="%", verb=verb, value=then, period="2023")
        return made.add(value=now)

    def test_rise(self, data: Any) -> None:
        assert self.rows(data, "68", "71").say() == "占比提高到71%"

    def test_fall(self, data: Any) -> None:
        assert self.rows(data, "75", "71").say() == "占比下降到71%"

    def test_kept(self, data: Any) -> None:
        assert self.rows(data, "71", "71", "保持").say() == "占比保持71%"

    def test_not_kept(self, data: Any) -> None:
        assert self.rows(data, "70", "71", "保持").say() == "占比为71%"

    def test_real_growth_says_nothing_of_a_level_at_current_prices(self, data: Any) -> None:
        made = data().add(name="产值", unit="亿元", verb="增加到", value=80, yoy="-1", prices=Prices.CURRENT)
        assert made.say() == "产值增加到80亿元、下降1%"


class TestClaims:
    def test_record_contradicted(self, data: Any) -> None:
        made = data().add(period="2023", unit="家", value=20).add(value=12, claim=("创历史新高",))
        with pytest.raises(RefusalError, match="contradicted"):
            made.say()

    def test_record_compatible(self, data: Any) -> None:
        made = (
            data().add(name="企业", period="2023", unit="家", value=10).add(value=12, claim=("创历史新高",))
        )
        assert made.say() == "企业12家，创历史新高"

    def test_record_since_a_year_ignores_what_was_before(self, data: Any) -> None:
        made = data().add(name="企业", period="2015", unit="家", value=99).add(period="2021", value=10)
        assert made.add(value=12, claim=("创2020年以来新高",)).say() == "企业12家，创2020年以来新高"

    def test_streak_contradicted(self, data: Any) -> None:
        made = data().add(period="2023", unit="吨", value=20).add(value=12, claim=("实现“四连增”",))
        with pytest.raises(RefusalError, match="contradicted"):
            made.say()

    def test_streak_does_not_reach_beyond_its_years(self, data: Any) -> None:
        made = (
            data()
            .add(name="粮食", period="2015", unit="吨", value=99, verb="达到")
            .add(period="2023", value=20)
        )
        assert made.add(value=21, claim=("实现“四连增”",)).say() == "粮食达到21吨，实现“四连增”"

    def test_first_place_contradicted(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="contradicted"):
            data().add(unit="%", value=99, rank=2, claim=("蝉联全省第一",)).say()

    def test_cumulative_values_are_compared_with_the_same_months(self, data: Any) -> None:
        kind = Accumulation.YEAR_TO_DATE
        made = data().add(name="收入", period="2023-Q4", unit="亿元", value=90, accumulation=kind)
        made.add(period="2023-Q1", value=20).add(period="2024-Q1", value=22, claim=("创历史新高",))
        assert made.say(period="2024-Q1") == "收入22亿元，创历史新高"


@pytest.mark.parametrize(
    ("period", "before", "said"),
    [
        ("2024", {"2023": "Ⅱ类"}, "水质保持Ⅱ类"),
        ("2024", {"2023": "Ⅲ类"}, "水质为Ⅱ类"),
        ("2024", {"2022": "Ⅲ类"}, "水质保持Ⅱ类"),
        ("2024-06", {"2024-05": "Ⅲ类", "2023-06": "Ⅱ类"}, "水质为Ⅱ类"),
    ],
)
def test_what_has_changed_is_not_kept(data: Any, period: str, before: dict[str, str], said: str) -> None:
    made = data()
    for when, category in {**before, period: "Ⅱ类"}.items():
        made.add(name="水质", verb="保持", category=category, period=when)
    speaker = made.speaker()
    assert "".join(run.text for run in speaker.say("x", period=period)) == said
