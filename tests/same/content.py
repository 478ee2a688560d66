"""What both formats are read into: lines, tables and charts, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from .native import Shown

__all__ = ["Chart", "Content", "Line", "Table", "solid"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading, an item with its ordinal, a line of a card; ``contents`` lines bear pages."""

    text: str
    contents: bool = False

    @property
    def solid(self) -> str:
        """The text without blanks."""
        return solid(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data: the cells of its rows, those of its header first."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is to those who do not see it, and what it prints.

    Word knows what each text is (``shown``), PDF has all of it in the order of drawing (``text``).
    """

    alt: str
    text: str = ""
    shown: Shown | None = None


@dataclass(slots=True)
class Content:
    """A file's content in reading order; footnotes stand below the paragraph that has their marks."""

    parts: list[Line | Table | Chart] = field(default_factory=list)

    def of(self, kind: type) -> list:
        """The parts of one kind, in order."""
        return [part for part in self.parts if isinstance(part, kind)]


def solid(text: str) -> str:
    """Text without blanks: line breaks and gaps are each format's own."""
    return "".join(text.split())
