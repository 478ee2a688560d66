"""Charts within panels: made as a chart section makes them, of the panel's period or their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import zjreport as zj
from zjreport.blocks import Chart, Panel
from zjreport.sections import Section
from zjreport.sections.achievements import AchievementsSection
from zjreport.sections.chart import ChartSection
from zjreport.sections.grouped_achievements import Group, GroupedAchievementsSection

ROWS = [
    {"indicator": id, "period": period, "value": value, "unit": "家"}
    for period, values in (("2022", ("311", "1507")), ("2023", ("322", "1722")))
    for id, value in zip("ab", values, strict=True)
]
SHOWN = {"chart": "line", "title": "共{{ a | level }}", "indicators": ["a", "b"], "source": "统计局"}


def compose(*sections: Section, theme: str = "brochure") -> zj.Document:
    return zj.Briefing("题", sections, period="2023", theme=theme).compose(zj.read_indicators(ROWS))


def panel_of(document: zj.Document) -> Panel:
    (panel,) = (block for block in document.blocks if isinstance(block, Panel))
    return panel


def charted(**more: Any) -> tuple[Section, Section]:
    # As a definition gives them: entries become options where the section is made.
    options = ChartSection(**(SHOWN | more))
    return (
        AchievementsSection(title="好", items=["甲"], chart=options),
        GroupedAchievementsSection(title="好", groups=[Group("聚焦", ["甲"])], chart=options),
    )


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("more", [{"chart": "bar"}, {"last": 2}, {"periods": ["2022", "2023"]}])
def test_a_panel_holds_the_chart_that_a_section_makes(number: int, more: dict[str, Any]) -> None:
    (chart,) = compose(ChartSection(**(SHOWN | more))).blocks
    assert isinstance(chart, Chart)
    assert panel_of(compose(charted(**more)[number])).chart == chart


def test_a_chart_may_be_of_another_period() -> None:
    chart = panel_of(compose(charted(chart="bar", period="2022")[0])).chart
    assert chart is not None
    assert [point.label for point in chart.spec.series[0].points] == ["311", "1507"]


def test_its_figures_and_the_ticks_of_its_scale_are_traced() -> None:
    section = charted(last=2)[0]
    apart = compose(ChartSection(**(SHOWN | {"last": 2})))
    assert [figure.text for figure in compose(section).figures()] == [
        figure.text for figure in apart.figures()
    ]


def test_an_official_paper_has_it_behind_the_paragraph() -> None:
    blocks = compose(charted(chart="bar")[0], theme="official").blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Chart"]


def test_a_wrong_entry_names_its_line_and_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "briefing.yaml"
    path.write_text(
        "title: 题\nperiod: 2023\nsections:\n  - kind: achievements\n    items: [甲]\n    chart:\n"
        "      chart: bar\n      indicator: [a]\n",
        encoding="utf-8",
    )
    with pytest.raises(zj.ZjreportError) as caught:
        zj.Briefing.load(path)
    (problem,) = caught.value.problems
    assert problem.code == "definition.unknown-key"
    assert problem.place is not None
    assert problem.place.line == 8
    assert "indicators" in problem.hint
