"""What tables, cards and charts print, line by line; hedges, units and statuses are never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks.outline import outline
from zjreport.errors import DefinitionError, RefusalError, ZjreportError
from zjreport.indicators import Bound, Polarity, Prices, Status
from zjreport.runs import Role, text_of
from zjreport.sections import Context


def blocks(data: Any, kind: str, period: str = "2024", **options: Any) -> tuple[Any, ...]:
    section = msgspec.convert(options, plugins.sections.load(kind))
    return tuple(section.render(Context(data.speaker(section.period or period))))


def lines(data: Any, kind: str, period: str = "2024", **options: Any) -> list[str]:
    return [line.strip() for line in outline(blocks(data, kind, period, **options)).splitlines()]


class TestIndicatorTable:
    def rows(self, data: Any, *columns: str, **options: Any) -> list[str]:
        ids = list(data.indicators)
        return lines(data, "indicator-table", indicators=ids, columns=list(columns), **options)

    def test_change_of_a_ratio_is_not_read_as_percent(self, data: Any) -> None:
        made = (
            data().add("a", name="投资", yoy="5.5").add("b", name="失业率", unit="%", value="5.3", yoy="-0.2")
        )
        assert self.rows(made, "unit", "growth")[2:] == ["b 投资 |  | 5.5", "b 失业率 | % | -0.2个百分点"]

    def test_net_change_of_a_ratio_is_in_points(self, data: Any) -> None:
        made = data().add(name="覆盖率", unit="%", value=54, change=2)
        assert self.rows(made, "unit", "level", "change")[2:] == ["b 覆盖率 | % | 54 | 2个百分点"]

    def test_one_unit_stands_above_the_table(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="亿元", value=3).add("b", name="乙", unit="亿元", value=4)
        found = self.rows(made, "level")
        assert found[0] == "table:  (亿元)"
        assert found[2:] == ["b 甲 | 3", "b 乙 | 4"]

    def test_several_units_stand_in_the_cells(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="亿元", value=3).add("b", name="乙", unit="家", value=4)
        assert self.rows(made, "level")[2:] == ["b 甲 | 3亿元", "b 乙 | 4家"]

    def test_target_in_another_unit_is_converted(self, data: Any) -> None:
        made = data().add(name="甲", unit="万元", value=95000).aim("10", unit="亿元")
        assert self.rows(made, "unit", "level", "target", "completion")[2:] == [
            "b 甲 | 万元 | 95000 | 100000 | 95"
        ]

    def test_growth_target_says_that_it_is_one(self, data: Any) -> None:
        made = data().add(name="产值", unit="亿元", value=80, yoy="5.2")
        made.aim("5", bound=Bound.GROWTH, qualifier="左右")
        assert self.rows(made, "unit", "target", "completion")[2:] == [
            "b 产值 | 亿元 | 增长5%左右 | 0.2个百分点"
        ]

    def test_hedges_stay(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="条", value=60, qualifier="余")
        made.add("b", name="乙", unit="%", value=90, qualifier="超过")
        assert self.rows(made, "unit", "level")[2:] == ["b 甲 | 条 | 60余", "b 乙 | % | 超过90"]

    def test_statuses_are_noted_once_each(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", yoy=1, status_word="预计")
            .add("b", name="乙", yoy=2, status_word="快报数")
        )
        made.add("c", name="丙", yoy=3, status_word="预计")
        assert self.rows(made, "growth")[2:] == [
            "b 甲① | 1", "b 乙② | 2", "b 丙① | 3", "note: ① 预计数。", "note: ② 快报数。"
        ]  # fmt: skip

    def test_blank_dash_and_dots(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", unit="亿元")
            .add("b", name="乙", unit="亿元", status=Status.NOT_APPLICABLE)
        )
        made.add("c", name="丙", unit="亿元", value="0.004", decimals=1).add(
            "d", name="丁", unit="亿元", value=0
        )
        assert self.rows(made, "unit", "level")[2:] == [
            "b 甲 | 亿元 |",
            "b 乙 | 亿元 | —",
            "b 丙 | 亿元 | …",
            "b 丁 | 亿元 | 0",
        ]

    def test_rate_that_rounds_to_nothing(self, data: Any) -> None:
        assert self.rows(data().add(name="甲", yoy="-0.04"), "growth")[2:] == ["b 甲 | 0"]
        assert self.rows(data("statistics").add(name="甲", yoy="-0.04"), "growth")[2:] == ["b 甲 | 0.0"]

    def test_parts_are_indented_under_their_whole(self, data: Any) -> None:
        made = data().add("a", name="甲", yoy=1).add("b", name="乙", yoy=1, parent="a")
        made.add("c", name="丙", yoy=1, parent="b").add("d", name="丁", yoy=1, parent="elsewhere")
        (table,) = blocks(made, "indicator-table", indicators=["a", "b", "c", "d"])
        assert [row.indent for row in table.rows] == [0, 1, 2, 0]

    def test_one_scope_of_ranks_stands_in_the_header(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", rank=4, rank_scope="全省")
            .add("b", name="乙", rank=1, rank_scope="全省")
        )
        assert self.rows(made, "rank")[1:] == ["| 指标 | 全省位次", "b 甲 | 4", "b 乙 | 1"]

    def test_several_scopes_stand_in_the_cells(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", rank=4, rank_scope="全省")
            .add("b", name="乙", rank_word="前列", rank_scope="全国")
        )
        assert self.rows(made, "rank")[1:] == ["| 指标 | 位次", "b 甲 | 全省4", "b 乙 | 全国前列"]

    def test_notes_are_data_and_no_templates(self, data: Any) -> None:
        made = data().add(name="甲", yoy=1)
        made.rows[0] = replace(made.rows[0], note="{{ 1/0 }}口径")
        assert self.rows(made, "growth")[-1] == "note: ① {{ 1/0 }}口径"

    def test_many_notes_have_marks_of_their_own(self, data: Any) -> None:
        made = data()
        for number in range(50):
            made.add(f"i{number}", yoy=1)
        made.rows = [replace(row, note=f"{row.indicator}口径") for row in made.rows]
        found = self.rows(made, "growth")
        assert [line[6] for line in found if line.startswith("note:")] == [
            *"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
            *"㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟",
            *"㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
        ]

    def test_too_many_notes_are_refused(self, data: Any) -> None:
        made = data()
        for number in range(51):
            made.add(f"i{number}", yoy=1)
        made.rows = [replace(row, note=row.indicator) for row in made.rows]
        with pytest.raises(RefusalError, match="more than 50"):
            self.rows(made, "growth")


class TestCards:
    @pytest.mark.parametrize(
        ("row", "card"),
        [
            ({"unit": "亿元", "value": 1650, "yoy": 66}, "card: 甲 1650亿元 [up 增长66%]"),
            ({"unit": "亿元", "value": 1650, "yoy": "-2.25"}, "card: 甲 1650亿元 [down 下降2.3%]"),
            ({"yoy": 7}, "card: 甲 7% [up 增长]"),
            ({"yoy": "-7.1"}, "card: 甲 7.1% [down 下降]"),
            ({"yoy": "0.04"}, "card: 甲 0% [flat 与上年持平]"),
            ({"yoy": "6.7", "status_word": "预计"}, "card: 甲 6.7% [up 预计增长]"),
            ({"yoy": "6.7", "status_word": "快报数"}, "card: 甲 6.7% [up 增长（快报数）]"),
            ({"yoy": 5, "qualifier": "左右"}, "card: 甲 5%左右 [up 增长]"),
            (
                {"unit": "%", "value": "2.7", "qualifier": "以上", "status_word": "预计"},
                "card: 甲 2.7%以上（预计）",
            ),
            ({"unit": "%", "value": 90, "qualifier": "超过"}, "card: 甲 90%（超过）"),
            ({"unit": "万人", "value": 7, "qualifier": "余"}, "card: 甲 7万余人"),
            ({"unit": "亿元", "value": "-3.5"}, "card: 甲 -3.5亿元"),
            ({"category": "Ⅱ类"}, "card: 甲 Ⅱ类"),
            ({"unit": "%", "value": 54, "yoy": 2}, "card: 甲 54% [up 提高2个百分点]"),
            ({"unit": "家", "value": 320, "change": -12}, "card: 甲 320家 [down 减少12家]"),
            ({"unit": "家", "value": 12, "change": 12}, "card: 甲 12家"),
            ({"unit": "%", "value": 54, "rank": 4, "rank_scope": "全省"}, "card: 甲 54% [= 列全省第4位]"),
            ({"unit": "家", "value": 5, "claim": ("创历史新高",)}, "card: 甲 5家 [= 创历史新高]"),
            ({"prices": Prices.INDEX, "unit": "上年同期=100", "value": "106.3"}, "card: 甲 6.3% [up 上涨]"),
            (
                {"prices": Prices.INDEX, "unit": "2020年=100", "value": "132.5"},
                "card: 甲 132.5（2020年=100）",
            ),
        ],
    )
    def test_prints(self, data: Any, row: dict[str, Any], card: str) -> None:
        assert lines(data().add(**row), "cards", indicators=["x"])[1] == card

    @pytest.mark.parametrize(
        ("rate", "polarity", "good"),
        [
            ("3", Polarity.HIGHER, True),
            ("-3", Polarity.HIGHER, False),
            ("-3", Polarity.LOWER, True),
            ("3", Polarity.LOWER, False),
            ("3", Polarity.NEUTRAL, None),
            ("0.01", Polarity.HIGHER, None),
        ],
    )
    def test_good_is_a_matter_of_polarity(
        self, data: Any, rate: str, polarity: Polarity, good: bool | None
    ) -> None:
        (block,) = blocks(data().add(yoy=rate, polarity=polarity), "cards", indicators=["x"])
        assert block.cards[0].good is good

    def test_id_that_is_no_name(self, data: Any) -> None:
        made = data().add("a-b{{", unit="家", value=5, claim=("创历史新高",))
        assert lines(made, "cards", indicators=["a-b{{"])[1] == "card: 甲 5家 [= 创历史新高]"

    def test_missing_row_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no data of"):
            blocks(data().add(period="2020", yoy=1), "cards", indicators=["x"])


class TestCharts:
    def test_labels_keep_hedges(self, data: Any) -> None:
        made = (
            data()
            .add("a", name="甲", unit="%", value="2.7", qualifier="以上")
            .add("b", name="乙", unit="%", value=3, qualifier="约")
        )
        assert lines(made, "chart", chart="bar", indicators=["a", "b"])[1] == "2024年: 甲=2.7%以上, 乙=约3%"

    def test_statuses_are_told_below_and_in_the_alternative_text(self, data: Any) -> None:
        made = data().add("a", name="甲", yoy=1, status_word="预计").add("b", name="乙", yoy=2)
        (chart,) = blocks(
            made, "chart", chart="bar", measure="growth", indicators=["a", "b"], source="统计局"
        )
        assert "".join(run.text for run in chart.source) == "统计局；甲为预计数"
        assert chart.spec.alt.endswith("甲1%，乙2%。注：甲为预计数。")

    def test_statuses_over_time_name_the_periods_before_the_name(self, data: Any) -> None:
        made = data("statistics").add("a", name="GDP", period="2030-H1", unit="亿元", value=9)
        for id, name in (("a", "GDP"), ("b", "工业")):
            for period in ("2031-Q1", "2031-H1"):
                made.add(id, name=name, period=period, unit="亿元", value=5, status_word="初步核算")
        made.add("b", period="2030-H1", value=4, status_word="初步核算")
        periods = ["2030-H1", "2031-Q1", "2031-H1"]
        (chart,) = blocks(made, "chart", chart="line", indicators=["a"], periods=periods)
        assert text_of(chart.source) == "注：2031年一季度、上半年GDP为初步核算数"
        (chart,) = blocks(made, "chart", chart="line", indicators=["a", "b"], periods=periods)
        assert text_of(chart.source) == (
            "注：2031年一季度、上半年GDP、2030年上半年、2031年一季度、上半年工业为初步核算数"
        )
        (chart,) = blocks(made, "chart", chart="line", indicators=["a", "b"], periods=periods[1:])
        assert text_of(chart.source) == "注：2031年一季度、上半年GDP、工业为初步核算数"

    def test_units_of_one_base_are_converted(self, data: Any) -> None:
        made = (
            data().add("a", name="甲", unit="亿元", value="3.5").add("b", name="乙", unit="万元", value=12000)
        )
        assert lines(made, "chart", chart="bar", indicators=["a", "b"]) == [
            "chart bar full:  (亿元)",
            "2024年: 甲=3.5, 乙=1.2",
        ]

    def test_named_unit_is_kept_true(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="亿元", value="3.5")
        assert lines(made, "chart", chart="bar", indicators=["a"], unit="万元") == [
            "chart bar full:  (万元)",
            "2024年: 甲=35000",
        ]

    @pytest.mark.parametrize("options", [{"indicators": ["a", "b"]}, {"indicators": ["a"], "unit": "家"}])
    def test_units_of_different_things_are_refused(self, data: Any, options: dict[str, Any]) -> None:
        made = data().add("a", unit="亿元", value="3.5").add("b", unit="公里", value=12000)
        with pytest.raises(DefinitionError) as error:
            blocks(made, "chart", chart="bar", **options)
        assert error.value.code == "chart.units"

    def test_two_series_of_different_units_on_one_axis_are_refused(self, data: Any) -> None:
        made = data().add("a", unit="亿元", value="3.5").add("b", unit="公里", value=12000)
        with pytest.raises(DefinitionError, match="one axis"):
            blocks(made, "chart", chart="line", indicators=["a", "b"], periods=["2024"])

    def test_percent_and_points_do_not_mix(self, data: Any) -> None:
        made = data().add("a", yoy=5).add("b", unit="%", value=54, yoy=2)
        with pytest.raises(DefinitionError, match="one axis"):
            blocks(made, "chart", chart="column", measure="growth", indicators=["a", "b"])

    def test_points_are_named_and_have_their_unit(self, data: Any) -> None:
        made = data().add(name="占比", unit="%", value=54, yoy=2)
        assert lines(made, "chart", chart="column", measure="growth", indicators=["x"]) == [
            "chart column full:  (个百分点)", "2024年同比增减: 占比=2"
        ]  # fmt: skip

    def test_gaps_over_time(self, data: Any) -> None:
        made = data().add(name="投资", period="2022", yoy=3).add(yoy="-1.25")
        found = lines(
            made, "chart", chart="line", measure="growth", indicators=["x"], periods=["2022", "2023", "2024"]
        )
        assert found[1] == "投资: 2022年=3%, 2023年=–, 2024年=-1.3%"

    def test_level_and_growth_combined(self, data: Any) -> None:
        made = data().add(name="产值", unit="亿元", period="2023", value=70, yoy=3).add(value=80, yoy=5)
        (chart,) = blocks(made, "chart", chart="combination", indicators=["x"], periods=["2023", "2024"])
        assert [(one.axis, one.mark, one.unit) for one in chart.spec.series] == [
            ("primary", "column", "亿元"),
            ("secondary", "line", "%"),
        ]
        assert chart.spec.unit == "亿元"

    def test_areas_in_order_with_the_own_one_marked(self, data: Any) -> None:
        made = data(area="乙市").add(name="投资", area="甲市", yoy=3).add(area="乙市", yoy=5)
        (chart,) = blocks(
            made, "chart", chart="bar", measure="growth", indicators=["x"], areas=["甲市", "乙市"]
        )
        assert [(point.label, point.tone) for point in chart.spec.series[0].points] == [
            ("5%", "highlight"),
            ("3%", ""),
        ]

    def test_category_cannot_be_drawn(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="Ⅱ类"):
            blocks(data().add(category="Ⅱ类"), "chart", chart="bar", indicators=["x"])

    def test_ring_has_its_total_only_where_there_is_one(self, data: Any) -> None:
        made = data().add("a", name="甲", unit="件", value=3).add("b", name="乙", unit="件", value=4)
        assert "centre: 7件" in lines(made, "chart", chart="ring", indicators=["a", "b"])
        made.add("c", name="丙", unit="件", value=60, qualifier="余")
        assert not any(
            line.startswith("centre")
            for line in lines(made, "chart", chart="ring", indicators=["a", "b", "c"])
        )

    def test_remainder(self, data: Any) -> None:
        made = data().add(name="甲", unit="%", value="33.3")
        assert (
            lines(made, "chart", chart="pie", indicators=["x"], remainder="其他")[1]
            == "2024年: 甲=33.3%, 其他=66.7%"
        )

    def test_growth_targets_beside_growth(self, data: Any) -> None:
        made = data().add(name="产值", unit="亿元", value=80, yoy="5.2").aim("5", bound=Bound.GROWTH)
        assert lines(made, "chart", chart="target-progress", indicators=["x"]) == [
            "chart target-progress full:  ()", "2024年实绩: 产值增速=5.2%", "2024年目标: 产值增速=5%"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "options",
        [
            {"indicators": []},
            {"indicators": ["x"], "periods": ["1999"]},
            {"indicators": ["x", "x"], "areas": ["甲", "乙"]},
            {"indicators": ["x"], "chart": "target-progress"},
        ],
    )
    def test_nothing_to_show_is_refused_with_a_hint(self, data: Any, options: dict[str, Any]) -> None:
        with pytest.raises(ZjreportError) as error:
            blocks(data().add(yoy=1), "chart", **{"chart": "bar", **options})
        assert error.value.hint


class TestTargets:
    def test_growth_stands_beside_growth(self, data: Any) -> None:
        made = data().add(name="产值", unit="亿元", value=80, yoy="5.2", status_word="预计")
        made.aim("5.5", period="2025", bound=Bound.GROWTH, qualifier="左右")
        assert lines(made, "targets", period="2025")[1:] == [
            "| 指标 | 单位 | 2024年实绩 | 2025年目标", "b 产值增速① | % | 5.2 | 5.5左右", "note: ① 预计数。"
        ]  # fmt: skip

    def test_actual_in_another_unit_is_converted(self, data: Any) -> None:
        made = data().add(name="贷款", unit="万元", value=34000).aim("4", period="2025", unit="亿元")
        assert lines(made, "targets", period="2025")[2] == "b 贷款 | 亿元 | 3.4 | 4"

    def test_missing_target_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no targets of"):
            blocks(data().add(yoy=1), "targets", indicators=["x"], period="2025")

    def test_no_targets_at_all(self, data: Any) -> None:
        with pytest.raises(DefinitionError) as error:
            blocks(data().add(yoy=1), "targets")
        assert error.value.code == "targets.none"


class TestRanking:
    def test_order_ties_and_own_area(self, data: Any) -> None:
        made = data(area="乙市")
        for area, rate in (("甲市", "5.04"), ("乙市", "5"), ("丙市", "7")):
            made.add(name="投资", area=area, yoy=rate)
        (table,) = blocks(made, "ranking", indicator="x")
        cells = [["".join(run.text for run in cell.runs) for cell in row.cells] for row in table.rows]
        assert cells == [["1", "丙市", "7"], ["2", "甲市", "5"], ["2", "乙市", "5"]]
        assert table.rows[2].cells[1].runs[0].role is Role.STRONG

    def test_needs_two_areas(self, data: Any) -> None:
        with pytest.raises(DefinitionError) as error:
            blocks(data().add(yoy=1), "ranking", indicator="x")
        assert error.value.code == "ranking.areas"
