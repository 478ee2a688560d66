"""How charts look: colours, faces and sizes, taken from a theme once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .. import resources
from ..themes import Theme
from .metrics import MM

__all__ = ["ChartStyle", "contrast", "mix"]

Colour = str


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours (six hexadecimal digits), sizes (points) and faces of a chart.

    Attributes:
        ink, muted, accent, gold, good, bad: as the theme names them.
        ground: what the chart stands on; gaps between segments and halos take it.
        grid, axis, track: hair lines, the base line, and the empty part of a progress bar.
        quiet: the fill of points beside a highlighted one.
        series: fills by series; ``lines`` are the same hues, dark enough for a thin line.
        faces: a bundled font file by role.
        text, small, title: sizes in points.
        column_share: the columns' share of their slot.
        column_limit, bar_limit: the most that a column or bar is thick, in millimetres.
    """

    ink: Colour
    muted: Colour
    accent: Colour
    gold: Colour
    good: Colour
    bad: Colour
    ground: Colour
    grid: Colour
    axis: Colour
    track: Colour
    quiet: Colour
    series: tuple[Colour, ...]
    lines: tuple[Colour, ...]
    faces: Mapping[str, Path] = field(hash=False)
    text: float = 9
    small: float = 8
    title: float = 10.5
    column_share: float = 0.56
    column_limit: float = 13
    bar_limit: float = 7

    @classmethod
    def of(cls, theme: Theme, ground: str = "paper") -> ChartStyle:
        """The chart style of ``theme``; ``ground`` names the colour that the chart stands on.

        Raises:
            ThemeError: the theme lacks a colour or a font role.
        """
        base, hair, colour = theme.colour(ground), theme.colour("hair"), theme.colour
        return cls(
            ink=colour("ink"),
            muted=colour("muted"),
            accent=colour("accent"),
            gold=colour("gold"),
            good=colour("good"),
            bad=colour("bad"),
            ground=base,
            grid=mix(hair, base, 0.4),
            axis=mix(colour("muted"), base, 0.75),
            track=mix(hair, base, 0.45),
            quiet=mix(colour("navy"), base, 0.38),
            series=theme.series,
            lines=tuple(_readable(hue, base) for hue in theme.series),
            faces={role: resources.font(theme.font(role).bundled) for role in theme.fonts},
        )

    def fill(self, number: int) -> Colour:
        """The fill of series or slice ``number``; past the palette its colours come again, lighter."""
        round_, place = divmod(number, len(self.series))
        return mix(self.series[place], self.ground, 0.6**round_)

    def line(self, number: int) -> Colour:
        """The line colour of series ``number``."""
        return self.lines[number % len(self.lines)]

    def on(self, fill: Colour) -> Colour:
        """The colour of text on ``fill``: white or ink, whichever is read better."""
        return max(("FFFFFF", self.ink), key=lambda colour: contrast(colour, fill))

    def line_height(self, size: float) -> float:
        """The pitch of lines of ``size`` points, in millimetres."""
        return size * MM * 1.25


@lru_cache(maxsize=256)
def mix(colour: Colour, other: Colour, share: float) -> Colour:
    """``share`` of ``colour`` over ``other``.

    >>> mix("000000", "FFFFFF", 0.5)
    '808080'
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "".join(f"{int(one * share + two * (1 - share) + 0.5):02X}" for one, two in pairs)


@lru_cache(maxsize=256)
def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours by WCAG, from 1 to 21.

    >>> round(contrast("000000", "FFFFFF"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = (
        channel / 3294.6 if channel <= 10 else ((channel / 255 + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _channels(colour: Colour) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _readable(colour: Colour, ground: Colour) -> Colour:
    """``colour``, darkened until a thin line or small text of it is read on ``ground``."""
    for share in (1, 0.85, 0.7, 0.6, 0.5, 0.4):
        darker = mix(colour, "000000", share)
        if contrast(darker, ground) >= 3.6:
            return darker
    return darker
