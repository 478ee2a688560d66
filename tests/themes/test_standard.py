"""Every setting that the standard speaks of is named when it departs, with its norm and its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zjreport.briefing import find_problems
from zjreport.themes import departures, load_theme
from zjreport.themes.standard import _NORMS

SETTINGS = [setting for setting, *_ in _NORMS]
RECKONED = {
    "page.right": 24,
    "page.bottom": 36,
    "styles.body.leading": 28,
    "styles.letterhead-issue.before": 9,
}


def nested(setting: str, value: Any) -> dict[str, Any]:
    first, _, rest = setting.partition(".")
    return {first: nested(rest, value) if rest else value}


def changed(setting: str) -> Any:
    """Another value of the kind that the setting has."""
    theme: Any = load_theme("official")
    value = theme
    for part in setting.split("."):
        value = value[part] if isinstance(value, dict) else getattr(value, part)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 2
    others = {
        "colour": "navy",
        "font": "song" if value != "song" else "kai",
        "align": "left",
        "ink": "112233",
    }
    return {**others, "number_side": "centre"}.get(setting.rpartition(".")[2], f"某{value}")


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_departs_is_named(setting: str) -> None:
    value = changed(setting)
    (found,) = departures(load_theme({"base": "official", **nested(setting, value)}))
    assert (found.setting, found.value) == (setting, value)
    assert found.clause
    assert setting in str(found)


@pytest.mark.parametrize(("setting", "value"), RECKONED.items())
def test_a_setting_that_follows_from_others_is_named(setting: str, value: float) -> None:
    (found,) = departures(load_theme({"base": "official", **nested(setting, value)}))
    assert (found.setting, found.value) == (setting, value)


def test_both_bundled_themes_keep_what_they_claim() -> None:
    assert departures(load_theme("official")) == ()
    assert departures(load_theme("brochure")) == ()


def test_tolerances_of_the_standard_are_granted() -> None:
    page = {"top": 38, "bottom": 34, "left": 27, "right": 27}
    assert departures(load_theme({"base": "official", "page": page})) == ()


def test_a_theme_that_claims_nothing_departs_from_nothing() -> None:
    assert departures(load_theme({"base": "official", "standard": "", "page": {"top": 10}})) == ()


@pytest.fixture
def briefing(tmp_path: Path) -> Any:
    """Writes a definition with a theme, and gives what check says of its look."""

    def briefing(theme: str, **files: str) -> list[str]:
        (tmp_path / "data.csv").write_text("指标,时期,数值\n甲,2024,1\n", encoding="utf-8")
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        path = tmp_path / "briefing.yaml"
        path.write_text(f'title: 题\nperiod: "2024"\n{theme}\ndata: [data.csv]\nsections: []\n', "utf-8")
        return [str(found) for found in find_problems(path) if found.code == "theme.departure"]

    return briefing


def test_check_names_the_line_of_the_definition(briefing: Any) -> None:
    (said,) = briefing("theme:\n  base: official\n  page:\n    top: 30")
    assert said.startswith("briefing.yaml, line 6: page.top is 30; GB/T 9704-2012 (5.2.1) has 37")


@pytest.mark.parametrize(
    ("own", "line"),
    [
        ('base = "official"\n[page]\ntop = 30\n', 3),
        ('base = "official"\n\n[page]\nleft = 28\n"top" = 30\n', 5),
        ('base = "official"\npage.top = 30\n', 2),
        ('base = "official"\npage = { top = 30 }\n', 2),
    ],
)
def test_check_names_the_line_of_a_theme_file(briefing: Any, own: str, line: int) -> None:
    (said,) = briefing("theme: own.toml", own=own)
    assert said.startswith(f"own.toml, line {line}: page.top is 30")


def test_check_names_the_file_that_says_it_below(briefing: Any) -> None:
    files = {"own": 'base = "low.toml"\n[page]\nleft = 28\n', "low": 'base = "official"\n[page]\ntop = 30\n'}
    (said,) = briefing("theme: own.toml", **files)
    assert said.startswith("low.toml, line 3: page.top is 30")
