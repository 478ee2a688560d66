"""Marks put around the whole of what they mark, where typing has left them beside it.

Where a figure is typed over, programs leave the old mark around a part of the new one, let it take in
words that were typed beside it, or leave it empty: ``增长【6】.9%``, ``增长【6.9%左右】``.  A reader sees a
number with its unit, and so it is read here.  A mark around words alone marks nothing: its figure was
taken out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..indicators.units import unit_at
from ..runs import digit_groups
from ..writers.docx.record import Record
from ..writers.docx.spans import FigureRange
from .line import Line
from .paragraphs import Paragraph
from .prose.numbers import plain_digits

__all__ = ["settle"]

# Thousands are parted by commas or, as some type them, by thin blanks.
_NUMBER = re.compile(r"(?<![\d.])\d+(?:[,\u2009\u202f]\d{3})*(?:\.\d+)?")
_MINUS = "-−－"

_Extent = tuple[int, int]


def settle(paragraphs: Iterable[Paragraph], record: Record) -> bool:
    """Moves the marks of figures to where the figures are; whether any was moved."""
    texts = {mark.number: mark.text for mark in record.figures}
    moved = False
    for paragraph in paragraphs:
        places = [
            _extent(paragraph, at, texts.get(each.number, "")) for at, each in enumerate(paragraph.figures)
        ]
        # From the last to the first: those before keep their places.
        for figure, place in reversed(list(zip(paragraph.figures, places, strict=True))):
            if place != (figure.start, figure.end):
                Line(paragraph.element).mark(figure, *place)
                moved = True
    return moved


def _extent(paragraph: Paragraph, at: int, written: str) -> _Extent:
    """What the mark of a figure that was printed as ``written`` is to span of a paragraph."""
    figure = paragraph.figures[at]
    text = plain_digits(paragraph.text)
    own = (figure.start, figure.end)
    within = _written(text, own, written)
    if within is not None:
        return within
    groups = digit_groups(written)
    if len(groups) != 1:
        return own
    before, _, unit = written.partition(groups[0])
    found = _number(text, figure, _others(paragraph, at), (before, unit))
    if found is None:
        return _aside(text, own)
    return _start(text, found[0], before), _end(text, found[1], unit)


def _written(text: str, extent: _Extent, written: str) -> _Extent | None:
    """Where a figure stands as it was printed, once, within its mark, which may have been drawn wider."""
    start, end = extent
    found = [(each.start(), each.end()) for each in re.finditer(re.escape(written), text[start:end])]
    places = [(start + first, start + last) for first, last in found]
    alone = [place for place in places if _stands_alone(text, place)]
    return alone[0] if len(alone) == 1 else None


def _aside(text: str, extent: _Extent) -> _Extent:
    """The place of a mark that marks nothing: beside no number, which would be taken for its figure."""
    touched = {edge for match in _NUMBER.finditer(text) for edge in match.span()}
    place = next((edge for edge in extent if edge not in touched), extent[0])
    return place, place


def _stands_alone(text: str, extent: _Extent) -> bool:
    """Whether no digits touch a piece of text, but those of a name (PM2.5)."""
    start, end = extent
    around = [match for match in _NUMBER.finditer(text) if match.start() < end and start < match.end()]
    if not around:
        return True
    first, last = around[0].start(), around[-1].end()
    named = first < start and text[first - 1 : first].isascii() and text[first - 1 : first].isalpha()
    return (start <= first or named) and last <= end


def _others(paragraph: Paragraph, at: int) -> list[_Extent]:
    return [(each.start, each.end) for place, each in enumerate(paragraph.figures) if place != at]


def _number(
    text: str, figure: FigureRange, others: Sequence[_Extent], around: tuple[str, str]
) -> _Extent | None:
    """The number that a mark is about: within it, else beside it."""
    start, end = figure.start, figure.end
    left_over = set(text[start:end]) <= set("".join(around)) | set(" .,")
    if left_over:
        start, end = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
    near = [
        match.span()
        for match in _NUMBER.finditer(text)
        if (match.start() < end and start < match.end())
        or (left_over and start <= match.end() and match.start() <= end)
    ]
    free = [each for each in near if all(each[1] <= other[0] or other[1] <= each[0] for other in others)]
    within = [each for each in free if each[0] < end and start < each[1]]

    def rank(each: _Extent) -> tuple[bool, bool]:
        return each not in within, not text.startswith(around[1], each[1])

    return min(free, key=rank, default=None)


def _start(text: str, number: int, before: str) -> int:
    """Where a figure begins whose number begins at ``number``."""
    if before and text[:number].endswith(before):
        return number - len(before)
    is_signed = number == 1 or (number > 1 and before in _MINUS)
    return number - 1 if before != "" and is_signed and text[number - 1] in _MINUS else number


def _end(text: str, number: int, unit: str) -> int:
    """Where a figure ends whose number ends at ``number``: behind its unit, though it be another one."""
    if not unit:
        return number
    place = number
    while place < len(text) and unicodedata.category(text[place]) == "Zs":
        place += 1
    if text.startswith(unit, place):
        return place + len(unit)
    found = unit_at(text, place)
    return place + len(found) if found else number
