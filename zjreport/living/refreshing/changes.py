"""What a refresh has changed, and what it has left to the author."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from lxml import etree

from ..paragraphs import Paragraph
from ..remarks import Spot, spot_at

__all__ = ["Change", "Changes", "What", "as_csv"]

What = Literal["figure", "words", "paragraph", "row", "table", "chart", "left"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new in a file, or that was left as it is.

    Attributes:
        what: a ``figure``, ``words`` of a sentence, a ``paragraph`` or ``row`` that has come or gone or been
            moved, a ``table``, a ``chart``; ``left`` is what an author has to see to.
        old, new: what stood there and what stands there now; of what is ``left``: what stands there, and
            what the data say.
        spot: where it stood in the old file.
        name: what it is: the series and the category of a chart's value.
        reason: why it was left, or what is to be known of the change.
    """

    what: What
    old: str
    new: str
    spot: Spot = Spot()  # noqa: RUF009 - it is frozen
    name: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """The change in one line.

        >>> str(Change("figure", "6.3%", "6.1%", Spot(12, "一、工业")))
        'paragraph 12, under “一、工业”: “6.3%” → “6.1%”'
        """
        where = f"{self.spot}: " if str(self.spot) else ""
        name = f"{self.name} " if self.name else ""
        reason = f" ({self.reason})" if self.reason else ""
        if self.what == "left":
            says = f"; the data say “{self.new}”" if self.new else ""
            return f"{where}{name}left as it is: “{self.old}”{says}{reason}"
        if not self.old:
            said = f"new: “{self.new}”"
        elif not self.new:
            said = f"taken out: “{self.old}”"
        else:
            said = f"“{self.old}” → “{self.new}”"
        return f"{where}{name}{said}{reason}"


class Changes:
    """Takes down the changes of one file as they are made.

    Places are those of the old file, so they are taken from its paragraphs as they were read.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self._read = {each.element: each for each in paragraphs}
        self.made: list[Change] = []
        # What is said of a paragraph has to be said before it is changed.
        for each in self._read.values():
            _ = each.text, each.figures

    def near(self, element: etree._Element) -> Paragraph | None:
        """The paragraph that was read last before an element, where it stands now."""
        for before in element.itersiblings(preceding=True):
            found = [each for each in (before, *before.iter()) if each in self._read]
            if found:
                return self._read[found[-1]]
        parent = element.getparent()
        return self.near(parent) if parent is not None else None

    def add(
        self,
        what: What,
        old: str,
        new: str,
        paragraph: Paragraph | None = None,
        span: tuple[int, int] = (0, 0),
        *,
        name: str = "",
        reason: str = "",
    ) -> None:
        """Takes down a change at a place of the old file."""
        spot = spot_at(paragraph, *span) if paragraph else Spot()
        self.made.append(Change(what, " ".join(old.split()), " ".join(new.split()), spot, name, reason))

    def withdraw(self, paragraph: Paragraph) -> None:
        """Forgets what was done to a paragraph, which is put back as it was."""
        self.made = [
            each for each in self.made if each.what == "left" or each.spot.paragraph != paragraph.number
        ]

    def in_order(self) -> tuple[Change, ...]:
        """The changes in the order of the text."""
        return tuple(sorted(self.made, key=lambda change: change.spot.paragraph or 1_000_000))


_COLUMNS: Mapping[str, str] = {
    "what": "what",
    "old": "old",
    "new": "new",
    "name": "name",
    "reason": "reason",
}
_PLACES = tuple(field.name for field in fields(Spot))
# What Excel would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(changes: Iterable[Change]) -> bytes:
    """The changes as a table that Excel opens: UTF-8 with a mark, a line a change."""
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow((*_COLUMNS, *_PLACES))
    for change in changes:
        values = [getattr(change, name) for name in _COLUMNS]
        places = [getattr(change.spot, name) for name in _PLACES]
        table.writerow(_harmless(value) for value in (*values, *places))
    return stream.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    """A text that a spreadsheet takes for no formula; a number below zero is none."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    digits = value[1:].rstrip("%").replace(".", "", 1)
    return value if value[0] in "+-" and digits.isdecimal() else f"'{value}"
