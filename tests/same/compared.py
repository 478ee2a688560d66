"""What is found different between the Word file and the PDF of one briefing; nothing is what is hoped for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from .content import Chart, Content, Table, solid
from .differences import lines_of, unexplained

__all__ = ["differences"]


def differences(word: Content, pdf: Content) -> list[str]:
    """Every difference in text and order, in tables cell by cell, and in what charts print."""
    return [
        *_texts("".join(lines_of(word)), "".join(lines_of(pdf))),
        *_orders(word, pdf),
        *_tables(word.of(Table), pdf.of(Table)),
        *_charts(word.of(Chart), pdf.of(Chart)),
    ]


def _texts(word: str, pdf: str) -> Iterator[str]:
    """Where the running texts part; what is one line here may be two there."""
    if word == pdf:
        return
    for tag, a, b, c, d in difflib.SequenceMatcher(None, word, pdf, autojunk=False).get_opcodes():
        if tag != "equal":
            yield f"text behind “{word[max(a - 20, 0) : a]}”: Word has “{word[a:b]}”, PDF “{pdf[c:d]}”"


def _orders(word: Content, pdf: Content) -> Iterator[str]:
    """Tables and charts stand between the same texts."""
    before, after = _places(word), _places(pdf)
    if before != after:
        yield f"tables and charts behind so many signs of text: {before} in Word, {after} in PDF"


def _places(content: Content) -> list[tuple[str, int]]:
    found, so_far = [], 0
    for part in content.parts:
        if isinstance(part, Table | Chart):
            found.append((type(part).__name__, so_far))
        else:
            so_far += sum(map(len, lines_of(Content([part]))))
    return found


def _tables(word: Sequence[Table], pdf: Sequence[Table]) -> Iterator[str]:
    if len(word) != len(pdf):
        yield f"{len(word)} tables in Word, {len(pdf)} in PDF"
    for number, (one, other) in enumerate(zip(word, pdf, strict=False), 1):
        if len(one.rows) != len(other.rows):
            yield f"table {number}: {len(one.rows)} rows in Word, {len(other.rows)} in PDF"
        for place, (row, same) in enumerate(zip(one.rows, other.rows, strict=False), 1):
            if row != same:
                yield f"table {number}, row {place}: {row} in Word, {same} in PDF"


def _charts(word: Sequence[Chart], pdf: Sequence[Chart]) -> Iterator[str]:
    if len(word) != len(pdf):
        yield f"{len(word)} charts in Word, {len(pdf)} in PDF"
    for number, (one, other) in enumerate(zip(word, pdf, strict=False), 1):
        if one.alt != other.alt:
            yield f"chart {number}: described as “{one.alt}” in Word, as “{other.alt}” in PDF"
        yield from (f"chart {number}, {what}" for what in _printed(one, other))


def _printed(word: Chart, pdf: Chart) -> Iterator[str]:
    """Labels of one format alone, but for what :mod:`.differences` allows."""
    if word.shown is None:
        yield "is a picture in Word"
        return
    left = pdf.text
    for text in sorted(map(solid, (*word.shown.labels, *word.shown.texts)), key=len, reverse=True):
        if text not in left:
            yield f"“{text}” is in Word alone"
        left = left.replace(text, "\n", 1) if text else left
    if rest := unexplained(left, word.shown):
        yield f"“{rest}” is in PDF alone"
