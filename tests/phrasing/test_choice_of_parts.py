"""What a line says by choice: which parts, in which order, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zjreport.errors import RefusalError, TemplateError
from zjreport.indicators import Accumulation, Period, Prices, read_indicators
from zjreport.phrasing import Speaker
from zjreport.phrasing.choice import Choice

YTD = Accumulation.YEAR_TO_DATE


@pytest.fixture
def power(data: Any) -> Any:
    made = data("statistics", area="甲市").add(
        area="甲市",
        name="用电量",
        unit="亿千瓦时",
        period="2024-Q1",
        value="61.7",
        yoy="5.8",
        accumulation=YTD,
    )
    made.add(area="甲市", period="2024-H1", value="125.3", yoy="6.2", rank=3, rank_scope="全省")
    return made.add(area="全省", period="2024-H1", yoy="5.1").add(area="全国", period="2024-H1", yoy="6.5")


def said(data: Any, options: str, period: str = "2024-H1") -> str:
    return str(data.text(f"{{{{ x | say({options}) }}}}", period=period))


class TestOrder:
    def test_is_that_of_a_release_whatever_the_order_of_asking(self, power: Any) -> None:
        text = said(power, 'parts=["rank", "gap", "pace", "growth", "level"], than="全省"')
        assert text == (
            "用电量125.3亿千瓦时，同比增长6.2%，比一季度加快0.4个百分点，增速高于全省1.1个百分点，位次居全省第3位"
        )

    def test_gap_without_pace_needs_no_noun(self, power: Any) -> None:
        assert said(power, 'parts=["growth"], than="全省"') == "用电量同比增长6.2%，高于全省1.1个百分点"

    def test_gap_behind_a_pace_that_names_the_rate(self, power: Any) -> None:
        power.rows[0] = replace(power.rows[0], yoy=Decimal("6.2"))
        text = said(power, 'parts=["pace"], than="全省"')
        assert text == "用电量增速与一季度持平，高于全省1.1个百分点"

    def test_several_areas(self, power: Any) -> None:
        text = said(power, 'parts=["growth"], than=["全省", "全国"]')
        assert text == "用电量同比增长6.2%，高于全省1.1个百分点，低于全国0.3个百分点"

    def test_since_another_period(self, power: Any) -> None:
        power.add(area="甲市", period="2023", yoy="7.0")
        assert said(power, 'parts=["pace"], since="2023"') == "用电量比上年全年回落0.8个百分点"

    def test_one_part(self, power: Any) -> None:
        assert said(power, 'parts=["level"]') == "用电量125.3亿千瓦时"
        assert said(power, 'parts=["growth"]') == "用电量同比增长6.2%"
        assert said(power, 'parts=["rank"]') == "用电量居全省第3位"

    def test_without_a_choice_as_far_as_the_row_goes(self, power: Any) -> None:
        assert said(power, "") == "用电量125.3亿千瓦时，同比增长6.2%，居全省第3位"
        text = said(power, 'where_known=["pace"]')
        assert text == "用电量125.3亿千瓦时，同比增长6.2%，比一季度加快0.4个百分点，位次居全省第3位"


class TestWhatIsRanked:
    """A place says of what, where it would be taken for what was spoken of before."""

    def ranked(self, data: Any, own: str, other: str, basis: str, value: str | None = "125.3") -> str:
        made = data("statistics", area="甲市").add(area="全省", period="2024-H1", yoy=other, unit="亿元")
        made.add(
            area="甲市", period="2024-H1", value=value, yoy=own, rank=3, rank_scope="全省", rank_basis=basis
        )
        return said(made, 'than="全省"').rpartition("，")[2]

    def test_the_rate_that_was_spoken_of(self, data: Any) -> None:
        assert self.ranked(data, "-1", "2", "growth") == "居全省第3位"

    def test_the_rate_behind_a_fall(self, data: Any) -> None:
        assert self.ranked(data, "-3", "-2", "growth") == "增速居全省第3位"
        assert self.ranked(data, "-3", "-2", "growth", None) == "增速居全省第3位"

    def test_the_rate_behind_a_level(self, data: Any) -> None:
        assert self.ranked(data, "3", "2", "growth") == "增速居全省第3位"
        assert self.ranked(data, "3", "2", "growth", None) == "居全省第3位"

    def test_the_level_behind_a_rate(self, data: Any) -> None:
        assert self.ranked(data, "3", "2", "level") == "总量居全省第3位"

    @pytest.mark.parametrize(
        ("name", "unit"), [("居民人均可支配收入", "元"), ("空气细颗粒物", "微克/立方米"), ("住宅均价", "元")]
    )
    def test_what_does_not_add_up_has_no_amount(self, data: Any, name: str, unit: str) -> None:
        made = data("statistics", area="甲市").add(area="全省", period="2024-H1", name=name, unit=unit, yoy=2)
        row = {"value": 42, "yoy": 3, "rank": 3, "rank_scope": "全省", "rank_basis": "level"}
        made.add(area="甲市", period="2024-H1", **row)
        assert said(made, 'than="全省"').endswith("，水平居全省第3位")

    def test_a_blank_cell_names_no_basis(self, tmp_path: Path) -> None:
        path = tmp_path / "d.csv"
        path.write_text(
            "指标,地区,时期,数值,单位,同比,位次,排名范围,排名依据\n"
            "产值,甲市,2024-H1,9,亿元,4.7,3,全省,\n产值,全省,2024-H1,90,亿元,5.0,,,\n"
            "税收,甲市,2024-H1,9,亿元,4.7,3,全省,总量\n税收,全省,2024-H1,90,亿元,5.0,,,\n",
            encoding="utf-8",
        )
        speaker = Speaker(read_indicators(path), Period.parse("2024-H1"), "甲市", "statistics")
        choice = Choice.of(than="全省")
        said = ["".join(run.text for run in speaker.say(id, choice=choice)) for id in ("产值", "税收")]
        assert [text.rpartition("，")[2] for text in said] == ["位次居全省第3位", "总量居全省第3位"]

    def test_what_the_source_does_not_tell_is_not_told(self, power: Any) -> None:
        assert said(power, 'where_known=["pace"]').endswith("，位次居全省第3位")


class TestRatios:
    def test_are_compared_by_their_levels(self, data: Any) -> None:
        made = data("statistics", area="甲市").add(
            area="甲市", name="失业率", unit="%", period="2024-05", value="5.2"
        )
        made.add(area="甲市", period="2024-06", value="5.0").add(area="全省", period="2024-06", value="5.1")
        text = said(made, 'parts=["level", "pace", "gap"], than="全省"', "2024-06")
        assert text == "失业率为5.0%，比上月下降0.2个百分点，低于全省0.1个百分点"

    def test_of_prices_are_named_so(self, data: Any) -> None:
        made = data("statistics", area="甲市")
        made.add(area="甲市", name="居民消费价格", period="2024-05", yoy="0.3", prices=Prices.INDEX)
        made.add(area="甲市", period="2024-06", yoy="0.2").add(area="全省", period="2024-06", yoy="-0.1")
        text = said(made, 'where_known=["pace"], than="全省"', "2024-06")
        assert text == "居民消费价格同比上涨0.2%，涨幅比上月回落0.1个百分点，涨跌幅高于全省0.3个百分点"


class TestRefusals:
    def test_what_is_asked_for_must_be_proved(self, power: Any) -> None:
        with pytest.raises(RefusalError) as refusal:
            said(power, 'parts=["level", "pace"]', "2024-Q1")
        assert refusal.value.code == "refused.pace"

    def test_a_level_that_is_asked_for_must_be_there(self, data: Any) -> None:
        with pytest.raises(RefusalError) as refusal:
            said(data().add(yoy=3), 'parts=["level"]', "2024")
        assert refusal.value.code == "refused.level"

    def test_what_is_hoped_for_may_be_missing(self, power: Any) -> None:
        text = said(power, 'where_known=["pace", "gap"], than="东海市"')
        assert text == "用电量125.3亿千瓦时，同比增长6.2%，比一季度加快0.4个百分点，位次居全省第3位"
        assert said(power, 'parts=["level"], where_known=["pace"]', "2024-Q1") == "用电量61.7亿千瓦时"

    def test_a_name_alone_is_no_sentence(self, power: Any) -> None:
        with pytest.raises(RefusalError) as refusal:
            said(power, 'parts=[], where_known=["pace"]', "2024-Q1")
        assert refusal.value.code == "refused.sentence"

    @pytest.mark.parametrize(
        ("options", "hint"),
        [
            ('parts=["levle"]', "level"),
            ('parts=["gap"]', "than"),
            ('sinse="2023"', "since"),
            ("parts=3", "lists"),
        ],
    )
    def test_wrong_options_are_told(self, power: Any, options: str, hint: str) -> None:
        with pytest.raises(TemplateError, match=r"part|such|area") as error:
            said(power, options)
        assert hint in error.value.hint
