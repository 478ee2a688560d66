"""The set text of a footnote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..file.canvas import PageCanvas
from .lines import Line, TextLine

__all__ = ["NoteText"]


@dataclass(slots=True)
class NoteText:
    """Draws lines of a footnote, the first behind its mark."""

    label: Line
    lines: Sequence[Line]
    leading: float

    def __call__(self, canvas: PageCanvas, x: float, top: float, shown: range) -> None:
        for number in shown:
            if number == 0:
                TextLine(self.label, 0, self.leading)(canvas, x, top, self.leading)
            if number < len(self.lines):
                TextLine(self.lines[number], 0, self.leading)(canvas, x, top, self.leading)
            top -= self.leading
