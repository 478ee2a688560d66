"""Icons: drawings within their square, tied to topics by themes and never guessed."""

from __future__ import annotations

import pytest

from zjreport.errors import ThemeError
from zjreport.themes import load_theme
from zjreport.themes.icons import ICONS, SIDE, icon_paths


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_within_its_square(name: str) -> None:
    paths = icon_paths(name)
    assert paths
    for points, _ in paths:
        assert len(points) > 1
        assert {len(point) for point in points[1:]} <= {2, 6}
        assert all(0 <= number <= SIDE for point in points for number in point)


def test_the_icons_of_topics_are_known() -> None:
    for theme in map(load_theme, ("brochure", "official")):
        assert set(theme.icons.values()) <= set(ICONS)


def test_an_icon_is_named_or_tied_to_the_topic_and_never_guessed() -> None:
    theme = load_theme({"base": "brochure", "icons": {"工业": "industry"}})
    assert theme.icon("", "工业") == "industry"
    assert theme.icon("farm", "工业") == "farm"
    assert theme.icon("", "工业企业") == ""
    assert theme.icon("") == ""


def test_an_unknown_icon_is_refused_with_the_nearest() -> None:
    with pytest.raises(ThemeError, match="industri") as caught:
        load_theme("brochure").icon("industri")
    assert caught.value.problems[0].code == "theme.icon"
    assert "industry" in caught.value.problems[0].hint
