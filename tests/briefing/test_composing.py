"""Briefings composed: settings, periods, registers, and every problem with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import zjreport as zj
from zjreport.briefing import Briefing, typed_figures
from zjreport.errors import DataError, DefinitionError, RefusalError, UnknownNameError, ZjreportError
from zjreport.indicators import IndicatorSet, Period
from zjreport.sections.narrative import NarrativeSection


def composed(path: Path, **options: Any) -> zj.Document:
    briefing = Briefing.load(path)
    data, problems = briefing.read()
    assert not problems
    return briefing.compose(data, **options)


def problems(path: Path, **options: Any) -> list[tuple[str, int | None]]:
    with pytest.raises(ZjreportError) as error:
        composed(path, **options)
    return [(problem.code, problem.place.line) for problem in error.value.problems]


class TestComposing:
    def test_text(self, folder: Any) -> None:
        assert composed(folder()).to_text().splitlines() == [
            "heading 1: 一、回顾",
            "paragraph body: 工业投资1650.5亿元、增长66%。",
            "panel full: 过去一年，好",
            "  ·工业投资达到1650.5亿元、增长66%，新增示范村16个",
            "  ·覆盖率预计54%",
        ]

    def test_register_of_statistics(self, folder: Any) -> None:
        text = composed(folder(), register="statistics").to_text()
        assert "工业投资1650.5亿元，比上年增长66.0%。" in text
        assert "覆盖率预计54.0%" in text

    def test_twice_is_the_same(self, folder: Any) -> None:
        path = folder()
        assert composed(path).blocks == composed(path).blocks

    def test_period_as_an_argument(self, folder: Any, definition: str) -> None:
        text = "sections:\n  - kind: narrative\n    text: '{{ period }}{{ investment | level }}'\n"
        path = folder(definition.partition("sections:")[0] + text)
        assert composed(path, period="2023").to_text() == "paragraph body: 2023年994.3亿元"
        assert composed(path, period=Period.parse("2023")).metadata.period == "2023年"

    def test_period_of_one_section(self, folder: Any, definition: str) -> None:
        text = "  - kind: narrative\n    period: 2023\n    text: '{{ investment | level }}'\n"
        assert composed(folder(definition + text)).to_text().endswith("paragraph body: 994.3亿元")

    def test_numbers_as_texts(self, folder: Any, definition: str) -> None:
        path = folder(definition + "  - kind: cover\n    year: 2024\n  - kind: contents\n    levels: '1'\n")
        lines = composed(path).to_text().splitlines()
        assert "  year: 2024" in lines
        assert "contents 1: 目录" in lines

    def test_empty_options_are_left_to_their_defaults(self, folder: Any, definition: str) -> None:
        assert composed(folder(definition + "  - kind: contents\n    title:\n")).to_text().endswith("目录")

    def test_in_python(self) -> None:
        briefing = zj.Briefing(title="题", period="2024", sections=(NarrativeSection(text="甲{{ year }}"),))
        assert briefing.compose(zj.IndicatorSet()).to_text() == "paragraph body: 甲2024年"
        assert briefing.name == "题"

    def test_own_phrases_beside_the_definition(self, folder: Any, definition: str) -> None:
        path = folder(definition.replace("theme: brochure", "theme: brochure\nphrases: words"))
        (path.parent / "words").mkdir()
        (path.parent / "words" / "growth.j2").write_text("猛增{{ figure }}", "utf-8")
        assert "工业投资1650.5亿元、猛增66%。" in composed(path).to_text()

    def test_progress_is_told(self, folder: Any) -> None:
        seen: list[tuple[str, int, int]] = []
        composed(folder(), progress=lambda *step: seen.append(step))
        assert seen == [("narrative", 0, 2), ("achievements", 1, 2), ("", 2, 2)]


class TestProblemsOfTheDefinition:
    def test_all_at_once_with_their_lines(self, folder: Any) -> None:
        path = folder(
            "titel: 要点\nperiod: 2024-Q9\nsections:\n"
            "  - kind: narative\n    text: 甲\n"
            "  - kind: narrative\n    text: 甲\n    statment: 乙\n"
            "  - kind: cards\n"
            "  - title: 无\n"
            "  - kind: contents\n    levels: many\n"
        )
        assert problems(path) == [
            ("definition.unknown-key", 1),
            ("period.invalid", 2),
            ("section.unknown", 4),
            ("definition.unknown-key", 8),
            ("definition.option", 9),
            ("definition.no-kind", 10),
            ("definition.option", 12),
        ]

    def test_hints_name_the_nearest(self, folder: Any) -> None:
        path = folder(
            "titel: 甲\nsections:\n  - kind: narative\n  - kind: affairs\n    text: 甲\n    titel: 乙\n"
        )
        with pytest.raises(ZjreportError) as error:
            Briefing.load(path)
        hints = [problem.hint for problem in error.value.problems]
        assert hints == ["did you mean “title”?", "did you mean “narrative”?", "did you mean “title”?"]

    @pytest.mark.parametrize("sections", ["sections: 甲", "sections:\n  - 甲", "sections: {kind: cover}"])
    def test_sections_that_are_none(self, folder: Any, sections: str) -> None:
        with pytest.raises(DefinitionError) as error:
            Briefing.load(folder(sections))
        assert error.value.place.line

    def test_no_period(self, folder: Any, definition: str) -> None:
        with pytest.raises(DefinitionError) as error:
            composed(folder(definition.replace("period: 2024\n", "")))
        assert error.value.code == "definition.no-period"
        assert "2023, 2024" in error.value.hint

    def test_no_data(self) -> None:
        with pytest.raises(DefinitionError) as error:
            Briefing("题").read()
        assert error.value.code == "definition.no-data"

    @pytest.mark.parametrize(
        ("option", "code"),
        [({"register": "statistic"}, "register.unknown"), ({"theme": "brocure"}, "theme.unknown")],
    )
    def test_unknown_manners(self, folder: Any, option: dict[str, str], code: str) -> None:
        with pytest.raises(UnknownNameError) as error:
            composed(folder(), **option)
        assert error.value.code == code
        assert "did you mean" in error.value.hint

    def test_phrases_that_are_not_there(self, folder: Any, definition: str) -> None:
        path = folder(definition.replace("theme: brochure", "theme: brochure\nphrases: words"))
        assert problems(path) == [("definition.no-phrases", 4)]


class TestProblemsOfTheSections:
    def test_all_together_at_the_lines_of_their_texts(self, folder: Any, definition: str) -> None:
        path = folder(
            definition
            + "  - kind: principles\n"
            + "    items:\n"
            + "      - 甲\n"
            + "      - '{{ investmant | level }}'\n"
            + "  - kind: tasks\n"
            + "    items:\n"
            + "      - lead: 乙\n"
            + "        items:\n"
            + "          - [villages]\n"
            + "          - [villages, coverag]\n"
            + "  - kind: narrative\n"
            + "    text: '{{ villages | grwoth }}'\n"
            + "  - kind: narrative\n"
            + "    text: '{{ villages | growth }}'\n"
        )
        assert problems(path) == [
            ("indicator.unknown", 18),
            ("indicator.unknown", 24),
            ("template.invalid", 26),
            ("refused.growth", 28),
        ]

    def test_one_kind_keeps_its_class(self, folder: Any, definition: str) -> None:
        text = "  - kind: narrative\n    text: '{{ villages | growth }}'\n"
        with pytest.raises(RefusalError) as error:
            composed(folder(definition + text + text))
        assert len(error.value.problems) == 2
        assert "要点.yaml, section narrative, line 16: no growth of 示范村" in str(error.value)

    def test_wrong_period_of_a_section(self, folder: Any, definition: str) -> None:
        path = folder(definition + "  - kind: narrative\n    period: 去年\n    text: 甲\n")
        assert problems(path) == [("period.invalid", 15)]


class TestTypedFigures:
    def test_are_warned_of_at_their_line(self, folder: Any, definition: str) -> None:
        path = folder(
            definition + "  - kind: principles\n    items:\n      - 2024年办好12件实事\n      - 乙\n"
        )
        (problem,) = typed_figures(composed(path))
        assert (problem.place.line, problem.severity) == (17, "warning")
        assert "“12”" in problem.message

    def test_there_are_none_in_the_bundled_example(self, work_report: Path) -> None:
        assert not list(typed_figures(composed(work_report)))


class TestGolden:
    """The whole text of the bundled example.  After a change that is meant, write the new text there."""

    def test_work_report(self, work_report: Path) -> None:
        golden = Path(__file__).parent / "golden" / "work-report.txt"
        text = composed(work_report, theme="brochure").to_text() + "\n"
        if not golden.exists():
            golden.write_text(text, "utf-8")
            pytest.fail(f"{golden.name} was written; read it before it is kept")
        assert text == golden.read_text("utf-8")


def test_data_errors_stop_a_build(folder: Any, tmp_path: Path) -> None:
    path = folder(data="indicator,period,value\ninvestment,2024,abc\nvillages,1999-13,3\n")
    with pytest.raises(DataError) as error:
        zj.build(path, tmp_path / "out")
    assert len(error.value.problems) == 2
    assert not (tmp_path / "out").exists()


def test_empty_briefing() -> None:
    assert Briefing("题", period="2024").compose(IndicatorSet()).blocks == ()


@pytest.mark.parametrize(
    "options",
    [
        "kind: narrative\n    text: 甲\n    level: 5",
        "kind: contents\n    levels: 0",
        "kind: principles\n    items: [[]]",
    ],
)
def test_options_out_of_bounds(folder: Any, definition: str, options: str) -> None:
    with pytest.raises(DefinitionError) as error:
        Briefing.load(folder(f"{definition}  - {options}\n"))
    assert error.value.code == "definition.option"
