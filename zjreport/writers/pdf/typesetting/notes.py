"""A footnote: its text, and the number that it gets when its page is known.

Marks are numerals in circles, counted anew on every page.  All of them are equally wide, so a line
is set before its number is known, and the numeral put in when the line is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ....runs import Run, Runs

__all__ = ["MARK", "Note", "NotePart", "circled", "depth_of", "parted", "plain_note", "whole"]

#: What stands for a mark until its number is known.
MARK = "①"
#: The first numerals of the three rows of numerals in circles, by what they count.
_ROWS = ((36, 0x32B1), (21, 0x3251), (1, 0x2460))
_LAST = 50


@dataclass(eq=False, slots=True)
class Note:
    """A footnote.

    Attributes:
        runs: its text.
        number: its number among the notes of its page, from 1; 0 as long as it is not known.
        page: the number of its page.
        lines: the depth of each of its set lines in points.
        draw: draws some of its lines: canvas, left edge, top edge, and the numbers of the lines.
    """

    runs: Runs
    number: int = 0
    page: int = 0
    lines: Sequence[float] = ()
    draw: Callable[[Any, float, float, range], None] | None = None

    @property
    def sign(self) -> str:
        """The numeral of its mark."""
        return circled(self.number)

    @property
    def key(self) -> str:
        """The key of the place where the note stands."""
        return f"note{self.page}-{self.number}"

    @property
    def mark_key(self) -> str:
        """The key of the place where its mark stands."""
        return f"mark{self.page}-{self.number}"


class NotePart(NamedTuple):
    """The lines of a note that stand on one page: the first of them, and their end."""

    note: Note
    first: int
    end: int

    @property
    def depth(self) -> float:
        """What they take up."""
        return sum(self.note.lines[self.first : self.end])


def whole(notes: Iterable[Note]) -> tuple[NotePart, ...]:
    """The notes with all their lines."""
    return tuple(NotePart(note, 0, len(note.lines)) for note in notes)


def depth_of(parts: Iterable[NotePart]) -> float:
    """What they take up, one below the other."""
    return sum(part.depth for part in parts)


def parted(parts: Sequence[NotePart], room: float) -> tuple[tuple[NotePart, ...], tuple[NotePart, ...]]:
    """What stands in a room of that depth, and what runs over to the next page."""
    shown: list[NotePart] = []
    for place, (note, first, end) in enumerate(parts):
        last = first
        while last < end and note.lines[last] <= room + 0.02:
            room -= note.lines[last]
            last += 1
        if last > first:
            shown.append(NotePart(note, first, last))
        if last < end:
            return tuple(shown), (NotePart(note, last, end), *parts[place + 1 :])
    return tuple(shown), ()


def circled(number: int) -> str:
    """A numeral in a circle.

    >>> circled(1), circled(21), circled(50)
    ('①', '㉑', '㊿')
    """
    number = min(max(number, 1), _LAST)
    return next(chr(code + number - first) for first, code in _ROWS if number >= first)


def plain_note(runs: Iterable[Run]) -> Runs:
    """The text of a note; a note of its own within it follows in brackets.

    >>> [run.text for run in plain_note([Run("快报数", note=(Run("未经核实"),))])]
    ['快报数', '（', '未经核实', '）']
    """
    found: list[Run] = []
    for run in runs:
        found.append(Run(run.text, run.role, run.provenance, run.link) if run.note else run)
        if run.note:
            found += [Run("（"), *plain_note(run.note), Run("）")]
    return tuple(found)
