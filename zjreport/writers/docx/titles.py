"""Titles with the line breaks that balance them, as an office would set them by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from ...layout.titles import title_lines
from ...runs import Run, Runs, text_of
from ...themes import TextStyle, Theme
from .estimate import gap_between
from .lengths import mm_of_points
from .widths import safe_width, text_width

__all__ = ["broken_caption", "broken_title"]

_BREAK = "\n"
# The width in ems of a sign in a Latin face.
_Measure = Callable[[str, str], float]


def broken_caption(title: Runs, style: TextStyle, theme: Theme, width: float, *, before: str = "") -> Runs:
    """As :func:`broken_title`, in the lines that the PDF has: measured in the face that is asked for.

    ``before`` is its number, which stands on the first line.  Captions are small and many: in a wider face
    one may run over, and none is broken otherwise for fear of it.
    """
    return _broken(title, style, theme, width, text_width, before)


def broken_title(title: Runs, style: TextStyle, theme: Theme, width: float) -> Runs:
    """A title with its line breaks; one with breaks of its own, or of one line, stays as it is.

    Lines hold even where a machine sets digits and letters in a wider face.
    """
    return _broken(title, style, theme, width, safe_width)


def _broken(
    title: Runs, style: TextStyle, theme: Theme, width: float, measure: _Measure, before: str = ""
) -> Runs:
    if _BREAK in text_of(title) or not title:
        return title
    text = before + text_of(title)
    latin = theme.font(style.font).latin
    widths = [
        measure(sign, latin) + gap_between(sign, text[place : place + 1], theme)
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
