"""Finished pages read back: their cards, their texts, and what is left at their feet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber

from zjreport.themes import Theme

MM = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """A box in points from the paper's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True)
class Sheet:
    """One page: the fills of its text block that may be cards, and its characters."""

    cards: Sequence[Box]
    chars: Sequence[dict[str, Any]]
    width: float
    height: float

    def lines(self) -> list[str]:
        """The texts from the head down."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for char in self.chars:
            rows.setdefault(round(char["bottom"]), []).append(char)
        return ["".join(char["text"] for char in rows[row]) for row in sorted(rows)]


def sheets(data: bytes, theme: Theme) -> list[Sheet]:
    """The pages of a file; on each only what stands in the text block."""
    page = theme.page
    head, foot = page.top * MM, (page.height - page.bottom) * MM
    found = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for sheet in pdf.pages:
            shapes = [
                Box(o["x0"], o["top"], o["x1"], o["bottom"])
                for o in (*sheet.rects, *sheet.curves)
                if o["fill"]
            ]
            cards = [
                box
                for box in shapes
                if box.width > 50 * MM
                and box.bottom - box.top > 9 * MM
                and box.top >= head - 1
                and box.bottom <= foot + 1
            ]
            chars = [char for char in sheet.chars if char["bottom"] < foot + 4]
            found.append(Sheet(cards, chars, float(sheet.width), float(sheet.height)))
    return found


def hole(sheet: Sheet, theme: Theme) -> float:
    """What is left empty at the foot of the text block, in mm."""
    foot = (theme.page.height - theme.page.bottom) * MM
    lowest = max([box.bottom for box in sheet.cards] + [char["bottom"] for char in sheet.chars], default=0)
    return (foot - lowest) / MM
