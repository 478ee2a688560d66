"""The smallest parts: hedges in their places, verbs by sign, periods by name."""

from __future__ import annotations

import pytest

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Period
from zjreport.phrasing import hedge, load_register, period_name, registers
from zjreport.phrasing.hedges import FOLLOWING, INFIX, PRECEDING, VERBS
from zjreport.phrasing.verbs import flow_verb, moved, reached

REGISTER, _ = load_register("work-report")


class TestHedges:
    @pytest.mark.parametrize("word", PRECEDING)
    def test_precede(self, word: str) -> None:
        parts = hedge("90", "%", word)
        assert (parts.before, parts.figure, parts.after) == (word, "90%", "")

    @pytest.mark.parametrize("word", FOLLOWING)
    def test_follow(self, word: str) -> None:
        parts = hedge("90", "%", word)
        assert (parts.before, parts.figure, parts.after) == ("", "90%", word)

    @pytest.mark.parametrize(
        ("number", "unit", "said"),
        [
            ("60", "条", "60余条"),
            ("7", "万人", "7万余人"),
            ("3", "亿元", "3亿余元"),
            ("2", "万亿元", "2万亿余元"),
            ("60", "", "60余"),
        ],
    )
    def test_stand_inside(self, number: str, unit: str, said: str) -> None:
        assert hedge(number, unit, "余").figure == said

    @pytest.mark.parametrize(
        ("number", "unit"), [("6.5", "条"), ("60", "%"), ("6", "‰"), ("-6", "条"), ("Ⅱ类", "")]
    )
    @pytest.mark.parametrize("word", INFIX)
    def test_stand_inside_whole_counts_only(self, number: str, unit: str, word: str) -> None:
        with pytest.raises(RefusalError):
            hedge(number, unit, word)

    def test_verbs_are_hedges_that_replace_the_verb(self) -> None:
        assert {"超过", "达到", "突破", "不低于"} <= set(VERBS)
        assert not {"约", "近", "大约"} & set(VERBS)


class TestVerbs:
    @pytest.mark.parametrize(
        ("verb", "sign", "said"),
        [
            ("增长", 1, "增长"),
            ("增长", -1, "下降"),
            ("年均增长", -1, "年均下降"),
            ("平均增长", -1, "平均下降"),
            ("增加", -1, "减少"),
            ("下降", -1, "下降"),
            ("扩大", -1, "缩小"),
        ],
    )
    def test_moved(self, verb: str, sign: int, said: str) -> None:
        assert moved(REGISTER, verb, sign) == said

    @pytest.mark.parametrize(
        ("verb", "direction", "said"),
        [
            ("提高到", None, "提高到"),
            ("提高到", 1, "提高到"),
            ("提高到", -1, "下降到"),
            ("提高到", 0, "保持"),
            ("增至", -1, "减至"),
            ("降至", 1, "升至"),
            ("下降到", 1, "上升到"),
            ("降低到", 1, "提高到"),
            ("达到", -1, "为"),
            ("达到", 1, "达到"),
            ("保持", 1, "为"),
            ("保持", 0, "保持"),
            ("稳定在", -1, "稳定在"),
        ],
    )
    def test_reached(self, verb: str, direction: int | None, said: str) -> None:
        assert reached(REGISTER, verb, direction) == said

    def test_net_flows(self) -> None:
        assert flow_verb(REGISTER, "净增", negative=True) == "净减"
        assert flow_verb(REGISTER, "净增", negative=False) == "净增"

    @pytest.mark.parametrize("verb", ["新增", "新建", "引进"])
    def test_nothing_new_is_negative(self, verb: str) -> None:
        with pytest.raises(RefusalError):
            flow_verb(REGISTER, verb, negative=True)

    @pytest.mark.parametrize("name", registers())
    def test_registers_are_closed_under_turning(self, name: str) -> None:
        register, _ = load_register(name)
        assert all(falling in register.rising for falling in register.falling.values())
        assert all(rising in register.falling or rising == "回升" for rising in register.rising.values())


class TestPeriods:
    @pytest.mark.parametrize(
        ("period", "name", "short"),
        [
            ("2024", "2024年", "2024年"),
            ("2024-H1", "2024年上半年", "上半年"),
            ("2024-H2", "2024年下半年", "下半年"),
            ("2024-Q1", "2024年一季度", "一季度"),
            ("2024-Q1/2024-Q2", "2024年上半年", "上半年"),
            ("2024-Q1/2024-Q3", "2024年前三季度", "前三季度"),
            ("2024-Q1/2024-Q4", "2024年全年", "全年"),
            ("2024-03", "2024年3月份", "3月份"),
            ("2024-01/2024-02", "2024年1—2月", "1—2月"),
            ("2024-01/2024-03", "2024年一季度", "一季度"),
            ("2024-01/2024-11", "2024年1—11月", "1—11月"),
            ("2024-04/2024-06", "2024年4—6月", "4—6月"),
        ],
    )
    def test_names(self, period: str, name: str, short: str) -> None:
        assert period_name(Period.parse(period)) == name
        assert period_name(Period.parse(period), year=False) == short

    @pytest.mark.parametrize(
        ("period", "name", "short"),
        [
            ("2024-Q3", "2024年9月末", "9月末"),
            ("2024", "2024年末", "年末"),
            ("2024-12", "2024年末", "年末"),
            ("2024-05", "2024年5月末", "5月末"),
        ],
    )
    def test_stocks(self, period: str, name: str, short: str) -> None:
        kind = Accumulation.STOCK
        assert period_name(Period.parse(period), accumulation=kind) == name
        assert period_name(Period.parse(period), year=False, accumulation=kind) == short
