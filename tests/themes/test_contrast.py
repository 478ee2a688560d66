"""The brochure's colours are told apart: text on every ground it stands on, and in grey print."""

from __future__ import annotations

from itertools import combinations

import pytest

from zjreport.themes import load_theme

THEME = load_theme("brochure")

#: Which colours text has on which grounds; a panel's heads and key figures on navy, callouts on gold.
TEXT_ON = {
    "paper": ("ink", "muted", "accent", "accent_deep", "navy", "good", "bad"),
    "tint": ("ink", "muted", "accent", "accent_deep", "navy", "good", "bad"),
    "tint_deep": ("accent_deep", "ink"),
    "accent": ("on_accent", "gold_light"),
    "accent_deep": ("gold_light", "on_accent"),
    "navy": ("on_accent", "gold_light", "good_on_navy", "bad_on_navy"),
    "gold_light": ("navy", "ink"),
}
#: The least contrast of text that is not large (WCAG 2.2, 1.4.3).
LEAST = 4.5


def luminance(colour: str) -> float:
    """The relative luminance of six hexadecimal digits (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("ground", "text"), [(g, t) for g, texts in TEXT_ON.items() for t in texts])
def test_text_is_read_on_its_ground(ground: str, text: str) -> None:
    assert contrast(THEME.colour(text), THEME.colour(ground)) >= LEAST


def test_every_text_style_has_a_colour_that_is_tested() -> None:
    tested = {text for texts in TEXT_ON.values() for text in texts}
    assert {style.colour for style in THEME.styles.values()} <= tested


def test_grounds_of_cards_differ_in_grey_print() -> None:
    dark, light = ("accent", "navy"), ("tint", "gold_light", "paper")
    for one in dark:
        for other in light:
            assert contrast(THEME.colour(one), THEME.colour(other)) >= 3


def test_neighbouring_series_differ_in_grey_print() -> None:
    # More than four series need labels or patterns; the first three must differ by themselves.
    for one, other in combinations(THEME.series[:3], 2):
        assert contrast(one, other) >= 1.3
