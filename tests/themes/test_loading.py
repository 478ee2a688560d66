"""Where a theme's settings may come from, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjreport import plugins
from zjreport.errors import ThemeError
from zjreport.themes import load_theme


def test_a_base_is_named_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "base.toml").write_text(
        'base = "official"\nname = "house"\n[colours]\nink = "111111"\n'
    )
    own = tmp_path / "house" / "own.toml"
    own.write_text('base = "base.toml"\n[colours]\naccent = "0E2140"\n')
    theme = load_theme(own)
    assert (theme.name, theme.colour("ink"), theme.colour("accent")) == ("house", "111111", "0E2140")
    assert theme.page == load_theme("official").page


@pytest.mark.parametrize(
    "given",
    [
        {"base": "brochure", "colours": {"ink": "222222"}},
        lambda: {"base": "brochure", "colours": {"ink": "222222"}},
        load_theme({"base": "brochure", "colours": {"ink": "222222"}}),
    ],
    ids=["mapping", "function", "theme"],
)
def test_a_plug_in_may_give_settings_a_function_or_a_theme(
    given: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = plugins.themes.load

    def load(name: str) -> object:
        return given if name == "own" else own(name)

    monkeypatch.setattr(plugins.themes, "load", load)
    theme = load_theme("own")
    assert theme.colour("ink") == "222222"
    assert theme.layout == load_theme("brochure").layout


def test_an_unquoted_colour_is_refused_with_a_hint() -> None:
    with pytest.raises(ThemeError) as caught:
        load_theme({"base": "official", "colours": {"accent": 140}})
    assert "colours" in caught.value.message
    assert "quotes" in caught.value.hint
