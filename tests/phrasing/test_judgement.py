"""Words of judgement come from declared thresholds; own settings change a register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zjreport.errors import DefinitionError, RefusalError
from zjreport.indicators import Prices

THRESHOLDS = """
[[thresholds]]
word = "较快"
at_least = 6.5
indicators = ["x"]

[[thresholds]]
word = "平稳"
at_least = 3
below = 10

[[thresholds]]
word = "承压"
below = 0
"""


def judged(data: Any, folder: Path, rate: str, id: str = "x", settings: str = THRESHOLDS) -> str:
    (folder / "register.toml").write_text(settings, encoding="utf-8")
    speaker = data("statistics").add(id, yoy=rate).speaker(phrases=(folder,))
    return "".join(run.text for run in speaker.text(f"{{{{ {id} | adjective }}}}"))


@pytest.mark.parametrize(
    ("rate", "word"),
    [("6.45", "较快"), ("6.44", "平稳"), ("3", "平稳"), ("-0.1", "承压"), ("12", "较快")],
)
def test_the_printed_figure_decides(data: Any, tmp_path: Path, rate: str, word: str) -> None:
    assert judged(data, tmp_path, rate) == word


def test_a_threshold_may_be_of_some_indicators_only(data: Any, tmp_path: Path) -> None:
    assert judged(data, tmp_path, "7", "y") == "平稳"


@pytest.mark.parametrize("rate", ["2.9", "-0.04"])
def test_no_word_is_made_up(data: Any, tmp_path: Path, rate: str) -> None:
    with pytest.raises(RefusalError, match="threshold"):
        judged(data, tmp_path, rate)


def test_none_are_bundled(data: Any) -> None:
    with pytest.raises(RefusalError) as refusal:
        data("statistics").add(yoy=9).text("{{ x | adjective }}")
    assert refusal.value.code == "refused.adjective"


def test_a_setting_of_our_own_is_changed(data: Any, tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('since_year = "较上年"\nrank_verb = "列"\n', "utf-8")
    speaker = data("statistics").add(yoy=9, rank=2, rank_scope="全省").speaker(phrases=(tmp_path,))
    assert "".join(run.text for run in speaker.say("x")) == "甲较上年增长9.0%，列全省第2位"


@pytest.mark.parametrize("settings", ["first_growth = ", "no_such = 1", '[[thresholds]]\nwrod = "较快"'])
def test_wrong_settings_are_told(data: Any, tmp_path: Path, settings: str) -> None:
    with pytest.raises(DefinitionError) as error:
        judged(data, tmp_path, "1", settings=settings)
    assert error.value.code == "register.setting"


class TestRealGrowth:
    def gdp(self, data: Any, **given: Any) -> Any:
        made = data("statistics").add(name="地区生产总值", unit="亿元", prices=Prices.CONSTANT, **given)
        return made.say()

    def test_is_named_behind_a_level_at_current_prices(self, data: Any) -> None:
        text = "地区生产总值8500.0亿元，按可比价格计算，比上年增长5.0%"
        assert self.gdp(data, value="8500.0", yoy=5) == text

    def test_is_not_named_without_a_level(self, data: Any) -> None:
        assert self.gdp(data, yoy=5) == "地区生产总值比上年增长5.0%"

    def test_is_not_named_where_no_growth_is_said(self, data: Any) -> None:
        assert self.gdp(data, value="8500.0") == "地区生产总值8500.0亿元"
