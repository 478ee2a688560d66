"""The two themes are whole, agree in names, and say clearly what is wrong in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjreport.errors import ThemeError, UnknownNameError
from zjreport.themes import RunLook, Theme, load_theme

NAMES = ("official", "brochure")


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_both_themes_have_the_same_names() -> None:
    official, brochure = map(load_theme, NAMES)
    for table in ("styles", "colours", "layout", "measures", "roles", "fonts"):
        assert set(getattr(official, table)) == set(getattr(brochure, table)), table


def test_every_setting_that_names_another_names_one_that_is_there(theme: Theme) -> None:
    for style in theme.styles.values():
        assert theme.colour(style.colour)
        assert theme.font(style.font)
        assert not style.figures or style.figures in theme.roles
    for look in theme.roles.values():
        assert not look.font or theme.font(look.font)
        assert not look.colour or theme.colour(look.colour)
    for font in theme.fonts.values():
        assert not font.heavy or theme.font(font.heavy)
        assert not font.western or theme.font(font.western)
    assert all(
        len(colour) == 6 and int(colour, 16) >= 0 for colour in (*theme.colours.values(), *theme.series)
    )


def test_the_official_page_is_that_of_the_standard() -> None:
    page = load_theme("official").page
    assert (page.width, page.height) == (210, 297)
    assert (page.top, page.left) == (37, 28)
    assert (page.text_width, page.text_height) == (156, 225)
    assert page.grid is not None
    assert (page.grid.lines, page.grid.characters) == (22, 28)


def test_a_briefing_overrides_single_settings() -> None:
    theme = load_theme({"base": "brochure", "page": {"left": 20}, "styles": {"body": {"size": 12}}})
    assert theme.page.left == 20
    assert theme.page.right == 16
    assert theme.style("body").size == 12
    assert theme.style("body").font == load_theme("brochure").style("body").font


def test_a_file_may_build_on_a_theme(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('base = "official"\nname = "own"\n[colours]\naccent = "123456"\n', encoding="utf-8")
    assert load_theme(path).colour("accent") == "123456"


def test_a_role_without_a_look_looks_like_its_paragraph(theme: Theme) -> None:
    assert theme.look("") == RunLook()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"styles": {"body": {"siez": 12}}}, "siez"),
        ({"page": {"left": "wide"}}, "left"),
        ({"nonsense": {}}, "nonsense"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, object], named: str) -> None:
    with pytest.raises(ThemeError, match=named):
        load_theme({"base": "official", **settings})


def test_a_missing_name_brings_a_hint(theme: Theme) -> None:
    with pytest.raises(ThemeError) as caught:
        theme.style("panel-titel")
    assert "panel-title" in caught.value.hint


def test_an_unknown_theme_brings_a_hint() -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_theme("brochur")
    assert "brochure" in caught.value.hint
