"""The recipe: a briefing out of its own file again, and nothing that does not belong into a file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.living.conftest import EXAMPLES, THEMES, Example
from zjreport import Briefing, ZjreportError, resources
from zjreport.briefing import recipe as module
from zjreport.briefing.restoring import restored
from zjreport.fonts import faces
from zjreport.themes import load_theme


def again(recipe: str, example: Example) -> Any:
    with restored(recipe) as made:
        return made.compose(example.data)


def changed(recipe: str, **values: Any) -> str:
    return json.dumps({**json.loads(recipe), **values})


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_recipe_makes_the_same_document(example: Callable[[str], Example], name: str, theme: str) -> None:
    found = example(name)
    document, refused = again(found.document(theme).recipe, found)
    assert document == found.document(theme)
    assert not refused


def test_every_setting_of_a_briefing_is_in_the_recipe_or_left_out_on_purpose() -> None:
    apart = set(module.APART)
    assert apart <= {entry.name for entry in fields(Briefing)}
    assert apart - {"sections", "period", "register", "theme", "phrases", "mapping"} == {"data", "definition"}


def written(folder: Path) -> Path:
    """A definition with phrases, a mapping file, a theme and a release of its own."""
    (folder / "words").mkdir(parents=True)
    (folder / "words" / "growth.j2").write_text("{{ growth }}", "utf-8")
    (folder / "words" / "register.toml").write_text('clause = "，"\n', "utf-8")
    (folder / "mapping.yaml").write_text("rows:\n  - {name: 城市绿道, indicator: lanes}\n", "utf-8")
    (folder / "house.toml").write_text('base = "official"\n[colours]\naccent = "112233"\n', "utf-8")
    (folder / "data.csv").write_text("指标,时期,数值,单位\n城市绿道,2023,47.5,公里\n", "utf-8")
    (folder / "catalogue.csv").write_text("id,name,unit\nlanes,绿道,公里\n", "utf-8")
    definition = folder / "briefing.yaml"
    definition.write_text(
        "title: 简报\nperiod: 2023\ntheme: house.toml\nphrases: words\nmapping: mapping.yaml\n"
        "catalogue: catalogue.csv\ndata:\n  - {file: data.csv, vintage: 2024-01-20}\n"
        "sections:\n  - kind: narrative\n    text: 建成绿道{{ lanes | level }}。\n",
        "utf-8",
    )
    return definition


def test_files_of_the_definition_travel_along_and_folders_do_not(tmp_path: Path) -> None:
    briefing = Briefing.load(written(tmp_path / "秘密的文件夹"))
    data, _ = briefing.read()
    document = briefing.compose(data)
    assert "秘密的文件夹" not in document.recipe
    assert str(tmp_path) not in document.recipe
    assert "data.csv" not in json.loads(document.recipe)["briefing"].get("data", "")
    source = (tmp_path / "秘密的文件夹" / "data.csv", tmp_path / "秘密的文件夹" / "catalogue.csv")
    with restored(document.recipe) as made:
        indicators, problems = made.briefing.read(source)
        composed, _ = made.compose(indicators)
    assert not problems
    assert composed.to_text() == document.to_text()
    assert composed.theme.colour("accent") == "112233"
    assert composed.theme.name == document.theme.name


def test_a_recipe_reads_no_file_that_it_names(example: Callable[[str], Example], tmp_path: Path) -> None:
    found = example("quarterly")
    recipe = found.document("official").recipe
    trap = tmp_path / "trap.toml"
    trap.write_text("name = 1", "utf-8")
    with pytest.raises(ZjreportError, match="theme"):
        again(changed(recipe, theme=str(trap)), found)
    for name in ("../out.j2", "/etc/out.j2", "..\\out.j2", "c:out.j2"):
        with pytest.raises(ZjreportError) as caught:
            again(changed(recipe, phrases=[{name: "x"}]), found)
        assert caught.value.code == "recipe.damaged"
    assert not (tmp_path.parent / "out.j2").exists()


@pytest.mark.parametrize(
    "values",
    [
        {"phrases": [{"": "x"}]},
        {"phrases": [{"a": "x", "a/b": "x"}]},
        {"phrases": [{"a" * 300: "x"}]},
        {"phrases": [{"a.j2": "\ud800"}]},
        {"phrases": [{f"{number}.j2": "" for number in range(1001)}]},
        {"phrases": [{"a.j2": 1}]},
        {"phrases": "folder"},
        {"mapping": {"name": "a\0b", "text": ""}},
        {"mapping": "mapping.yaml"},
        {"frame": {"period": "2024"}},
        {"frame": {"period": 2024, "area": "", "register": "statistics"}},
        {"theme": ["official"]},
        {"briefing": {"title": ["a"]}},
        {"briefing": {"title": "a", "archive": "yes"}},
        {"briefing": {"organisation": "a"}},
        {"sections": {"kind": "narrative"}},
        {"briefing": {"title": "a", "archive": float("nan")}},
    ],
    ids=lambda values: str(values)[:40],
)
def test_a_recipe_of_a_wrong_shape_is_refused(values: Any, example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    recipe = json.loads(found.document("official").recipe)
    with pytest.raises(ZjreportError) as caught:
        again(json.dumps({**recipe, **values}), found)
    assert caught.value.code == "recipe.damaged"


def test_settings_that_a_recipe_may_not_make_are_passed_over(
    example: Callable[[str], Example], tmp_path: Path
) -> None:
    found = example("quarterly")
    recipe = json.loads(found.document("official").recipe)
    trap = str(tmp_path / "data.csv")
    recipe["briefing"] |= {"data": [trap], "phrases": [str(tmp_path)], "definition": trap, "theme": trap}
    with restored(json.dumps(recipe)) as made:
        assert made.briefing.data == ()
        assert made.briefing.phrases == ()
        assert made.briefing.definition.path is None


def test_faces_of_a_recipe_are_looked_for_by_name_alone(
    example: Callable[[str], Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = example("quarterly")
    theme = msgspec.to_builtins(load_theme("official"))
    trap = tmp_path / "trap.ttf"
    trap.write_bytes(resources.font("ZJRKai.ttf").read_bytes())
    for font in theme["fonts"].values():
        font["installed"] = [str(trap), "\\\\elsewhere\\share\\trap.ttf", *font["installed"]]
        font["bundled"] = f"../fonts/{font['bundled']}"
    theme["docx"] = str(tmp_path / "office.docx")
    theme["base"] = str(tmp_path / "base.toml")
    asked: list[str] = []
    monkeypatch.setattr(faces, "find", lambda name: asked.append(name))
    faces._load.cache_clear()
    document, _ = again(changed(found.document("official").recipe, theme=theme), found)
    assert document.theme.docx is None
    assert document.to_bytes("pdf")
    assert "trap.ttf" in asked
    assert not [name for name in asked if "/" in name or "\\" in name]
    assert {font.bundled for font in document.theme.fonts.values()} == {
        font.bundled for font in load_theme("official").fonts.values()
    }


def test_phrases_of_a_recipe_are_kept_within_bounds(example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    loops = "{% for a in range(9999) %}" * 4 + "{% endfor %}" * 4
    recipe = changed(found.document("official").recipe, phrases=[{"clause.j2": loops}])
    start = time.process_time()
    _, refused = again(recipe, found)
    assert time.process_time() - start < 20
    assert any("steps" in problem.message for problem in refused)


def test_nothing_that_a_recipe_brings_along_stays_behind(example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    recipe = changed(found.document("official").recipe, phrases=[{"a.j2": "x"}])
    with restored(recipe) as made:
        folder = made.briefing.phrases[0]
        assert (folder / "a.j2").read_text("utf-8") == "x"
    assert not folder.exists()


@pytest.mark.parametrize(
    "recipe",
    [
        "{",
        "[]",
        "{}",
        '{"version":1}',
        '{"version":"1"}',
        '{"version":1,"briefing":[],"sections":1}',
        f'{{"version":{"9" * 5000}}}',
    ],
)
def test_damage_is_told(recipe: str, example: Callable[[str], Example]) -> None:
    with pytest.raises(ZjreportError) as caught:
        again(recipe, example("quarterly"))
    assert caught.value.code in ("recipe.damaged", "definition.sections")


def test_newer_recipes_are_refused(example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    with pytest.raises(ZjreportError) as caught:
        again(changed(found.document("official").recipe, version=2), found)
    assert caught.value.code == "recipe.newer"


def test_sections_that_are_not_installed_are_told_and_the_rest_is_made(
    example: Callable[[str], Example],
) -> None:
    found = example("quarterly")
    recipe = json.loads(found.document("official").recipe)
    recipe["sections"].insert(1, {"kind": "scorecard-of-ours", "indicators": ["gdp"]})
    with restored(json.dumps(recipe)) as made:
        document, refused = made.compose(found.data)
    assert [problem.code for problem in made.problems] == ["section.unknown"]
    assert not refused
    assert document.blocks == found.document("official").blocks


@pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")
def test_what_the_data_do_not_prove_is_left_out_and_told(example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    with restored(found.document("official").recipe) as made:
        document, refused = made.compose(found.without("tertiary_va"))
    assert refused
    text = document.to_text()
    assert "三次产业结构" not in text
    assert "规模以上工业增加值同比增长7.8%" in text
