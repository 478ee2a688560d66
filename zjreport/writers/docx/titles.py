"""Titles with the line breaks that balance them, as an office would set them by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...layout.titles import Span, title_lines
from ...runs import Run, Runs, text_of
from ...themes import TextStyle, Theme
from .estimate import gap_between
from .lengths import mm_of_points
from .widths import safe_width

__all__ = ["broken_title"]

_BREAK = "\n"


def broken_title(title: Runs, style: TextStyle, theme: Theme, width: float) -> Runs:
    """A title with its line breaks; one with breaks of its own, or of one line, stays as it is.

    Lines hold even where a machine sets digits and letters in a wider face.
    """
    text = text_of(title)
    if _BREAK in text:
        return title
    latin = theme.font(style.font).latin
    widths = [
        safe_width(sign, latin) + gap_between(sign, text[place : place + 1], theme)
        for place, sign in enumerate(text, 1)
    ]
    lines = title_lines(text, widths, width / mm_of_points(style.size), 1.0)
    return tuple(_with_breaks(title, lines)) if len(lines) > 1 else title


def _with_breaks(title: Runs, lines: Sequence[Span]) -> Iterator[Run]:
    """The runs cut where lines end; a blank there gives way to the break."""
    ends = {end for _, end in lines[:-1]}
    place = 0
    for run in title:
        start = 0
        for number in range(len(run.text)):
            if place + number + 1 in ends:
                yield from _piece(replace(run, note=()), run.text[start : number + 1].rstrip(" \u3000"))
                yield Run(_BREAK)
                start = number + 1
        yield from _piece(run, run.text[start:])
        place += len(run.text)


def _piece(run: Run, text: str) -> Iterator[Run]:
    if text or run.note:
        yield run if text == run.text else replace(run, text=text)
