"""Mapping files: names in tables stand for what a user has said once, and near names only when accepted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from zjreport.cli import main
from zjreport.errors import DefinitionError, Problem
from zjreport.indicators import IndicatorSet, Mapping, Period, propose_mapping, read_with_problems
from zjreport.indicators.proposals import similarity

CATALOGUE = (
    "id,名称,单位\ngdp,地区生产总值,亿元\nva,规模以上工业增加值,\njobs,城镇新增就业,万人\n"
    "rural,农村新增就业,万人\n"
)
TABLE = (
    "2024年3月主要指标,,,\n指标,单位,数值,增长%\n一、综合,,,\n国内生产总值,亿元,1012.6,5.8\n"
    "规上工业增加值,%,7.0,\n二、就业,,,\n新增就业,万人,1.46,3.2\n三、其他,,,\n新增就业,人,900,1\n"
)
Q1 = Period.parse("2024-Q1")


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]]:
    """Read the table by a mapping, with and without a catalogue."""

    def reading(mapping: str, *texts: str) -> tuple[IndicatorSet, tuple[Problem, ...]]:
        (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
        for number, text in enumerate((TABLE, *texts)):
            (tmp_path / f"data{number}.csv").write_text(text, encoding="utf-8")
        files = [tmp_path / f"data{number}.csv" for number in range(len(texts) + 1)]
        data, problems = read_with_problems(*files, mapping=tmp_path / "mapping.yaml")
        return data, tuple(each for each in problems if each.code != "data.period-from-title")

    return reading


MAPPING = """
others: list
rows:
  - {name: 国内生产总值, indicator: gdp, accumulation: ytd}
  - {name: 规上工业增加值, indicator: va, measure: yoy, accumulation: ytd}
  - {name: 新增就业, section: 就业, indicator: jobs, accumulation: ytd}
  - {name: 新增就业, section: 其他, ignore: true}
