"""The paragraph setter: runs in a style and a width become lines."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ...errors import ZjreportWarning
from ...runs import Role, Run
from ...themes import TextStyle, Theme
from .breaking import Breaker, balanced_breaks, least_cost_breaks
from .characters import clean
from .composing import Look, Spacing, Text, compose
from .embedding import FontBook
from .lines import Line, justify
from .words import price_words

__all__ = ["Setter"]

_POINTS_PER_MM = 72 / 25.4


class _Key(NamedTuple):
    """What decides a run's look, besides its style."""

    role: str
    figure: bool
    link: str | None


class Setter:
    """Sets the paragraphs of one document."""

    def __init__(self, theme: Theme, book: FontBook) -> None:
        self._theme = theme
        self._book = book
        # Kept with the style, whose identity is in the key: to hash a style takes longer than to set a word.
        self._looks: dict[tuple[int, _Key], tuple[TextStyle, Look]] = {}
        self._widths: dict[tuple[int, str], tuple[TextStyle, float]] = {}
        self._dropped: dict[str, None] = {}
        gap = theme.measures.get("latin_gap", 0.125)
        grid = theme.page.grid
        self._plain = Spacing(gap)
        self._grid = (
            Spacing(
                gap,
                theme.style("body").size,
                theme.page.text_width * _POINTS_PER_MM / grid.characters,
            )
            if grid
            else self._plain
        )

    def lines(
        self, runs: Iterable[Run], style: TextStyle, width: float, *, balanced: bool = False
    ) -> list[Line]:
        """The lines of a paragraph ``width`` points wide; none for no text.

        The style's indents count characters of its own size.  ``balanced`` makes lines of even
        length, as titles have them.
        """
        text = self.text(runs, style)
        if not text.signs:
            return []
        em = self._spacing(style).em(style.size)
        # A column of a few signs has no room for an indent of two.
        first_indent = min(style.indent, max(0.0, width / em - 3)) * em
        first, rest = width - first_indent, width - style.hang * em
        if style.align == "justify" or not balanced:
            spans = least_cost_breaks(text, first, rest, style.size, justified=style.align == "justify")
        else:
            price_words(text)
            spans = balanced_breaks(text, min(first, rest), style.size)
        breaker = Breaker(text)
        lines = []
        for number, (start, end) in enumerate(spans):
            indent = style.hang * em if number else first_indent
            full = style.align == "justify" and number < len(spans) - 1
            line = justify(breaker, start, end, width - indent, style.size, full=full)
            lines.append(_placed(line, style.align, width, indent))
        return lines

    def text(self, runs: Iterable[Run], style: TextStyle) -> Text:
        """The runs composed in a style."""
        pieces = []
        for run in runs:
            printed, dropped = clean(run.text)
            if dropped:
                self._dropped.update(dict.fromkeys(dropped))
            if printed:
                pieces.append((printed, self._look(run, style)))
        return compose(pieces, self._spacing(style))

    def width(self, runs: Iterable[Run], style: TextStyle) -> float:
        """The width of the runs on one line, in points."""
        kept = tuple(runs)
        if len(kept) != 1 or kept[0].role != Role.PLAIN or kept[0].provenance:
            return self.text(kept, style).natural_width()
        key = (id(style), kept[0].text)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = (style, self.text(kept, style).natural_width())
        return found[1]

    def warn(self) -> None:
        """Say once what could not be printed as it is."""
        if self._book.missing:
            signs = "".join(self._book.missing)
            warnings.warn(
                ZjreportWarning(f"no font has a glyph for {_named(signs)}: printed as 〓"), stacklevel=4
            )
        if self._dropped:
            signs = "".join(self._dropped)
            warnings.warn(
                ZjreportWarning(f"signs that cannot be printed were left out: {_codes(signs)}"), stacklevel=4
            )

    def _spacing(self, style: TextStyle) -> Spacing:
        on_grid = self._grid.pitch and abs(style.size - self._grid.cell) < 0.01
        return self._grid if on_grid else self._plain

    def _look(self, run: Run, style: TextStyle) -> Look:
        key = _Key(run.role, run.provenance is not None, run.link)
        found = self._looks.get((id(style), key))
        if found is None:
            found = self._looks[id(style), key] = (style, self._made(key, style))
        return found[1]

    def _made(self, key: _Key, style: TextStyle) -> Look:
        theme = self._theme
        look = theme.look(key.role)
        if style.figures and key.figure and key.role in (Role.PLAIN, Role.STRONG, Role.UNIT):
            look = theme.look(style.figures)
        role = look.font or style.font
        stroke = style.bold or look.bold
        if stroke and (heavy := theme.font(role).heavy):
            role, stroke = heavy, False
        return Look(
            self._book.role(role),
            style.size * look.scale,
            theme.colour(look.colour or style.colour),
            stroke,
            look.rise * style.size,
            key.link,
            key.role == Role.NOTE_MARK,
            key.figure,
        )


def _placed(line: Line, align: str, width: float, indent: float) -> Line:
    """The line moved to its place between the margins."""
    shift = indent
    if align == "center":
        shift = indent + (width - indent - line.width) / 2
    elif align == "right":
        shift = width - line.width - indent
    if shift:
        line = replace(line, places=[place + shift for place in line.places], width=line.width + shift)
    return line


def _named(signs: str) -> str:
    return "、".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)


def _codes(signs: str) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs)
