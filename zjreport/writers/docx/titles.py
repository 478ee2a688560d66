"""Titles with the line breaks that balance them, as an office would set them by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from ...layout.titles import title_lines
from ...runs import Run, Runs, text_of
from ...themes import TextStyle, Theme
from .estimate import gap_between, set_width
from .lengths import mm_of_points
from .widths import safe_width

__all__ = ["broken_caption", "broken_title"]

_BREAK = "\n"


def broken_caption(title: Runs, style: TextStyle, theme: Theme, width: float, *, before: str = "") -> Runs:
    """As :func:`broken_title`; but what goes on one line in the face asked for stays on it, as in the PDF.

    Captions are small and many: in a wider face one may run over, and none is broken for fear of it.
    """
    fits = set_width(before + text_of(title), style, theme) * mm_of_points(style.size) <= width
    return title if fits else broken_title(title, style, theme, width, before=before)


def broken_title(title: Runs, style: TextStyle, theme: Theme, width: float, *, before: str = "") -> Runs:
    """A title with its line breaks; one with breaks of its own, or of one line, stays as it is.

    ``before`` is its number, which stands on the first line.  Lines hold even where a machine sets digits
    and letters in a wider face.
    """
    if _BREAK in text_of(title) or not title:
        return title
    text = before + text_of(title)
    latin = theme.font(style.font).latin
    widths = [
        safe_width(sign, latin) + gap_between(sign, text[place : place + 1], theme)
        for place, sign in enumerate(text, 1)
    ]
    lines = title_lines(text, widths, width / mm_of_points(style.size), 1.0)
    ends = [end - len(before) for _, end in lines[:-1]]
    return tuple(_with_breaks(title, [end for end in ends if end > 0]))


def _with_breaks(title: Runs, ends: Collection[int]) -> Iterator[Run]:
    """The runs cut where lines end; a blank there gives way to the break."""
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
