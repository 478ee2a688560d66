"""Styles for text on other grounds than paper: what is dark there is light, and says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ...themes import TextStyle, Theme
from .markup import Xml, w
from .properties import run_properties

__all__ = ["DARK", "TAG", "grounded_runs", "grounded_styles", "heading_looks", "on_dark"]

#: What a style's key ends with where it is the one for a dark ground.
DARK = "-dark"
#: The character style of leads on a tag.
TAG = "lead-tag"
# What the ordinal of a band is larger than its title; a line of exact height must hold it.
_LARGER = 1.5
# The colours of key figures on a dark field, by the names of the theme.
_ON_DARK: Mapping[str, str] = {
    "card-label": "on_accent",
    "card-figure": "gold_light",
    "card-figure-small": "gold_light",
    "card-figure-smaller": "gold_light",
    "card-figure-smallest": "gold_light",
    "card-unit-line": "on_accent",
    "card-change": "on_accent",
    "card-change-good": "good_on_navy",
    "card-change-bad": "bad_on_navy",
    "panel-kicker": "gold_light",
    "panel-title": "on_accent",
}


def on_dark(style: str, *, dark: bool) -> str:
    """The key of a style for the ground that it stands on.

    >>> on_dark("card-label", dark=True), on_dark("card-label", dark=False)
    ('card-label-dark', 'card-label')
    """
    return f"{style}{DARK}" if dark else style


def grounded_styles(styles: Mapping[str, TextStyle], theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """The paragraph styles for dark grounds, where the theme sets figures or panels on fields."""
    if "cards" not in (theme.layout.get("cards"), theme.layout.get("panels")):
        return
    for key, colour in _ON_DARK.items():
        yield f"{key}{DARK}", replace(styles[key], colour=_known(colour, theme), keep_with_next=False)
    yield "icon", TextStyle(size=1, align="left")
    number = theme.style("card-figure")
    yield "tile-number", replace(number, size=20, leading=24, align="center", colour="on_accent")
    lead = theme.style("task-lead")
    yield (
        "task-number",
        replace(lead, align="center", colour="on_accent", indent=0, hang=0, keep_with_next=False),
    )


def heading_looks(theme: Theme) -> dict[int, Xml]:
    """The look of ordinals of headings, by level, where they stand large on a band."""
    if theme.layout.get("headings") != "band":
        return {}
    style = theme.style("heading-1")
    size = min(style.size * _LARGER, style.leading - 1)
    return {1: run_properties(replace(style, size=size, colour=_known("gold_light", theme)), theme)}


def grounded_runs(theme: Theme) -> Iterator[tuple[str, str, Xml]]:
    """The character styles for dark grounds: key, name, properties."""
    unit = replace(theme.style("card-unit"), colour=_known("on_accent", theme))
    yield f"card-unit{DARK}", "指标单位（深底）", run_properties(unit, theme)
    lead = theme.style("panel-lead")
    white = run_properties(replace(lead, colour=_known("on_accent", theme)), theme)
    yield TAG, "标签", behind(white, theme.colour(lead.colour))


def behind(properties: Xml, colour: str) -> Xml:
    """Run properties with a ground of a colour behind the signs."""
    return Xml(properties + w("shd", val="clear", color="auto", fill=colour))


def _known(colour: str, theme: Theme) -> str:
    return colour if colour in theme.colours else "paper"