"""


def test_names_stand_for_what_the_mapping_says(
    told: Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]],
) -> None:
    data, problems = told(MAPPING, CATALOGUE)
    assert problems == ()
    found = {row.indicator: (row.value, row.yoy, row.unit) for row in data.observations}
    assert found == {
        "gdp": (Decimal("1012.6"), Decimal("5.8"), "亿元"),
        "va": (None, Decimal("7.0"), ""),
        "jobs": (Decimal("1.46"), Decimal("3.2"), "万人"),
    }
    assert all(row.period.same_span(Q1) for row in data.observations)
    row = data.find("va", Q1)
    assert row is not None
    assert (row.origin("yoy").row, row.origin("yoy").column) == (5, "数值")


def test_without_a_catalogue_the_mapping_declares_its_indicators(
    told: Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]],
) -> None:
    data, problems = told(MAPPING)
    assert problems == ()
    gdp = data.indicator("gdp")
    assert (gdp.name, gdp.unit, gdp.accumulation) == ("国内生产总值", "亿元", "ytd")


def test_other_rows_are_listed_or_refused(
    told: Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]],
) -> None:
    only = "rows:\n  - {name: 国内生产总值, indicator: gdp}\n"
    for others, severity in (("list", "warning"), ("refuse", "error")):
        data, problems = told(f"others: {others}\n{only}", CATALOGUE)
        assert [row.indicator for row in data.observations] == ["gdp"]
        unknown = [(each.code, each.severity, each.place.row) for each in problems]
        assert unknown == [("data.unknown-indicator", severity, 5), ("data.unknown-indicator", severity, 7)]


def test_an_entry_that_is_not_accepted_is_not_used(
    told: Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]],
) -> None:
    data, problems = told("rows:\n  - {name: 国内生产总值, indicator: gdp, accept: false}\n", CATALOGUE)
    assert data.observations == ()
    assert {each.code for each in problems} == {"data.unknown-indicator"}


def test_the_indicator_of_a_whole_table(tmp_path: Path) -> None:
    (tmp_path / "各区.csv").write_text(
        "2024年一季度各区规上工业增加值增速,,\n地区,增速（%）,位次\n城东区,4.4,2\n云台县,-1.3,3\n",
        encoding="utf-8",
    )
    (tmp_path / "m.yaml").write_text("rows:\n  - {table: 各区规上工业, indicator: va}\n", encoding="utf-8")
    data, _ = read_with_problems(tmp_path / "各区.csv", mapping=tmp_path / "m.yaml")
    found = [(row.indicator, row.area, row.yoy, row.rank) for row in data.observations]
    assert found == [("va", "城东区", Decimal("4.4"), 2), ("va", "云台县", Decimal("-1.3"), 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rows:\n  - {name: a, indicator: b}\n  - {name: c, indicater: d, indicator: e}\n", 3),
        ("rows:\n  - name: a\n", 2),
        ("rows:\n  - name: a\n    indicator: b\n    measure: speed\n", 4),
        ("rows:\n  - name: a\n    indicator: b\n    accumulation: sum\n", 4),
        ("rows:\n  - name: a\n    indicator: b\n    ignore: true\n", 4),
        ("rows:\n  - name: a\n    indicator: b\n    accept: vielleicht\n", 4),
        ("rows:\n  - indicator: b\n", 2),
        ("rows: a\n", 1),
        ("others: drop\n", 1),
        ("row: []\n", 1),
        ("rows:\n  - {name: a, indicator: b}\n  - {name: 其中：a, indicator: c}\n", 3),
    ],
)
def test_what_is_wrong_in_a_mapping_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        Mapping.load(tmp_path / "m.yaml")
    assert [(each.code, each.place.file, each.place.line) for each in caught.value.problems] == [
        ("mapping.invalid", "m.yaml", line)
    ]
    assert caught.value.hint


def test_a_mapping_to_an_indicator_that_the_catalogue_lacks(
    told: Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]],
) -> None:
    _, problems = told("others: list\nrows:\n  - {name: 国内生产总值, indicator: gdb}\n", CATALOGUE)
    first = next(each for each in problems if each.code == "mapping.unknown-indicator")
    assert (first.place.file, first.place.line, first.hint) == ("mapping.yaml", 3, "did you mean “gdp”?")


# proposals


def proposed(tmp_path: Path, *texts: str) -> str:
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"p{number}.csv")
        files[-1].write_text(text, encoding="utf-8")
    return propose_mapping(*files)


def test_a_proposal_accepts_only_the_names_of_the_catalogue(tmp_path: Path) -> None:
    table = (
        "指标,时期,数值,单位\n地区生产总值,2024,1,亿元\n规模以上工业增加值增速,2024,1,%\n"
        "城镇新增就业人员,2024,1,万人\n住户存款,2024,1,亿元\n"
    )
    text = proposed(tmp_path, CATALOGUE, table)
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    rules = {rule.name: rule for rule in Mapping.load(tmp_path / "m.yaml").rules}
    assert [(rule.indicator, rule.measure, rule.is_accepted) for rule in rules.values()] == [
        ("gdp", "value", True),
        ("va", "yoy", True),
        ("jobs", "value", False),
        ("", "value", False),
    ]
    assert "confidence: 0.76" in text


def test_a_proposal_without_a_catalogue_names_the_usual_indicators(tmp_path: Path) -> None:
    text = proposed(tmp_path, "指标,时期,数值,单位\n国内生产总值,2024,1,亿元\n城市书房,2024,1,家\n")
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    gdp, library = Mapping.load(tmp_path / "m.yaml").rules
    assert (gdp.indicator, gdp.unit, gdp.accumulation, gdp.is_accepted) == ("gdp", "亿元", "ytd", False)
    assert (library.indicator, library.unit, library.is_accepted) == ("城市书房", "家", False)


def test_names_hold_no_yaml(tmp_path: Path) -> None:
    nasty = '指标,时期,数值,单位\n"a: [b] # ""c"" \\ {d}",2024,1,家\n"- x\ny",2024,1,家\n'
    (tmp_path / "m.yaml").write_text(proposed(tmp_path, nasty), encoding="utf-8")
    assert [rule.name for rule in Mapping.load(tmp_path / "m.yaml").rules] == ['a: [b] # "c" \\ {d}', "- x y"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("进口总额", "出口总额"),
        ("一般公共预算收入", "一般公共预算支出"),
        ("各项存款余额", "各项贷款余额"),
        ("第二产业增加值", "第三产业增加值"),
        ("规模以上工业总产值", "规模以上工业增加值"),
    ],
)
def test_names_that_one_word_tells_apart_are_never_near(one: str, other: str) -> None:
    assert similarity(one, other) == 0
    assert similarity(one, one) > Decimal("0.9")


def test_check_writes_a_proposal_and_keeps_a_file_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d.csv").write_text("指标,时期,数值,单位\nGDP,2024,1,亿元\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: 题\ndata: [d.csv]\nsections: []\n", encoding="utf-8")
    file = tmp_path / "mapping.yaml"
    command = ["check", str(tmp_path / "b.yaml"), "--propose-mapping", str(file)]
    assert main(command) == 0
    assert capsys.readouterr().out.strip() == str(file)
    before = file.read_bytes()
    assert main(command) == 2
    assert file.read_bytes() == before


def test_a_definition_names_its_mapping_and_the_releases_of_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from zjreport import Briefing

    for name, value in (("初.csv", 5264), ("终.csv", 5201)):
        text = f"指标,时期,数值,单位\n国内生产总值,2023,{value},亿元\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "m.yaml").write_text("rows:\n  - {name: 国内生产总值, indicator: gdp}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "title: 题\nperiod: 2023\nmapping: m.yaml\ndata:\n  - {file: 终.csv, vintage: 最终核实}\n"
        "  - {file: 初.csv, vintage: 初步核算}\nsections: []\n",
        encoding="utf-8",
    )
    data, problems = Briefing.load(tmp_path / "b.yaml").read()
    assert problems == ()
    assert [row.value for row in data.releases("gdp", Period.parse("2023"))] == [5264, 5201]
    (tmp_path / "b.yaml").write_text("title: 题\ndata:\n  - {fille: a}\nsections: []\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "b.yaml")]) == 1
    assert "line 3" in capsys.readouterr().out
