"""Icons of panels and what a callout needs."""

from __future__ import annotations

import pytest

import zjreport as zj
from zjreport.blocks import Callout, Panel
from zjreport.sections.achievements import AchievementsSection
from zjreport.sections.callout import CalloutSection


def compose(section: zj.Section) -> zj.Document:
    rows = [
        {"indicator": id, "period": "2023", "value": value, "unit": "家"}
        for id, value in (("a", "7"), ("b", "8"))
    ]
    data = zj.read_indicators(rows)
    return zj.Briefing("题", (section,), period="2023", theme="brochure").compose(data)


def test_a_panel_names_its_icon() -> None:
    document = compose(AchievementsSection(title="过去一年，好", icon="farm", items=["甲"]))
    (panel,) = (block for block in document.blocks if isinstance(block, Panel))
    assert (panel.icon, panel.topic) == ("farm", "")


def test_an_unknown_icon_names_the_nearest() -> None:
    with pytest.raises(zj.ZjreportError) as caught:
        compose(AchievementsSection(title="好", icon="farms", items=["甲"]))
    (problem,) = caught.value.problems
    assert problem.code == "section.icon"
    assert "farm" in problem.hint


def test_a_callout_holds_its_sentence_and_its_figure() -> None:
    document = compose(CalloutSection(text="共{{ a | level }}", indicator="b"))
    (callout,) = (block for block in document.blocks if isinstance(block, Callout))
    assert callout.card is not None
    assert [figure.text for figure in document.figures()] == ["8", "7家"]


def test_an_empty_callout_is_refused() -> None:
    with pytest.raises(zj.ZjreportError) as caught:
        compose(CalloutSection())
    assert caught.value.problems[0].code == "callout.empty"
